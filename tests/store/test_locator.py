"""The lines of findings are looked for once in a content, and then known."""

import json
from pathlib import Path

import pytest

from folders import Folder
from wsoa_cli.model.plan import Place
from wsoa_cli.rules.finding import Finding
from wsoa_cli.store.cache import Cache
from wsoa_cli.store.load import load
from wsoa_cli.store.located import Located
from wsoa_cli.store.locator import Locator

ACTION = "actions:\n  - {id: 1.1, title: Agree, lead: [director], status: in_progress, due: 2019}\n"
STEPS = ("actions", 0, "due")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache.below(tmp_path / "cache")


def located(folder: Folder, cache: Cache, *steps: str | int) -> Located:
    """Something found at one way through the workstream of the folder's one plan."""
    portfolio = load(folder.root, cache=cache)
    (workstream,) = portfolio.plans[0].workstreams
    place = Place(workstream.place.path, steps)
    (found,) = Locator(portfolio, cache).locate([Finding("no-deadline", "error", "north", "1.1", "m", "h", place)])
    return found


def spots(cache: Cache) -> list[Path]:
    assert cache.folder is not None
    return sorted(path for path in (cache.folder / "spots").rglob("*") if path.is_file())


def kept(cache: Cache) -> dict[str, list[int]]:
    """The spots that are kept."""
    (entry,) = spots(cache)
    found: dict[str, list[int]] = json.loads(cache.recall(f"spots/{entry.parent.name}/{entry.name}") or b"")
    return found


def test_what_was_located_once_is_kept_and_looked_for_no_more(folder: Folder, cache: Cache) -> None:
    folder.plan().workstream(ACTION)
    first = located(folder, cache, *STEPS)
    assert (6, 73) == (first.line, first.column)
    assert {"actions/0/due": [6, 73]} == kept(cache)
    (entry,) = spots(cache)
    cache.keep(f"spots/{entry.parent.name}/{entry.name}", b'{"actions/0/due": [6, 7]}')
    assert (6, 7) == (located(folder, cache, *STEPS).line, located(folder, cache, *STEPS).column)


def test_what_stands_elsewhere_in_the_file_is_looked_for_and_then_known_too(folder: Folder, cache: Cache) -> None:
    folder.plan().workstream(ACTION)
    located(folder, cache, *STEPS)
    second = located(folder, cache, "actions", 0, "title")
    assert (6, 22) == (second.line, second.column)
    assert {"actions/0/due": [6, 73], "actions/0/title": [6, 22]} == kept(cache)
    assert second == located(folder, cache, "actions", 0, "title")


def test_in_another_content_it_is_looked_for_anew(folder: Folder, cache: Cache) -> None:
    folder.plan().workstream(ACTION)
    located(folder, cache, *STEPS)
    folder.workstream("# A remark.\n" + ACTION)
    assert 7 == located(folder, cache, *STEPS).line


@pytest.mark.parametrize(
    "kept",
    [b"", b"no JSON", b"[1]", b'{"actions/0/due": 3}', b'{"actions/0/due": ["a", "b"]}', b'{"actions/0/due": [1, 2, 3]}'],
)
def test_an_entry_that_is_none_is_not_believed(kept: bytes, folder: Folder, cache: Cache) -> None:
    folder.plan().workstream(ACTION)
    first = located(folder, cache, *STEPS)
    (entry,) = spots(cache)
    cache.keep(f"spots/{entry.parent.name}/{entry.name}", kept)
    assert first == located(folder, cache, *STEPS)


def test_a_damaged_entry_is_as_good_as_none(folder: Folder, cache: Cache) -> None:
    folder.plan().workstream(ACTION)
    first = located(folder, cache, *STEPS)
    (entry,) = spots(cache)
    entry.write_bytes(entry.read_bytes().replace(b"73", b"12"))
    assert first == located(folder, cache, *STEPS)


def test_without_a_cache_it_is_the_same(folder: Folder, cache: Cache) -> None:
    folder.plan().workstream(ACTION)
    assert located(folder, cache, *STEPS) == located(folder, Cache(), *STEPS)


LONG = "actions: [{{id: 1.1, title: Agree, due_text: {}, status: in_progress, due: 2019, start: soon}}]\n"


@pytest.mark.parametrize(("words", "is_shown"), [(100, True), (5_000, False)])
def test_of_a_line_that_no_one_has_typed_nothing_is_shown(folder: Folder, cache: Cache, words: int, *, is_shown: bool) -> None:
    text = LONG.format("word " * words)
    folder.plan().workstream(text)
    (fault,) = load(folder.root).faults
    shown = [fault, located(folder, cache, *STEPS)]
    columns = [text.index(value) + 1 for value in ("soon", "2019")]
    assert columns == [one.column for one in shown]
    assert [is_shown, is_shown] == [bool(one.source) for one in shown]
