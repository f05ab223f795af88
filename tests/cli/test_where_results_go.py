"""What is handed out never takes the place of a plan's files or of git's own, whichever option names where it goes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from folders import Folder, Ran, git
from sites import content_of

Wsoa = Callable[..., Ran]

FILE = """\
actions:
  - {id: 1.1, title: Agree one plan, lead: [director], status: in_progress, due: 2019-12}
"""
WAYS = (
    ("report", "board", "--out", "{}/out.md"),
    ("check", "--format", "json={}/out.json"),
    ("check", "--output-file", "{}/out.txt"),
    ("chase", "--out", "{}"),
    ("chase", "--out", "{}/new"),
    ("schema", "--out", "{}"),
    ("publish", "--out", "{}/site"),
)
INTO = [pytest.param(words, id=" ".join(words)) for words in WAYS]


@pytest.fixture
def here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one plan, in which we stand."""
    folder.plan().workstream(FILE)
    git(folder.root.parent, "init", "-q")
    monkeypatch.chdir(folder.root.parent)
    return folder.root.parent


@pytest.mark.parametrize("words", INTO)
@pytest.mark.parametrize("place", ["plans/north", "plans/north/workstreams", ".git", "link"])
def test_nothing_is_put_into_a_plan_or_into_gits_own_folder(here: Path, wsoa: Wsoa, words: tuple[str, ...], place: str) -> None:
    (here / "link").symlink_to(here / "plans" / "north")
    before = content_of(here)
    ran = wsoa(*(word.format(place) for word in words), plans=None)
    assert (2, "", before) == (ran.code, ran.out, content_of(here))
    assert "lies in the plan north" in ran.err or "lies in git's own folder" in ran.err


@pytest.mark.parametrize("words", INTO)
@pytest.mark.parametrize("place", ["plans/north/.out", "plans", "out"])
def test_beside_a_plan_and_in_a_hidden_folder_of_it_there_is_room(
    here: Path, wsoa: Wsoa, words: tuple[str, ...], place: str
) -> None:
    (here / place).mkdir(exist_ok=True)
    before = content_of(here)
    wsoa(*(word.format(place) for word in words), plans=None)
    assert before.keys() < content_of(here).keys()


@pytest.mark.parametrize("file", ["plans/north/plan.yaml", "new.yml", "NEW.YAML", "link.md"])
def test_no_report_is_written_over_a_file_that_could_be_a_plans(here: Path, wsoa: Wsoa, file: str) -> None:
    (here / "link.md").symlink_to(here / "plans" / "north" / "plan.yaml")
    before = content_of(here)
    ran = wsoa("report", "board", "--out", file, plans=None)
    assert (2, before) == (ran.code, content_of(here))
    assert "would be taken for a plan's file" in ran.err
