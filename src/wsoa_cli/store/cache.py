"""Files that were understood once, kept by their content, so that the next command need not read them again.

A file is known by git's name for its content, and kept under a digest of the program's own classes: another version of either
is another entry. Only files without a fault are kept. An entry is JSON, so reading one runs nothing; it carries a digest, and
one that does not match is as good as not there. Whatever goes wrong with the cache, the files themselves are read.
"""

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b, sha1
from pathlib import Path
from typing import Any, TypeVar

from wsoa_cli import __version__
from wsoa_cli.model.entity import Entity
from wsoa_cli.store.compact import from_json, layout, to_json

E = TypeVar("E", bound=Entity)

_DIGEST = 16
_PRIVATE = 0o700


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of understood files; None keeps nothing and finds nothing."""

    folder: Path | None = None

    @classmethod
    def below(cls, folder: Path) -> "Cache":
        """The cache of this version of the program in a user's cache folder."""
        return cls(folder / f"{__version__}-{layout()}")

    def get(self, kind: type[E], content: bytes) -> E | None:
        """What a file of this content says, if it was understood before."""
        if self.folder is None:
            return None
        try:
            entry = self._path(self.folder, kind, content).read_bytes()
            digest, kept = entry[:_DIGEST], entry[_DIGEST:]
            if digest != _digest(kept):
                return None
            entity: Any = from_json(kept)
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return entity if isinstance(entity, kind) else None

    def put(self, content: bytes, entity: Entity) -> None:
        """Keeps what a file says. A folder that cannot be written to, or a full disk, changes nothing."""
        if self.folder is None:
            return
        kept = to_json(entity)
        path = self._path(self.folder, type(entity), content)
        with suppress(OSError):
            path.parent.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            _write_whole(path, _digest(kept) + kept)

    def _path(self, folder: Path, kind: type[Entity], content: bytes) -> Path:
        name = blob_id(content)
        return folder / kind.__name__ / name[:2] / name[2:]


def blob_id(content: bytes) -> str:
    """Git's name for a content."""
    return sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _digest(kept: bytes) -> bytes:
    return blake2b(kept, digest_size=_DIGEST).digest()


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
