"""What the tests of editing commands share: a plan with two actions, alone and in a git repository."""

from pathlib import Path

import pytest

from folders import Folder, git

TWO = """\
actions:
  - id: 1.1
    title: Agree one plan
    lead: [head-of-sen]
    due: 2019-12          # first date
    status: in_progress
  - id: 1.2
    title: Publish it
    lead: [head-of-sen]
    due: 2020-06
    status: not_started
"""


@pytest.fixture
def file(folder: Folder) -> Path:
    folder.plan().workstream(TWO)
    return folder.root / "north" / "workstreams" / "1.yaml"


@pytest.fixture
def repository(file: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of plans as a git repository with one commit, and an identity that is not the machine's."""
    top = folder.root.parent
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "A Lead")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "lead@example.org")
    git(top, "init", "-q", "-b", "main")
    git(top, "add", "plans")
    git(top, "commit", "-q", "-m", "first")
    assert file.exists()
    return top
