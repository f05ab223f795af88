"""A lock is held by one process at a time, and by none that has died."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from wsoa_cli.store.lock import CannotLockError, locked, locked_folder

ROOT = Path(__file__).parents[2]

HOLD = """\
import sys, time
from pathlib import Path
from wsoa_cli.store.lock import locked, locked_folder
path = Path(sys.argv[1])
with (locked_folder if path.is_dir() else locked)(path, 10):
    print("held", flush=True)
    time.sleep(60)
"""


def holder(path: Path) -> "subprocess.Popen[str]":
    """A process that has the lock, and keeps it."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    held = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], env=env, stdout=subprocess.PIPE, text=True)
    assert held.stdout is not None
    assert "held\n" == held.stdout.readline()
    return held


def test_another_process_waits_in_vain_until_the_first_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    first = holder(path)
    with pytest.raises(TimeoutError), locked(path, 0.1):
        pass
    first.kill()
    first.communicate()
    with locked(path, 10):
        assert path.is_file()


def test_within_one_process_it_is_held_once_too(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    with locked(path, 0):
        with pytest.raises(TimeoutError), locked(path, 0.1):
            pass
        with locked(tmp_path / "b.lock", 0):
            assert path.is_file()
    with locked(path, 0):
        assert path.is_file()


def test_whoever_else_works_on_the_plan_may_hold_it_whatever_the_umask(tmp_path: Path) -> None:
    path, before = tmp_path / "a.lock", os.umask(0o077)
    try:
        with locked(path, 0):
            assert 0o666 == path.stat().st_mode & 0o777
    finally:
        os.umask(before)


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match=r"symbolic link|already"), locked(tmp_path / "a.lock", 0):
        pass
    assert [tmp_path / "a.lock"] == list(tmp_path.iterdir())


def test_a_folder_is_held_by_one_process_and_nothing_is_left_in_it(tmp_path: Path) -> None:
    first = holder(tmp_path)
    with pytest.raises(TimeoutError), locked_folder(tmp_path, 0.1):
        pass
    first.kill()
    first.communicate()
    with locked_folder(tmp_path, 10):
        assert [] == list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_cannot_be_held(tmp_path: Path) -> None:
    with pytest.raises(CannotLockError), locked_folder(tmp_path / "gone", 0):
        pass
