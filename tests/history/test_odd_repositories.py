"""Repositories as they come: each works, or it is said plainly what cannot be known."""

import csv
import io
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from folders import Folder, Ran
from repositories import PINNED, Repository, identity

Ask = Callable[..., Ran]

SECOND = "id: WS2\ntitle: Therapies\naccountable: [director]\n"
BOTH = [["log", "1.1"], ["slippage"]]


def actions(due: str, *, number: str = "1.1", title: str = "Go") -> str:
    return f"actions:\n  - {{id: {number}, title: {title}, lead: [director], status: in_progress, due: {due}}}\n"


def grown(folder: Folder, repository: Repository, *dues: str) -> list[str]:
    """A commit a date, a month apart from 1 January 2019 on; their names."""
    folder.plan()
    made = []
    for month, due in enumerate(dues, start=1):
        folder.workstream(actions(due))
        made.append(repository.commit(f"due {due}", on=f"2019-{month:02}-01"))
    return made


def cells(ran: Ran, *columns: str) -> list[tuple[str, ...]]:
    return [tuple(row[column] for column in columns) for row in csv.DictReader(io.StringIO(ran.out))]


@pytest.fixture
def life(wsoa: Ask) -> Callable[..., list[tuple[str, ...]]]:
    """The life of action 1.1, newest first: the day, the field and what it became."""

    def run(item: str = "1.1", **where: Path) -> list[tuple[str, ...]]:
        ran = wsoa("log", item, "--format", "csv", **where)
        assert 0 == ran.code, ran.err
        return [(day, field, to if field else change) for day, field, to, change in cells(ran, "date", "field", "to", "change")]

    return run


MOVED = [("2019-02-01", "due", "2020-06"), ("2019-01-01", "", "added")]
"""What the life of an action looks like whose date moved in the second commit."""


@pytest.mark.parametrize(("depth", "known"), [(1, ["added"]), (3, ["2020-06", "2020-05", "added"])])
def test_a_shallow_clone_tells_what_it_has_and_says_that_there_is_more(
    folder: Folder, repository: Repository, tmp_path: Path, wsoa: Ask, life: Callable[..., list[tuple[str, ...]]], depth: int,
    known: list[str],
) -> None:  # fmt: skip
    grown(folder, repository, "2020-03", "2020-04", "2020-05", "2020-06")
    repository.git("clone", "--quiet", f"--depth={depth}", f"file://{repository.top}", str(tmp_path / "clone"))
    plans = tmp_path / "clone/plans"
    assert known == [what for _, _, what in life(plans=plans)]
    for words in BOTH:
        assert "this is a shallow clone: its older history is missing" in wsoa(*words, plans=plans).err
    assert "dates that moved before are not checked" in wsoa("check", plans=plans).err
    early = wsoa("list", "--as-of", "2018-12-31", plans=plans)
    assert (3, "") == (early.code, early.out)
    assert "this is a shallow clone, and older commits are missing" in early.err


def test_without_a_commit_only_what_is_there_now_is_known(folder: Folder, repository: Repository, wsoa: Ask) -> None:
    folder.plan().workstream(actions("2020-03"))
    assert repository.top.is_dir()
    ran = wsoa("log", "1.1")
    assert (0, "action 1.1  Go\nnorth\n\nnot committed yet\n  added\n") == (ran.code, ran.out)
    for words in BOTH:
        assert "nothing is committed yet: earlier versions are not known" in wsoa(*words).err
    assert 3 == wsoa("list", "--as-of", "2030-01-01").code
    assert 2 == wsoa("list", "--as-of", "HEAD").code
    assert 0 == wsoa("check").code


def test_without_git_what_the_plan_itself_says_still_counts(folder: Folder, wsoa: Ask) -> None:
    entry = "due_changes: [{on: 2019-02-01, from: 2020-03, to: 2020-05, reason: illness, approved_by: send-board}]"
    folder.plan().workstream(actions("2020-05").replace("}\n", f", {entry}}}\n"))
    ran = wsoa("slippage", "--format", "csv")
    assert [("2020-03", "2020-05", "illness", "yes")] == cells(ran, "from", "to", "reason", "is_explained")
    assert "is in no git repository: earlier versions are not known" in ran.err
    assert (3, "") == (wsoa("log", "1.1").code, wsoa("log", "1.1").out)
    assert "is in no git repository: how it stood on HEAD is not known" in wsoa("list", "--as-of", "HEAD").err
    assert Ran(0, "No findings.\n", "") == wsoa("check")


@pytest.mark.parametrize("ignored", [True, False], ids=["ignored", "not added"])
def test_plans_that_git_does_not_know_have_no_history(
    folder: Folder, repository: Repository, wsoa: Ask, *, ignored: bool
) -> None:
    (repository.top / "README").write_text("x")
    if ignored:
        (repository.top / ".gitignore").write_text("plans/\n")
    repository.commit()
    folder.plan().workstream(actions("2020-03"))
    ran = wsoa("log", "1.1")
    assert "not committed yet\n  added\n" in ran.out
    assert "no commit holds a plan of" in ran.err
    early = wsoa("list", "--as-of", "HEAD")
    assert (3, "") == (early.code, early.out)
    assert "there was no plan at" in early.err


def test_a_worktree_has_the_history_of_its_own_branch(
    folder: Folder, repository: Repository, tmp_path: Path, life: Callable[..., list[tuple[str, ...]]]
) -> None:
    grown(folder, repository, "2020-03", "2020-06")
    repository.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"), "HEAD~1")
    assert [("2019-01-01", "", "added")] == life(plans=tmp_path / "tree/plans")
    assert MOVED == life()


def test_plans_inside_a_submodule_have_its_history(
    folder: Folder, repository: Repository, tmp_path: Path, life: Callable[..., list[tuple[str, ...]]]
) -> None:
    grown(folder, repository, "2020-03", "2020-06")
    outer = Repository.at(tmp_path / "outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repository.top), "inner")
    outer.commit("with a submodule", on="2019-05-01")
    assert MOVED == life(plans=outer.top / "inner/plans")


def test_a_submodule_beside_the_plans_changes_nothing(
    folder: Folder, repository: Repository, tmp_path: Path, life: Callable[..., list[tuple[str, ...]]]
) -> None:
    grown(folder, repository, "2020-03", "2020-06")
    other = Repository.at(tmp_path / "other")
    other.commit()
    repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.top), "plans/module.yaml")
    repository.commit("with a submodule that is called like a file", on="2019-03-01")
    assert MOVED == life()


def test_a_detached_head_has_the_history_up_to_it(
    folder: Folder, repository: Repository, life: Callable[..., list[tuple[str, ...]]]
) -> None:
    grown(folder, repository, "2020-03", "2020-06", "2020-09")
    repository.git("checkout", "--quiet", "HEAD~1")
    assert MOVED == life()


def test_a_merge_of_three_branches_repeats_nothing(
    folder: Folder, repository: Repository, wsoa: Ask, life: Callable[..., list[tuple[str, ...]]]
) -> None:
    grown(folder, repository, "2020-03")
    for number, day in (("2", "2019-02-02"), ("3", "2019-02-03")):
        repository.git("switch", "--quiet", "--create", f"side{number}", "main")
        folder.workstream(actions("2020-03", number=f"{number}.1"), name=number, head=SECOND.replace("WS2", f"WS{number}"))
        repository.commit(number, on=day)
    repository.git("switch", "--quiet", "main")
    folder.workstream(actions("2020-06"))
    repository.commit("main", on="2019-02-01")
    repository.git("merge", "--quiet", "--message=all", "side2", "side3", on="2019-03-01")
    assert MOVED == life()
    assert [("2019-02-02", "", "added")] == life("2.1")
    assert [("2019-02-03", "", "added")] == life("3.1")
    assert 1 == len(cells(wsoa("slippage", "--format", "csv"), "on"))


def test_branches_that_merged_each_other_repeat_nothing(
    folder: Folder, repository: Repository, life: Callable[..., list[tuple[str, ...]]]
) -> None:
    grown(folder, repository, "2020-03")
    folder.workstream(actions("2020-03", number="2.1"), name="2", head=SECOND)
    repository.commit("second", on="2019-01-02")
    repository.git("branch", "side")
    folder.workstream(actions("2020-06"))
    repository.commit("main", on="2019-02-01")
    repository.git("switch", "--quiet", "side")
    folder.workstream(actions("2020-03")).workstream(actions("2020-06", number="2.1"), name="2", head=SECOND)
    repository.commit("side", on="2019-02-01")
    repository.git("branch", "crossed")
    repository.git("merge", "--quiet", "--no-edit", "main", on="2019-02-03")
    repository.git("switch", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-edit", "crossed", on="2019-02-04")
    repository.git("merge", "--quiet", "--no-edit", "side", on="2019-02-05")
    assert MOVED == life()
    assert [("2019-02-01", "due", "2020-06"), ("2019-01-02", "", "added")] == life("2.1")


def test_histories_that_began_apart_are_read_as_one(
    folder: Folder, repository: Repository, life: Callable[..., list[tuple[str, ...]]]
) -> None:
    grown(folder, repository, "2020-03", "2020-06")
    repository.git("switch", "--quiet", "--orphan", "other")
    folder.plan("south").workstream(actions("2020-03", number="9.1"), plan_id="south")
    repository.commit("another beginning", on="2019-01-15")
    repository.git("merge", "--quiet", "--no-edit", "--allow-unrelated-histories", "main", on="2019-03-01")
    # On this branch it had its later date from the first; it is told under the commit that began it.
    assert [("2019-01-01", "", "added")] == life()
    assert [("2019-01-15", "", "added")] == life("9.1")


def test_a_repository_with_longer_names_is_read_as_well(
    tmp_path: Path, life: Callable[..., list[tuple[str, ...]]], wsoa: Ask
) -> None:
    repository, folder = Repository(tmp_path / "sha256"), Folder(tmp_path / "sha256/plans")
    repository.top.mkdir()
    repository.git("init", "--quiet", "--initial-branch=main", "--object-format=sha256")
    _, last = grown(folder, repository, "2020-03", "2020-06")
    assert 64 == len(last)
    assert MOVED == life(plans=folder.root)
    assert 0 == wsoa("list", "--as-of", last[:12], plans=folder.root).code


NAMES = [
    "with blanks",
    "with 'single' and \"double\" quotes",
    "with\ttab",
    "back\\slash",
    "-leading-dash",
    ":(top)magic",
    ":colon",
    "*glob?[x]",
    "Größe – ñ",
    "naïve\u0301",
    "wsoa",
    "$(touch x)",
    "~tilde",
    "#hash",
    "emoji 🎉",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_may_be_called(
    folder: Folder, repository: Repository, wsoa: Ask, life: Callable[..., list[tuple[str, ...]]], name: str
) -> None:
    folder.plan()
    for due, day in (("2020-03", "2019-01-01"), ("2020-06", "2019-02-01")):
        folder.workstream(actions(due), name=name)
        repository.commit(on=day)
    assert MOVED == life()
    assert [("1.1", "2020-03")] == cells(wsoa("list", "--as-of", "2019-01-15", "--format", "csv"), "id", "due")


@pytest.mark.parametrize("name", [b"line\nbreak.yaml", b"latin-\xe9.yaml", b"\xff\xfe.yaml", b"tab\t\n\t.yaml"])
def test_a_file_may_even_be_called_what_no_text_can_be(
    folder: Folder, repository: Repository, wsoa: Ask, life: Callable[..., list[tuple[str, ...]]], name: bytes
) -> None:
    folder.plan().workstream(actions("2020-03"))
    workstreams = os.fsencode(folder.root / "north/workstreams")
    os.rename(workstreams + b"/1.yaml", workstreams + b"/" + name)  # noqa: PTH104 - a name in bytes
    repository.commit(on="2019-01-01")
    path = Path(os.fsdecode(workstreams + b"/" + name))
    path.write_text(path.read_text().replace("2020-03", "2020-06"))
    repository.commit(on="2019-02-01")
    assert MOVED == life()
    path.write_text("<<<<<<<\n")
    repository.commit(on="2019-03-01")
    for form in ("text", "json", "csv", "markdown"):
        assert wsoa("slippage", "--format", form).code in {0, 3}
        assert wsoa("list", "--as-of", "HEAD", "--format", form).code == 3


@pytest.mark.parametrize(
    "above", ["with blanks", "-dash", ":(top)x", "Größe", "*", "quo'te\"s", "back\\slash", "wsoa", "tab\tx"]
)
def test_the_folder_above_the_plans_may_be_called(
    tmp_path: Path, life: Callable[..., list[tuple[str, ...]]], wsoa: Ask, above: str
) -> None:
    repository, folder = Repository.at(tmp_path / "r"), Folder(tmp_path / "r" / above / "plans")
    grown(folder, repository, "2020-03", "2020-06")
    assert MOVED == life(plans=folder.root)
    assert [("2020-03",)] == cells(wsoa("list", "--as-of", "HEAD~1", "--format", "csv", plans=folder.root), "due")


def test_the_plans_may_be_the_whole_repository(tmp_path: Path, life: Callable[..., list[tuple[str, ...]]], wsoa: Ask) -> None:
    repository, folder = Repository.at(tmp_path / "r"), Folder(tmp_path / "r")
    grown(folder, repository, "2020-03", "2020-06")
    assert MOVED == life(plans=folder.root)
    assert 0 == wsoa("status", "--as-of", "HEAD~1", plans=folder.root).code


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        pytest.param("2019-06-14T23:30:00+00:00", "2019-06-15", id="half past eleven in June is tomorrow in England"),
        pytest.param("2019-06-14T22:59:59+00:00", "2019-06-14", id="before eleven in June is today"),
        pytest.param("2019-12-14T23:59:59+00:00", "2019-12-14", id="winter keeps Greenwich's day"),
        pytest.param("2019-12-15T00:30:00+01:00", "2019-12-14", id="half past midnight in Paris is yesterday in England"),
        pytest.param("2019-12-14T12:00:00-1200", "2019-12-15", id="far in the west"),
        pytest.param("2019-12-15T12:00:00+1345", "2019-12-14", id="far in the east"),
        pytest.param("1975-01-01T12:00:00+0000", "1975-01-01", id="long ago"),
        pytest.param("2099-12-31T12:00:00+0000", "2099-12-31", id="far ahead"),
    ],
)
def test_a_commit_has_the_day_that_it_was_in_england(
    folder: Folder, repository: Repository, wsoa: Ask, moment: str, day: str
) -> None:
    folder.plan().workstream(actions("2020-03"))
    repository.commit(on=moment)
    assert [(day,)] == cells(wsoa("log", "1.1", "--format", "csv"), "date")
    assert f"judged on {day}\n" in wsoa("list", "--as-of", "HEAD").err
    assert 0 == wsoa("list", "--as-of", day).code
    before = f"{day[:-2]}{int(day[-2:]) - 1:02}" if not day.endswith("01") else f"{int(day[:4]) - 1}-12-31"
    assert 3 == wsoa("list", "--as-of", before).code


def test_a_clock_that_ran_wrong_loses_no_change(
    folder: Folder, repository: Repository, life: Callable[..., list[tuple[str, ...]]], wsoa: Ask
) -> None:
    folder.plan()
    for due, day in (("2020-03", "2019-05-01"), ("2020-04", "2018-01-01"), ("2020-05", "2019-06-01")):
        folder.workstream(actions(due))
        repository.commit(on=day)
    assert [("2019-06-01", "due", "2020-05"), ("2018-01-01", "due", "2020-04"), ("2019-05-01", "", "added")] == life()
    assert 2 == len(cells(wsoa("slippage", "--format", "csv"), "on"))


def test_line_ends_that_git_turns_are_no_change(
    folder: Folder, repository: Repository, life: Callable[..., list[tuple[str, ...]]]
) -> None:
    grown(folder, repository, "2020-03", "2020-06")
    repository.git("config", "core.autocrlf", "true")
    path = folder.root / "north/workstreams/1.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert MOVED == life()
    repository.git("config", "core.autocrlf", "false")
    repository.commit("with other line ends", on="2019-03-01")
    assert MOVED == life()


def test_a_file_renamed_in_its_capitals_alone_is_followed(
    folder: Folder, repository: Repository, life: Callable[..., list[tuple[str, ...]]]
) -> None:
    folder.plan().workstream(actions("2020-03"), name="One")
    repository.commit(on="2019-01-01")
    repository.git("mv", "plans/north/workstreams/One.yaml", "plans/north/workstreams/one.YAML")
    repository.commit(on="2019-01-15")
    path = folder.root / "north/workstreams/one.YAML"
    path.write_text(path.read_text().replace("2020-03", "2020-06"))
    repository.commit(on="2019-02-01")
    assert MOVED == life()


def test_a_plan_renamed_in_its_capitals_alone_is_followed(
    folder: Folder, repository: Repository, life: Callable[..., list[tuple[str, ...]]]
) -> None:
    folder.plan("North").workstream(actions("2020-03"), plan_id="North")
    repository.commit(on="2019-01-01")
    repository.git("mv", "plans/North", "plans/north")
    folder.plan("north")
    repository.commit(on="2019-01-15")
    folder.workstream(actions("2020-06"))
    repository.commit(on="2019-02-01")
    assert MOVED == life()


@pytest.mark.parametrize(
    ("message", "subject"),
    [
        pytest.param("", "", id="none at all"),
        pytest.param("x" * 300_000, "x" * 300_000, id="a very long one"),
        pytest.param("subject\n" * 2000, "subject", id="very many lines"),
        pytest.param("wsoa", "wsoa", id="the word that begins a commit"),
        pytest.param(":100644 100644 aaaa bbbb M", ":100644 100644 aaaa bbbb M", id="what looks like a file"),
        pytest.param("\\0wsoa\\x00%x00%H", "\\0wsoa\\x00%x00%H", id="what looks like an end"),
        pytest.param("\x1b[31mred\x1b[2J", "\x1b[31mred\x1b[2J", id="orders to the terminal"),
        pytest.param("Grüße 🎉", "Grüße 🎉", id="any script"),
    ],
)
def test_a_message_may_be(folder: Folder, repository: Repository, wsoa: Ask, message: str, subject: str) -> None:
    grown(folder, repository, "2020-03")
    folder.workstream(actions("2020-06"))
    (repository.top / ".git/message").write_text(message)
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--allow-empty-message", "--cleanup=verbatim", "--file=.git/message", on="2019-02-01")
    (newest, _) = json.loads(wsoa("log", "1.1", "--format", "json").out)["changes"]
    assert ("due", "2020-06", subject) == (newest["field"], newest["to"], newest["subject"])
    ran = wsoa("log", "1.1")
    assert (0, "") == (ran.code, ran.err)
    assert "due: from 2020-03 to 2020-06" in ran.out
    assert "\x1b" not in ran.out


@pytest.mark.parametrize(
    ("author", "encoding", "who"),
    [
        pytest.param(b"Zo\xe9 North", b"encoding ISO-8859-1\n", "Zoé North", id="in Latin-1 that says so"),
        pytest.param(b"Zo\xe9 North", b"", "Zo\ufffd North", id="in Latin-1 that does not say so"),
        pytest.param("Zoé".encode(), b"", "Zoé", id="in UTF-8"),
        pytest.param(b"", b"", "", id="empty"),
        pytest.param(b"wsoa", b"", "wsoa", id="called like the program"),
        pytest.param(b"\x1b[31mRed", b"", "\ufffd[31mRed", id="coloured"),
    ],
)
def test_an_author_may_be(folder: Folder, repository: Repository, wsoa: Ask, author: bytes, encoding: bytes, who: str) -> None:
    folder.plan().workstream(actions("2020-03"))
    repository.git("add", "--all")
    tree = repository.git("write-tree").strip().encode()
    line = author + b" <a@example.org> 1546344000 +0000\n"
    body = b"tree " + tree + b"\nauthor " + line + b"committer " + line + encoding + b"\nfirst\n"
    (repository.top / ".git/body").write_bytes(body)
    name = repository.git("hash-object", "-t", "commit", "-w", "--literally", ".git/body").strip()
    repository.git("update-ref", "HEAD", name)
    assert [(who,)] == cells(wsoa("log", "1.1", "--format", "csv"), "who")
    assert "\x1b" not in wsoa("log", "1.1").out


def test_a_name_that_a_spreadsheet_would_run_is_defused(folder: Folder, repository: Repository, wsoa: Ask) -> None:
    folder.plan().workstream(actions("2020-03"))
    repository.commit("=1+1", who="=cmd()")
    assert [("'=cmd()", "'=1+1")] == cells(wsoa("log", "1.1", "--format", "csv"), "who", "subject")


CONFIGURED = {
    "diff.renames": "false",
    "diff.relative": "true",
    "diff.noprefix": "true",
    "diff.mnemonicPrefix": "true",
    "diff.ignoreSubmodules": "none",
    "diff.submodule": "log",
    "diff.wordRegex": ".",
    "diff.interHunkContext": "5",
    "diff.colorMoved": "zebra",
    "diff.orderFile": "order",
    "color.ui": "always",
    "color.diff": "always",
    "core.quotePath": "true",
    "core.ignoreCase": "true",
    "core.abbrev": "4",
    "core.precomposeUnicode": "true",
    "core.commentChar": "x",
    "format.pretty": "%H only",
    "i18n.logOutputEncoding": "ISO-8859-1",
    "i18n.commitEncoding": "ISO-8859-1",
    "log.follow": "true",
    "log.showRoot": "false",
    "log.date": "relative",
    "log.decorate": "full",
    "log.abbrevCommit": "true",
    "log.diffMerges": "off",
    "log.mailmap": "true",
    "log.graphColors": "red",
    "notes.displayRef": "*",
    "pretty.medium": "%H",
    "log.excludeDecoration": "x",
}


def test_no_setting_of_the_user_changes_what_history_says(folder: Folder, repository: Repository, wsoa: Ask) -> None:
    grown(folder, repository, "2020-03", "2020-06")
    repository.git("mv", "plans/north/workstreams/1.yaml", "plans/north/workstreams/2.yaml")
    repository.git("notes", "add", "--message=a note", "HEAD")
    (repository.top / ".mailmap").write_text("Somebody Else <a.manager@example.org>\n")
    repository.commit("renamed", on="2019-03-01")
    asked = [["log", "1.1"], ["log", "1.1", "--format", "json"], ["slippage", "--format", "csv"], ["list", "--as-of", "HEAD~1"]]
    expected = [wsoa(*words, "--no-cache") for words in asked]
    (repository.top / "order").write_text("*\n")
    for key, value in CONFIGURED.items():
        repository.git("config", key, value)
    assert expected == [wsoa(*words, "--no-cache") for words in asked]
    (repository.top / "order").unlink()
    assert expected == [wsoa(*words, "--no-cache") for words in asked]


def test_replaced_and_grafted_commits_are_told_as_they_were_made(
    folder: Folder, repository: Repository, life: Callable[..., list[tuple[str, ...]]]
) -> None:
    first, second = grown(folder, repository, "2020-03", "2020-06")
    other = repository.git("commit-tree", "-m", "another past", f"{first}^{{tree}}", on="2010-01-01").strip()
    repository.git("replace", first, other)
    assert MOVED == life()
    assert second == repository.git("rev-parse", "HEAD").strip()


def test_what_is_not_committed_is_the_newest_and_has_no_author(folder: Folder, repository: Repository, wsoa: Ask) -> None:
    grown(folder, repository, "2020-03")
    folder.workstream(actions("2020-06"))
    ran = wsoa("log", "1.1", "--format", "csv")
    assert [("", "", "", "2020-06"), ("2019-01-01",)] == [
        cells(ran, "date", "who", "commit", "to")[0], cells(ran, "date")[1]
    ]  # fmt: skip
    assert [("2020-01-06", "", "2020-06")] == cells(wsoa("slippage", "--format", "csv"), "on", "who", "to")
    assert "moved to 2020-06 and not committed yet, and nothing says why" in " ".join(wsoa("check").out.split())
    assert "not committed yet" not in wsoa("log", "1.1", "--as-of", "HEAD").out


def test_an_item_that_is_gone_still_has_its_life(
    folder: Folder, repository: Repository, life: Callable[..., list[tuple[str, ...]]]
) -> None:
    grown(folder, repository, "2020-03", "2020-06")
    folder.workstream()
    repository.commit("gone", on="2019-03-01")
    assert [("2019-03-01", "", "removed"), *MOVED] == life()


def test_what_moved_while_the_plan_was_a_draft_was_not_agreed_yet(folder: Folder, repository: Repository, wsoa: Ask) -> None:
    folder.plan()
    head = folder.root / "north/plan.yaml"
    told = (
        ("2020-03", "draft", "2019-01-01"),
        ("2020-04", "draft", "2019-02-01"),
        ("2020-05", "accepted", "2019-03-01"),
        ("2020-06", "accepted", "2019-04-01"),
    )
    for due, stage, day in told:
        folder.plan().workstream(actions(due))
        head.write_text(head.read_text().replace("stage: accepted", f"stage: {stage}"))
        repository.commit(on=day)
    assert [("2020-05", "2020-06")] == cells(wsoa("slippage", "--format", "csv"), "from", "to")


def test_a_long_history_is_read_in_two_runs_of_git(folder: Folder, repository: Repository, wsoa: Ask) -> None:
    """Some hundred commits: faster than one git a commit would be by far."""
    folder.plan().workstream(actions("2020-03"))
    repository.commit(on="2019-01-01")
    stream = bytearray()
    text = (folder.root / "north/workstreams/1.yaml").read_text()
    for number in range(300):
        data = text.replace("title: Go", f"title: Go {number}").encode()
        stream += f"commit refs/heads/main\ncommitter A <a@example.org> {1550000000 + number * 86400} +0000\n".encode()
        stream += b"data 1\nx\n" + (b"from refs/heads/main^0\n" if not number else b"")
        stream += b"M 100644 inline plans/north/workstreams/1.yaml\ndata %d\n%b\n" % (len(data), data)
    env = {"PATH": os.environ["PATH"], **PINNED, **identity("A", "2019-01-01")}
    subprocess.run(["git", "fast-import", "--quiet"], cwd=repository.top, env=env, input=bytes(stream), check=True)  # noqa: S607
    repository.git("reset", "--quiet", "--hard")
    assert 301 == len(cells(wsoa("log", "1.1", "--format", "csv"), "date"))
