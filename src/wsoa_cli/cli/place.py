"""The only place that asks where we are."""

import os
from pathlib import Path

import platformdirs

from wsoa_cli.errors import NoPlansError, UsageError
from wsoa_cli.store.find import HEAD_NAMES

PLANS = "plans"


def plans_root(asked: Path | None) -> Path:
    """The folder of plans asked for, else `plans/` here or in the nearest folder above.

    The path is relative where it can be, so that findings name files as the shell and other programs here do.
    Raises NoPlansError, and UsageError for a folder that is one plan instead of the folder above it.
    """
    if asked is None:
        return _nearest(Path.cwd())
    if any((asked / name).is_file() for name in HEAD_NAMES):
        above, name = os.path.relpath(asked.resolve().parent), asked.resolve().name
        raise UsageError(f"{asked} is one plan", f"name the folder above it, then the plan: --plans {above} {name}")
    if not asked.is_dir():
        raise NoPlansError(str(asked))
    return asked


def is_found(folder: Path) -> bool:
    """Whether plans in a folder are found from here without saying where they are."""
    try:
        return os.path.realpath(_nearest(Path.cwd())) == os.path.realpath(folder)
    except NoPlansError:
        return False


def is_inside_plans(folder: Path) -> bool:
    """Whether a folder would be a folder of plans inside one, as plans/x is for somebody who stands in plans/ already."""
    above = Path(os.path.realpath(folder)).parent
    return above.name == PLANS and above.parent.name == PLANS


def seen_from_here(path: str) -> str:
    """A file as programs find it that were started where we were: from the current folder on, with forward slashes.

    A file elsewhere has its whole path, never one that climbs up first: those who read it need not stand where we do.
    """
    here = Path.cwd()
    for base, asked in ((os.path.normpath(here), os.path.abspath(path)), (os.path.realpath(here), os.path.realpath(path))):  # noqa: PTH100 - pathlib has nothing that leaves links alone and takes `..` away
        if Path(asked).is_relative_to(base):
            return Path(asked).relative_to(base).as_posix()
    return Path(os.path.abspath(path)).as_posix()  # noqa: PTH100 - as above


def cache_folder() -> Path | None:
    """Where files that were read once are kept for the next time: the user's own cache folder; None for a user without one."""
    try:
        return Path(platformdirs.user_cache_dir("wsoa", appauthor=False))
    except (RuntimeError, OSError):
        return None


def _nearest(here: Path) -> Path:
    for folder in (here, *here.parents):
        if (folder / PLANS).is_dir():
            return Path(os.path.relpath(folder / PLANS, here))
    raise NoPlansError(f"{PLANS}/, here or in any folder above")
