"""Measures wsoa against what it stands on and against Taskwarrior, and prints ratios (see benchmarks/README.md).

    python benchmarks/measure.py [--quick] [--runs 5]

Whole processes, one after the other, in turns (A B A B), so that whatever else the machine does falls on both sides alike.
Every figure comes from this one run. The exit code is always 0: these are figures, not a test.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from portfolio import Size, commit_history, tasks, write_portfolio, write_tasks

if TYPE_CHECKING:
    import resource  # which Windows has not

Command = Sequence[str]
Seconds = dict[str, float]

DAY = "2020-06-01"
ACTIONS_IN_A_PLAN = 100
SIZES = (100, 1_000, 5_000, 15_300)
SIZES_WHEN_QUICK = (100, 1_000)
COMMITS = 3_000
COMMITS_WHEN_QUICK = 300
GIT_ALONE = """
import re, subprocess
git = ["git", "-C", {root!r}]
log = subprocess.run([*git, "log", "--raw", "-z", "--no-abbrev", "--format=%H"], capture_output=True, check=True).stdout
blobs = b"\\n".join(line.split()[3] for line in re.findall(rb":[^\\0]+", log)) + b"\\n"
subprocess.run([*git, "cat-file", "--batch"], input=blobs, stdout=subprocess.DEVNULL, check=True)
"""
READING_ALONE = """
import datetime, pathlib
from wsoa_cli.commands.workspace import Workspace
for plan in Workspace(pathlib.Path({plans!r}), datetime.date.fromisoformat({day!r})).load_each(()):
    del plan
"""
LIBRARIES = "import typer, pydantic, rich.table"
READ_BEFORE = "read before"
NEVER_READ = "never read before"
ALL_PENDING = "all pending"
FINISHED_COMPLETED = "the finished ones completed"
MOST_MEMORY = 350e6
TO_PUBLISH_ONE = 0.5e-3
USUAL_RUNS = 5
RUNS_WHEN_QUICK = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: two medians, their ratio, and the most that the ratio should be."""

    what: str
    against: str
    ours: float
    theirs: float
    aim: str
    unit: str = "ms"

    def __str__(self) -> str:
        ratio = f"{self.ours / self.theirs:.2f}" if self.theirs > 0 else "none"
        cells = (self.what, self.against, ratio, self.aim, self._written(self.ours), self._written(self.theirs))
        return f"| {' | '.join(cells)} |"

    def _written(self, value: float) -> str:
        return f"{_IN_ONE[self.unit] * value:,.0f} {self.unit}"


_IN_ONE = {"ms": 1e3, "µs": 1e6, "MB": 1e-6}
"""How many of a unit make a second, or a byte."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where things lie, how often each command runs, and how many actions the portfolios have."""

    scratch: Path
    runs: int
    sizes: Sequence[int]

    def plans(self, actions: int) -> Path:
        """The folder of plans that have so many actions together."""
        return self.scratch / f"portfolio-{actions}" / "plans"

    def environment(self) -> Mapping[str, str]:
        """What every process is given: none of the user's settings, and this run's own folders for what is kept.

        Where Python may not keep compiled modules, it compiles them at every start, and that is what would be measured.
        """
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("WSOA_", "PYTHON", "TASK"))}
        own = {"PYTHONPYCACHEPREFIX": str(self.scratch / "compiled"), "XDG_CACHE_HOME": str(self.scratch / "cache")}
        return kept | own | {"PYTHONUTF8": "1", "NO_COLOR": "1", "COLUMNS": "80"}

    def run(self, command: Command, fine: Sequence[int] = (0,)) -> float:
        """Runs one command to its end and returns the seconds. Raises CalledProcessError with what it said, unless `fine`."""
        start = time.perf_counter()
        ran = subprocess.run(
            command,
            cwd=self.scratch,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        took = time.perf_counter() - start
        if ran.returncode not in fine:
            raise subprocess.CalledProcessError(ran.returncode, command, stderr=ran.stderr)
        return took

    def peak(self, command: Command) -> int:
        """Runs one command and returns the most memory that it held at once, in bytes; only where the system counts it."""
        return self._used(command).ru_maxrss * (1 if sys.platform == "darwin" else 1024)

    def work(self, command: Command) -> float:
        """Runs one command and returns the seconds for which it had a processor; only where the system counts them."""
        used = self._used(command)
        return used.ru_utime + used.ru_stime

    def _used(self, command: Command) -> "resource.struct_rusage":
        with subprocess.Popen(
            command, cwd=self.scratch, env=self.environment(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        ) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        return usage

    def in_turns(self, commands: Mapping[str, Command], fine: Sequence[int] = (0,)) -> Seconds:
        """The median seconds of each command; all run once unmeasured, then in turns."""
        for command in commands.values():
            self.run(command, fine)
        took: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(self.runs):
            for name, command in commands.items():
                took[name].append(self.run(command, fine))
        return {name: median(times) for name, times in took.items()}


def wsoa(*words: str) -> Command:
    """The command line of wsoa, as it is installed beside this Python."""
    installed = shutil.which("wsoa", path=str(Path(sys.executable).parent))
    return [installed, *words] if installed else [sys.executable, "-m", "wsoa_cli", *words]


def python(code: str) -> Command:
    """A process that does nothing but this."""
    return [sys.executable, "-c", code]


def start_up(bench: Bench) -> Iterator[Row]:
    """One small plan against the bare import of the libraries, and the version against the bare interpreter."""
    commands = {
        "libraries": python(LIBRARIES),
        READ_BEFORE: _status(bench, bench.sizes[0]),
        NEVER_READ: _status(bench, bench.sizes[0], "--no-cache"),
    }
    took = bench.in_turns(commands)
    for state in (READ_BEFORE, NEVER_READ):
        what = f"`wsoa status`, {bench.sizes[0]} actions, {state}"
        yield Row(what, f'`python -c "{LIBRARIES}"`', took[state], took["libraries"], "1.5")
    version = bench.in_turns({"wsoa": wsoa("--version"), "python": python("pass")})
    yield Row("`wsoa --version`", '`python -c "pass"`', version["wsoa"], version["python"], "none set")


def growth(bench: Bench) -> Iterator[Row]:
    """How the work beyond the libraries' import grows with the number of actions."""
    commands = {str(actions): _status(bench, actions, "--no-cache") for actions in bench.sizes}
    took = bench.in_turns({"libraries": python(LIBRARIES)} | commands)
    of_each = {actions: (took[str(actions)] - took["libraries"]) / actions for actions in bench.sizes}
    smallest = bench.sizes[0]
    for actions in bench.sizes[1:]:
        what = f"`wsoa status` beyond the libraries, {NEVER_READ}, for each of {actions:,} actions"
        yield Row(what, f"the same, for each of {smallest:,}", of_each[actions], of_each[smallest], "1.0", "µs")


def overdue(bench: Bench) -> Iterator[Row | str]:
    """What is overdue in the largest portfolio, against `task overdue` on the same actions."""
    actions = bench.sizes[-1]
    ours = wsoa("overdue", "--plans", str(bench.plans(actions)))
    commands = {READ_BEFORE: ours, NEVER_READ: [*ours, "--no-cache"]}
    program = shutil.which("task")
    if program:
        commands |= {variant: _taskwarrior(bench, program, variant) for variant in (ALL_PENDING, FINISHED_COMPLETED)}
    took = bench.in_turns(commands)
    what = f"`wsoa overdue`, {actions:,} actions"
    yield Row(f"{what}, {NEVER_READ}", f"the same, {READ_BEFORE}", took[NEVER_READ], took[READ_BEFORE], "12")
    if program is None:
        yield "Taskwarrior is not installed (no `task` on the path): not measured against it."
        return
    for variant in (ALL_PENDING, FINISHED_COMPLETED):
        yield Row(f"{what}, {READ_BEFORE}", f"`task overdue`, {variant}", took[READ_BEFORE], took[variant], "1.0")


def checking(bench: Bench) -> Iterator[Row]:
    """All rules on the largest portfolio, against listing what is overdue in it, on the same day."""
    actions = bench.sizes[-1]
    where = ("--plans", str(bench.plans(actions)))
    listing, judging = wsoa("overdue", *where, "--today", DAY), wsoa("check", *where, "--today", DAY)
    bench.run(listing)
    first, lines_known = bench.run(judging, fine=(0, 1)), bench.run([*judging, "--grace", "1wd"], fine=(0, 1))
    took = bench.in_turns({"overdue": listing, "check": judging}, fine=(0, 1))
    what, against = f"`wsoa check`, {actions:,} actions, files {READ_BEFORE}", "`wsoa overdue`, its files read before"
    yield Row(f"{what}, found before", against, took["check"], took["overdue"], "2.0")
    yield Row(f"{what}, asked something new (one run)", against, lines_known, took["overdue"], "2.0")
    yield Row(f"{what}, never looked through (one run)", against, first, took["overdue"], "none set")


def memory(bench: Bench) -> Iterator[Row | str]:
    """The most memory that the largest portfolio takes."""
    if not hasattr(os, "wait4"):
        yield "This system does not say how much memory a process took: not measured."
        return
    actions = bench.sizes[-1]
    ours = wsoa("overdue", "--plans", str(bench.plans(actions)))
    for state, command in ((READ_BEFORE, ours), (NEVER_READ, [*ours, "--no-cache"])):
        what = f"the most memory of `wsoa overdue`, {actions:,} actions, {state}"
        yield Row(what, "the limit", bench.peak(command), MOST_MEMORY, "1.0", "MB")


def publishing(bench: Bench) -> Iterator[Row | str]:
    """What a site takes for each action beyond reading the plans, and whether its memory grows with the number of plans."""
    if not hasattr(os, "wait4"):
        yield "This system does not say what a process used: publishing is not measured."
        return
    actions, publish = bench.sizes[-1], _publish(bench, bench.sizes[-1])
    reading = python(READING_ALONE.format(plans=str(bench.plans(actions)), day=DAY))
    bench.run(reading)
    turns = [bench.work(publish) - bench.work(reading) for _ in range(bench.runs)]
    of_each = median(turns) / actions
    what = f"`wsoa publish` beyond reading, for each of {actions:,} actions"
    yield Row(what, "the limit, in the processor's time", of_each, TO_PUBLISH_ONE, "1.0", "µs")
    fewer = bench.sizes[-2]
    most, less = bench.peak(publish), bench.peak(_publish(bench, fewer))
    what = f"the most memory of `wsoa publish`, {actions // ACTIONS_IN_A_PLAN:,} plans"
    yield Row(what, f"the same, {fewer // ACTIONS_IN_A_PLAN:,} plans", most, less, "1.1", "MB")


def changing(bench: Bench) -> Iterator[Row]:
    """An edit of one action, in a folder without git, against showing it."""
    where = ("--plans", str(bench.plans(ACTIONS_IN_A_PLAN)))
    edit = wsoa("update", "1.7", "--text", "Agreed with the forum.", "--no-commit", *where)
    took = bench.in_turns({"show": wsoa("show", "1.7", *where), "update": edit})
    yield Row("`wsoa update` of one of 100 actions", "`wsoa show` of it", took["update"], took["show"], "1.6")


def history(bench: Bench) -> Iterator[Row]:
    """How dates have moved, over a long history of one plan, against git reading the same."""
    commits = COMMITS if bench.sizes == SIZES else COMMITS_WHEN_QUICK
    root = bench.scratch / "history"
    commit_history(root, write_portfolio(root, Size(plans=1)), commits, seed=7)
    ours = wsoa("slippage", "--plans", str(root / "plans"))
    never = bench.run([*ours, "--no-cache"])
    took = bench.in_turns({"git": python(GIT_ALONE.format(root=str(root))), READ_BEFORE: ours})
    what, git = f"`wsoa slippage`, {commits:,} commits", "`git log --raw`, and every content through `git cat-file --batch`"
    yield Row(f"{what}, {READ_BEFORE}", git, took[READ_BEFORE], took["git"], "3.0")
    yield Row(f"{what}, {NEVER_READ} (one run)", f"the same, {READ_BEFORE}", never, took[READ_BEFORE], "none set")


def _publish(bench: Bench, actions: int) -> Command:
    out = bench.scratch / f"site-{actions}"
    return wsoa("publish", "--today", DAY, "--plans", str(bench.plans(actions)), "--out", str(out))


def _status(bench: Bench, actions: int, *options: str) -> Command:
    return wsoa("status", "--today", DAY, "--plans", str(bench.plans(actions)), *options)


def _taskwarrior(bench: Bench, program: str, variant: str) -> Command:
    """`task overdue` on the largest portfolio, with data and settings of its own: whoever runs this may have tasks."""
    home = bench.scratch / f"taskwarrior-{variant.replace(' ', '-')}"
    (home / "data").mkdir(parents=True)
    settings = home / "taskrc"
    settings.write_text(f"data.location={home / 'data'}\nconfirmation=off\n", encoding="utf-8")
    files = sorted(bench.plans(bench.sizes[-1]).glob("*/workstreams/*.yaml"))
    write_tasks(home / "import.json", tasks(files, finished_are_completed=variant == FINISHED_COMPLETED))
    task = [program, f"rc:{settings}"]
    bench.run([*task, "import", str(home / "import.json")])
    return [*task, "overdue"]


def _machine() -> str:
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors"


def _tell(parts: Sequence[Iterator[Row | str]]) -> None:
    """Prints each row as soon as it is measured; what cannot be measured is said below the table."""
    print("| what | against | ratio | aim, at most | ours | theirs |")
    print("|---|---|---:|---:|---:|---:|", flush=True)
    said = []
    for part in parts:
        try:
            for found in part:
                if isinstance(found, Row):
                    print(found, flush=True)
                else:
                    said.append(found)
        except (subprocess.CalledProcessError, OSError) as error:
            said.append(f"not measured: {error}\n{getattr(error, 'stderr', '') or ''}".strip())
    for line in said:
        print(f"\n{line}")


def main() -> None:
    """Writes the portfolios, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help=f"up to 1,000 actions only, {RUNS_WHEN_QUICK} runs")
    parser.add_argument("--runs", type=int, metavar="N", help=f"how often each command runs; {USUAL_RUNS} if not given")
    asked = parser.parse_args()
    if find_spec("wsoa_cli") is None:
        print("Nothing measured: this Python has no wsoa. Try: uv run python benchmarks/measure.py")
        return
    runs = max(1, asked.runs or (RUNS_WHEN_QUICK if asked.quick else USUAL_RUNS))
    with tempfile.TemporaryDirectory(prefix="wsoa-measure-") as scratch:
        bench = Bench(Path(scratch), runs, SIZES_WHEN_QUICK if asked.quick else SIZES)
        for actions in bench.sizes:
            write_portfolio(bench.plans(actions).parent, Size(plans=actions // ACTIONS_IN_A_PLAN))
        print(f"{_machine()}; medians of {runs} runs in turns, whole processes.\n")
        _tell(
            [
                start_up(bench),
                growth(bench),
                overdue(bench),
                checking(bench),
                memory(bench),
                publishing(bench),
                changing(bench),
                history(bench),
            ]
        )


if __name__ == "__main__":
    main()
