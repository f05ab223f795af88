"""A file is the old one or the new one, whatever happens."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from wsoa_cli.errors import WsoaError
from wsoa_cli.store.write import ChangedUnderneathError, NotWrittenError, create, remove, rewrite, sole_writer

ROOT = Path(__file__).parents[2]
OLD, NEW = b"old\n" * 20_000, b"new\n" * 30_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "1.yaml"
    found.write_bytes(OLD)
    return found


def left_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_the_content_is_exchanged_and_nothing_else_is_left(path: Path) -> None:
    assert (OLD, NEW) == rewrite(path, lambda _: NEW)
    assert path.read_bytes() == NEW
    assert ["1.yaml"] == left_in(path.parent)


def test_the_mode_is_kept(path: Path) -> None:
    path.chmod(0o640)
    rewrite(path, lambda _: NEW)
    assert 0o640 == path.stat().st_mode & 0o777


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file to somebody else")
def test_an_administrator_takes_no_file_over(path: Path) -> None:
    os.chown(path, 12345, 23456)
    path.chmod(0o664)
    rewrite(path, lambda _: NEW)
    found = path.stat()
    assert (12345, 23456, 0o664) == (found.st_uid, found.st_gid, found.st_mode & 0o777)


def test_the_same_content_is_not_written(path: Path) -> None:
    before = path.stat().st_ino
    rewrite(path, lambda old: old)
    assert before == path.stat().st_ino


def test_what_another_program_wrote_meanwhile_is_not_overwritten(path: Path) -> None:
    def edit(_: bytes) -> bytes:
        path.write_bytes(b"theirs")
        return NEW

    with pytest.raises(ChangedUnderneathError):
        rewrite(path, edit)
    assert path.read_bytes() == b"theirs"
    assert ["1.yaml"] == left_in(path.parent)


def test_an_edit_that_fails_leaves_the_old_content(path: Path) -> None:
    def edit(_: bytes) -> bytes:
        raise WsoaError("no")

    with pytest.raises(WsoaError):
        rewrite(path, edit)
    assert path.read_bytes() == OLD


def test_a_file_that_says_what_it_said_is_taken_away(path: Path) -> None:
    remove(path, OLD)
    assert [] == left_in(path.parent)


def test_a_file_that_says_something_else_by_now_is_not_taken_away(path: Path) -> None:
    with pytest.raises(ChangedUnderneathError):
        remove(path, NEW)
    assert OLD == path.read_bytes()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_not_be_written_is_not(path: Path) -> None:
    path.chmod(0o444)
    with pytest.raises(NotWrittenError):
        rewrite(path, lambda _: NEW)
    assert path.read_bytes() == OLD


def test_what_a_killed_writer_left_is_swept_up(path: Path) -> None:
    (path.parent / ".wsoa-0123456789abcdef").write_bytes(b"half")
    rewrite(path, lambda _: NEW)
    assert ["1.yaml"] == left_in(path.parent)


@pytest.mark.parametrize("name", [".wsoa-notes", ".wsoa-minutes1", ".wsoa-0123456789abcdef.md", ".wsoa-0123456789ABCDEF"])
def test_what_somebody_called_nearly_so_is_left(path: Path, name: str) -> None:
    (path.parent / name).write_bytes(b"theirs")
    rewrite(path, lambda _: NEW)
    create(path.parent / "2.yaml", NEW)
    assert b"theirs" == (path.parent / name).read_bytes()


def test_killed_at_any_instant_it_leaves_the_old_file_or_the_new_one(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from wsoa_cli.store.write import rewrite, sole_writer\n"
        "path = Path(sys.argv[1]); a, b = b'old\\n' * 20000, b'new\\n' * 30000\n"
        "print('ready', flush=True)\n"
        "while True:\n"
        "    with sole_writer(path.parent): rewrite(path, lambda now: a if now == b else b)\n"
    )
    for n in range(12):
        words = [sys.executable, "-c", program, str(path)]
        with subprocess.Popen(words, env={"PYTHONPATH": str(ROOT / "src")}, stdout=subprocess.PIPE) as running:
            assert running.stdout is not None
            running.stdout.readline()
            time.sleep(n * 0.004)
            running.send_signal(signal.SIGKILL)
        assert path.read_bytes() in {OLD, NEW}
    with sole_writer(path.parent):
        rewrite(path, lambda _: b"last")
    assert (b"last", ["1.yaml"]) == (path.read_bytes(), left_in(path.parent))
