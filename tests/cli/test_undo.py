"""`wsoa undo` takes back what wsoa itself did last, and nothing that was written since."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from folders import WORKSTREAM, Folder, Ran
from repositories import PINNED, Repository, identity

Run = Callable[..., Ran]

ACTIONS = """\
actions:
  - id: 1.1   # the first
    title: Agree one plan
    lead: [head-of-sen]
    due: 2020-03
    status: in_progress
    updates:
      - {date: 2019-12-01, text: Begun.}
  - id: 1.2
    title: Train everybody
    lead: [head-of-sen]
    due: 2020-04
    status: not_started
"""


@pytest.fixture
def repository(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A plan in git, and an identity for what wsoa commits."""
    for name, value in (PINNED | identity("A Manager", "2020-01-06")).items():
        monkeypatch.setenv(name, value)
    folder.plan().workstream(ACTIONS)
    made = Repository.at(folder.root.parent)
    made.commit("The plan")
    return made


def text_of(folder: Folder) -> str:
    return (folder.root / "north/workstreams/1.yaml").read_text(encoding="utf-8")


def test_the_last_change_is_taken_back_as_a_new_commit_that_names_it(repository: Repository, folder: Folder, wsoa: Run) -> None:
    before = text_of(folder)
    wsoa("reschedule", "1.1", "2020-06", "--reason", "recruitment")
    made = repository.git("rev-parse", "HEAD").strip()
    ran = wsoa("undo")
    assert (0, "", before) == (ran.code, ran.out, text_of(folder))
    assert ran.err.startswith("undo: reschedule 1.1: 2020-03 to 2020-06\nwrote ")
    message = repository.git("log", "-1", "--format=%B")
    assert (
        "undo: reschedule 1.1: 2020-03 to 2020-06\n\n"
        f"This takes back {made[:10]} of 2020-01-06 by A Manager.\n\n"
        f"Wsoa-Undoes: {made}\nWsoa-Item: 1.1\n\n" == message
    )
    assert "" == repository.git("status", "--short")


def test_said_again_it_takes_back_the_change_before(repository: Repository, folder: Folder, wsoa: Run) -> None:
    before = text_of(folder)
    wsoa("update", "1.1", "--text", "One.")
    wsoa("update", "1.2", "--status", "in_progress")
    assert [0, 0] == [wsoa("undo").code, wsoa("undo").code]
    assert before == text_of(folder)
    ran = wsoa("undo")
    assert (3, "wsoa: there is no change of wsoa's own to take back") == (ran.code, ran.err.splitlines()[0])
    assert "5" == repository.git("rev-list", "--count", "HEAD").strip()


def test_what_others_wrote_since_stays(repository: Repository, folder: Folder, wsoa: Run) -> None:
    wsoa("reschedule", "1.1", "2020-06", "--reason", "recruitment")
    path = folder.root / "north/workstreams/1.yaml"
    path.write_text("# Seen by the board\n" + text_of(folder).replace("Train everybody", "Train all"), encoding="utf-8")
    repository.commit("By hand")
    before = "# Seen by the board\n" + (WORKSTREAM + ACTIONS).replace("Train everybody", "Train all")
    assert 0 == wsoa("undo").code
    assert before == text_of(folder)


def test_an_update_is_taken_back_although_another_followed_it(repository: Repository, folder: Folder, wsoa: Run) -> None:
    wsoa("update", "1.1", "--text", "One.")
    wsoa("update", "1.2", "--text", "Two.")
    repository.git("commit", "--quiet", "--amend", "--message", "By hand, in the end")
    assert 0 == wsoa("undo").code
    assert ("One." in text_of(folder), "Two." in text_of(folder)) == (False, True)


def test_a_line_that_has_changed_since_is_not_taken_back(repository: Repository, folder: Folder, wsoa: Run) -> None:
    wsoa("update", "1.1", "--status", "delivered")
    path = folder.root / "north/workstreams/1.yaml"
    path.write_text(text_of(folder).replace("status: delivered", "status: embedded"), encoding="utf-8")
    repository.commit("By hand")
    before = text_of(folder)
    ran = wsoa("undo")
    assert (3, before) == (ran.code, text_of(folder))
    assert "(update 1.1: status delivered) cannot be taken back: the same lines of " in ran.err


def test_with_dry_run_the_difference_is_shown_and_nothing_done(repository: Repository, folder: Folder, wsoa: Run) -> None:
    wsoa("update", "1.2", "--status", "in_progress")
    before, head = text_of(folder), repository.git("rev-parse", "HEAD")
    ran = wsoa("undo", "--dry-run")
    assert (0, before, head) == (ran.code, text_of(folder), repository.git("rev-parse", "HEAD"))
    assert ["-    status: in_progress", "+    status: not_started"] == [
        line for line in ran.out.splitlines() if line.startswith(("-  ", "+  "))
    ]


def test_what_was_staged_or_dirty_elsewhere_stays_so(repository: Repository, folder: Folder, wsoa: Run) -> None:
    wsoa("update", "1.2", "--status", "in_progress")
    (repository.top / "staged.txt").write_text("x")
    repository.git("add", "staged.txt")
    with (folder.root / "north/plan.yaml").open("a") as file:
        file.write("# dirty\n")
    assert 0 == wsoa("undo").code
    assert " M plans/north/plan.yaml\nA  staged.txt\n" == repository.git("status", "--short")


@pytest.mark.parametrize("words", [["update", "1.1", "--text", "One."], ["set", "north", "title=Other"]])
def test_in_a_shallow_clone_no_file_goes_that_was_there_before(
    repository: Repository, folder: Folder, wsoa: Run, tmp_path: Path, words: list[str]
) -> None:
    for path in folder.root.rglob("workstreams/*.yaml"):
        if words[0] == "set":
            path.unlink()
    repository.commit("less")
    assert 0 == wsoa(*words).code
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth=1", repository.top.as_uri(), str(clone))
    before = sorted(clone.rglob("*.yaml"))
    ran = wsoa("undo", plans=clone / "plans")
    assert (3, before) == (ran.code, sorted(clone.rglob("*.yaml")))
    assert "what was there before it is not in this copy" in " ".join(ran.err.split())
    assert "git fetch --unshallow" in " ".join(ran.err.split())


def test_a_file_stays_whose_earlier_content_a_partial_clone_left_behind(
    repository: Repository, folder: Folder, wsoa: Run
) -> None:
    wsoa("update", "1.1", "--text", "One.")
    before = text_of(folder)
    name = repository.git("rev-parse", "HEAD~1:plans/north/workstreams/1.yaml").strip()
    (repository.top / ".git/objects" / name[:2] / name[2:]).unlink()
    ran = wsoa("undo")
    assert (3, before) == (ran.code, text_of(folder))
    assert "is not in this copy of the repository" in " ".join(ran.err.split())


def test_a_new_file_with_more_in_it_than_was_said_stays(repository: Repository, folder: Folder, wsoa: Run) -> None:
    head = "id: WS2\ntitle: T\naccountable: []\n"
    folder.workstream("actions: [{id: 2.1, title: Go, status: not_started}]\n", name="2", head=head)
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "squashed\n\nadd WS2\n\nWsoa-Item: WS2\nWsoa-Field: id")
    before = sorted(folder.root.rglob("*.yaml"))
    assert (3, before) == (wsoa("undo").code, sorted(folder.root.rglob("*.yaml")))


def test_commits_of_others_are_never_taken_back(repository: Repository, folder: Folder, wsoa: Run) -> None:
    before = text_of(folder)
    assert (3, before) == (wsoa("undo").code, text_of(folder))
    assert "1" == repository.git("rev-list", "--count", "HEAD").strip()


def test_without_git_it_says_that_nothing_is_on_record(folder: Folder, wsoa: Run) -> None:
    folder.plan().workstream(ACTIONS)
    ran = wsoa("undo")
    assert (3, True) == (ran.code, "is in no git repository: no change is on record" in ran.err)


@pytest.mark.usefixtures("repository")
def test_no_move_is_left_when_a_reschedule_was_taken_back(wsoa: Run) -> None:
    wsoa("reschedule", "1.1", "2020-06", "--reason", "recruitment")
    wsoa("undo")
    assert "No agreed date has moved up to 2020-01-06.\n" == wsoa("slippage").out
    assert "date-moved" not in wsoa("check").out


def test_what_something_leans_on_by_now_is_not_taken_back(repository: Repository, folder: Folder, wsoa: Run) -> None:
    assert 0 == wsoa("add", "finding", "--text", "Parents are not heard.").code
    path = folder.root / "north/workstreams/1.yaml"
    path.write_text(text_of(folder).replace("findings: [F1]", "findings: [F1, F2]"), encoding="utf-8")
    repository.commit("By hand")
    ran = wsoa("undo")
    assert (3, True) == (ran.code, "the edit would not hold: " in ran.err)
    assert "F2" in (folder.root / "north/plan.yaml").read_text(encoding="utf-8")


def test_a_workstream_that_was_added_goes_again(repository: Repository, folder: Folder, wsoa: Run) -> None:
    before = sorted(folder.root.rglob("*.yaml"))
    assert 0 == wsoa("add", "workstream", "--title", "Heard", "--accountable", "director").code
    assert len(before) + 1 == len(sorted(folder.root.rglob("*.yaml")))
    assert 0 == wsoa("undo").code
    assert (before, "") == (sorted(folder.root.rglob("*.yaml")), repository.git("status", "--short"))


def test_a_hook_that_adds_to_the_message_does_not_make_undo_take_back_another_change(
    repository: Repository, folder: Folder, wsoa: Run
) -> None:
    wsoa("update", "1.1", "--text", "One.")
    hook = repository.top / ".git/hooks/commit-msg"
    hook.write_text('#!/bin/sh\nprintf "\\nReviewed in PR 1\\n" >> "$1"\n')
    hook.chmod(0o755)
    wsoa("update", "1.1", "--text", "Two.")
    assert 0 == wsoa("undo").code
    assert ("One." in text_of(folder), "Two." in text_of(folder)) == (True, False)


def test_a_commit_that_holds_what_others_wrote_is_not_taken_back(repository: Repository, folder: Folder, wsoa: Run) -> None:
    path = folder.root / "north/workstreams/1.yaml"
    path.write_text(text_of(folder).replace("Train everybody", "Train all"), encoding="utf-8")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "squashed\n\n* update 1.1\n\nWsoa-Item: 1.1")
    before = text_of(folder)
    ran = wsoa("undo")
    assert (3, before) == (ran.code, text_of(folder))
    assert "it also holds what others wrote of 1.2" in ran.err


def test_what_a_merge_brought_in_is_taken_back_as_well(repository: Repository, folder: Folder, wsoa: Run) -> None:
    before = text_of(folder)
    repository.git("switch", "--quiet", "--create", "side")
    wsoa("update", "1.1", "--text", "One.")
    repository.git("switch", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message", "merged", "side")
    assert 0 == wsoa("undo").code
    assert before == text_of(folder)


def test_line_ends_that_git_changes_are_no_change(repository: Repository, folder: Folder, wsoa: Run) -> None:
    repository.git("config", "core.autocrlf", "true")
    path = folder.root / "north/workstreams/1.yaml"
    path.unlink()
    repository.git("checkout", "--quiet", ".")
    before = path.read_bytes()
    assert b"\r\n" in before
    wsoa("update", "1.1", "--text", "One.")
    assert 0 == wsoa("undo").code
    assert before == path.read_bytes()


def test_a_change_that_git_itself_took_back_is_passed_over(repository: Repository, folder: Folder, wsoa: Run) -> None:
    before = text_of(folder)
    wsoa("update", "1.1", "--text", "One.")
    wsoa("update", "1.2", "--text", "Two.")
    repository.git("revert", "--no-edit", "HEAD")
    assert 0 == wsoa("undo").code
    assert before == text_of(folder)


def test_a_new_id_is_taken_back(repository: Repository, folder: Folder, wsoa: Run) -> None:
    before = text_of(folder)
    assert 0 == wsoa("set", "1.2", "id=1.9", "title=Train all").code
    assert 0 == wsoa("undo").code
    assert (before, "") == (text_of(folder), repository.git("status", "--short"))


def test_the_canonical_form_is_taken_back_before_what_was_done_earlier(
    repository: Repository, folder: Folder, wsoa: Run
) -> None:
    wsoa("update", "1.1", "--text", "One.")
    before = text_of(folder)
    assert 0 == wsoa("fmt").code
    assert before != text_of(folder)
    assert 0 == wsoa("undo").code
    assert (before, "") == (text_of(folder), repository.git("status", "--short"))
    assert 0 == wsoa("undo").code
    assert "One." not in text_of(folder)


@pytest.mark.parametrize("text", ["Wsoa-Undoes: 1", "Wsoa-Item: 1.2", "Reason: x\n\nWsoa-Item: 9.9\nWsoa-Undoes: 1"])
@pytest.mark.usefixtures("repository")
def test_words_that_look_like_a_trailer_are_words(folder: Folder, wsoa: Run, text: str) -> None:
    before = text_of(folder)
    assert 0 == wsoa("update", "1.1", "--text", text).code
    assert 0 == wsoa("undo").code
    assert before == text_of(folder)


def test_what_goes_along_into_the_commit_is_said(repository: Repository, folder: Folder, wsoa: Run) -> None:
    wsoa("update", "1.2", "--status", "in_progress")
    path = folder.root / "north/workstreams/1.yaml"
    path.write_text(f"# By hand\n{text_of(folder)}", encoding="utf-8")
    said = "note: other changes in the file, not committed before, went into that commit too\n"
    assert wsoa("undo").err.endswith(said)
    assert "# By hand" in repository.git("show")


def test_a_new_id_of_a_workstream_is_taken_back(repository: Repository, folder: Folder, wsoa: Run) -> None:
    before = text_of(folder)
    assert 0 == wsoa("set", "WS1", "id=WS9").code
    assert 0 == wsoa("undo").code
    assert (before, "") == (text_of(folder), repository.git("status", "--short"))


@pytest.mark.parametrize("content", [WORKSTREAM.replace("WS1", "WS2"), "# Notes for a workstream\n", "id: WS2\n\ttitle"])
@pytest.mark.parametrize("words", [["update", "1.1", "--text", "One."], ["set", "1.1", "id=1.9"]], ids=lambda words: words[0])
def test_a_workstream_that_somebody_wrote_by_hand_into_the_same_commit_is_not_taken_away(
    repository: Repository, folder: Folder, wsoa: Run, content: str, words: list[str]
) -> None:
    wsoa(*words)
    path = folder.write("north/workstreams/2.yaml", content)
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--amend", "--no-edit")
    ran = wsoa("undo")
    assert (3, True) == (ran.code, "it also holds what others " in " ".join(ran.err.split()))
    assert (content, "") == (path.read_text(), repository.git("status", "--short"))


def test_a_change_whose_undo_git_took_back_is_the_last_again(repository: Repository, folder: Folder, wsoa: Run) -> None:
    wsoa("update", "1.1", "--text", "One.")
    before = text_of(folder)
    wsoa("update", "1.2", "--text", "Two.")
    wsoa("undo")
    repository.git("revert", "--no-edit", "HEAD")
    assert "Two." in text_of(folder)
    ran = wsoa("undo")
    assert (0, before) == (ran.code, text_of(folder))
    assert ran.err.startswith("undo: update 1.2\n")


def test_what_git_took_back_twice_is_taken_back(repository: Repository, folder: Folder, wsoa: Run) -> None:
    before = text_of(folder)
    wsoa("update", "1.1", "--text", "One.")
    repository.git("revert", "--no-edit", "HEAD")
    repository.git("revert", "--no-edit", "HEAD")
    assert "One." in text_of(folder)
    assert 0 == wsoa("undo").code
    assert before == text_of(folder)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param(["update", "1.1", "--text", "One."], "1.yaml", id="a file to change"),
        pytest.param(["add", "workstream", "--title", "Heard", "--accountable", "director"], "2.yaml", id="one to go"),
    ],
)
def test_what_another_program_writes_while_it_is_taken_back_is_not_lost(
    repository: Repository, folder: Folder, wsoa: Run, words: list[str], name: str
) -> None:
    assert 0 == wsoa(*words).code
    path = folder.root / "north/workstreams" / name
    before = path.read_text(encoding="utf-8")
    # git asks a filter what a file says whose time has changed, and undo asks git between reading the file and writing it.
    repository.git("config", "filter.theirs.clean", f"cat; grep -q Theirs '{path}' || echo '# Theirs' >> '{path}'")
    (repository.top / ".git/info/attributes").write_text("*.yaml filter=theirs\n")
    os.utime(path, (1, 1))
    ran = wsoa("undo")
    assert (3, f"{before}# Theirs\n") == (ran.code, path.read_text(encoding="utf-8"))
    assert "was changed by another program just now" in " ".join(ran.err.split())
