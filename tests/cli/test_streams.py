"""The program as a process of its own: pipes, full disks, plain encodings, terminals and interruptions."""

import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from folders import Folder

ROOT = Path(__file__).parents[2]
DAY = "2020-01-06"
Process = Callable[..., subprocess.CompletedProcess[str]]

ACTION = "  - {{id: A{n}, title: One of many things that are to be done, status: in_progress, due: 2019-12}}\n"


@pytest.fixture
def many(folder: Folder) -> Folder:
    """More than a pipe holds, so that whoever writes it has to wait for the reader."""
    return folder.plan().workstream("actions:\n" + "".join(ACTION.format(n=n) for n in range(600)))


def start(*words: str, stdout: int = subprocess.PIPE, stderr: int = subprocess.PIPE, **env: str) -> subprocess.Popen[bytes]:
    surroundings = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "WSOA_TODAY": DAY, **env}
    return subprocess.Popen(
        [sys.executable, "-m", "wsoa_cli", *words],
        env=surroundings,
        stdout=stdout,
        stderr=stderr,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - no threads here
    )


def heed_interrupts() -> None:
    """A shell starts what runs in the background with interrupts ignored, and that is handed down."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def test_an_interrupted_process_ends_with_130_and_without_a_traceback(many: Folder) -> None:
    with start("list", "--format", "json", "--plans", str(many.root)) as running:
        assert running.stdout is not None
        running.stdout.read(1)  # it has begun to write, and waits for us to read on
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert (130, b"") == (running.returncode, err)


@pytest.mark.parametrize("words", [["list"], ["list", "--format", "json"]], ids=["text", "json"])
def test_a_reader_that_leaves_early_is_no_mistake(many: Folder, words: list[str]) -> None:
    with start(*words, "--plans", str(many.root)) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["status", "check"])
def test_a_full_disk_is_said_in_words_and_ends_with_3(many: Folder, command: str) -> None:
    folder = many  # with much to find, which must not make it 1
    with Path("/dev/full").open("wb") as full, start(command, "--plans", str(folder.root), stdout=full.fileno()) as running:
        _, err = running.communicate(timeout=60)
    assert running.returncode == 3
    assert b"No space left on device" in err
    assert b"Traceback" not in err
    assert b"Exception ignored" not in err


FANCY = """\
actions: [{id: 1.1, title: "Café – naïve 🎉", status: in_progress, due: 2019-12, lead: [head-of-sen]}]
measures:
  - {id: M1, title: Cost, unit: gbp, better: lower, baseline: {value: 5}, readings: [{date: 2019-12-01, value: 4}]}
"""


@pytest.mark.parametrize("command", ["status", "measures"])
def test_a_stream_that_knows_only_ascii_gets_ascii(folder: Folder, process: Process, command: str) -> None:
    folder.plan(more="deadlines: [{id: d, title: Submit, due: 2019-12}]\n").workstream(FANCY)
    ascii_only = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "WSOA_TODAY": DAY}
    ran = process(command, "--plans", str(folder.root), **ascii_only)
    assert (0, "") == (ran.returncode, ran.stderr)
    assert ran.stdout.isascii()
    assert ("RED" if command == "status" else "better") in ran.stdout


def test_faults_too_are_ascii_where_standard_error_is(folder: Folder, process: Process) -> None:
    folder.plan().workstream("actions: [{id: 1.1, title: Café – naïve, status: wrongly}]\n")
    ran = process("list", "--plans", str(folder.root), PYTHONUTF8="0", PYTHONIOENCODING="ascii", WSOA_TODAY=DAY)
    assert ran.returncode == 3
    assert ran.stderr.isascii()
    assert "wrongly" in ran.stderr


def on_a_terminal(*words: str, **env: str) -> tuple[str, str]:
    """What stands on standard output and on standard error, when both are terminals of their own."""
    pairs = [pty.openpty(), pty.openpty()]
    (out, out_end), (err, err_end) = pairs
    with start(*words, stdout=out_end, stderr=err_end, TERM="xterm", COLUMNS="80", **env) as running:
        os.close(out_end)
        os.close(err_end)
        shown = read_all(out), read_all(err)
    assert running.returncode == 0
    return shown


def read_all(end: int) -> str:
    parts: list[bytes] = []
    while True:
        try:
            part = os.read(end, 65536)
        except OSError:  # Linux says so when the other end of a terminal has closed
            part = b""
        if not part:
            os.close(end)
            return b"".join(parts).decode()
        parts.append(part)


def test_a_terminal_gets_colour_and_the_word_beside_it(folder: Folder) -> None:
    folder.plan().workstream(FANCY)
    out, _ = on_a_terminal("overdue", "--plans", str(folder.root))
    assert re.search("\x1b\\[[0-9;]*mRED", out)


def test_a_terminal_gets_no_colour_where_it_is_not_wanted(folder: Folder) -> None:
    folder.plan().workstream(FANCY)
    out, _ = on_a_terminal("overdue", "--plans", str(folder.root), NO_COLOR="1")
    assert "\x1b" not in out
    assert "RED" in out


def test_progress_stands_on_the_terminal_of_standard_error_alone(folder: Folder) -> None:
    for n in range(25):
        folder.plan(f"plan-{n}").workstream(plan_id=f"plan-{n}")
    out, err = on_a_terminal("list", "--plans", str(folder.root))
    assert "reading " in err
    assert "reading " not in out


def test_progress_is_silent_where_nobody_sits_at_a_terminal(folder: Folder, process: Process) -> None:
    for n in range(25):
        folder.plan(f"plan-{n}").workstream(plan_id=f"plan-{n}")
    assert process("list", "--plans", str(folder.root), WSOA_TODAY=DAY).stderr == ""


def test_on_a_terminal_publishing_many_plans_says_how_far_it_is(folder: Folder, tmp_path: Path) -> None:
    for n in range(20):
        folder.plan(f"area-{n}").workstream(plan_id=f"area-{n}")
    words = ("publish", "--out", str(tmp_path / "site"), "--plans", str(folder.root))
    _, err = on_a_terminal(*words)
    assert "\rpublishing 12 of 20 plans" in err
    assert err.endswith(f"\r{' ' * 80}\rwrote {tmp_path}/site: 20 plans, 203 files\r\n")
    with start(*words) as piped:
        assert (b"", f"wrote {tmp_path}/site: 20 plans, 203 files\n".encode()) == piped.communicate(timeout=60)
