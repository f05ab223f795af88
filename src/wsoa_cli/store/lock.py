"""One at a time: a lock that the system lets go of when its process dies, whatever it dies of."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PAUSE = 0.02
"""Seconds between two looks at whether a lock is free."""


class CannotLockError(OSError):
    """The system, or the file system, locks no folders."""


if sys.platform == "win32":

    @contextmanager
    def locked_folder(folder: Path, patience: float) -> Iterator[None]:
        """Holds the lock of a folder. Raises CannotLockError."""
        raise CannotLockError(f"{folder} cannot be locked within {patience} seconds, nor ever")
        yield

    @contextmanager
    def locked(path: Path, patience: float) -> Iterator[None]:
        """Holds the lock at a path. Raises TimeoutError after `patience` seconds, and OSError where there can be none."""
        from filelock import FileLock, Timeout  # noqa: PLC0415 - it takes longer to import than a command to run

        lock = FileLock(path, timeout=patience)
        try:
            lock.acquire()
        except Timeout:
            raise TimeoutError from None
        try:
            yield
        finally:
            lock.release()

else:
    import fcntl

    @contextmanager
    def locked(path: Path, patience: float) -> Iterator[None]:
        """Holds the lock at a path. Raises TimeoutError after `patience` seconds, and OSError where there can be none."""
        handle = _waited_for(lambda: _opened(path), patience)
        try:
            yield
        finally:
            os.close(handle)  # the file stays: whoever waits for it holds the same one

    @contextmanager
    def locked_folder(folder: Path, patience: float) -> Iterator[None]:
        """Holds the lock of a folder itself: nothing is left anywhere, and whoever finds the folder finds its lock.

        Raises TimeoutError after `patience` seconds, and CannotLockError.
        """
        try:
            handle = _waited_for(lambda: os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC), patience)
        except TimeoutError:
            raise
        except OSError as error:  # a folder on a network, for instance
            raise CannotLockError(*error.args) from error
        try:
            yield
        finally:
            os.close(handle)

    def _waited_for(open_it: Callable[[], int], patience: float) -> int:
        end = time.monotonic() + patience
        while (handle := _taken(open_it())) is None:
            if time.monotonic() > end:
                raise TimeoutError
            time.sleep(_PAUSE)
        return handle

    def _taken(handle: int) -> int | None:
        """A handle, locked; None where another process has it, or has just taken away what it is on."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.fstat(handle).st_nlink:
                return handle
        except BlockingIOError:
            pass
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        return None

    def _opened(path: Path) -> int:
        """The file of a lock, which everybody may lock. Systems let nobody create over another's file in a folder for all."""
        how = os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW
        with suppress(FileNotFoundError):
            return os.open(path, how)
        try:
            handle = os.open(path, how | os.O_CREAT | os.O_EXCL, 0o666)
        except FileExistsError:
            return os.open(path, how)
        with suppress(OSError):
            os.fchmod(handle, 0o666)  # whatever the umask says
        return handle
