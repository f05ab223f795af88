"""What has lain unused in the cache for long goes, and nothing else."""

import os
import time
from pathlib import Path

import pytest

from wsoa_cli.model.workstream import Workstream
from wsoa_cli.store.cache import Cache
from wsoa_cli.store.prune import DAY, DIGITS, KEPT, KEPT_OF_OTHERS, LAST_LOOK, entry_name

NOW = time.time()
OTHER = "0.0.9-0123456789abcdef"
ENTRY = "0123456789abcdef0123456789abcdef012345"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache.below(tmp_path / "wsoa", NOW)


def keep(cache: Cache, name: str, *, days_ago: float = 0) -> Path:
    """Keeps a file, and makes as if it was last used so many days ago."""
    assert cache.folder is not None
    before = set(cache.folder.rglob("*"))
    cache.put(name.encode(), Workstream(id=name, title=name, accountable=()))
    (path,) = (path for path in set(cache.folder.rglob("*")) - before if path.is_file())
    return aged(path, days_ago)


def aged(path: Path, days: float) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    os.utime(path, (NOW - days * DAY,) * 2)
    return path


def folder_of(cache: Cache) -> Path:
    assert cache.folder is not None
    return cache.folder.parent


def test_what_was_not_used_for_ninety_days_goes_with_its_folder(cache: Cache) -> None:
    old, young = keep(cache, "old", days_ago=KEPT / DAY + 1), keep(cache, "young", days_ago=KEPT / DAY - 1)
    cache.prune()
    assert (False, True) == (old.parent.exists(), young.exists())


def test_what_other_versions_kept_goes_sooner(cache: Cache) -> None:
    old = aged(folder_of(cache) / OTHER / "Workstream/ab" / ENTRY, KEPT_OF_OTHERS / DAY + 1)
    young = aged(folder_of(cache) / OTHER / "Workstream/cd" / ENTRY, KEPT_OF_OTHERS / DAY - 1)
    left_behind = aged(folder_of(cache) / OTHER / "Workstream/ab/tmpx1y2z3", KEPT_OF_OTHERS / DAY + 1)
    cache.prune()
    assert (False, False, True) == (old.exists(), left_behind.exists(), young.exists())


def test_what_is_kept_of_anything_else_goes_too(cache: Cache) -> None:
    assert cache.folder is not None
    cache.keep(entry_name("found", "ab" * (DIGITS // 2)), b"what was found")
    (entry,) = (path for path in cache.folder.rglob("*") if path.is_file())
    aged(entry, KEPT / DAY + 1)
    cache.prune()
    assert not entry.exists()


@pytest.mark.parametrize("digits", [0, DIGITS - 2, DIGITS + 24])
def test_under_a_digest_that_would_never_go_nothing_is_kept(digits: int) -> None:
    with pytest.raises(ValueError, match=f"a digest of {digits} digits"):
        entry_name("found", "a" * digits)


def test_a_version_of_which_nothing_is_left_goes_whole(cache: Cache) -> None:
    aged(folder_of(cache) / OTHER / "Workstream/ab" / ENTRY, 1000)
    cache.prune()
    assert [LAST_LOOK] == [path.name for path in folder_of(cache).iterdir()]


def test_it_is_looked_at_once_a_day(cache: Cache) -> None:
    keep(cache, "young")
    cache.prune()
    old = keep(cache, "old", days_ago=1000)
    cache.prune()
    assert old.exists()
    aged(folder_of(cache) / LAST_LOOK, 1.01)
    cache.prune()
    assert not old.exists()


def test_a_last_look_in_the_future_is_none(cache: Cache) -> None:
    old = keep(cache, "old", days_ago=1000)
    aged(folder_of(cache) / LAST_LOOK, -400)
    cache.prune()
    assert not old.exists()


def test_using_an_entry_keeps_it_young_and_touches_it_once_a_day(cache: Cache) -> None:
    used, fresh = keep(cache, "used", days_ago=89), keep(cache, "fresh", days_ago=0.5)
    before = fresh.stat().st_mtime_ns
    assert cache.get(Workstream, b"used") is not None
    assert cache.get(Workstream, b"fresh") is not None
    assert used.stat().st_mtime > NOW - DAY
    assert before == fresh.stat().st_mtime_ns


def test_nothing_goes_that_the_cache_did_not_put_there(cache: Cache) -> None:
    own = aged(folder_of(cache) / "notes.txt", 1000)
    album = aged(folder_of(cache) / "photos-2010/a" / ENTRY, 1000)
    odd = aged(folder_of(cache) / OTHER / "Workstream/ab/README", 1000)
    cache.prune()
    assert [True, True, True] == [path.exists() for path in (own, album, odd)]


def test_no_link_is_followed_out_of_the_folder(cache: Cache, tmp_path: Path) -> None:
    outside = aged(tmp_path / "elsewhere/Workstream/ab" / ENTRY, 1000)
    keep(cache, "one")
    (folder_of(cache) / OTHER).symlink_to(tmp_path / "elsewhere")
    (folder_of(cache) / "1.0-0123456789abcdef").mkdir()
    (folder_of(cache) / "1.0-0123456789abcdef/Workstream").symlink_to(tmp_path / "elsewhere/Workstream")
    cache.prune()
    assert outside.exists()


@pytest.mark.parametrize("cache", [Cache(), Cache.below(Path("/nowhere/wsoa"), NOW), Cache.below(Path(__file__), NOW)])
def test_where_there_is_nothing_to_prune_nothing_happens(cache: Cache) -> None:
    cache.prune()
    assert not Path("/nowhere").exists()
