"""`wsoa fmt`: which files it rewrites, what it says, and what goes on the record."""

from collections.abc import Callable
from pathlib import Path

import pytest

from folders import Folder, Ran, git

Run = Callable[..., Ran]

LOOSE = """\
actions:
- title: "Agree one plan"
  id: 1.1   # agreed in March
  due: 2020-03
  status: in_progress
- {id: 1.2, title: Publish it, status: not_started}
"""

CANONICAL = """\
id: WS1
title: Plans on time
accountable: [director]
findings: [F1]

actions:
  - id: 1.1  # agreed in March
    title: Agree one plan
    due: 2020-03
    status: in_progress

  - {id: 1.2, title: Publish it, status: not_started}
"""


@pytest.fixture
def file(folder: Folder, wsoa: Run) -> Path:
    """A workstream that is not in canonical form; the head of its plan is."""
    folder.plan()
    assert 0 == wsoa("fmt").code
    folder.workstream(LOOSE)
    return folder.root / "north" / "workstreams" / "1.yaml"


def test_a_file_is_rewritten_and_named_and_the_others_are_left(file: Path, folder: Folder, wsoa: Run) -> None:
    head = folder.root / "north" / "plan.yaml"
    before = head.read_bytes(), head.stat().st_mtime_ns
    ran = wsoa("fmt")
    assert (0, "") == (ran.code, ran.out)
    assert CANONICAL == file.read_text()
    assert before == (head.read_bytes(), head.stat().st_mtime_ns)
    assert f"wrote {file.as_posix()}\n1 file is not committed: commit what was changed to put it on the record\n" == ran.err


def test_a_second_run_finds_nothing_to_do(file: Path, wsoa: Run) -> None:
    assert 0 == wsoa("fmt").code
    ran = wsoa("fmt")
    assert (0, "", "nothing to do: 2 files are in canonical form\n") == (ran.code, ran.out, ran.err)
    assert CANONICAL == file.read_text()


def test_check_names_what_would_change_and_changes_nothing(file: Path, wsoa: Run) -> None:
    before = file.read_bytes()
    ran = wsoa("fmt", "--check")
    assert (1, f"{file.as_posix()}\n", "") == (ran.code, ran.out, ran.err)
    assert before == file.read_bytes()
    assert 0 == wsoa("fmt").code
    assert (0, "") == (wsoa("fmt", "--check").code, wsoa("fmt", "--check").out)


def test_a_dry_run_shows_the_difference_and_changes_nothing(file: Path, wsoa: Run) -> None:
    before = file.read_bytes()
    ran = wsoa("fmt", "--dry-run")
    assert 0 == ran.code
    assert '-- title: "Agree one plan"\n' in ran.out
    assert "+  - id: 1.1  # agreed in March\n" in ran.out
    assert 1 == wsoa("fmt", "--check", "--dry-run").code
    assert before == file.read_bytes()


def test_one_plan_is_formatted_and_the_others_are_left(file: Path, folder: Folder, wsoa: Run) -> None:
    folder.plan("south").workstream(LOOSE, plan_id="south")
    assert 0 == wsoa("fmt", "south").code
    assert file.read_text().endswith(LOOSE)
    assert CANONICAL == (folder.root / "south" / "workstreams" / "1.yaml").read_text()


@pytest.mark.parametrize(
    ("more", "why"),
    [
        pytest.param("owner: me\n", "did you mean", id="an unknown field"),
        pytest.param("  - {id: 1.3, title: T, status: not_started, due: soon}\n", "soon", id="a wrong value"),
        pytest.param("x: [\n", "bad-syntax", id="no YAML"),
    ],
)
def test_a_file_with_a_fault_is_named_with_it_and_the_others_are_done(
    file: Path, folder: Folder, wsoa: Run, more: str, why: str
) -> None:
    faulty = folder.write("north/workstreams/2.yaml", "id: WS2\ntitle: T\naccountable: []\nactions:\n" + more)
    before = faulty.read_bytes()
    ran = wsoa("fmt")
    assert 3 == ran.code
    assert f"{faulty.as_posix()}:" in ran.err.replace("\n", "")  # the page is 80 columns wide
    assert why in ran.err
    assert "1 file is left as written" in ran.err
    assert before == faulty.read_bytes()
    assert CANONICAL == file.read_text()
    assert 3 == wsoa("fmt", "--check").code


def test_a_file_that_may_not_be_written_is_named_and_the_others_are_done(
    file: Path, folder: Folder, wsoa: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.workstream(LOOSE.replace("1.", "2."), name="2", head="id: WS2\ntitle: T\naccountable: []\n")
    closed = folder.root / "north" / "workstreams" / "2.yaml"
    before = closed.read_bytes()
    monkeypatch.setattr("os.access", lambda path, mode: Path(path) != closed)  # noqa: ARG005 - the tests may run as root
    ran = wsoa("fmt")
    assert 3 == ran.code
    assert "2.yaml:1:1 error not-formatted: " in " ".join(ran.err.split())
    assert "could not be written: it may not be written" in " ".join(ran.err.split())
    assert before == closed.read_bytes()
    assert CANONICAL == file.read_text()


def test_one_commit_holds_just_the_files_that_changed(repository: Path, file: Path, folder: Folder, wsoa: Run) -> None:
    folder.plan("south").workstream(LOOSE, plan_id="south")
    git(repository, "add", "plans")
    git(repository, "commit", "-q", "-m", "second")
    (repository / "staged.txt").write_text("staged")
    git(repository, "add", "staged.txt")
    ran = wsoa("fmt")
    assert 0 == ran.code
    changed = ["plans/north/workstreams/1.yaml", "plans/south/plan.yaml", "plans/south/workstreams/1.yaml"]
    assert changed == git(repository, "show", "--format=", "--name-only").splitlines()
    assert f"3 files are committed as {git(repository, 'rev-parse', 'HEAD').strip()[:10]}\n" in ran.err
    assert "fmt: 2 plans in canonical form\n" == git(repository, "log", "-1", "--format=%s")
    assert "A  staged.txt\n" == git(repository, "status", "--short")
    assert CANONICAL == file.read_text()


def test_work_that_is_not_committed_yet_is_formatted_and_left_uncommitted(repository: Path, file: Path, wsoa: Run) -> None:
    file.write_text(file.read_text().replace("2020-03", "2020-04"))
    ran = wsoa("fmt")
    assert 0 == ran.code
    assert "1 file is not committed" in ran.err
    assert CANONICAL.replace("2020-03", "2020-04") == file.read_text()
    assert "first\n" == git(repository, "log", "--format=%s")


def test_no_commit_leaves_the_commit_to_the_user(repository: Path, wsoa: Run) -> None:
    assert "1 file is not committed" in wsoa("fmt", "--no-commit").err
    assert " M plans/north/workstreams/1.yaml\n" == git(repository, "status", "--short")


def test_a_hook_that_refuses_leaves_the_file_formatted_and_says_so(repository: Path, file: Path, wsoa: Run) -> None:
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n")
    hook.chmod(0o755)
    ran = wsoa("fmt")
    assert 3 == ran.code
    assert "not today" in ran.err
    assert "1.yaml is edited and not committed" in ran.err
    assert CANONICAL == file.read_text()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["update", "1.1", "--text", "Draft: shared", "--status", "delivered"], id="update"),
        pytest.param(["reschedule", "1.1", "2020-06", "--reason", "recruitment"], id="reschedule"),
    ],
)
def test_an_edit_leaves_a_canonical_file_canonical(file: Path, wsoa: Run, words: list[str]) -> None:
    assert 0 == wsoa("fmt").code
    assert 0 == wsoa(*words).code
    assert CANONICAL != file.read_text()
    assert (0, "") == (wsoa("fmt", "--check").code, wsoa("fmt", "--check").out)


def test_the_setting_that_turns_commits_off_counts_for_fmt_too(
    repository: Path, wsoa: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = git(repository, "rev-parse", "HEAD")
    monkeypatch.setenv("WSOA_NO_COMMIT", "1")
    assert 0 == wsoa("fmt").code
    assert before == git(repository, "rev-parse", "HEAD")
