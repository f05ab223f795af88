"""`wsoa chase`: one message a person, as text, as files of mail, and through a real mail server."""

import email
import json
import re
import socket
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses
from pathlib import Path
from threading import Thread

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from hypothesis import given
from hypothesis import strategies as st

from folders import Folder, Ran
from wsoa_cli.render.eml import mailbox
from wsoa_cli.render.safe import safe

Wsoa = Callable[..., Ran]

HEAD = """\
posts:
  - {id: director, title: Director, organisation: council, holder: Ada Northgate, email: ada@northshire.example}
  - {id: head-of-sen, title: Head of SEN, organisation: council, holder: Ben Westbury, email: ben@northshire.example}
  - {id: nurse, title: Chief Nurse, organisation: council}
decisions: [{id: D1, board: send-board, title: Pay for it, due: 2020-01-20}]
"""
FILE = """\
actions:
  - {id: 1.1, title: Agree one plan, lead: [head-of-sen], status: in_progress, start: 2019-06, due: 2019-12}
  - {id: 1.2, title: Train all schools, lead: [head-of-sen], status: not_started, due: 2020-01-20, needs: [D1]}
  - {id: 1.3, title: Ask families, lead: [nurse], status: in_progress, start: 2019-06, due: 2020-12}
  - {id: 1.4, title: In good time, lead: [director], status: not_started, due: 2020-12}
measures:
  - id: M1
    title: Plans in time
    unit: percent
    better: higher
    owner: director
    frequency: monthly
    readings: [{date: 2019-09-30, value: 47}]
"""


@pytest.fixture
def plan(folder: Folder) -> Folder:
    return folder.plan(more=HEAD).workstream(FILE)


with_a_plan = pytest.mark.usefixtures("plan")


def steps(ran: Ran) -> dict[str, list[tuple[str, str]]]:
    """By recipient, what each step is about, and in which section it stands."""
    found = json.loads(ran.out)["messages"]
    return {one["to"]["id"]: [(step["section"], step["id"]) for step in one["steps"]] for one in found}


@with_a_plan
def test_each_person_gets_what_falls_to_them_now_and_nobody_else_gets_any(wsoa: Wsoa) -> None:
    expected = {
        "nurse": [("missing", "1.3")],
        "director": [("missing", "M1")],
        "head-of-sen": [("overdue", "1.1"), ("due_soon", "1.2"), ("missing", "1.1"), ("waiting", "D1")],
    }
    assert expected == steps(wsoa("chase", "--format", "json"))


@with_a_plan
def test_one_post_is_chased_alone_by_its_id_title_or_holder(wsoa: Wsoa) -> None:
    for asked in ("head-of-sen", "Head of SEN", "westbury"):
        assert ["head-of-sen"] == list(steps(wsoa("chase", "--lead", asked, "--format", "json")))


@with_a_plan
def test_a_post_that_is_not_there_is_refused_and_one_with_nothing_to_do_is_not(wsoa: Wsoa) -> None:
    ran = wsoa("chase", "--lead", "head-of-sne")
    assert (2, "head-of-sen" in ran.err) == (ran.code, True)
    ran = wsoa("chase", "--lead", "director", today="2019-10-01")
    assert (0, "Nobody has to be written to on 2019-10-01.\n") == (ran.code, ran.out)


@with_a_plan
def test_the_message_greets_tells_what_presses_and_what_to_type(wsoa: Wsoa) -> None:
    expected = """\
To: Head of SEN (Ben Westbury) <ben@northshire.example>
Subject: Improvement plan of Northshire: 1 overdue, 1 due soon, 1 missing, 1
    waiting for others (2020-01-06)

Dear Ben Westbury,

This is what Improvement plan of Northshire asks of Head of SEN as of
2020-01-06.

Overdue
-------
1.1 Deliver it, or agree a new date: Agree one plan
    by 2019-12-31: 6 days late
"""
    assert wsoa("chase", "--lead", "head-of-sen").out.startswith(expected)
    assert '    then: wsoa deliver 1.1 --evidence "…"' in wsoa("chase", "--lead", "head-of-sen").out


def test_a_date_that_binds_the_plan_is_written_to_who_is_accountable_and_not_to_every_lead(folder: Folder, wsoa: Wsoa) -> None:
    deadline = "deadlines: [{id: publish, title: Publish it, kind: statutory, due: 2020-01-20}]\n"
    folder.plan(more=HEAD + deadline).workstream(FILE)
    found = steps(wsoa("chase", "--format", "json"))
    assert ["director"] == [one for one, told in found.items() if ("due_soon", "publish") in told]


def test_the_same_post_in_two_plans_gets_one_message_and_another_holder_one_of_their_own(folder: Folder, wsoa: Wsoa) -> None:
    for name in ("north", "south"):
        folder.plan(name, more=HEAD).workstream(FILE, plan_id=name)
    folder.plan("west", more=HEAD.replace("Ben Westbury", "Cas Eastleigh")).workstream(FILE, plan_id="west")
    found = json.loads(wsoa("chase", "--lead", "head-of-sen", "--format", "json").out)["messages"]
    told = {one["to"]["holder"]: {step["plan"] for step in one["steps"]} for one in found}
    assert {"Ben Westbury": {"north", "south"}, "Cas Eastleigh": {"west"}} == told
    assert "then: wsoa deliver north:1.1" in wsoa("chase", "--lead", "westbury").out


def test_a_closed_plan_chases_nobody(folder: Folder, wsoa: Wsoa) -> None:
    folder.plan(more=f"{HEAD}stage: closed\n").workstream(FILE)
    assert "Nobody has to be written to on 2020-01-06.\n" == wsoa("chase").out


STARTS = """\
actions:
  - {id: 1.1, title: Begin in time, lead: [nurse], status: not_started, start: 2020-01, due: 2020-12}
  - {id: 1.2, title: Should have begun, lead: [nurse], status: not_started, start: 2019-11, due: 2020-12}
"""


def test_what_may_begin_is_not_missing_and_needs_a_new_date_only_once_its_start_has_passed(folder: Folder, wsoa: Wsoa) -> None:
    folder.plan(more=HEAD).workstream(STARTS)
    assert {"nurse": [("to_start", "1.2"), ("to_start", "1.1")]} == steps(wsoa("chase", "--format", "json"))
    out = wsoa("chase").out
    assert "Subject: Improvement plan of Northshire: 2 to start (2020-01-06)\n" in out
    assert "1.1 Start it: Begin in time\n" in out
    assert "1.2 Start it, or agree a new date: Should have begun\n" in out


def test_who_is_asked_by_two_plans_is_told_which_asks_what(folder: Folder, wsoa: Wsoa) -> None:
    for name, title in (("north", "Plan of the north"), ("south", "Plan of the south")):
        folder.plan(name, more=f"title: {title}\n{HEAD}").workstream(STARTS, plan_id=name)
    out = wsoa("chase").out
    assert "Subject: Plan of the north and 1 more: 4 to start (2020-01-06)\n" in out
    assert "This is what Plan of the north and Plan of the south ask of Chief Nurse" in out
    assert "    Plan of the south\n" in out
    assert "| Plan of the south | Start it: Begin in time |" in wsoa("chase", "--format", "markdown").out


@with_a_plan
def test_a_command_stands_on_the_terminal_and_in_no_letter(wsoa: Wsoa) -> None:
    assert "wsoa deliver 1.1" in wsoa("chase").out
    assert "wsoa " not in wsoa("chase", "--format", "markdown").out


# as files of mail


def read(folder: Path, name: str) -> EmailMessage:
    return email.message_from_bytes((folder / name).read_bytes(), policy=default)


@with_a_plan
def test_a_file_of_mail_is_a_draft_in_text_and_as_a_page(wsoa: Wsoa, tmp_path: Path) -> None:
    ran = wsoa("chase", "--out", str(tmp_path / "out"))
    assert ["2020-01-06-director.eml", "2020-01-06-head-of-sen.eml", "2020-01-06-nurse.eml"] == sorted(
        path.name for path in (tmp_path / "out").iterdir()
    )
    mail = read(tmp_path / "out", "2020-01-06-head-of-sen.eml")
    expected = {
        "Subject": "Improvement plan of Northshire: 1 overdue, 1 due soon, 1 missing, 1 waiting for others (2020-01-06)",
        "To": '"Head of SEN (Ben Westbury)" <ben@northshire.example>',
        "From": None,
        "X-Unsent": "1",
        "Date": "Mon, 06 Jan 2020 09:00:00 +0000",
    }
    assert expected == {name: mail[name] for name in expected}
    text, page = mail.iter_parts()
    assert ("text/plain", "text/html") == (text.get_content_type(), page.get_content_type())
    assert "Dear Ben Westbury," in text.get_content()
    assert (False, False) == ("wsoa " in text.get_content(), "wsoa deliver" in page.get_content())
    assert "<h2>Overdue</h2>" in page.get_content()
    assert "note: Chief Nurse has no address: wsoa set nurse email=ADDRESS\n" in ran.err


def test_no_message_takes_the_file_of_another_however_their_posts_are_named(folder: Folder, wsoa: Wsoa, tmp_path: Path) -> None:
    file = FILE.replace("lead: [head-of-sen]", "lead: [head, head-2, head.]")
    for name in ("north", "south"):
        posts = f"{{id: head, title: Head, holder: Head of {name}}}, {{id: head-2, title: Another}}, {{id: head., title: Last}}"
        folder.plan(name, more=f"posts: [{posts}, {{id: nurse, title: Nurse}}]\n").workstream(file, plan_id=name)
    wsoa("chase", "--out", str(tmp_path / "out"))
    mails = [read(tmp_path / "out", path.name) for path in (tmp_path / "out").iterdir()]
    told = "".join(next(mail.iter_parts()).get_content() for mail in mails)
    assert ["Another", "Head of north", "Head of south", "Last", "Nurse", "director"] == sorted(re.findall("Dear (.*),", told))


@with_a_plan
def test_the_same_day_gives_the_same_bytes(wsoa: Wsoa, tmp_path: Path) -> None:
    contents = []
    for _ in range(2):
        wsoa("chase", "--out", str(tmp_path / "out"))
        contents.append({path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()})
    assert contents[0] == contents[1]


@with_a_plan
def test_a_file_that_is_not_ours_is_left_and_nothing_is_written(wsoa: Wsoa, tmp_path: Path) -> None:
    (tmp_path / "2020-01-06-nurse.eml").write_text("Subject: mine\n\nX-Wsoa: chase\n", encoding="utf-8", newline="\r\n")
    ran = wsoa("chase", "--out", str(tmp_path))
    assert (3, "is not a message that wsoa wrote" in ran.err) == (ran.code, True)
    assert ["2020-01-06-nurse.eml"] == [path.name for path in tmp_path.glob("*.eml")]


HOSTILE = r"Bcc\r\nBcc: all@b.example\n\n<script>x</script> \u202e\u2028 =?utf-8?q?a?= 'q' <a@b.example>, ::error::x"


def test_no_word_of_a_plan_becomes_a_header_or_markup(folder: Folder, wsoa: Wsoa, tmp_path: Path) -> None:
    head = HEAD.replace("title: Head of SEN", f'title: "{HOSTILE}"').replace("holder: Ben Westbury", f'holder: "{HOSTILE}"')
    folder.plan(more=head).workstream(FILE.replace("title: Agree one plan", f'title: "{HOSTILE}"'))
    assert 0 == wsoa("chase", "--lead", "head-of-sen", "--out", str(tmp_path / "out")).code
    mail = read(tmp_path / "out", "2020-01-06-head-of-sen.eml")
    assert ["Subject", "To", "X-Unsent", "Date", "Message-ID", "X-Wsoa", "MIME-Version", "Content-Type"] == mail.keys()
    assert ["ben@northshire.example"] == [address.addr_spec for address in mail["To"].addresses]
    page = list(mail.iter_parts())[1].get_content()
    assert "<script" not in page


TITLES = (
    "evil@evil.example, Head of Special Educational Needs and Disabilities for the whole county",
    f"Head of SEND ({'a' * 39} <evil@evil.example>, {'b' * 90})",
    'Head of "SEND", \\ <evil@evil.example>; Education, Health, Care, Transport and everything that is left',
    "é" * 10_000,
)


@pytest.mark.parametrize("title", TITLES)
def test_a_long_title_is_no_recipient_and_ends_no_header(title: str, folder: Folder, wsoa: Wsoa, tmp_path: Path) -> None:
    folder.plan(more=HEAD.replace("title: Head of SEN", f"title: {json.dumps(title)}")).workstream(FILE)
    wsoa("chase", "--lead", "head-of-sen", "--out", str(tmp_path / "out"))
    (path,) = (tmp_path / "out").iterdir()
    headers, _, _ = path.read_bytes().partition(b"\r\n\r\n")
    assert b"\nContent-Type: multipart/alternative" in headers
    assert 78 >= max(map(len, headers.split(b"\r\n")))
    assert ["ben@northshire.example"] == [one for _, one in getaddresses([email.message_from_bytes(path.read_bytes())["To"]])]


@given(name=st.text(), tail=st.text(alphabet='ab ,;:<>()[]@\\".=?\r\n\u2028é', max_size=200))
def test_whatever_a_post_is_called_there_is_one_address(name: str, tail: str) -> None:
    written = mailbox(name + tail, "ben@northshire.example").encode("ascii")
    read = email.message_from_bytes(b"To: " + written + b"\r\nX-Wsoa: chase\r\n\r\nDear", policy=default)
    told, shown = safe(name + tail).split(), read["To"].addresses[0].display_name
    assert (["To", "X-Wsoa"], "Dear") == (read.keys(), read.get_content())
    assert ["ben@northshire.example"] == [one for _, one in getaddresses([written.decode()])]
    assert ["ben@northshire.example"] == [one.addr_spec for one in read["To"].addresses]
    assert "".join(told).startswith("".join(shown.split()).removesuffix("…"))


@pytest.mark.parametrize(
    "wrong",
    [
        "Ben <ben@example.org>",
        "ben",
        "ben@example",
        "a@b.example, c@d.example",
        "bén@example.org",
        "jo..smith@example.org",
        ".jo@example.org",
        "jo.@example.org",
        "jo@-example.org",
        f"{'b' * 65}@example.org",
    ],
)
def test_an_address_is_one_address_alone(wrong: str, folder: Folder, wsoa: Wsoa) -> None:
    folder.plan(more=HEAD.replace("ben@northshire.example", f'"{wrong}"')).workstream(FILE)
    assert "is not a plain email address" in " ".join(wsoa("check").out.split())


# through a server


class Postbox:
    """What a mail server takes, and whom it refuses."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, list[str], bytes]] = []
        self.refused: set[str] = set()
        self.most: int | None = None
        """How many messages go over one connection."""
        self.hangs_up_after: int | None = None
        """After how many messages it ends the connection without a word."""
        self.over_one: dict[Session, int] = {}

    async def handle_RCPT(self, _server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]) -> str:  # noqa: N802 - the server calls it so
        if address in self.refused:
            return "550 no such person"
        if self.most is not None and self.over_one.get(session, 0) >= self.most:
            return "421 enough for now"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content
        assert isinstance(content, bytes)
        self.taken.append((str(envelope.mail_from), list(envelope.rcpt_tos), content))
        self.over_one[session] = self.over_one.get(session, 0) + 1
        if len(self.taken) == self.hangs_up_after and server.transport:
            server.transport.close()
        return "250 OK"


@pytest.fixture
def postbox() -> Postbox:
    return Postbox()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def server(postbox: Postbox) -> Iterator[str]:
    """A real mail server on this machine that lets in who knows the word."""

    def knows(_server: object, _session: object, _envelope: object, _mechanism: str, data: object) -> AuthResult:
        return AuthResult(
            success=isinstance(data, LoginPassword) and (data.login, data.password) == (b"me", b"the word"), handled=False
        )

    controller = Controller(
        postbox, hostname="127.0.0.1", port=free_port(), authenticator=knows, auth_require_tls=False, auth_required=False
    )
    controller.start()
    yield f"127.0.0.1:{controller.port}"
    controller.stop()


PLAN = "Improvement plan of Northshire"
SENDER = ("--from", "send@northshire.example")


@with_a_plan
def test_nothing_is_sent_before_it_is_asked_for(wsoa: Wsoa, server: str, postbox: Postbox) -> None:
    ran = wsoa("chase", "--smtp", server, *SENDER)
    expected = [
        f"would send to ada@northshire.example: {PLAN}: 1 missing (2020-01-06)",
        f"would send to ben@northshire.example: {PLAN}: 1 overdue, 1 due soon, 1 missing, 1 waiting for others (2020-01-06)",
    ]
    assert (0, expected, []) == (ran.code, ran.out.splitlines(), postbox.taken)
    assert "note: nothing was sent; --send sends\n" in ran.err


@with_a_plan
def test_each_message_goes_to_its_recipient_alone(wsoa: Wsoa, server: str, postbox: Postbox) -> None:
    ran = wsoa("chase", "--smtp", server, *SENDER, "--send")
    expected = ["ada@northshire.example", "ben@northshire.example"]
    assert [("send@northshire.example", [one]) for one in expected] == [taken[:2] for taken in postbox.taken]
    assert expected == [
        email.message_from_bytes(taken[2], policy=default)["To"].addresses[0].addr_spec for taken in postbox.taken
    ]
    assert [f"sent to {one}" for one in expected] == ran.out.splitlines()
    assert 3 == ran.code  # the nurse has no address


@with_a_plan
def test_who_is_refused_stops_nobody_else_and_is_named(wsoa: Wsoa, server: str, postbox: Postbox) -> None:
    postbox.refused.add("ada@northshire.example")
    ran = wsoa("chase", "--smtp", server, *SENDER, "--send")
    assert ["not sent to ada@northshire.example: 550 no such person", "sent to ben@northshire.example"] == ran.out.splitlines()
    assert [["ben@northshire.example"]] == [taken[1] for taken in postbox.taken]
    assert 3 == ran.code


@with_a_plan
def test_a_server_that_takes_one_message_a_connection_gets_every_message(wsoa: Wsoa, server: str, postbox: Postbox) -> None:
    postbox.most = 1
    ran = wsoa("chase", "--smtp", server, *SENDER, "--send")
    expected = ["ada@northshire.example", "ben@northshire.example"]
    assert [f"sent to {one}" for one in expected] == ran.out.splitlines()
    assert [[one] for one in expected] == [taken[1] for taken in postbox.taken]


@with_a_plan
def test_a_server_that_takes_none_is_asked_once_for_each_and_what_it_said_is_told(
    wsoa: Wsoa, server: str, postbox: Postbox
) -> None:
    postbox.most = 0
    ran = wsoa("chase", "--smtp", server, *SENDER, "--send")
    assert (3, []) == (ran.code, postbox.taken)
    assert [f"not sent to {one}@northshire.example: 421 enough for now" for one in ("ada", "ben")] == ran.out.splitlines()


@with_a_plan
def test_a_message_that_was_handed_over_without_an_answer_may_have_been_sent(wsoa: Wsoa, server: str, postbox: Postbox) -> None:
    postbox.hangs_up_after = 1
    ran = wsoa("chase", "--smtp", server, *SENDER, "--send")
    first, second = ran.out.splitlines()
    assert first.startswith("may have been sent to ada@northshire.example: ")
    assert "sent to ben@northshire.example" == second
    assert (3, 2) == (ran.code, len(postbox.taken))


@with_a_plan
def test_what_no_server_can_do_is_no_fault_of_ours(wsoa: Wsoa, server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for host in ("..", "a" * 300):
        ran = wsoa("chase", "--smtp", f"{host}:25", *SENDER, "--send")
        assert (2, True) == (ran.code, "names no server" in ran.err)
    monkeypatch.setenv("WSOA_SMTP_USER", "me")
    monkeypatch.setenv("WSOA_SMTP_PASSWORD", "the wörd")
    ran = wsoa("chase", "--smtp", server, *SENDER, "--send")
    assert (3, True) == (ran.code, "has a letter that cannot be sent to every server" in ran.err)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param(["220 here", "250-here\r\n250 AUTH CRAM-MD5", "334 abc"], "that nobody understands", id="a challenge"),
        pytest.param(["421 enough\r\n for now"], "cannot be reached: 421 enough", id="no greeting"),
    ],
)
@with_a_plan
def test_a_server_that_talks_nonsense(wsoa: Wsoa, monkeypatch: pytest.MonkeyPatch, said: list[str], told: str) -> None:
    monkeypatch.setenv("WSOA_SMTP_USER", "me")
    monkeypatch.setenv("WSOA_SMTP_PASSWORD", "the word")
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            one, _ = listening.accept()
            with one, one.makefile("rb") as asked:
                for line in said:
                    one.sendall(f"{line}\r\n".encode())
                    asked.readline()

        Thread(target=answer, daemon=True).start()
        ran = wsoa("chase", "--smtp", f"127.0.0.1:{listening.getsockname()[1]}", *SENDER, "--send")
    assert (3, True, False) == (ran.code, told in ran.err, "(421" in ran.err)


@with_a_plan
def test_a_password_comes_from_the_environment_alone(
    wsoa: Wsoa, server: str, postbox: Postbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WSOA_SMTP_USER", "me")
    monkeypatch.setenv("WSOA_SMTP_PASSWORD", "another word")
    ran = wsoa("chase", "--smtp", server, *SENDER, "--send")
    assert (3, []) == (ran.code, postbox.taken)
    assert "does not let us in" in ran.err
    assert "another word" not in ran.out + ran.err
    monkeypatch.setenv("WSOA_SMTP_PASSWORD", "the word")
    wsoa("chase", "--smtp", server, *SENDER, "--send")
    assert 2 == len(postbox.taken)


@with_a_plan
def test_a_server_that_is_not_there_is_said_to_be(wsoa: Wsoa) -> None:
    ran = wsoa("chase", "--smtp", f"127.0.0.1:{free_port()}", *SENDER, "--send")
    assert (3, "cannot be reached" in ran.err, "nothing was sent" in ran.err) == (ran.code, True, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--send",), "--send needs a server"),
        (("--smtp", "localhost:25"), "--smtp needs the address that writes"),
        (("--smtp", "localhost", *SENDER), "names no server"),
        (("--smtp", "localhost:99999", *SENDER), "names no server"),
        (("--smtp", "localhost:25", "--out", "there", *SENDER), "exclude each other"),
        (("--out", "there", "--from", "nobody"), "is not a plain email address"),
        (("--out", "there", "--from", "no..body@example.org"), "is not a plain email address"),
    ],
)
@with_a_plan
def test_what_makes_no_sense_is_refused(words: tuple[str, ...], told: str, wsoa: Wsoa) -> None:
    ran = wsoa("chase", *words)
    assert (2, True) == (ran.code, told in " ".join(ran.err.split()))
