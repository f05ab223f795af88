"""Changing a file so that nothing is ever lost or half-written.

One writer at a time to a plan (a lock that the system lets go of when its process dies), a whole new file beside the old one,
both its content and its folder forced to disk, and the old one exchanged for it in a single step: whatever happens at whatever
instant, the old file is there or the new one.
"""

import errno
import os
import re
import secrets
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from wsoa_cli.errors import WsoaError
from wsoa_cli.store.elsewhere import require_elsewhere, require_no_plans_file
from wsoa_cli.store.lock import CannotLockError, locked, locked_folder

PATIENCE = 30
"""Seconds to wait for another writer."""

_BESIDE = re.compile(r"\.wsoa-[0-9a-f]{16}")
"""The names of files that stand in for a moment: hidden, so that nobody reads them, and such as nobody gives by hand."""


class ChangedUnderneathError(WsoaError):
    """Another program changed the file while the edit was made; nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} was changed by another program just now", "nothing was written; try again")


class InTheWayError(WsoaError):
    """Where a new file should be, there is something already; it was left as it is."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already", "nothing was written; look at what it is, and try again")


class NotWrittenError(WsoaError):
    """The system did not let a file be written; its old content is intact."""

    def __init__(self, path: Path, why: OSError) -> None:
        hint = "nothing was written, and the file is as it was; look at permissions and free space, then try again"
        super().__init__(f"{path} could not be written: {why.strerror or why}", hint)


@contextmanager
def sole_writer(folder: Path, *, so_far: str = "nothing was written") -> Iterator[None]:
    """Holds the lock of a folder that stays where it is, such as a plan's: the folder itself, where the system can.

    Raises WsoaError where another writer keeps it too long; `so_far` says what had been done by then.
    """
    with ExitStack() as held:
        try:
            try:
                held.enter_context(locked_folder(folder, PATIENCE))
            except CannotLockError:
                held.enter_context(locked(_lock_of(folder), PATIENCE))
        except TimeoutError:
            raise _kept_too_long(folder, so_far) from None
        yield


@contextmanager
def sole_maker(folder: Path) -> Iterator[None]:
    """Holds the lock of a folder that may not be there yet, or is exchanged for another. Raises WsoaError as above."""
    with ExitStack() as held:
        try:
            held.enter_context(locked(_lock_of(folder), PATIENCE))
        except TimeoutError:
            raise _kept_too_long(folder, "nothing was written") from None
        yield


def _lock_of(folder: Path) -> Path:
    """A file that stands for a folder when it is locked. It is found by those who have the same folder for such files."""
    name = blake2b(os.fsencode(os.path.realpath(folder)), digest_size=16).hexdigest()
    locks = Path(tempfile.gettempdir()) / "wsoa-locks"
    locks.mkdir(mode=0o1777, exist_ok=True)
    with suppress(OSError):
        locks.chmod(0o1777)
    return locks / f"{name}.lock"


def _kept_too_long(folder: Path, so_far: str) -> WsoaError:
    hint = f"wait until it has finished; {so_far}"
    return WsoaError(f"another wsoa has been changing {folder} for {PATIENCE} seconds", hint)


def rewrite(path: Path, edit: Callable[[bytes], bytes]) -> tuple[bytes, bytes]:
    """Gives a file the content that `edit` makes of it, and returns the old content and the new.

    To be called by the sole writer. Where the content is the same, nothing is written. Raises ChangedUnderneathError, and
    NotWrittenError where the file or its folder cannot be written; the old content is then intact.
    """
    old = path.read_bytes()
    new = edit(old)
    if new != old:
        try:
            _exchange(path, old, new)
        except OSError as error:
            raise NotWrittenError(path, error) from error
    return old, new


def create(path: Path, content: bytes) -> None:
    """Writes a file that is not there yet, whole or not at all, and its folder where that is not there either.

    To be called by the sole writer. Raises InTheWayError, and OSError where it cannot be written.
    """
    if not path.parent.is_dir():
        path.parent.mkdir()
        sync_folder(path.parent.parent)
    _sweep(path.parent)
    with _written_beside(path, content) as beside:
        _give_name(beside, path)


def remove(path: Path, old: bytes) -> None:
    """Takes away a file that holds what `old` says. To be called by the sole writer.

    Raises ChangedUnderneathError where it holds something else, and NotWrittenError; it is then there as it was.
    """
    try:
        _require_unchanged(path, old)
        path.unlink()
    except OSError as error:
        raise NotWrittenError(path, error) from error
    sync_folder(path.parent)


def put(path: Path, content: bytes) -> None:
    """Writes a file that is nobody's work, such as a report: whole or not at all, over what was there.

    What is neither a file nor a folder, such as a pipe or /dev/null, is written to as it is. Raises WsoaError where there is
    no folder for it, or a folder in its place, and NotWrittenError.
    """
    require_room(path)
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
        else:
            _put_whole(Path(os.path.realpath(path)), content)
    except OSError as error:
        raise NotWrittenError(path, error) from error


def require_room(path: Path) -> None:
    """Refuses a file that could not be put where it is to be, or that would take the place of a plan's. Raises WsoaError."""
    if path.is_dir():
        raise WsoaError(f"{path} is a folder", f"name a file in it, such as {path / 'check.txt'}")
    if not path.parent.is_dir():
        raise WsoaError(f"there is no folder {path.parent} to write {path.name} into", "make the folder first")
    require_no_plans_file(path)
    require_elsewhere(path)


def _put_whole(path: Path, content: bytes) -> None:
    with _written_beside(path, content) as beside:
        if path.exists():
            if not os.access(path, os.W_OK):
                raise PermissionError(errno.EACCES, "it may not be written", str(path))
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        beside.replace(path)


def _give_name(beside: Path, path: Path) -> None:
    """Gives a file its name, unless another has it: a link refuses that in one step, and some file systems have no links."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise InTheWayError(path) from None
    except OSError:
        if os.path.lexists(path):
            raise InTheWayError(path) from None
        beside.replace(path)


def _exchange(path: Path, old: bytes, new: bytes) -> None:
    real = Path(os.path.realpath(path))
    _sweep(real.parent)
    with _written_beside(real, new, mode=0o600) as beside:
        _give_rights(beside, real.stat())
        _require_unchanged(path, old)
        beside.replace(real)


def _give_rights(beside: Path, found: os.stat_result) -> None:
    """Gives a file the mode of another, and its group and owner where that is allowed: an administrator takes no file over."""
    for owner in ((-1, found.st_gid), (found.st_uid, -1)):
        with suppress(OSError, AttributeError):  # Windows has no owners of this kind
            os.chown(beside, *owner)
    beside.chmod(stat.S_IMODE(found.st_mode))


def _require_unchanged(path: Path, old: bytes) -> None:
    """Refuses what somebody has said may not be written, and what another program wrote meanwhile."""
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "it may not be written", str(path))
    if path.read_bytes() != old:
        raise ChangedUnderneathError(path)


@contextmanager
def _written_beside(path: Path, content: bytes, *, mode: int = 0o666) -> Iterator[Path]:
    """A file for a moment, whole and on the disk, in the folder of the one that it is to become; so is the folder at the end.

    Not of mkstemp's making: others in the team may read it, as the system has it. `mode` is the most that it may have.
    """
    beside = path.parent / f".wsoa-{secrets.token_hex(8)}"
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield beside
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    sync_folder(path.parent)


def _sweep(folder: Path) -> None:
    """Takes away what a writer left that was killed; there is no other writer now, so none of it is in use.

    Only what has a name of our making: what else begins so is somebody's own.
    """
    for path in folder.glob(".wsoa-*"):
        if _BESIDE.fullmatch(path.name) and path.is_file():
            with suppress(OSError):
                path.unlink()


def sync_folder(folder: Path) -> None:
    """Forces to disk which names a folder holds."""
    with suppress(OSError):  # Windows opens no folders, and needs none of this
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
