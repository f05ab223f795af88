"""What history said wrongly once: each test is a sentence that ought to be true, and was not."""

import csv
import io
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from folders import Folder, Ran
from repositories import PINNED, Repository, identity
from wsoa_cli.history.chapters import from_json

Ask = Callable[..., Ran]

NO_DATES = [
    "",
    "nonsense",
    "-5 +0000",
    "1577880000",
    "1577880000 +9999",
    "1577880000 +12345",
    "300000000000 +0000",
    "99999999999999999999 +0000",
    "9223372036854775807 +0000",
]
SECOND = "id: WS2\ntitle: Therapies\naccountable: [director]\n"


def action(due: str, *, number: str = "1.1", title: str = "Go", more: str = "") -> str:
    return f"actions:\n  - {{id: {number}, title: {title}, lead: [director], status: in_progress, due: {due}{more}}}\n"


def entry(old: str, new: str, on: str = "2019-02-01") -> str:
    return f", due_changes: [{{on: {on}, from: {old}, to: {new}, reason: illness, approved_by: send-board}}]"


@pytest.fixture
def begun(folder: Folder, repository: Repository) -> Repository:
    """One commit of 1 January 2019, with an action due in March 2020."""
    folder.plan().workstream(action("2020-03"))
    repository.commit("first", on="2019-01-01")
    return repository


@pytest.fixture
def life(wsoa: Ask) -> Callable[..., list[str]]:
    """What happened to an item, newest first: what a field became, or that it was added or removed."""

    def run(*words: str, **where: Path) -> list[str]:
        ran = wsoa("log", *words, "--format", "csv", **where)
        assert ran.code in {0, 3}, ran.err
        return [row["to"] if row["field"] else row["change"] for row in csv.DictReader(io.StringIO(ran.out))]

    return run


@pytest.fixture
def moves(wsoa: Ask) -> Callable[..., list[tuple[str, str, str]]]:
    """The moves that slippage lists: from, to, and whether an entry explains it."""

    def run(*words: str, **where: Path) -> list[tuple[str, str, str]]:
        rows = csv.DictReader(io.StringIO(wsoa("slippage", "--format", "csv", *words, **where).out))
        return [(row["from"], row["to"], row["is_explained"]) for row in rows]

    return run


@pytest.fixture
def rules(wsoa: Ask) -> Callable[..., list[str]]:
    """The rules that find something."""

    def run(**where: Path) -> list[str]:
        rows = csv.DictReader(io.StringIO(wsoa("check", "--format", "csv", **where).out))
        return [row["rule"] for row in rows]

    return run


def test_a_plan_that_comes_from_another_folder_does_not_take_the_others_history_away(
    begun: Repository, folder: Folder, life: Callable[..., list[str]]
) -> None:
    Folder(begun.top / "drafts").plan("east").workstream(action("2020-03", number="2.1"), plan_id="east")
    folder.workstream(action("2020-06"))
    begun.commit("moved", on="2019-02-01")
    begun.git("mv", "drafts/east", "plans/east")
    begun.commit("east is adopted", on="2019-03-01")
    assert ["2020-06", "added"] == life("north:1.1")


def test_an_earlier_state_of_a_folder_that_moved_since_has_its_history_without_the_cache_too(
    begun: Repository, folder: Folder, moves: Callable[..., list[tuple[str, str, str]]]
) -> None:
    folder.workstream(action("2020-06"))
    then = begun.commit("moved", on="2019-02-01")
    begun.git("mv", "plans", "elsewhere")
    begun.commit("the folder of plans moved", on="2019-03-01")
    assert [("2020-03", "2020-06", "no")] == moves("--as-of", then, "--no-cache", plans=begun.top / "elsewhere")


@pytest.mark.parametrize(("old", "new"), [("plans/north", "north"), ("a/plans/north", "a/north")])
def test_plans_that_moved_to_a_folder_above_are_followed(
    tmp_path: Path, wsoa: Ask, life: Callable[..., list[str]], old: str, new: str
) -> None:
    repository = Repository.at(tmp_path / "r")
    Folder((repository.top / old).parent).plan().workstream(action("2020-03"))
    repository.commit(on="2019-01-01")
    repository.git("mv", old, new)
    repository.commit(on="2019-02-01")
    plans = (repository.top / new).parent
    path = plans / "north/workstreams/1.yaml"
    path.write_text(path.read_text().replace("2020-03", "2020-06"))
    repository.commit(on="2019-03-01")
    assert ["2020-06", "added"] == life("1.1", plans=plans)
    assert "1.1  Go" in wsoa("list", "--as-of", "2019-01-15", plans=plans).out


def test_one_change_that_came_by_two_branches_is_one_move(
    begun: Repository, folder: Folder, moves: Callable[..., list[tuple[str, str, str]]], rules: Callable[..., list[str]]
) -> None:
    begun.git("switch", "--quiet", "--create", "side")
    folder.workstream(action("2020-05", more=entry("2020-03", "2020-05")))
    picked = begun.commit("moved", on="2019-02-01")
    begun.git("switch", "--quiet", "main")
    (begun.top / "README").write_text("x")
    begun.commit("something else", on="2019-02-02")
    begun.git("cherry-pick", picked, on="2019-02-03")
    begun.git("merge", "--quiet", "--no-edit", "side", on="2019-02-04")
    assert [("2020-03", "2020-05", "yes")] == moves()
    assert [] == rules()


def test_a_date_that_a_merge_left_behind_was_never_agreed(
    begun: Repository, folder: Folder, moves: Callable[..., list[tuple[str, str, str]]], rules: Callable[..., list[str]]
) -> None:
    begun.git("switch", "--quiet", "--create", "side")
    folder.workstream(action("2021-06"))
    begun.commit("an idea", on="2019-02-01")
    begun.git("switch", "--quiet", "main")
    folder.workstream(action("2020-05", more=entry("2020-03", "2020-05")))
    begun.commit("what was agreed", on="2019-02-02")
    begun.git("merge", "--quiet", "--strategy=ours", "--no-edit", "side", on="2019-02-04")
    assert [("2020-03", "2020-05", "yes")] == moves()
    assert [] == rules()


def test_a_conflict_that_was_settled_on_a_third_date_needs_one_reason(
    begun: Repository, folder: Folder, rules: Callable[..., list[str]]
) -> None:
    begun.git("switch", "--quiet", "--create", "side")
    folder.workstream(action("2020-04"))
    begun.commit("side", on="2019-02-01")
    begun.git("switch", "--quiet", "main")
    folder.workstream(action("2020-05", more=entry("2020-03", "2020-05")))
    begun.commit("main", on="2019-02-02")
    begun.git("merge", "--quiet", "--no-commit", "--strategy=ours", "side")
    folder.workstream(action("2020-06", more=entry("2020-03", "2020-06")))
    begun.commit("settled", on="2019-02-03")
    assert "date-moved-without-reason" not in rules()


def test_what_was_edited_on_a_branch_while_the_folder_moved_on_another_is_known(
    begun: Repository, folder: Folder, life: Callable[..., list[str]], moves: Callable[..., list[tuple[str, str, str]]]
) -> None:
    begun.git("switch", "--quiet", "--create", "side")
    folder.workstream(action("2020-06"))
    begun.commit("edited", on="2019-02-01")
    begun.git("switch", "--quiet", "main")
    begun.git("mv", "plans", "elsewhere")
    begun.commit("the folder of plans moved", on="2019-02-02")
    begun.git("merge", "--quiet", "--no-edit", "side", on="2019-02-03")
    plans = begun.top / "elsewhere"
    assert ["2020-06", "added"] == life("1.1", plans=plans)
    assert [("2020-03", "2020-06", "no")] == moves(plans=plans)


def test_a_file_that_cannot_be_read_now_took_nothing_away(
    begun: Repository, folder: Folder, life: Callable[..., list[str]]
) -> None:
    assert begun.top.is_dir()
    folder.workstream("actions: [\n")
    assert ["added"] == life("1.1")


def test_what_is_mended_now_is_compared_with_what_stood_there_before_it_was_broken(
    begun: Repository, folder: Folder, life: Callable[..., list[str]]
) -> None:
    folder.workstream("actions: [\n")
    begun.commit("broken", on="2019-02-01")
    folder.workstream(action("2020-06"))
    assert ["2020-06", "added"] == life("1.1")


@pytest.mark.parametrize("day", ["0001-01-01", "1969-12-31", "1970-01-01", "1970-06-01", "1972-06-01", "1973-03-01"])
def test_long_before_the_first_commit_nothing_is_known(begun: Repository, wsoa: Ask, day: str) -> None:
    assert begun.top.is_dir()
    ran = wsoa("list", "--as-of", day)
    assert (3, "") == (ran.code, ran.out)
    assert f"nothing had been committed by {day}" in ran.err


def test_the_last_day_of_the_calendar_is_a_day(begun: Repository, wsoa: Ask) -> None:
    assert begun.top.is_dir()
    assert 0 == wsoa("list", "--as-of", "9999-12-31").code


@pytest.mark.parametrize("words", [["list", "--as-of", "^HEAD"], ["changes", "--since", "^HEAD"]], ids=" ".join)
def test_what_excludes_a_commit_is_none(begun: Repository, wsoa: Ask, words: list[str]) -> None:
    assert begun.top.is_dir()
    ran = wsoa(*words)
    assert (2, "") == (ran.code, ran.out)
    assert "is neither a day nor a commit" in ran.err


def test_two_files_that_were_emptied_at_once_are_not_taken_for_each_other(
    begun: Repository, folder: Folder, life: Callable[..., list[str]]
) -> None:
    folder.workstream(action("2020-03", number="2.1"), name="2", head=SECOND)
    begun.commit("second", on="2019-01-02")
    for name in "12":
        folder.write(f"north/workstreams/{name}.yaml", b"")
    begun.commit("emptied", on="2019-01-03")
    folder.workstream(action("2020-03")).workstream(action("2020-06", number="2.1"), name="2", head=SECOND)
    begun.commit("mended", on="2019-01-04")
    assert ["added"] == life("1.1")
    assert ["2020-06", "added"] == life("2.1")


def test_a_file_that_is_broken_again_in_the_same_way_is_compared_with_what_stood_there_last(
    begun: Repository, folder: Folder, life: Callable[..., list[str]]
) -> None:
    for day, text in enumerate(("actions: [\n", action("2020-06"), "actions: [\n", action("2020-06")), start=2):
        folder.workstream(text)
        begun.commit(on=f"2019-01-0{day}")
    assert ["2020-06", "added"] == life("1.1")


def test_of_moves_on_one_day_the_first_date_is_the_first(begun: Repository, folder: Folder, wsoa: Ask) -> None:
    folder.workstream(action("2020-04"))
    begun.commit("without a reason", on="2019-02-01")
    folder.workstream(action("2020-06", more=entry("2020-04", "2020-06")))
    begun.commit("with one", on="2019-02-01")
    rows = csv.DictReader(io.StringIO(wsoa("slippage", "--format", "csv").out))
    assert {("2020-03", "91")} == {(row["first"], row["days_in_all"]) for row in rows}


@pytest.mark.parametrize(
    "words",
    [["log", "1.1"], ["slippage"], ["check"], ["list", "--as-of", "HEAD"], ["changes", "--since", "HEAD"]],
    ids=" ".join,
)
def test_where_there_is_no_git_that_is_what_is_said(
    begun: Repository, wsoa: Ask, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    assert begun.top.is_dir()
    monkeypatch.setenv("PATH", "/nowhere")
    said = " ".join(wsoa(*words).err.split())
    assert "is in no git repository" not in said
    assert "git could not be run" in said or "git is not installed" in said or "no git" in said or "git was not found" in said


def test_an_entry_explains_a_date_that_was_taken_away_and_set_again(
    begun: Repository, folder: Folder, moves: Callable[..., list[tuple[str, str, str]]], rules: Callable[..., list[str]]
) -> None:
    folder.workstream(action("~"))
    begun.commit("no date", on="2019-02-01")
    folder.workstream(action("2020-05", more=entry("2020-03", "2020-05")))
    begun.commit("a new one", on="2019-02-02")
    assert [("2020-03", "2020-05", "yes")] == moves()
    assert [] == rules()


def test_without_an_entry_a_date_that_was_taken_away_and_set_again_shows_where_it_came_to(
    begun: Repository, folder: Folder, moves: Callable[..., list[tuple[str, str, str]]]
) -> None:
    for due, day in (("~", "2019-02-01"), ("2020-06", "2019-02-02")):
        folder.workstream(action(due))
        begun.commit(on=day)
    assert "2020-06" in [to for _, to, _ in moves()]


@pytest.mark.parametrize("words", [["log", "1.1"], ["slippage", "north"], ["slippage", "NORTH"]], ids=" ".join)
@pytest.mark.parametrize("name", ["north", "draft"])
def test_what_was_unreadable_is_named_under_any_name_of_the_plan(
    folder: Folder, repository: Repository, wsoa: Ask, words: list[str], name: str
) -> None:
    folder.plan(name)
    for text, day in ((action("2020-03"), "2019-01-01"), ("actions: [\n", "2019-01-02"), (action("2020-03"), "2019-01-03")):
        folder.workstream(text, plan_id=name)
        repository.commit(on=day)
    if name != "north":
        repository.git("mv", f"plans/{name}", "plans/north")
    folder.plan("north")
    repository.commit("by its present name", on="2019-01-04")
    assert "of 2019-01-02 left" in wsoa(*words).err


def test_a_workstream_behind_a_link_is_not_taken_for_none(folder: Folder, repository: Repository, wsoa: Ask) -> None:
    folder.plan().workstream(action("2020-03"))
    path = folder.root / "north/workstreams/1.yaml"
    path.rename(folder.root / "north/one.txt")
    path.symlink_to("../one.txt")
    repository.commit("linked", on="2019-01-01")
    ran = wsoa("list", "--as-of", "HEAD")
    assert "1.1  Go" in ran.out or (3 == ran.code and "link" in ran.err)


def test_what_is_committed_behind_a_link_is_not_called_uncommitted(folder: Folder, repository: Repository, wsoa: Ask) -> None:
    folder.plan().workstream(action("2020-03"))
    path = folder.root / "north/workstreams/1.yaml"
    path.rename(folder.root / "north/one.txt")
    path.symlink_to("../one.txt")
    repository.commit("linked", on="2019-01-01")
    assert "not committed yet" not in wsoa("log", "1.1").out


@pytest.mark.parametrize("linked", ["1.yaml", ""])
def test_that_history_does_not_look_behind_a_link_is_said(
    folder: Folder, repository: Repository, wsoa: Ask, linked: str
) -> None:
    link = folder.plan().workstream(action("2020-03")).root / "north/workstreams" / linked
    link.rename(folder.root / "north/.kept")
    link.symlink_to(os.path.relpath(folder.root / "north/.kept", link.parent))
    repository.commit("linked", on="2019-01-01")
    for words in (["slippage"], ["undo"]):
        said = " ".join(wsoa(*words).err.split())
        assert "north/workstreams/1.yaml is a symbolic link, and git keeps only where to" in said


def test_the_folder_above_the_plans_may_have_a_line_break_in_its_name(tmp_path: Path, life: Callable[..., list[str]]) -> None:
    repository, folder = Repository.at(tmp_path / "r"), Folder(tmp_path / "r/line\nbreak/plans")
    folder.plan().workstream(action("2020-03"))
    repository.commit(on="2019-01-01")
    folder.workstream(action("2020-06"))
    repository.commit(on="2019-02-01")
    assert ["2020-06", "added"] == life("1.1", plans=folder.root)


@pytest.mark.parametrize("date", NO_DATES)
@pytest.mark.parametrize("words", [["log", "1.1"], ["slippage"], ["check"], ["list", "--as-of", "HEAD"]], ids=" ".join)
def test_a_commit_with_a_date_that_is_none_stops_nothing(
    begun: Repository, folder: Folder, wsoa: Ask, date: str, words: list[str]
) -> None:
    folder.workstream(action("2020-06"))
    begun.git("add", "--all")
    who = f"A <a@example.org> {date}"
    body = f"tree {begun.git('write-tree')}parent {begun.git('rev-parse', 'HEAD')}author {who}\ncommitter {who}\n\nodd\n"
    (begun.top / ".git/body").write_text(body)
    begun.git("update-ref", "HEAD", begun.git("hash-object", "-t", "commit", "-w", "--literally", ".git/body").strip())
    ran = wsoa(*words)
    assert ran.code in {0, 1}, ran.err


def test_a_shallow_clone_that_was_deepened_tells_what_it_has_got(
    begun: Repository, folder: Folder, tmp_path: Path, life: Callable[..., list[str]]
) -> None:
    for month in (4, 5, 6):
        folder.workstream(action(f"2020-0{month}"))
        begun.commit(on=f"2019-0{month}-01")
    begun.git("clone", "--quiet", "--depth=1", f"file://{begun.top}", str(tmp_path / "clone"))
    clone = Repository(tmp_path / "clone")
    assert ["added"] == life("1.1", plans=clone.top / "plans")
    clone.git("fetch", "--quiet", "--deepen=2")
    assert ["2020-06", "2020-05", "added"] == life("1.1", plans=clone.top / "plans")


def test_what_was_kept_on_a_branch_is_told_in_no_other_order_once_it_is_merged(
    begun: Repository, folder: Folder, wsoa: Ask
) -> None:
    head = folder.root / "north/plan.yaml"
    begun.git("switch", "--quiet", "--create", "side")
    head.write_text(head.read_text() + "summary: New.\n")
    begun.commit("side", on="2019-02-02")
    assert 0 == wsoa("log", "north").code
    begun.git("switch", "--quiet", "main")
    head.write_text(head.read_text().replace("Improvement plan of", "Plan for"))
    begun.commit("main", on="2019-02-01")
    begun.git("merge", "--quiet", "--no-edit", "side", on="2019-02-03")
    assert wsoa("log", "north", "--no-cache") == wsoa("log", "north")


def test_what_a_merge_brought_in_stands_in_the_log_where_it_became_part_of_the_plan(
    begun: Repository, folder: Folder, wsoa: Ask
) -> None:
    begun.git("switch", "--quiet", "--create", "side")
    folder.workstream(action("2020-03", more=", confidence: low"))
    begun.commit("side", on="2019-02-01")
    begun.git("switch", "--quiet", "main")
    folder.workstream(action("2020-03", title="Stop"))
    begun.commit("main", on="2019-02-02")
    begun.git("merge", "--quiet", "--no-commit", "--strategy=ours", "side")
    folder.workstream(action("2020-03", title="Stop", more=", confidence: low"))
    begun.commit("merged", on="2019-02-03")
    days = [row["date"] for row in csv.DictReader(io.StringIO(wsoa("log", "1.1", "--format", "csv").out))]
    assert ["2019-02-01", "2019-02-02", "2019-01-01"] == days


def test_a_limit_on_renames_in_the_configuration_hides_none(
    folder: Folder, repository: Repository, life: Callable[..., list[str]]
) -> None:
    for plan in ("south", "west"):
        folder.plan(plan, more=f"summary: {plan * 40}\nx-own: {plan * 40}\n").workstream(action("2020-03"), plan_id=plan)
    repository.commit(on="2019-01-01")
    repository.git("config", "diff.renameLimit", "1")
    for plan in ("south", "west"):
        repository.git("mv", f"plans/{plan}", f"plans/new-{plan}")
        folder.plan(f"new-{plan}", more=f"summary: {plan * 40}\nx-own: {plan * 40}\n")
        folder.workstream(action("2020-06"), plan_id=f"new-{plan}")
    repository.commit(on="2019-02-01")
    assert ["2020-06", "added"] == life("new-south:1.1")


def test_an_action_that_was_copied_first_and_deleted_then_is_still_there(
    begun: Repository, folder: Folder, life: Callable[..., list[str]]
) -> None:
    folder.workstream(action("2020-03"), name="2", head=SECOND)
    begun.commit("copied", on="2019-02-01")
    folder.workstream()
    begun.commit("deleted", on="2019-02-02")
    assert "removed" != life("1.1")[0]


def test_an_id_that_is_given_to_another_action_takes_no_date_with_it(
    begun: Repository, folder: Folder, moves: Callable[..., list[tuple[str, str, str]]], rules: Callable[..., list[str]]
) -> None:
    folder.workstream()
    begun.commit("gone", on="2019-02-01")
    folder.workstream(action("2021-03", title="Something else"))
    begun.commit("another", on="2019-03-01")
    assert [] == moves()
    assert "date-moved-without-reason" not in rules()


def test_changes_follow_a_plan_to_its_new_name(begun: Repository, folder: Folder, wsoa: Ask) -> None:
    begun.git("mv", "plans/north", "plans/northshire")
    folder.plan("northshire").workstream(action("2020-06"), plan_id="northshire")
    begun.commit("renamed", on="2019-02-01")
    rows = list(csv.DictReader(io.StringIO(wsoa("changes", "--since", "2019-01-15", "--format", "csv").out)))
    assert ("redated", "1.1") in [(row["change"], row["id"]) for row in rows]
    assert "gone" not in [row["change"] for row in rows]


def test_a_work_tree_that_is_elsewhere_is_not_taken_for_this_folder(begun: Repository, tmp_path: Path, wsoa: Ask) -> None:
    (tmp_path / "elsewhere").mkdir()
    begun.git("config", "core.worktree", str(tmp_path / "elsewhere"))
    ran = wsoa("list", "--as-of", "HEAD")
    assert "1.1  Go" in ran.out or (3, "") == (ran.code, ran.out)
    assert "no commit holds a plan" not in wsoa("log", "1.1").err


def test_a_damaged_branch_is_not_taken_for_nothing_committed(begun: Repository, wsoa: Ask) -> None:
    (begun.top / ".git/refs/heads/main").write_text("")
    assert "nothing is committed yet" not in wsoa("log", "1.1").err
    assert wsoa("check").err


def test_the_encoding_that_git_is_set_to_write_changes_nothing(begun: Repository, wsoa: Ask) -> None:
    begun.git("config", "i18n.logOutputEncoding", "UTF-16")
    assert 0 == wsoa("list", "--as-of", "HEAD").code


@pytest.mark.parametrize("path", [".:", ":", "plans:"])
def test_no_program_called_git_in_the_folder_of_plans_is_run(
    begun: Repository, folder: Folder, wsoa: Ask, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    program = folder.root / "git"
    program.write_text(f"#!/bin/sh\ntouch {begun.top}/sprung\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{path}{os.environ['PATH']}")
    wsoa("log", "1.1")
    assert not (begun.top / "sprung").exists()


def test_a_subject_is_no_trailer(begun: Repository, folder: Folder, wsoa: Ask) -> None:
    folder.workstream(action("2020-06"))
    begun.commit("Reason: see below", on="2019-02-01")
    (newest, *_) = csv.DictReader(io.StringIO(wsoa("log", "1.1", "--format", "csv").out))
    assert "" == newest["reason"]


def test_the_day_in_the_log_is_a_day_on_which_the_change_was_there(begun: Repository, folder: Folder, wsoa: Ask) -> None:
    """A rebase keeps the day of the author and gives the commit another."""
    folder.workstream(action("2020-06"))
    begun.git("add", "--all")
    env = {"PATH": os.environ["PATH"], **PINNED, **identity("A Manager", "2019-03-01")}
    env |= {"GIT_AUTHOR_DATE": "2019-02-01T12:00:00+00:00"}
    subprocess.run(["git", "commit", "--quiet", "--message=x"], cwd=begun.top, env=env, check=True)  # noqa: S607
    day = next(csv.DictReader(io.StringIO(wsoa("log", "1.1", "--format", "csv").out)))["date"]
    assert "2020-06" in wsoa("list", "--as-of", day).out


def test_nesting_without_end_in_what_was_kept_is_as_good_as_nothing() -> None:
    assert from_json(b"[" * 200_000, "program") is None
