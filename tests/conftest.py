"""What the tests share: plans as real files, and the program run on them."""

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from folders import Folder, Ran
from wsoa_cli.cli.entry import run as run_wsoa

ROOT = Path(__file__).parent.parent

# The same examples each time: a change is judged by what it changed, not by what chance found that day.
# `pytest --hypothesis-profile=explore` looks for examples that nobody has met yet.
settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, derandomize=False, max_examples=2000)
settings.load_profile("gate")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    root = tmp_path / "plans"
    root.mkdir()
    return Folder(root)


@pytest.fixture(scope="session")
def cache_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where files that were read once are kept while the tests run, so that some tests meet them again."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch, cache_home: Path) -> None:
    """No setting of the machine that runs the tests may leak into them, and nothing of theirs into its folders."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_home))
    for name in ("PLANS", "TODAY", "DEBUG", "POST", "NO_COMMIT", "NO_CACHE"):
        monkeypatch.delenv(f"WSOA_{name}", raising=False)
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def wsoa(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs the command line in this process, on the test's own folder of plans, on a fixed day."""

    def run(*words: str, today: str | None = "2020-01-06", plans: Path | None = folder.root) -> Ran:
        if plans is not None:
            monkeypatch.setenv("WSOA_PLANS", str(plans))
        if today is not None:
            monkeypatch.setenv("WSOA_TODAY", today)
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = run_wsoa(list(words))
        return Ran(code, _written(out), _written(err))

    return run


@pytest.fixture
def process(cache_home: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the command line as a process of its own; `env` is all of its environment beside PATH."""

    def run(*words: str, cwd: Path = ROOT, timeout: float = 60, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "wsoa_cli", *words],
            cwd=cwd,
            env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "XDG_CACHE_HOME": str(cache_home)}
            | env,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )

    return run


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
