"""What has lain unused in the cache for long goes, so that the user's cache folder does not grow for ever.

An entry's time of change is the day of its last use (see `store.cache`). At most once a day somebody looks; several processes
may look at once, and whatever cannot be removed stays. Nothing is followed out of the folder, and nothing is removed whose name
is not one that the cache gives: the folder is the user's, and may hold other things.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

DAY = 24 * 60 * 60
"""Seconds."""

KEPT = 90 * DAY
"""How long an entry of this program lies unused before it goes."""

KEPT_OF_OTHERS = 14 * DAY
"""How long an entry of another version does: who has two of them side by side uses both."""

LAST_LOOK = "last-look"
"""The file whose time of change says when somebody last looked."""

_VERSION = re.compile(r".+-[0-9a-f]{16}")
DIGITS = 40
"""Of the digest in hex under which an entry is kept; git's name for a content has so many."""

_ENTRY = re.compile(rf"[0-9a-f]{{{DIGITS - 2}}}|tmp\w+")


def entry_name(room: str, digest: str) -> str:
    """The name of what the cache keeps in one of its rooms, under a digest; what had a name of another form would never go."""
    if len(digest) != DIGITS:
        raise ValueError(f"a digest of {len(digest)} digits, and not of {DIGITS}: nobody would remove what is kept under it")
    return f"{room}/{digest[:2]}/{digest[2:]}"


def prune(folder: Path, own: str, now: float) -> None:
    """Removes what was not used for long from the folder of all versions; `own` is the name of this version's."""
    with suppress(OSError):
        if _was_looked_at(folder / LAST_LOOK, now):
            return
        (folder / LAST_LOOK).touch(mode=0o600)
        with os.scandir(folder) as found:
            versions = [one for one in found if _VERSION.fullmatch(one.name) and one.is_dir(follow_symlinks=False)]
        for version in versions:
            _prune_version(version.path, now - (KEPT if version.name == own else KEPT_OF_OTHERS))


def _was_looked_at(mark: Path, now: float) -> bool:
    """Whether somebody looked within a day; a mark from further ahead than that is none: some clock was wrong."""
    try:
        return abs(now - mark.stat().st_mtime) < DAY
    except FileNotFoundError:
        return False


def _prune_version(folder: str, before: float) -> None:
    """Removes the entries that were last used before a time, and the folders that nothing is left in."""
    for here, _, names in os.walk(folder, topdown=False):
        for entry in _entries(here, names):
            with suppress(OSError):
                if entry.lstat().st_mtime < before:
                    entry.unlink()
        with suppress(OSError):
            Path(here).rmdir()


def _entries(here: str, names: list[str]) -> Iterator[Path]:
    return (Path(here, name) for name in names if _ENTRY.fullmatch(name))
