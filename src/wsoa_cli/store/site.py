"""A site on disk: written beside the one that is there, and exchanged for it when it is whole.

A folder that is not empty and has no mark of ours is left alone, and so is one in which something lies that is not ours, be it
a file that we wrote and somebody has written over.
Whatever happens while a site is written, the old one is there; on systems that can exchange two folders in one step (Linux and
macOS) there is no moment without one. Elsewhere it is moved away for that moment, and the next run puts it back if need be.
"""

import ctypes
import json
import os
import re
import secrets
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

from wsoa_cli.errors import WsoaError
from wsoa_cli.store.elsewhere import require_elsewhere
from wsoa_cli.store.write import NotWrittenError, sole_maker, sync_folder

MARK = ".wsoa-site.json"
"""The file by which we know a folder to be ours; it lists what else is in it, with a digest of each file."""

_SCHEMA = "wsoa.site/1"
_NEW, _OLD = "new", "old"

File = tuple[str, bytes]
"""A file of a site: its path below the site's folder, with slashes, and its content."""

About = Callable[[], Mapping[str, Any]]
"""What the mark tells beside the files; asked at the end, when all is known."""


class NotOursError(WsoaError):
    """The folder holds something that wsoa did not write, or not so; nothing in it was touched."""

    def __init__(self, folder: Path, what: str, why: str = "which wsoa did not write there") -> None:
        super().__init__(
            f"{folder} holds {what}, {why}",
            "nothing was touched; name a new or empty folder, or move away what is not of the site",
        )


def published_on(folder: Path) -> date | None:
    """The day of the site that a folder holds; None where it holds none of ours."""
    try:
        return date.fromisoformat(json.loads((folder / MARK).read_bytes())["today"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def write_site(folder: Path, files: Iterable[File], about: About) -> int:
    """Makes a folder hold these files and nothing else, and returns how many they are; `about` goes into the mark.

    Where `files` raises, the folder stays as it is. Raises NotOursError, and NotWrittenError where the system refuses.
    """
    require_elsewhere(folder)
    real = Path(os.path.realpath(folder))
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        with sole_maker(real):
            _put_back(real)
            _sweep(real)
            seen = _require_ours(folder, real)
            with _beside(real) as new:
                number = _write(new, files, about)
                force_to_disk(new)
                _require_ours(folder, real, seen)
                exchange(new, real)
                sync_folder(real.parent)
            return number
    except OSError as error:
        raise NotWrittenError(folder, error) from error


def _write(new: Path, files: Iterable[File], about: About) -> int:
    """Writes all files, and the mark that lists them; how many there are without it."""
    digests = {}
    folders: set[str] = set()
    for name, content in files:
        below, _, _ = name.rpartition("/")
        if below not in folders:
            (new / below).mkdir(parents=True, exist_ok=True)
            folders.add(below)
        _keep(f"{new}/{name}", content)
        digests[name] = _digest(content)
    _mark(new, digests, about)
    return len(digests)


def _keep(path: str, content: bytes) -> None:
    """Writes a new file, with no call to the system more than it needs: a portfolio has seven thousand."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
    finally:
        os.close(file)


def _digest(content: bytes) -> str:
    """Knows a file again, also one that went through git on a system that ends its lines otherwise."""
    return blake2b(content.replace(b"\r\n", b"\n"), digest_size=16).hexdigest()


def _mark(folder: Path, digests: Mapping[str, str], about: About) -> None:
    text = json.dumps({"schema": _SCHEMA, **about(), "files": dict(sorted(digests.items()))}, indent=1) + "\n"
    (folder / MARK).write_bytes(text.encode("ascii"))


def force_to_disk(folder: Path) -> None:
    """Waits until all that is in a folder is on the disk, so that no loss of power leaves empty files under the site's name.

    Linux is asked once for the whole file system, which takes a hundredth of the time that seven thousand files take.
    """
    if sys.platform == "linux" and (sync := getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)):
        with _opened(folder) as handle:
            if sync(handle) != 0:
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    else:
        force_each_to_disk(folder)


def force_each_to_disk(folder: Path) -> None:
    """The same file by file, where the system cannot do it at once."""
    for top, _, names in os.walk(folder):
        for name in names:
            with Path(top, name).open("rb+") as file:
                os.fsync(file.fileno())
        sync_folder(Path(top))


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield handle
    finally:
        os.close(handle)


Seen = Mapping[str, tuple[int, int]]
"""Files that were found to be as we wrote them: their size and the time of their last change."""


def _require_ours(shown: Path, folder: Path, seen: Seen | None = None) -> Seen:
    """Refuses a folder in which there is anything that we did not write; what was `seen` already is not read once more."""
    if not os.path.lexists(folder):
        return {}
    if not folder.is_dir():
        raise NotOursError(shown.parent, shown.name)
    if not any(folder.iterdir()):
        return {}
    known = _listed(folder)
    if known is None:
        if os.path.lexists(folder / MARK):
            raise NotOursError(shown, f"a {MARK} that cannot be read")
        raise NotOursError(shown, f"{min(path.name for path in folder.iterdir())} and no {MARK}")
    found = {}
    for name in _files_in(folder):
        if name not in known:
            raise NotOursError(shown, name)
        stood = os.lstat(folder / name)
        found[name] = (stood.st_size, stood.st_mtime_ns)
        if name != MARK and not (seen and seen.get(name) == found[name]) and not _is_as_written(folder / name, known[name]):
            raise NotOursError(shown, name, "which is not as wsoa wrote it")
    return found


def _is_as_written(path: Path, digest: str) -> bool:
    return path.is_file() and not path.is_symlink() and _digest(path.read_bytes()) == digest


def _listed(folder: Path) -> Mapping[str, str] | None:
    """What the mark of a folder lists, with a digest of each, and the mark itself; None where it has none that we wrote."""
    try:
        mark = json.loads((folder / MARK).read_bytes())
        return {**mark["files"], MARK: ""} if mark["schema"] == _SCHEMA else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _files_in(folder: Path) -> Iterator[str]:
    """Every file below a folder, and every link, which is not followed; an empty folder is nobody's loss."""
    for top, names, files in os.walk(folder):
        for name in (*files, *(one for one in names if Path(top, one).is_symlink())):
            yield Path(top, name).relative_to(folder).as_posix()


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A new folder beside another, which is gone at the end with whatever is then in it."""
    new = _name_beside(folder, _NEW)
    new.mkdir()  # not of mkdtemp's making: whoever may read the site now shall read the new one
    if folder.is_dir():
        shutil.copymode(folder, new)
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _name_beside(folder: Path, what: str) -> Path:
    return folder.parent / f".{folder.name}.wsoa-{what}-{secrets.token_hex(8)}"


def exchange(new: Path, folder: Path) -> None:
    """Puts a new folder in the place of another, or of none; what was there lies where the new one lay, or is gone."""
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    if not folder.is_dir():
        new.rename(folder)
    elif not exchange_in_one_step(new, folder):
        exchange_in_two_steps(new, folder)


def exchange_in_two_steps(new: Path, folder: Path) -> None:
    """Moves the old folder away and then the new one in; what was there is gone."""
    old = _name_beside(folder, _OLD)
    folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


_AT_FDCWD = {"linux": -100, "darwin": -2}
_SWAP = 2
"""The number by which both systems know that two names are to be exchanged."""


def exchange_in_one_step(one: Path, other: Path) -> bool:
    """Exchanges two folders, where the system can (renameat2 of Linux, renameatx_np of macOS); whether it did."""
    here = _AT_FDCWD.get(sys.platform)
    if here is None:
        return False
    try:
        library = ctypes.CDLL(None, use_errno=True)
        call = library.renameat2 if sys.platform == "linux" else library.renameatx_np
    except (OSError, AttributeError):
        return False
    return bool(call(here, os.fsencode(one), here, os.fsencode(other), _SWAP) == 0)


def _put_back(folder: Path) -> None:
    """Brings back a site that was moved away by a run that ended before it could move the new one in."""
    if os.path.lexists(folder):
        return
    whole = (left for left in _left_beside(folder, _OLD) if _listed(left) is not None)
    if old := next(whole, None):
        old.rename(folder)


def _sweep(folder: Path) -> None:
    """Takes away what a run left that was killed; there is no other now, so none of it is in use.

    Their names are enough to know them by: a run may have been killed before the mark was written, or after it was taken away.
    """
    for left in _left_beside(folder, f"(?:{_NEW}|{_OLD})"):
        with suppress(OSError):
            shutil.rmtree(left)


def _left_beside(folder: Path, what: str) -> list[Path]:
    """The folders beside another that have names of our making."""
    name = re.compile(rf"\.{re.escape(folder.name)}\.wsoa-{what}-[0-9a-f]{{16}}")
    ours = (path for path in folder.parent.iterdir() if name.fullmatch(path.name))
    return sorted(path for path in ours if path.is_dir() and not path.is_symlink())
