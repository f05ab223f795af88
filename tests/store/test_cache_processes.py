"""The cache under real processes: several at once, on a full disk; and nothing is written anywhere else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from folders import Folder
from wsoa_cli.store.prune import DAY, LAST_LOOK

ROOT = Path(__file__).parents[2]
ACTION = "  - {{id: {id}, title: Late, lead: [head-of-sen], status: in_progress, due: 2019-12}}\n"
PROCESSES = 6

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # as on a full disk: files can be made and hold nothing
from wsoa_cli.cli.entry import main
main()
"""


@pytest.fixture
def portfolio(folder: Folder) -> Folder:
    for n in range(12):
        folder.plan(f"area-{n}")
        for name in ("1", "2"):
            actions = "".join(ACTION.format(id=f"{name}.{a}") for a in range(1, 9))
            folder.workstream(f"# area {n}\nactions:\n{actions}", plan_id=f"area-{n}", name=name)
    return folder


def start(folder: Folder, home: Path, *words: str, program: tuple[str, ...] = ("-m", "wsoa_cli")) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *program, *words, "--plans", str(folder.root), "--today", "2020-01-06"],
        cwd=folder.root.parent,
        env={
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            "HOME": str(home),
            "TMPDIR": str(home),
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def kept_in(home: Path) -> list[Path]:
    return sorted(path for path in home.rglob("*") if path.is_file())


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = tmp_path / "home"
    made.mkdir()
    return made


def test_several_that_read_the_same_new_plans_at_once_all_say_the_same(portfolio: Folder, home: Path) -> None:
    said = ended(start(portfolio, home, "overdue", "--no-cache"))
    assert (0, "") == (said[0], said[2])
    at_once = [start(portfolio, home, "overdue") for _ in range(PROCESSES)]
    assert {said} == {ended(process) for process in at_once}
    assert said == ended(start(portfolio, home, "overdue"))
    entries = [path for path in kept_in(home) if path.name != LAST_LOOK]
    assert 0 < len(entries) <= len(list(portfolio.root.rglob("*.yaml")))
    assert not any(path.name.startswith("tmp") for path in entries)


def test_several_that_prune_at_once_while_they_read_all_say_the_same(portfolio: Folder, home: Path) -> None:
    said = ended(start(portfolio, home, "overdue"))
    for path in kept_in(home):
        os.utime(path, (path.stat().st_mtime - 1000 * DAY,) * 2)
    at_once = [start(portfolio, home, "status", "area-3") for _ in range(PROCESSES)]
    only = ended(start(portfolio, home, "status", "area-3", "--no-cache"))
    assert (0, "") == (only[0], only[2])
    assert {only} == {ended(process) for process in at_once}
    assert len([path for path in kept_in(home) if path.name != LAST_LOOK]) <= 3
    assert said == ended(start(portfolio, home, "overdue"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_full_disk_changes_nothing_and_nothing_is_left_behind(portfolio: Folder, home: Path) -> None:
    said = ended(start(portfolio, home, "overdue", "--no-cache"))
    assert said == ended(start(portfolio, home, "overdue", program=("-c", LIMITED)))
    assert [LAST_LOOK] == [path.name for path in kept_in(home)]


READING = (
    ("status",),
    ("overdue",),
    ("due",),
    ("list", "--format", "json"),
    ("show", "area-3:1.4"),
    ("measures",),
    ("deadlines", "--format", "csv"),
    ("check",),
)


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_a_command_that_reads_writes_in_the_users_cache_folder_alone(
    portfolio: Folder, home: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    def everything() -> dict[Path, tuple[int, bytes]]:
        cache = home / ".cache/wsoa"
        found = (path for path in tmp_path.rglob("*") if cache not in {path, *path.parents} and path != home / ".cache")
        return {path: (path.stat().st_mode, path.read_bytes() if path.is_file() else b"") for path in found}

    before = everything()
    code, _, err = ended(start(portfolio, home, *words))
    assert (1 if words == ("check",) else 0, "") == (code, err)
    assert before == everything()
    assert kept_in(home / ".cache/wsoa") != []
