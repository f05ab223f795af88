"""What is handed out lies elsewhere: never over a plan's files, nor over what git keeps."""

import os
from pathlib import Path

from wsoa_cli.errors import UsageError
from wsoa_cli.store.find import ENDINGS, HEAD_NAMES

_GIT = ".git"


def require_elsewhere(path: Path) -> None:
    """Refuses a file or folder in which something is to be put, where it lies in a plan or in git's own folder.

    A hidden folder of a plan, such as .schema, is read by nobody, and may hold what is written for it. Raises UsageError.
    """
    for seen in (Path(os.path.realpath(path)), Path(os.path.abspath(path))):  # noqa: PTH100 - pathlib has nothing that leaves links alone and takes `..` away
        if _GIT in map(str.lower, seen.parts):
            raise UsageError(f"{path} lies in git's own folder", "name another place: what is there belongs to git")
        if plan := _plan_around(seen):
            raise UsageError(f"{path} lies in the plan {plan.name}", f"name a place outside of {plan.name}/")


def require_no_plans_file(path: Path) -> None:
    """Refuses a file that could be a plan's, wherever it lies. Raises UsageError."""
    if {path.suffix.lower(), Path(os.path.realpath(path)).suffix.lower()} & set(ENDINGS):
        raise UsageError(f"{path} would be taken for a plan's file", "give it another ending: no format here is YAML")


def _plan_around(path: Path) -> Path | None:
    """The folder of the plan in which something lies where it is read, or would be."""
    for folder in (path, *path.parents):
        if folder.name.startswith("."):
            return None
        if any((folder / name).is_file() for name in HEAD_NAMES):
            return folder
    return None
