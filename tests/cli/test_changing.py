"""Commands that change a plan: the words on the line, the file, the commit."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Timer

import pytest

from folders import Folder, Ran, git

Run = Callable[..., Ran]


def test_a_move_writes_the_date_and_its_reason_together(file: Path, wsoa: Run) -> None:
    old = file.read_text().splitlines()
    ran = wsoa("reschedule", "1.1", "2020-03", "--reason", "recruitment", "--approved-by", "send-board")
    assert (0, "") == (ran.code, ran.out)
    added = [line for line in file.read_text().splitlines() if line not in old]
    assert added == [
        "    due: 2020-03          # first date",
        "    due_changes:",
        "      - {on: 2020-01-06, from: 2019-12, to: 2020-03, reason: recruitment, approved_by: send-board}",
    ]


def test_an_update_says_what_when_and_who(file: Path, wsoa: Run) -> None:
    assert 0 == wsoa("update", "1.1", "--text", "Draft: shared", "--by", "head-of-sen", "--status", "delivered").code
    assert "status: delivered" in file.read_text()
    assert "- {date: 2020-01-06, by: head-of-sen, text: 'Draft: shared'}" in file.read_text()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(["update", "1.1", "--text", "x", "--by", "nobody"], 2, "no such post", id="an unknown post"),
        pytest.param(["reschedule", "1.1", "May 25", "--reason", "x"], 2, "write 2025-05", id="a date of two readings"),
        pytest.param(["reschedule", "1.1", "2019-12", "--reason", "x"], 2, "already", id="the same date"),
        pytest.param(
            ["reschedule", "1.1", "2020", "--reason", "x", "--approved-by", "me"], 2, "no such", id="an unknown board"
        ),
        pytest.param(["reschedule", "1.1", "AY2019-20 summer", "--reason", "x"], 2, "calendar", id="an unknown term"),
        pytest.param(["reschedule", "1.1", "2020-03"], 2, "--reason WORD", id="a move without its reason"),
        pytest.param(["update", "9.9", "--text", "x"], 2, "there is no action 9.9", id="an unknown action"),
        pytest.param(["update", "1.1"], 2, "nothing to write", id="nothing to say"),
    ],
)
def test_what_would_not_hold_is_refused_before_writing(file: Path, wsoa: Run, words: list[str], code: int, said: str) -> None:
    before = file.read_bytes()
    ran = wsoa(*words)
    assert code == ran.code
    assert said in ran.err
    assert before == file.read_bytes()


def test_who_agreed_to_a_move_is_added_with_the_date_that_is_there(repository: Path, file: Path, wsoa: Run) -> None:
    assert 0 == wsoa("reschedule", "1.1", "2020-03", "--reason", "recruitment").code
    told = " ".join(wsoa("check", "--select", "date-moved-without-approval").out.split())
    assert "add who agreed: wsoa reschedule 1.1 2020-03 --approved-by BOARD" in told
    ran = wsoa("reschedule", "1.1", "2020-03", "--approved-by", "send-board", "--note", "Post vacant.")
    assert (0, "complete the move of 1.1 to 2020-03: note, approval by") == (ran.code, ran.err.splitlines()[0])
    assert "to: 2020-03, reason: recruitment, note: Post vacant., approved_by: send-board}\n" in file.read_text()
    assert "Wsoa-Field: due_changes\nApproved-by: send-board" in git(repository, "log", "-1", "--format=%B")
    assert "No findings." in wsoa("check", "--select", "date-moved-without-approval").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--reason", "illness"], "has the reason recruitment already"),
        (["--approved-by", "council"], "has the approval by send-board already"),
        ([], "1.1 is due on 2020-03 already"),
    ],
    ids=["another reason", "another board", "nothing"],
)
def test_what_is_said_of_a_move_already_is_not_said_otherwise(file: Path, wsoa: Run, words: list[str], said: str) -> None:
    wsoa("reschedule", "1.1", "2020-03", "--reason", "recruitment", "--approved-by", "send-board")
    before = file.read_text()
    ran = wsoa("reschedule", "1.1", "2020-03", *words)
    assert (2, True, before) == (ran.code, said in ran.err, file.read_text())


def test_a_dry_run_shows_the_difference_and_writes_nothing(file: Path, wsoa: Run) -> None:
    before = file.read_bytes()
    ran = wsoa("update", "1.2", "--status", "in_progress", "--dry-run")
    assert (0, before) == (ran.code, file.read_bytes())
    assert "-    status: not_started\n+    status: in_progress\n" in ran.out


def test_a_fault_elsewhere_in_the_file_neither_stops_nor_misleads_an_edit(file: Path, wsoa: Run) -> None:
    file.write_text(file.read_text().replace("status: in_progress", "status: half done", 1))
    assert 0 == wsoa("update", "1.2", "--status", "in_progress").code
    assert file.read_text().endswith("due: 2020-06\n    status: in_progress\n")


MEASURE = """\
measures:
  - id: M1
    title: Plans issued within 20 weeks
    unit: percent
    better: higher
    readings: []
"""

HEAD_ITEMS = """\
deadlines:
  - {id: submit, title: Send the statement, due: 2020-01-31}
decisions:
  - id: D1
    title: Agree the launch
    board: send-board
"""


@pytest.fixture
def everything(folder: Folder) -> Folder:
    return folder.plan(more=HEAD_ITEMS).workstream(MEASURE)


def test_a_reading_is_added_to_its_measure(everything: Folder, wsoa: Run) -> None:
    assert 0 == wsoa("record", "M1", "47.5", "--on", "2019-12-31", "--note", "From the return.").code
    text = (everything.root / "north/workstreams/1.yaml").read_text()
    assert text.endswith("    readings:\n      - {date: 2019-12-31, value: 47.5, basis: actual, note: From the return.}\n")


@pytest.mark.parametrize(("typed", "cure"), [("47,5", "47.5"), ("1,412", "1412"), ("£1,000.50", "1000.50"), ("34%", "34")])
def test_a_reading_that_is_no_number_is_refused_with_the_number_that_is_meant(
    everything: Folder, wsoa: Run, typed: str, cure: str
) -> None:
    before = (everything.root / "north/workstreams/1.yaml").read_bytes()
    ran = wsoa("record", "M1", typed)
    assert 2 == ran.code
    assert f"write {cure}," in ran.err
    assert before == (everything.root / "north/workstreams/1.yaml").read_bytes()


@pytest.mark.parametrize("typed", ["-5", "-0.5", "-1412"])
def test_a_reading_may_be_below_nought(everything: Folder, wsoa: Run, typed: str) -> None:
    assert 0 == wsoa("record", "M1", typed, "--on", "2019-12-31").code
    assert f"value: {typed}, basis" in (everything.root / "north/workstreams/1.yaml").read_text()
    assert 0 == wsoa("record", "--on", "2019-12-30", "M1", "--note", "-1", typed).code
    assert f"value: {typed}, basis: actual, note: -1}}" in (everything.root / "north/workstreams/1.yaml").read_text()


@pytest.mark.parametrize(
    ("words", "said"), [(["-5", "--bais", "survey"], "--bais"), (["-x"], "No such option"), (["-5%"], "write -5,")]
)
def test_what_is_no_number_below_nought_is_refused(everything: Folder, wsoa: Run, words: list[str], said: str) -> None:
    before = (everything.root / "north/workstreams/1.yaml").read_bytes()
    ran = wsoa("record", "M1", *words)
    assert (True, before) == (said in ran.err, (everything.root / "north/workstreams/1.yaml").read_bytes())
    assert 0 != ran.code


def test_a_day_has_one_reading_of_each_basis(everything: Folder, wsoa: Run) -> None:
    file = everything.root / "north/workstreams/1.yaml"
    assert 0 == wsoa("record", "M1", "47.5", "--on", "2019-12-31", "--note", "From the return.").code
    before = file.read_bytes()
    for same in (["47.5"], ["47.50"], ["47.5", "--note", "From the return."]):
        ran = wsoa("record", "M1", *same, "--on", "2019-12-31")
        assert (0, True, before) == (ran.code, "nothing to change" in ran.err, file.read_bytes())
    for other in (["48"], ["47.5", "--note", "From the census."], ["n/a"]):
        ran = wsoa("record", "M1", *other, "--on", "2019-12-31")
        assert (2, before) == (ran.code, file.read_bytes())
        assert "M1 has the reading 47.5 (From the return.) of 2019-12-31 already" in " ".join(ran.err.split())
        assert "--basis" in ran.err
    assert 0 == wsoa("record", "M1", "48", "--on", "2019-12-31", "--basis", "provisional").code
    assert 0 == wsoa("record", "M1", "48", "--on", "2019-12-30").code


def test_a_deadline_that_is_met_and_a_decision_that_is_taken_stand_in_plan_yaml(everything: Folder, wsoa: Run) -> None:
    assert 0 == wsoa("meet", "submit", "--on", "2019-12-30").code
    assert 0 == wsoa("decide", "D1", "agreed", "--on", "2019-12-15").code
    text = (everything.root / "north/plan.yaml").read_text()
    assert "  - {id: submit, title: Send the statement, due: 2020-01-31, met: 2019-12-30}\n" in text
    assert "    status: agreed\n    date: 2019-12-15\n" in text
    assert 0 == wsoa("check", "--fail-on", "never").code


def test_what_a_board_has_decided_is_not_decided_again(everything: Folder, wsoa: Run) -> None:
    head = everything.root / "north/plan.yaml"
    assert 0 == wsoa("decide", "D1", "agreed", "--on", "2019-12-15").code
    before = head.read_bytes()
    for words in (["refused", "--on", "2019-12-15"], ["agreed", "--on", "2019-12-16"]):
        ran = wsoa("decide", "D1", *words)
        assert (2, before) == (ran.code, head.read_bytes())
        assert "D1 was agreed on 2019-12-15 already" in ran.err
    assert "nothing to change" in wsoa("decide", "D1", "agreed", "--on", "2019-12-15").err


def test_an_item_of_another_kind_is_not_taken_for_one(everything: Folder, wsoa: Run) -> None:
    assert everything.root.is_dir()
    assert "there is no deadline M1" in wsoa("meet", "M1").err


def test_where_there_is_none_of_a_kind_no_other_kind_is_named(file: Path, wsoa: Run) -> None:
    assert file.is_file()
    assert "wsoa: there is no measure M1\n  there is no measure at all\n" == wsoa("record", "M1", "5").err


def test_one_commit_says_what_was_done_and_holds_nothing_else(repository: Path, file: Path, wsoa: Run) -> None:
    (repository / "staged.txt").write_text("staged")
    git(repository, "add", "staged.txt")
    file.parents[1].joinpath("plan.yaml").write_text(f"{file.parents[1].joinpath('plan.yaml').read_text()}# dirty\n")
    assert "committed as" in wsoa("reschedule", "1.1", "2020-03", "--reason", "recruitment", "--note", "Post vacant.").err
    assert "plans/north/workstreams/1.yaml\n" == git(repository, "show", "--format=", "--name-only")
    assert git(repository, "log", "-1", "--format=%B").strip() == (
        "reschedule 1.1: 2019-12 to 2020-03\n\nrecruitment: Post vacant.\n\n"
        "Wsoa-Item: 1.1\nWsoa-Field: due\nReason: recruitment"
    )
    assert " M plans/north/plan.yaml\nA  staged.txt\n" == git(repository, "status", "--short")


def test_without_git_nothing_is_said_of_commits(file: Path, wsoa: Run) -> None:
    ran = wsoa("update", "1.1", "--text", "x")
    assert (0, f"update 1.1\nwrote {file.as_posix()}\n") == (ran.code, ran.err)


def test_in_a_new_repository_it_is_said_what_to_type(file: Path, folder: Folder, wsoa: Run) -> None:
    git(folder.root.parent, "init", "-q")
    ran = wsoa("update", "1.1", "--text", "x")
    plan = file.parents[1].as_posix()
    assert f'; not committed, since git does not know it yet: git add {plan} && git commit -m "The plan so far"\n' in ran.err


def test_a_commit_that_names_what_is_not_committed_itself_says_so(repository: Path, file: Path, wsoa: Run) -> None:
    head = file.parents[1] / "plan.yaml"
    head.write_text(head.read_text().replace("posts:\n", "posts:\n  - {id: sendco, title: SENDCo}\n"))
    told = f"note: what it names stands in {head.as_posix()}, in changes that are not committed yet: commit them too\n"
    assert repository.is_dir()
    assert wsoa("update", "1.1", "--text", "Drafted.", "--by", "sendco").err.endswith(told)
    assert "note: " not in wsoa("update", "1.1", "--text", "Drafted.", "--by", "director").err


def test_no_commit_leaves_the_commit_to_the_user(repository: Path, wsoa: Run) -> None:
    assert "not committed" in wsoa("update", "1.1", "--text", "x", "--no-commit").err
    assert " M plans/north/workstreams/1.yaml\n" == git(repository, "status", "--short")


@pytest.mark.parametrize("word", ["1", "true"])
def test_no_commit_can_be_the_rule_of_the_surroundings(
    repository: Path, wsoa: Run, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.setenv("WSOA_NO_COMMIT", word)
    assert "not committed" in wsoa("update", "1.1", "--text", "x").err
    assert "first\n" == git(repository, "log", "--format=%s")


@pytest.mark.parametrize(("setting", "commits"), [("false", 1), ("no", 1), ("true", 2), ("on", 2)])
def test_no_commit_can_be_the_rule_of_a_repository(repository: Path, wsoa: Run, setting: str, commits: int) -> None:
    git(repository, "config", "wsoa.commit", setting)
    assert 0 == wsoa("update", "1.1", "--text", "x").code
    assert f"{commits}\n" == git(repository, "rev-list", "--count", "HEAD")


def test_settings_that_lie_where_a_variable_says_are_heeded(
    repository: Path, wsoa: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.delenv(f"GIT_{who}_NAME")
        monkeypatch.delenv(f"GIT_{who}_EMAIL")
    settings = tmp_path / "settings"
    settings.write_text("[user]\nname = From Elsewhere\nemail = e@example.org\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    assert 0 == wsoa("update", "1.1", "--text", "x").code
    assert "From Elsewhere\n" == git(repository, "log", "-1", "--format=%an")
    settings.write_text(f"{settings.read_text()}[wsoa]\ncommit = false\n")
    assert "not committed" in wsoa("update", "1.1", "--text", "y").err


def test_an_order_of_files_that_is_not_there_stops_no_commit(repository: Path, wsoa: Run) -> None:
    git(repository, "config", "diff.orderFile", "/nowhere/order")
    assert "committed as" in wsoa("update", "1.1", "--text", "x").err
    assert "committed as" in wsoa("undo").err


def test_a_setting_that_is_neither_is_said_before_anything_is_written(repository: Path, file: Path, wsoa: Run) -> None:
    git(repository, "config", "wsoa.commit", "perhaps")
    before = file.read_bytes()
    ran = wsoa("update", "1.1", "--text", "Kept")
    assert (3, before) == (ran.code, file.read_bytes())
    assert "wsoa.commit" in ran.err


WRITING = [["update", "1.1", "--text", "x"], ["add", "workstream", "--title", "T"], ["undo"], ["fmt"]]


@pytest.mark.parametrize("words", WRITING, ids=lambda words: words[0])
def test_while_a_merge_waits_to_be_finished_nothing_is_written_that_could_not_be_committed(
    repository: Path, folder: Folder, wsoa: Run, words: list[str]
) -> None:
    wsoa("update", "1.2", "--text", "One.")
    git(repository, "switch", "-q", "-c", "side", "HEAD~1")
    (repository / "notes.txt").write_text("x")
    git(repository, "add", "notes.txt")
    git(repository, "commit", "-q", "-m", "side")
    git(repository, "switch", "-q", "main")
    git(repository, "merge", "-q", "--no-commit", "side")
    before = {path: path.read_bytes() for path in folder.root.rglob("*.yaml")}
    ran = wsoa(*words)
    assert (3, before) == (ran.code, {path: path.read_bytes() for path in folder.root.rglob("*.yaml")})
    assert "a merge is under way" in ran.err
    assert 0 == wsoa(*words, "--no-commit").code
    assert before != {path: path.read_bytes() for path in folder.root.rglob("*.yaml")}
    git(repository, "commit", "-q", "-m", "merged")
    assert "committed as" in wsoa("update", "1.1", "--text", "y").err


@pytest.mark.parametrize("words", WRITING, ids=lambda words: words[0])
def test_a_commit_on_no_branch_is_said_to_be_on_none(repository: Path, wsoa: Run, words: list[str]) -> None:
    wsoa("update", "1.2", "--text", "One.")
    git(repository, "switch", "-q", "--detach")
    said = "note: HEAD is detached, and that commit is on no branch: git branch NAME keeps it\n"
    assert wsoa(*words).err.endswith(said)
    git(repository, "switch", "-q", "-c", "kept")
    assert "detached" not in wsoa("update", "1.1", "--text", "y").err


@pytest.mark.parametrize("words", WRITING, ids=lambda words: words[0])
@pytest.mark.parametrize("option", [["--no-commit"], []], ids=["by the option", "by the setting"])
def test_where_no_commit_is_wanted_git_runs_no_filter(
    repository: Path, file: Path, wsoa: Run, words: list[str], option: list[str]
) -> None:
    wsoa("update", "1.2", "--text", "One.")
    git(repository, "config", "filter.f.clean", f"touch '{repository}/RAN'; cat")
    (repository / ".git" / "info" / "attributes").write_text("*.yaml filter=f\n")
    file.write_text(file.read_text().replace("Publish it", "Print it"))
    if not option:
        git(repository, "config", "wsoa.commit", "false")
    assert "committed as" not in wsoa(*words, *option).err
    assert not (repository / "RAN").exists()


def test_a_hook_that_refuses_leaves_the_file_edited_and_says_so(repository: Path, file: Path, wsoa: Run) -> None:
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n")
    hook.chmod(0o755)
    ran = wsoa("update", "1.1", "--text", "Kept")
    assert 3 == ran.code
    assert "not today" in ran.err
    assert "commit it yourself" in ran.err
    assert "Kept" in file.read_text()


def test_a_file_that_git_does_not_know_is_left_uncommitted(repository: Path, folder: Folder, wsoa: Run) -> None:
    folder.workstream(
        "actions:\n  - {id: 2.1, title: T, status: in_progress}\n", name="2", head="id: WS2\ntitle: T\naccountable: []\n"
    )
    assert "not committed" in wsoa("update", "2.1", "--text", "x").err
    assert "first\n" == git(repository, "log", "--format=%s")


def test_twelve_updates_at_once_leave_twelve_updates_and_twelve_commits(repository: Path, file: Path, folder: Folder) -> None:
    words = [sys.executable, "-m", "wsoa_cli", "update", "1.1", "--plans", str(folder.root), "--today", "2020-01-06", "--text"]
    texts = [f"Update number {n}." for n in range(12)]
    running = [subprocess.Popen([*words, text], stderr=subprocess.DEVNULL, env=dict(os.environ)) for text in texts]
    assert [0] * 12 == [one.wait(timeout=120) for one in running]
    assert [] == [text for text in texts if f"text: {text}" not in file.read_text()]
    assert "13\n" == git(repository, "rev-list", "--count", "HEAD")


def test_writers_with_folders_of_their_own_for_temporary_files_wait_for_each_other(
    repository: Path, file: Path, folder: Folder, tmp_path: Path
) -> None:
    words = [sys.executable, "-m", "wsoa_cli", "update", "1.1", "--plans", str(folder.root), "--today", "2020-01-06", "--text"]
    running = []
    for n in range(8):
        own = tmp_path / f"tmp-{n}"
        own.mkdir()
        running.append(subprocess.Popen([*words, f"{n} is done"], env={**os.environ, "TMPDIR": str(own)}))
    assert [0] * 8 == [one.wait(timeout=120) for one in running]
    assert 8 == sum(f"{n} is done" in file.read_text() for n in range(8))
    assert "9\n" == git(repository, "rev-list", "--count", "HEAD")
    assert [] == list(tmp_path.glob("tmp-*/*"))


def test_plans_of_one_repository_that_are_changed_at_once_each_have_their_commit(repository: Path, folder: Folder) -> None:
    names = [f"plan-{n}" for n in range(6)]
    for name in names:
        folder.plan(name).workstream("actions:\n  - {id: 1.1, title: One, status: in_progress}\n", plan_id=name)
    git(repository, "add", "plans")
    git(repository, "commit", "-q", "-m", "six more")
    words = [sys.executable, "-m", "wsoa_cli", "update", "--plans", str(folder.root), "--today", "2020-01-06", "--text", "x"]
    running = [subprocess.Popen([*words, f"{name}:1.1"], stderr=subprocess.PIPE, text=True) for name in names]
    said = [one.communicate(timeout=120)[1] for one in running]
    assert ([0] * 6, "") == ([one.returncode for one in running], git(repository, "status", "--short"))
    told = {line.rpartition(" ")[2] for text in said for line in text.splitlines() if "committed as" in line}
    assert {name[:10] for name in git(repository, "log", "-6", "--format=%H").split()} == told


def test_a_commit_waits_for_whoever_looks_at_the_repository_just_now(repository: Path, wsoa: Run) -> None:
    held = repository / ".git" / "index.lock"
    held.touch()
    gone = Timer(0.3, held.unlink)
    gone.start()
    assert "committed as" in wsoa("update", "1.1", "--text", "x").err
    gone.join()


@pytest.mark.parametrize("unseen", ["\u202e", "\u2066", "\x1b", "\x08", "\x85", "\u2028"], ids=ascii)
@pytest.mark.parametrize(
    "words",
    [
        ["update", "1.1", "--text", "a{}b"],
        ["reschedule", "1.1", "2020-03", "--reason", "x", "--note", "{}"],
        ["withdraw", "1.1", "--reason", "a{}"],
        ["deliver", "1.1", "--evidence", "a{}b; output"],
        ["set", "1.1", "due_text=a{}evil"],
        ["set", "1.1", "areas+=a{}b"],
        ["add", "action", "--workstream", "WS1", "--title", "a{}b"],
        ["add", "workstream", "--title", "a{}b"],
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_what_nobody_can_see_is_not_written(file: Path, folder: Folder, wsoa: Run, words: list[str], unseen: str) -> None:
    before = {path: path.read_bytes() for path in folder.root.rglob("*.yaml")}
    ran = wsoa(*(word.format(unseen) for word in words))
    assert (2, before) == (ran.code, {path: path.read_bytes() for path in folder.root.rglob("*.yaml")})
    assert f"U+{ord(unseen):04X}" in ran.err
    assert file.exists()


def test_marks_that_names_in_other_scripts_need_are_written(file: Path, wsoa: Run) -> None:
    assert 0 == wsoa("update", "1.1", "--text", "\u05d3\u05d5\u05d3\u200f,\tand\nmore").code
    assert "\u200f" in file.read_text()


def test_words_that_are_no_characters_are_refused(folder: Folder, wsoa: Run) -> None:
    folder.plan().workstream("actions:\n  - {id: 1.1, title: One, status: in_progress}\n")
    ran = wsoa("update", "1.1", "--text", "caf\udce9")
    assert (3, True) == (ran.code, "what was typed has bytes that are no characters" in ran.err)


def test_a_date_that_was_met_is_not_met_again_on_another_day(folder: Folder, wsoa: Run) -> None:
    folder.plan(more="deadlines: [{id: submit, title: Submit, due: 2019-11, met: 2019-11-15}]\n").workstream()
    ran = wsoa("meet", "submit")
    assert (2, True) == (ran.code, "submit was met on 2019-11-15 already" in ran.err)
    assert 0 == wsoa("meet", "submit", "--on", "2019-11-15").code


@pytest.mark.parametrize(
    "words",
    [
        ["update", "1.1", "--text", "x", "--date"],
        ["withdraw", "1.1", "--reason", "x", "--on"],
        ["record", "M1", "5", "--on"],
        ["meet", "submit", "--on"],
        ["decide", "D1", "agreed", "--on"],
    ],
    ids=lambda words: words[0],
)
def test_what_is_said_to_have_happened_has_happened(everything: Folder, wsoa: Run, words: list[str]) -> None:
    everything.workstream(
        "actions: [{id: 1.1, title: Go on, status: in_progress}]\n",
        name="2",
        head="id: WS2\ntitle: T\naccountable: [director]\n",
    )
    before = {path: path.read_bytes() for path in everything.root.rglob("*.yaml")}
    ran = wsoa(*words, "2020-01-07")
    assert (2, True) == (ran.code, "2020-01-07 is yet to come" in ran.err)
    assert before == {path: path.read_bytes() for path in everything.root.rglob("*.yaml")}
    assert 0 == wsoa(*words, "2020-01-06").code


def test_what_is_projected_may_lie_ahead(everything: Folder, wsoa: Run) -> None:
    assert everything.root.is_dir()
    assert 0 == wsoa("record", "M1", "5", "--on", "2020-03-31", "--basis", "projected").code


def test_a_date_that_cannot_be_read_is_not_moved(folder: Folder, wsoa: Run) -> None:
    folder.plan().workstream("actions:\n  - {id: 1.1, title: One, status: in_progress, due: 31.01.2020}\n")
    ran = wsoa("reschedule", "1.1", "2020-03", "--reason", "illness")
    assert (2, True) == (ran.code, "the `due` of 1.1 cannot be read" in ran.err)


def test_what_goes_along_into_a_commit_is_said(repository: Path, folder: Folder, wsoa: Run) -> None:
    path = folder.root / "north/workstreams/1.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}# By hand\n", encoding="utf-8")
    assert repository.is_dir()
    said = "note: other changes in the file, not committed before, went into that commit too\n"
    assert [True, False] == [wsoa("update", "1.1", "--text", text).err.endswith(said) for text in ("One.", "Two.")]


def test_who_writes_agrees_or_leads_may_be_named_by_what_they_are_called(repository: Path, file: Path, wsoa: Run) -> None:
    assert 0 == wsoa("update", "1.1", "--text", "Drafted.", "--by", "Post Holder").code
    assert 0 == wsoa("reschedule", "1.1", "2020-03", "--reason", "illness", "--approved-by", "SEND Improvement Board").code
    assert "Approved-by: send-board" in git(repository, "log", "-1", "--format=%B")
    assert 0 == wsoa("set", "1.2", "lead=Head of SEN, Director of Children's Services").code
    assert 2 == wsoa("set", "1.2", "lead+=Head of SEN").code
    assert 0 == wsoa("withdraw", "1.2", "--reason", "Not needed", "--by", "Head of SEN").code
    text = file.read_text()
    written = ("by: director", "approved_by: send-board", "lead: [head-of-sen, director]", "by: head-of-sen")
    assert [] == [one for one in written if one not in text]
