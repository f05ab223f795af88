"""At a terminal `wsoa add` asks for what is required and missing, until the answer holds."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from folders import Folder

PATIENCE = 30


class Terminal:
    """`wsoa` in a process of its own, with a real pseudo-terminal for what it reads and for its standard error."""

    def __init__(self, *words: str) -> None:
        self.screen = ""
        self._ours, theirs = pty.openpty()
        line = [sys.executable, "-m", "wsoa_cli", *words]
        self.process = subprocess.Popen(line, stdin=theirs, stderr=theirs, stdout=subprocess.PIPE, env=dict(os.environ))
        self._decoder = getincrementaldecoder("utf-8")("replace")
        os.close(theirs)

    def sees(self, text: str) -> str:
        """What came on the screen since the last time, up to a text for which it waits."""
        end = time.monotonic() + PATIENCE
        while text not in self.screen:
            assert time.monotonic() < end, f"{text!r} did not come; the screen says {self.screen!r}"
            if not self._read():
                break
        assert text in self.screen, self.screen
        seen, _, self.screen = self.screen.partition(text)
        return seen + text

    def type(self, line: str | bytes) -> None:
        """A line, with Enter at its end."""
        os.write(self._ours, (line.encode() if isinstance(line, str) else line) + b"\n")

    def press(self, key: bytes) -> None:
        """One key, without Enter."""
        os.write(self._ours, key)

    def ends(self) -> tuple[int, str]:
        """The exit code, and what came to standard output."""
        out, _ = self.process.communicate(timeout=PATIENCE)
        while self._read():
            pass
        return self.process.returncode, out.decode()

    def leave(self) -> None:
        """Ends what still runs, and gives the terminal back."""
        self.process.kill()
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()
        os.close(self._ours)

    def _read(self) -> bool:
        if not select.select([self._ours], [], [], 0.2)[0]:
            return self.process.poll() is None
        try:
            more = os.read(self._ours, 4096)
        except OSError:  # the other side is closed
            return False
        self.screen += self._decoder.decode(more).replace("\r", "")
        return bool(more)


Start = Callable[..., Terminal]


@pytest.fixture
def start(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    monkeypatch.setenv("WSOA_PLANS", str(folder.root))
    monkeypatch.setenv("WSOA_TODAY", "2020-01-06")
    monkeypatch.setenv("PYTHONUTF8", "1")
    started: list[Terminal] = []

    def run(*words: str) -> Terminal:
        started.append(Terminal(*words))
        return started[-1]

    yield run
    for one in started:
        one.leave()


@pytest.fixture
def file(folder: Folder) -> Path:
    folder.plan().workstream()
    return folder.root / "north/workstreams/1.yaml"


def leave_open(terminal: Terminal, *prompts: str) -> None:
    """Answers some questions with Enter alone."""
    for prompt in prompts:
        terminal.sees(prompt)
        terminal.type("")


def test_it_asks_in_the_words_of_the_format_and_again_with_the_reason(file: Path, start: Start) -> None:
    terminal = start("add", "measure")
    assert "What is measured.\n--title: " == terminal.sees("--title: ")
    terminal.type("")
    assert "`title` is empty" in terminal.sees("--title: ")
    terminal.type("Plans issued on time")
    asked = terminal.sees("--unit: ")
    assert "What the numbers count.\n  percent, count, days, weeks, rate, score, gbp, ratio\n" in asked
    terminal.type("percentage")
    assert "percentage is not a value of `unit`; did you mean percent?" in terminal.sees("--unit: ")
    terminal.type("percent")
    assert "Which direction is better; context is watched, not judged.\n  higher, lower, context\n" in terminal.sees(
        "--better: "
    )
    terminal.type("higher")
    assert (0, "") == terminal.ends()
    assert "add M1.1: Plans issued on time" in terminal.screen
    added = "measures:\n  - id: M1.1\n    title: Plans issued on time\n    unit: percent\n    better: higher\n"
    assert file.read_text().endswith(added)


def test_it_asks_only_for_what_is_missing(file: Path, start: Start) -> None:
    terminal = start("add", "measure", "--title", "T", "--better", "lower")
    assert terminal.sees("--unit: ").startswith("What the numbers count.")
    terminal.type("days")
    assert (0, "") == terminal.ends()
    assert "unit: days\n    better: lower\n" in file.read_text()


def test_where_nothing_is_missing_it_asks_nothing(file: Path, start: Start) -> None:
    terminal = start("add", "action", "--title", "T", "--lead", "director", "--due", "2020-03")
    assert (0, "") == terminal.ends()
    assert terminal.screen.startswith("add 1.1: T\nwrote ")
    assert "title: T\n" in file.read_text()


def test_of_several_workstreams_it_asks_for_one(folder: Folder, file: Path, start: Start) -> None:
    folder.workstream(name="2", head="id: WS2\ntitle: Early help\naccountable: []\n")
    terminal = start("add", "action", "--title", "T")
    asked = terminal.sees("--workstream: ")
    assert "Which workstream it belongs to.\n  WS1: Plans on time\n  WS2: Early help\n--workstream: " == asked
    terminal.type("WS3")
    assert "there is no workstream WS3; did you mean" in terminal.sees("--workstream: ")
    terminal.type("ws2")
    leave_open(terminal, "--lead: ", "--due: ")
    assert (0, "") == terminal.ends()
    assert "title: T\n" in (folder.root / "north/workstreams/2.yaml").read_text()
    assert "title: T\n" not in file.read_text()


def test_of_several_plans_it_asks_for_one(folder: Folder, file: Path, start: Start) -> None:
    folder.plan("south")
    terminal = start("add", "finding")
    assert "  north: Improvement plan of Northshire\n" in terminal.sees("--plan: ")
    terminal.type("south")
    assert "What the inspectors wrote.\n" in terminal.sees("--text: ")
    terminal.type("Waits are long: 30 weeks – or more.")
    assert (0, "") == terminal.ends()
    assert "text: 'Waits are long: 30 weeks – or more.'}\n" in (folder.root / "south/plan.yaml").read_text()
    assert file.is_file()


def test_it_asks_for_what_check_would_ask_at_once_and_takes_enter_for_an_answer(file: Path, start: Start) -> None:
    terminal = start("add", "action", "--title", "Train")
    asked = terminal.sees("--lead: ")
    assert (
        "  director, head-of-sen, send-board, council, nhs\n  several with commas between; left open with Enter alone" in asked
    )
    terminal.type("Head of SEND")
    assert "no post or board or organisation is called Head of SEND; write head-of-sen" in terminal.sees("--lead: ")
    terminal.type("Head of SEN")
    assert "  left open with Enter alone\n" in terminal.sees("--due: ")
    terminal.type("31/03/2020")
    assert "write 2020-03-31" in terminal.sees("--due: ")
    terminal.type("2020-03")
    assert (0, "") == terminal.ends()
    assert "title: Train\n    lead: [head-of-sen]\n    due: 2020-03\n" in file.read_text()


def test_what_is_left_open_is_not_written(file: Path, start: Start) -> None:
    terminal = start("add", "action", "--title", "Train")
    leave_open(terminal, "--lead: ", "--due: ")
    assert (0, "") == terminal.ends()
    assert file.read_text().endswith("title: Train\n    status: not_started\n")


def test_an_id_that_is_made_from_a_title_is_shown_before_it_is_used(folder: Folder, start: Start) -> None:
    head = folder.plan().root / "north/plan.yaml"
    terminal = start("add", "deadline", "--title", "The annual review", "--due", "2020-12")
    assert "What others will name it by.\n  annual-review with Enter alone\n" in terminal.sees("--id: ")
    terminal.type("an id")
    assert "cannot be an id" in terminal.sees("--id: ")
    terminal.type("")
    assert (0, "") == terminal.ends()
    assert "{id: annual-review, title: The annual review, due: 2020-12}" in head.read_text()
    terminal = start("add", "post", "--title", "Head of Education")
    terminal.sees("--id: ")
    terminal.type("director")
    assert "north has the post director already; the next free id is head-of-education" in terminal.sees("--id: ")
    terminal.type("hoe")
    assert (0, "") == terminal.ends()
    assert "{id: hoe, title: Head of Education}" in head.read_text()


def test_it_asks_who_answers_for_a_workstream_and_takes_several_or_nobody(folder: Folder, file: Path, start: Start) -> None:
    terminal = start("add", "workstream", "--title", "Early help")
    asked = terminal.sees("--accountable: ")
    assert "  director, head-of-sen\n  several with commas between; none with Enter alone\n" in asked
    terminal.type("director, head-of-sne")
    assert "there is no post head-of-sne; did you mean head-of-sen?" in terminal.sees("--accountable: ")
    terminal.type("director, head-of-sen")
    assert (0, "") == terminal.ends()
    assert "accountable: [director, head-of-sen]\n" in (folder.root / "north/workstreams/2.yaml").read_text()
    terminal = start("add", "workstream", "--title", "Early years")
    terminal.sees("--accountable: ")
    terminal.type("")
    assert (0, "") == terminal.ends()
    assert "accountable: []\n" in (folder.root / "north/workstreams/3.yaml").read_text()
    assert file.is_file()


def test_what_an_arrow_key_leaves_and_what_is_no_text_is_not_taken(file: Path, start: Start) -> None:
    terminal = start("add", "action")
    terminal.sees("--title: ")
    terminal.type("Tr\x1b[Dain")
    assert "no text, as an arrow key leaves one; type it again" in terminal.sees("again\n--title: ")
    terminal.type(b"\xff\xfe")
    assert "that is no text in utf-8; type it again" in terminal.sees("again\n--title: ")
    terminal.type("Train")
    leave_open(terminal, "--lead: ", "--due: ")
    assert (0, "") == terminal.ends()
    assert "title: Train\n" in file.read_text()


def test_the_difference_of_a_dry_run_is_all_that_goes_to_standard_output(file: Path, start: Start) -> None:
    before = file.read_bytes()
    terminal = start("add", "action", "--dry-run")
    terminal.sees("--title: ")
    terminal.type("Train")
    leave_open(terminal, "--lead: ", "--due: ")
    code, out = terminal.ends()
    assert (0, before) == (code, file.read_bytes())
    assert out.startswith("--- ")
    assert out.endswith("+    title: Train\n+    status: not_started\n")


@pytest.mark.parametrize("how", ["the end of the input", "Ctrl-C"])
def test_whoever_leaves_it_leaves_the_plan_as_it_was(file: Path, start: Start, how: str) -> None:
    before = file.read_bytes()
    terminal = start("add", "action")
    terminal.sees("--title: ")
    if how == "Ctrl-C":
        terminal.process.send_signal(signal.SIGINT)
    else:
        terminal.press(b"\x04")
    assert (130, "") == terminal.ends()
    assert before == file.read_bytes()


def test_a_title_cannot_paint_on_the_terminal(folder: Folder, file: Path, start: Start) -> None:
    folder.workstream(name="2", head='id: WS2\ntitle: "A\\e[31mB"\naccountable: []\n')
    assert file.is_file()
    assert "\x1b" not in start("add", "action").sees("--workstream: ")


def test_with_no_input_it_says_what_is_missing_instead(file: Path, start: Start) -> None:
    terminal = start("add", "measure", "--title", "T", "--no-input")
    assert (2, "") == terminal.ends()
    assert "wsoa: a measure needs --unit and --better\n  such as --unit percent --better higher\n" == terminal.screen
    assert "measures" not in file.read_text()
