"""Files that were understood once, kept by their content, so that the next command need not read them again.

A file is known by git's name for its content, and kept under a digest of the program's own floors that read it: whatever
changes in what a field may hold, or in how a file is read, begins a new cache. Only files without a fault are kept. An entry
is JSON, so reading one runs nothing; it carries a digest, and one that does not match is as good as not there. Whatever goes
wrong with the cache, the files themselves are read.

Whoever can write to the folder can change what a command says; so it is made for the user alone, and one that others own or can
write to is not used.
"""

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b, sha1
from pathlib import Path
from typing import Any, TypeVar

from wsoa_cli import __version__, model
from wsoa_cli.model.entity import Entity
from wsoa_cli.store.compact import packed, unpacked
from wsoa_cli.store.prune import DAY, entry_name, prune

E = TypeVar("E", bound=Entity)

_DIGEST = 16
_PRIVATE = 0o700
_OTHERS_WRITE = 0o022


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of understood files; None keeps nothing and finds nothing.

    `now` is the time in seconds, for knowing what has lain unused for long; without it nothing is ever removed.
    """

    folder: Path | None = None
    now: float | None = None

    @classmethod
    def below(cls, folder: Path, now: float | None = None) -> "Cache":
        """The cache of this version of the program in a user's cache folder; none where others can write to that folder."""
        return cls(folder / f"{__version__}-{_program()}", now) if _is_private(folder) else cls()

    def get(self, kind: type[E], content: bytes) -> E | None:
        """What a file of this content says, if it was understood before."""
        if self.folder is None:
            return None
        try:
            name = blob_id(content)
            entry = self._entry(_path(self.folder, kind, name))
            digest, kept = entry[:_DIGEST], entry[_DIGEST:]
            if digest != _digest(kind, name, kept):
                return None
            entity: Any = unpacked(kept)
        except (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
            return None
        return entity if isinstance(entity, kind) else None

    def put(self, content: bytes, entity: Entity) -> None:
        """Keeps what a file says. A folder that cannot be written to, or a full disk, changes nothing."""
        if self.folder is None:
            return
        kept, name = packed(entity), blob_id(content)
        path = Path(_path(self.folder, type(entity), name))
        with suppress(OSError):
            _make_private(path.parent)
            _write_whole(path, _digest(type(entity), name, kept) + kept)

    def recall(self, name: str) -> bytes | None:
        """What was kept under an `entry_name`, if it is whole."""
        if self.folder is None:
            return None
        try:
            entry = self._entry(f"{self.folder}/{name}")
        except OSError:
            return None
        digest, kept = entry[:_DIGEST], entry[_DIGEST:]
        return kept if digest == blake2b(kept, digest_size=_DIGEST).digest() else None

    def keep(self, name: str, kept: bytes) -> None:
        """Keeps what took long to work out, under an `entry_name`; instead of what was kept there before."""
        if self.folder is None:
            return
        path = self.folder / name
        with suppress(OSError):
            _make_private(path.parent)
            _write_whole(path, blake2b(kept, digest_size=_DIGEST).digest() + kept)

    def prune(self) -> None:
        """Removes what nobody has used for long, at most once a day."""
        if self.folder is not None and self.now is not None:
            prune(self.folder.parent, self.folder.name, self.now)

    def _entry(self, path: str) -> bytes:
        """The bytes of an entry, which counts as used today from now on. Raises OSError."""
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - pathlib takes as long as the reading
            if self.now is not None and self.now - os.fstat(file.fileno()).st_mtime > DAY:
                with suppress(OSError):
                    os.utime(path)
            return file.read()


class ReadOnlyCache(Cache):
    """A cache that is only looked into."""

    __slots__ = ()

    def put(self, content: bytes, entity: Entity) -> None:
        """Keeps nothing."""

    def keep(self, name: str, kept: bytes) -> None:
        """Keeps nothing."""


def _path(folder: Path, kind: type[Entity], name: str) -> str:
    return f"{folder}/{entry_name(kind.__name__, name)}"


def _program() -> str:
    """A digest of the source of model/ and store/: what they would say of a file today."""
    digest = blake2b(digest_size=8)
    for floor in (Path(model.__file__).parent, Path(__file__).parent):
        for source in sorted(floor.glob("*.py")):
            digest.update(source.read_bytes())
    return digest.hexdigest()


def _is_private(folder: Path) -> bool:
    """Whether nobody but this user can write to a folder; one that is not there yet will be made so."""
    try:
        found = folder.stat()
    except OSError:
        return True
    return not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not found.st_mode & _OTHERS_WRITE)


def _make_private(folder: Path) -> None:
    """Makes a folder, and those above it that are not there yet, for this user alone. Raises OSError."""
    if not folder.is_dir():
        _make_private(folder.parent)
        folder.mkdir(mode=_PRIVATE, exist_ok=True)


def blob_id(content: bytes) -> str:
    """Git's name for a content."""
    return sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _digest(kind: type[Entity], name: str, kept: bytes) -> bytes:
    """What ties an entry to the content that it was made from; no seal against whoever may write to the user's own cache.

    The content goes in by its name, not once more as a whole: of 15,300 actions that was a tenth of what reading them took.
    """
    return blake2b(kept, digest_size=_DIGEST, key=name.encode(), person=kind.__name__.encode()[:16]).digest()


def _write_whole(path: Path, data: bytes) -> None:
    """Writes beside the path and moves it there, so that no other process ever reads half of it."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
