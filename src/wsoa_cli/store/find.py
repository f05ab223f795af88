"""Which files make up the plans, and which are refused before they are opened."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from wsoa_cli.errors import NoPlansError
from wsoa_cli.store.guards import LARGEST_FILE, UNREADABLE, Fault, too_large

ENDINGS = (".yaml", ".yml")
HEAD_NAMES = ("plan.yaml", "plan.yml")
WORKSTREAMS = "workstreams"


@dataclass(frozen=True, slots=True)
class PlanFolder:
    """One plan as files.

    `stray` are YAML files that lie where nothing reads them, `closed` the folders that cannot be looked into, each with why.
    """

    name: str
    path: Path
    heads: tuple[Path, ...] = ()
    workstreams: tuple[Path, ...] = ()
    stray: tuple[Path, ...] = ()
    closed: tuple[tuple[Path, str], ...] = ()


class Shelf(Protocol):
    """Where plans stand: a folder on disk, or the same as it once was (see `store.snapshot`)."""

    def plan_folders(self) -> Iterator[PlanFolder]:
        """The plans, by name."""

    def stray_files(self) -> Iterator[Path]:
        """YAML files that lie beside the plans' folders instead of in one."""

    def read(self, path: Path) -> bytes | Fault:
        """The content of a file that was found, or why it is not read."""


@dataclass(frozen=True)
class Disk:
    """A folder of plans on disk."""

    root: Path

    def plan_folders(self) -> Iterator[PlanFolder]:
        """The plans, by name. Raises NoPlansError."""
        return plan_folders(self.root)

    def stray_files(self) -> Iterator[Path]:
        """YAML files that lie beside the plans' folders."""
        yield from _yaml_among(_entries(self.root))

    def read(self, path: Path) -> bytes | Fault:
        """The content of a file, or why it is not read."""
        return read_bytes(path, self._fence)

    @cached_property
    def _fence(self) -> "Fence":
        return Fence(self.root)


def plan_folders(root: Path) -> Iterator[PlanFolder]:
    """The plans in a folder, by name. A folder without any YAML file is no plan. Raises NoPlansError."""
    if not root.is_dir():
        raise NoPlansError(str(root))
    for folder in _entries(root):
        if _is_folder(folder):
            found = _plan_folder(Path(folder.path))
            if found.heads or found.workstreams or found.stray or found.closed:
                yield found


class Fence:
    """What a folder of plans holds in truth: where its folders and files really lie, once symbolic links are followed.

    A link may not lead out of it, or a plan could show any file of the machine.
    """

    def __init__(self, root: Path) -> None:
        self._root = os.path.realpath(root)
        self._folders: dict[str, bool] = {}

    def holds_folder(self, folder: str) -> bool:
        """Whether a folder lies inside. It is looked up once: a plan has few folders and many files."""
        if folder not in self._folders:
            self._folders[folder] = (os.path.realpath(folder) + os.sep).startswith(self._root + os.sep)
        return self._folders[folder]

    def holds(self, path: str) -> bool:
        """Whether a file lies inside, wherever links lead."""
        return os.path.realpath(path).startswith(self._root + os.sep)


def read_bytes(path: Path, fence: Fence) -> bytes | Fault:
    """The content of a file, or why it is not read.

    What is no regular file is refused unopened: a named pipe would wait for ever. So is what lies outside of the fence.
    """
    try:
        name = str(path)
        found = os.lstat(name)
        is_link = stat.S_ISLNK(found.st_mode)
        if not (fence.holds(name) if is_link else fence.holds_folder(name.rpartition(os.sep)[0])):
            return _unreadable("it is a symbolic link that leads out of the folder of plans", "put the file itself there")
        if is_link:
            found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return _unreadable("it is not a file", "remove it, or give it a name that does not end in .yaml")
        if found.st_size > LARGEST_FILE:
            return too_large(found.st_size)
        with open(name, "rb", buffering=0) as file:  # noqa: PTH123 - pathlib takes as long as the reading, of each file
            return file.read()
    except OSError as error:
        return _unreadable(f"it cannot be opened ({error.strerror})", "look at its permissions")


def _unreadable(message: str, hint: str) -> Fault:
    return Fault(UNREADABLE, 1, 1, message, hint)


def _plan_folder(path: Path) -> PlanFolder:
    closed: list[tuple[Path, str]] = []
    direct, inside = (_entries_if_open(folder, closed) for folder in (path, path / WORKSTREAMS))
    files = _yaml_among(direct)
    heads = tuple(file for file in files if file.name.lower() in HEAD_NAMES)
    misplaced = tuple(file for file in files if file not in heads)
    stray = (*misplaced, *_too_deep(direct, inside))
    return PlanFolder(path.name, path, heads, _yaml_among(inside), stray, tuple(closed))


def _entries_if_open(folder: Path, closed: list[tuple[Path, str]]) -> list[os.DirEntry[str]]:
    """What lies in a folder; one that is there and cannot be looked into is noted, not taken for an empty one."""
    try:
        return _entries(folder)
    except OSError as error:
        if os.path.lexists(folder):
            closed.append((folder, error.strerror or "it cannot be opened"))
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder; a link that leads nowhere or in a circle is taken for one, and then cannot be looked into."""
    try:
        return entry.is_dir() or (entry.is_symlink() and not Path(entry.path).exists())
    except OSError:
        return True


def _too_deep(direct: list[os.DirEntry[str]], inside: list[os.DirEntry[str]]) -> Iterator[Path]:
    """YAML files in the folders of a plan where none are looked for, links not followed."""
    workstreams = [entry for entry in direct if entry.name == WORKSTREAMS]
    others = [entry for entry in direct if entry.name != WORKSTREAMS]
    if any(entry.is_dir(follow_symlinks=False) for entry in workstreams):
        others += inside
    for entry in sorted(others, key=lambda entry: entry.path):
        if entry.is_dir(follow_symlinks=False):
            yield from _yaml_below(entry.path)


def _yaml_below(folder: str) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(names) if name.lower().endswith(ENDINGS) and not name.startswith("."))


def _yaml_among(entries: list[os.DirEntry[str]]) -> tuple[Path, ...]:
    return tuple(Path(entry.path) for entry in entries if entry.name.lower().endswith(ENDINGS))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What lies in a folder, by name, hidden things left out. Raises OSError."""
    with os.scandir(folder) as entries:
        return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
