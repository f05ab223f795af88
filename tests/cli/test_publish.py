"""`wsoa publish`: what it writes, what it refuses, and what it says."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from folders import Folder, Ran
from repositories import Repository
from secrets_in_plans import secret_plan
from sites import content_of, rich_plan
from wsoa_cli.store.site import MARK

Run = Callable[..., Ran]

ELECTION = """
restricted_periods:
  - {id: local-2020, title: Local elections, start: 2020-01-01, end: 2020-01-10, restricts: [publication]}
  - {id: next, title: Another poll, start: 2020-01-11, end: 2020-01-20}
"""


def test_it_says_what_it_wrote(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    rich_plan(folder)
    ran = wsoa("publish", "--out", str(tmp_path / "site"))
    assert Ran(0, "", f"wrote {tmp_path}/site: 1 plan, 16 files\n") == ran
    assert 17 == len(content_of(tmp_path / "site"))


def test_only_the_plans_that_were_named_are_published(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    for plan in ("east", "north", "south"):
        folder.plan(plan).workstream(plan_id=plan)
    assert wsoa("publish", "north", "EAST", "north", "--out", str(tmp_path / "site")).code == 0
    assert {"east", "north"} == {path.split("/")[1] for path in content_of(tmp_path / "site") if path.startswith("plans/")}
    assert (
        wsoa("publish", "nort", "--out", str(tmp_path / "site")).err == "wsoa: there is no plan nort\n  did you mean north?\n"
    )


def test_a_folder_that_is_not_ours_is_refused(wsoa: Run, folder: Folder) -> None:
    folder.plan().workstream()
    ran = wsoa("publish", "--out", str(folder.root))
    assert 3 == ran.code
    assert f"wsoa: {folder.root} holds north and no {MARK}, which wsoa did not write there\n" in ran.err
    assert ["north/plan.yaml", "north/workstreams/1.yaml"] == list(content_of(folder.root))


@pytest.mark.parametrize("words", [[], ["--out", "x", "--serve"]], ids=["neither", "both"])
def test_either_a_folder_or_the_preview_is_asked_for(wsoa: Run, folder: Folder, words: list[str]) -> None:
    folder.plan()
    ran = wsoa("publish", *words)
    assert (2, "wsoa: publish needs either --out or --serve") == (ran.code, ran.err.splitlines()[0])


def test_inside_a_period_that_holds_publication_back_nothing_is_written(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    folder.plan(more=ELECTION).workstream()
    ran = wsoa("publish", "--out", str(tmp_path / "site"), today="2020-01-06")
    assert ran.err == (
        "wsoa: north is not published on 2020-01-06: Local elections (local-2020), 2020-01-01 to 2020-01-10, "
        "holds publication back\n"
        "  the first free day is 2020-01-21; --despite REASON publishes all the same, and keeps the reason\n"
    )
    assert (1, False) == (ran.code, (tmp_path / "site").exists())
    assert 0 == wsoa("publish", "--out", str(tmp_path / "site"), today="2020-01-21").code


@pytest.mark.parametrize(
    ("day", "code"),
    [("2019-12-31", 0), ("2020-01-01", 1), ("2020-01-10", 1), ("2020-01-11", 1), ("2020-01-20", 1), ("2020-01-21", 0)],
    ids=["the day before", "the first day", "the last day", "the next period", "its last day", "the day after"],
)
def test_a_period_holds_back_from_its_first_day_to_its_last(
    wsoa: Run, folder: Folder, tmp_path: Path, day: str, code: int
) -> None:
    folder.plan(more=ELECTION).workstream()
    assert code == wsoa("publish", "--out", str(tmp_path / "site"), today=day).code
    assert (tmp_path / "site").exists() == (code == 0)


def test_a_reason_publishes_all_the_same_and_is_kept_beside_the_site(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    folder.plan(more=ELECTION).workstream()
    ran = wsoa("publish", "--out", str(tmp_path / "site"), "--despite", "The law asks for it", today="2020-01-06")
    assert ran.code == 0
    assert "note: north is published despite Local elections: The law asks for it\n" in ran.err
    period = {"plan": "north", "period": "local-2020", "until": "2020-01-10"}
    assert [period] == json.loads((tmp_path / "site" / MARK).read_bytes())["despite"]
    assert not any(b"The law asks for it" in content for content in content_of(tmp_path / "site").values())
    wsoa("publish", "--out", str(tmp_path / "site"), "--despite", "Once more", today="2020-01-07")
    kept = (tmp_path / "site.despite.jsonl").read_text(encoding="utf-8").splitlines()
    assert [
        period | {"on": "2020-01-06", "reason": "The law asks for it"},
        period | {"on": "2020-01-07", "reason": "Once more"},
    ] == list(map(json.loads, kept))


def test_where_the_reason_cannot_be_kept_nothing_is_published(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    folder.plan(more=ELECTION).workstream()
    (tmp_path / "site.despite.jsonl").mkdir()
    ran = wsoa("publish", "--out", str(tmp_path / "site"), "--despite", "The law asks for it", today="2020-01-06")
    assert (3, False) == (ran.code, (tmp_path / "site").exists())


def test_a_reason_has_words(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    folder.plan(more=ELECTION)
    assert 2 == wsoa("publish", "--out", str(tmp_path / "site"), "--despite", " ").code


def test_a_period_that_restricts_something_else_holds_nothing_back(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    folder.plan(more=ELECTION.replace("[publication]", "[recruitment]")).workstream()
    assert 0 == wsoa("publish", "--out", str(tmp_path / "site"), today="2020-01-06").code


def test_a_plan_with_a_fault_is_not_published_because_the_fault_may_be_who_may_see_it(
    wsoa: Run, folder: Folder, tmp_path: Path
) -> None:
    folder.plan().workstream("actions:\n  - {id: 1.1, title: Close the unit, status: in_progress, audience: bord}\n")
    ran = wsoa("publish", "--out", str(tmp_path / "site"))
    assert (3, False) == (ran.code, (tmp_path / "site").exists())
    assert "north cannot be published: " in ran.err
    assert "1.yaml:6:" in ran.err
    assert "wsoa check north lists every fault" in ran.err


def test_a_plan_whose_public_words_tell_what_is_not_public_is_not_published(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    plan = secret_plan()
    ran = wsoa("publish", "--out", str(tmp_path / "site"), plans=plan.write(folder))
    assert (1, False) == (ran.code, (tmp_path / "site").exists())
    assert "--select internal-leak shows each place" in ran.err


def test_a_waiver_lets_a_public_word_stand(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    actions = """\
        actions:
          - {id: 1.1, title: Agree one plan, status: in_progress, needs: ["1.2"]}
          - {id: 1.2, title: Something inside, status: in_progress, audience: internal}
        """
    folder.plan().workstream(actions)
    assert 1 == wsoa("publish", "--out", str(tmp_path / "site")).code
    folder.plan(more="waivers:\n  - {rule: internal-leak, on: '1.1', reason: The number alone tells nothing}\n")
    assert 0 == wsoa("publish", "--out", str(tmp_path / "site")).code
    assert b"Something inside" not in b"".join(content_of(tmp_path / "site").values())


BEFORE = """\
actions:
  - {id: 1.1, title: Recruit Ms Secret, due: 2020-01-31, status: not_started}
  - {id: 1.2, title: Taken away with words, due: 2020-01-31, status: not_started}
  - {id: 1.3, title: Hidden since, due: 2020-01-31, status: not_started}
"""
AFTER = """\
actions:
  - id: 1.1
    title: Recruit somebody
    due: 2020-03-31
    status: in_progress
    due_changes:
      - {on: 2020-02-10, from: 2020-01-31, to: 2020-03-31, reason: recruitment, note: Ms Secret left, approved_by: send-board}
    updates:
      - {date: 2020-02-14, text: Said to all., audience: public}
      - {date: 2020-02-15, text: Said to the board.}
  - {id: 1.3, title: Hidden since, due: 2020-01-31, status: not_started, audience: board}
  - {id: 1.4, title: New and open, due: 2020-06, status: not_started}
"""
MOVED = "From 31 January 2020 to 31 March 2020. Reason: Recruitment. Agreed by SEND Improvement Board."


def test_what_has_changed_is_told_without_any_word_that_is_no_longer_public(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    folder.plan().workstream(BEFORE)
    Repository.at(tmp_path).commit("The plan as agreed", on="2020-01-06")
    folder.workstream(AFTER)
    folder.plan("south").workstream(plan_id="south")
    assert wsoa("publish", "--out", str(tmp_path / "site"), "--since", "2020-01-06", today="2020-03-02").code == 0
    page = (tmp_path / "site/plans/north/changes.html").read_text(encoding="utf-8")
    lines = [re.sub(r"<[^>]+>", "", line) for line in re.findall("<li>(?!<a )(.*)</li>", page)]
    leads = re.findall('<a href="([^"]*)">1.1, Recruit somebody</a>', page)
    assert {"workstreams/WS1.html#a-1.1"} == set(leads)
    green = "From amber to green. "
    assert lines == [
        "Action 1.4, New and open",
        "Action 1.1, Recruit somebody: From not started to in progress.",
        f"Action 1.1, Recruit somebody: {MOVED}",
        f"Plan north, Improvement plan of Northshire: {green}WS1 is green; 1.1: in progress, due in 29 days.",
        f"Workstream WS1, Plans on time: {green}1.1 is green; 1.1: in progress, due in 29 days.",
        f"Action 1.1, Recruit somebody: {green}In progress, due in 29 days.",
        "Action 1.1, Recruit somebody: Said to all.",
        "Action 1.1, Recruit somebody: It has other words, or another number.",
        "Action 1.2",
    ]
    everything = b"".join(content for path, content in content_of(tmp_path / "site").items() if path != "style.css")
    assert [] == [word for word in (b"Secret", b"Taken away", b"Hidden", b"the board.", b"1.3") if word in everything]
    assert "The whole plan is new since 6 January 2020." in (tmp_path / "site/plans/south/changes.html").read_text(
        encoding="utf-8"
    )


LED = """\
actions:
  - {{id: 1.1, title: Agree one plan, lead: [{lead}], status: in_progress, due: 2020-06}}
measures:
  - {{id: M1, title: Plans in time, unit: percent, better: higher, target: {{value: {target}, by: {by}}}}}
"""


def test_another_target_and_another_lead_are_told_in_words(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    posts = "posts: [{id: director, title: Director}, {id: former, title: Former head}]\n"
    folder.plan(more=posts).workstream(LED.format(lead="former", target=90, by="2021-03-31"))
    Repository.at(tmp_path).commit("The plan as agreed", on="2020-01-06")
    folder.plan(more="posts: [{id: director, title: Director}]\n")
    folder.workstream(LED.format(lead="director", target=50, by="2021-06"))
    assert wsoa("publish", "--out", str(tmp_path / "site"), "--since", "2020-01-06", today="2020-03-02").code == 0
    page = re.sub(r"<[^>]+>", "", (tmp_path / "site/plans/north/changes.html").read_text(encoding="utf-8"))
    assert "Measure M1, Plans in time: Target: from 90% by 31 March 2021 to 50% by June 2021." in page
    assert "Action 1.1, Agree one plan: Lead: from others, who are no longer in the plan to Director." in page


def what_changed(site: Path, plan: str) -> str:
    """What the page says of what has changed, before any list."""
    page = (site / f"plans/{plan}/changes.html").read_text(encoding="utf-8")
    (said,) = re.findall("<p>((?:The whole|Since|Nothing).*)</p>", page)
    return str(said)


def test_a_plan_with_a_new_name_is_a_new_plan(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    folder.plan().workstream(BEFORE)
    repository = Repository.at(tmp_path)
    repository.commit("The plan as agreed", on="2020-01-06")
    folder.plan("east").workstream(AFTER, plan_id="east")
    shutil.rmtree(folder.root / "north")
    repository.commit("It has another name", on="2020-02-20")
    assert wsoa("publish", "--out", str(tmp_path / "site"), "--since", "HEAD~1", today="2020-03-02").code == 0
    assert what_changed(tmp_path / "site", "east") == "The whole plan is new since 6 January 2020."
    assert b"north" not in b"".join(content_of(tmp_path / "site").values())


def test_before_there_was_any_plan_all_of_them_are_new(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "README").write_text("Plans will be here.", encoding="utf-8")
    repository = Repository.at(tmp_path)
    repository.commit("Nothing yet", on="2020-01-06")
    folder.plan().workstream(AFTER)
    repository.commit("The plan", on="2020-02-20")
    assert wsoa("publish", "--out", str(tmp_path / "site"), "--since", "2020-01-31", today="2020-03-02").code == 0
    assert what_changed(tmp_path / "site", "north") == "The whole plan is new since 31 January 2020."


def test_what_has_changed_since_the_site_that_is_there(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    folder.plan().workstream(BEFORE)
    repository = Repository.at(folder.root.parent)
    repository.commit("The plan as agreed", on="2020-01-06")
    words = ("publish", "--out", str(tmp_path / "site"), "--since", "last")
    first = wsoa(*words, today="2020-01-31")
    assert first.code == 0
    assert "note: what has changed is not told: no site lies in" in first.err
    assert not (tmp_path / "site/plans/north/changes.html").exists()
    folder.workstream(AFTER)
    repository.commit("New dates", on="2020-02-10")
    assert wsoa(*words, today="2020-03-02").code == 0
    assert "Since 31 January 2020." in (tmp_path / "site/plans/north/changes.html").read_text(encoding="utf-8")


def test_what_was_written_after_the_last_publication_on_its_own_day_is_told(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    folder.plan().workstream(BEFORE)
    repository = Repository.at(folder.root.parent)
    repository.commit("The plan as agreed", on="2020-01-06")
    folder.workstream(AFTER)
    repository.commit("In the afternoon", on="2020-01-31")
    assert 0 == wsoa("publish", "--out", str(tmp_path / "site"), "--since", "2020-01-31", today="2020-03-02").code
    page = (tmp_path / "site/plans/north/changes.html").read_text(encoding="utf-8")
    assert MOVED in re.sub(r"<[^>]+>", "", page)


def test_a_mark_that_tells_no_day_is_no_last_publication(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    folder.plan().workstream()
    site = tmp_path / "site"
    assert wsoa("publish", "--out", str(site), today="2020-01-31").code == 0
    (site / ".wsoa-site.json").write_text('{"today": ["--upload-pack=x"], "files": []}', encoding="utf-8")
    ran = wsoa("publish", "--out", str(site), "--since", "last", today="2020-03-02")
    assert "Traceback" not in ran.err
    assert ran.code == 3  # what the mark does not list is not ours


def test_a_day_that_has_not_come_is_no_day_of_the_last_publication(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    folder.plan()
    Repository.at(tmp_path).commit("The plan", on="2020-01-06")
    ran = wsoa("publish", "--out", str(tmp_path / "site"), "--since", "2020-03-03", today="2020-03-02")
    assert (2, False) == (ran.code, (tmp_path / "site").exists())
    assert ran.err == "wsoa: --since 2020-03-03 is after 2020-03-02\n  name the day of the last publication\n"


def test_a_shallow_clone_says_that_it_lacks_the_history(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    folder.plan()
    repository = Repository.at(tmp_path / "whole")
    shutil.move(folder.root, tmp_path / "whole" / "plans")
    repository.commit("The plan", on="2020-01-06")
    repository.commit("Something else", on="2020-02-06")
    repository.git("clone", "--quiet", "--depth=1", f"file://{tmp_path}/whole", str(tmp_path / "part"))
    words = ("publish", "--out", str(tmp_path / "site"), "--since")
    for since, code, said in (
        ("HEAD", 0, "wrote"),
        ("HEAD~1", 3, "HEAD~1 is not in this clone, which is a shallow one"),
        ("2020-01-06", 3, "this is a shallow clone, and older commits are missing"),
    ):
        ran = wsoa(*words, since, plans=tmp_path / "part" / "plans", today="2020-03-02")
        assert (code, True) == (ran.code, said in ran.err), ran.err


def test_without_since_no_page_speaks_of_changes(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    rich_plan(folder)
    wsoa("publish", "--out", str(tmp_path / "site"))
    assert b"What has changed" not in b"".join(content_of(tmp_path / "site").values())


def test_the_facts_of_the_accessibility_statement_come_from_a_file(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    folder.plan().workstream()
    facts = tmp_path / "facts.toml"
    facts.write_text('organisation = "Northshire Council"\nreply_days = 10\ntested_on = 2020-01-06\n', encoding="utf-8")
    assert wsoa("publish", "--out", str(tmp_path / "site"), "--accessibility", str(facts)).code == 0
    page = (tmp_path / "site" / "accessibility.html").read_text(encoding="utf-8")
    assert "published by Northshire Council." in page
    assert "Within 10 days" in page
    assert "6 January 2020" in page


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("organization = 'A'", "did you mean organisation?", id="a slip"),
        pytest.param("reply_days = 'soon'", "write it as: reply_days = 10", id="no number"),
        pytest.param("email = 'a@b?subject=x'", 'write it as: email = "send@northshire.example"', id="more than an address"),
        pytest.param("email = '@'", 'write it as: email = "send@northshire.example"', id="no address"),
        pytest.param("email = 'javascript:alert(1)@x'", 'write it as: email = "send@northshire.example"', id="a script"),
        pytest.param("tested_on = 2020-01-07", "write a day on which it was done, by 2020-01-06", id="a day to come"),
        pytest.param(
            "compliance = 'fully'\nnot_accessible = ['The maps.']", 'write: compliance = "partially"', id="a contradiction"
        ),
        pytest.param("tested_on = 2020-01-06T10:00:00", "write it as: tested_on = 2020-01-06", id="more than a day"),
        pytest.param("organisation = ", 'write lines such as: organisation = "Northshire Council"', id="no TOML"),
    ],
)
def test_a_wrong_fact_is_said_with_what_to_write(wsoa: Run, folder: Folder, tmp_path: Path, line: str, said: str) -> None:
    folder.plan().workstream()
    (tmp_path / "facts.toml").write_text(line, encoding="utf-8")
    ran = wsoa("publish", "--out", str(tmp_path / "site"), "--accessibility", str(tmp_path / "facts.toml"))
    assert (2, False) == (ran.code, (tmp_path / "site").exists())
    assert said in ran.err


@contextmanager
def previewed(plans: Path, **env: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The preview as a process, and its address."""
    words = [sys.executable, "-m", "wsoa_cli", "publish", "--serve", "--port", "0", "--today", "2020-01-06"]
    env = os.environ | {"WSOA_PLANS": str(plans)} | env
    server = subprocess.Popen(words, env=env, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    try:
        yield server, server.stderr.readline().split()[0]
    finally:
        server.kill()
        server.wait()
        server.stderr.close()


def asked(address: str, **headers: str) -> tuple[str, str | None]:
    """What a server answers, and in how many seconds it wants to be asked again."""
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=20) as answer:  # noqa: S310 - our own
        return answer.read().decode(), answer.headers["Refresh"]


def test_the_preview_follows_the_plan_and_serves_what_would_be_published(folder: Folder, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    folder.plan(more=ELECTION).workstream()  # a period that holds publication back does not hold back a look at it
    with previewed(folder.root, TMPDIR=str(temporary)) as (server, address):
        assert address.startswith("http://127.0.0.1:")
        page, refresh = asked(f"{address}plans/north/index.html")
        assert ("1", False) == (refresh, "refresh" in page.lower())
        folder.plan(more="title: Another title\n")
        until = time.monotonic() + 30
        while "Another title" not in asked(f"{address}plans/north/index.html")[0]:
            assert time.monotonic() < until
            time.sleep(0.1)
        with pytest.raises(urllib.error.HTTPError, match="403"):
            asked(address, Host="stranger.example:80")
        server.send_signal(signal.SIGINT)
        assert 130 == server.wait(20)
    assert [] == [path for path in temporary.iterdir() if path.name.startswith("wsoa-preview")]


def test_a_port_that_is_taken_is_said_to_be(wsoa: Run, folder: Folder) -> None:
    folder.plan().workstream()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = wsoa("publish", "--serve", "--port", str(port))
    assert (3, f"wsoa: port {port} is in use by another program") == (ran.code, ran.err.splitlines()[0])


def test_plans_that_differ_in_capitals_alone_are_not_published_together(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    for plan in ("North", "north"):
        folder.plan(plan).workstream(plan_id=plan)
    if len(list(folder.root.iterdir())) == 1:
        pytest.skip("this disk does not tell capitals from small letters")
    ran = wsoa("publish", "--out", str(tmp_path / "site"))
    assert (3, False) == (ran.code, (tmp_path / "site").exists())
    assert "North and north differ in capitals alone" in ran.err


def test_a_published_site_never_asks_to_be_loaded_again(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    rich_plan(folder)
    wsoa("publish", "--out", str(tmp_path / "site"))
    assert b'http-equiv="refresh"' not in b"".join(content_of(tmp_path / "site").values()).lower()


def test_the_facts_that_the_documents_show_can_be_read(wsoa: Run, folder: Folder, tmp_path: Path) -> None:
    folder.plan().workstream()
    shown = (Path(__file__).parents[2] / "docs" / "publishing.md").read_text(encoding="utf-8")
    (tmp_path / "facts.toml").write_text(shown.partition("```toml\n")[2].partition("```")[0], encoding="utf-8")
    words = ("publish", "--out", str(tmp_path / "site"), "--accessibility", str(tmp_path / "facts.toml"))
    assert wsoa(*words, today="2020-03-02").code == 0
    assert "To be written" not in (tmp_path / "site" / "accessibility.html").read_text(encoding="utf-8")
