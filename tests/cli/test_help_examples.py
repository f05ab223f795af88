"""The help of every command has examples, and every example works on the plans of this repository."""

import re
import shlex
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import typer.main

from folders import Ran
from wsoa_cli.cli.app import app
from wsoa_cli.commands.init import init

ROOT = Path(__file__).parents[2]
COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def examples(text: str) -> list[str]:
    """The command lines below `Examples:`, without the words that explain them."""
    lines = text.partition("Examples:\n")[2].splitlines()
    found = [re.split(r"\s{2,}", line.strip())[0] for line in lines if line.strip().startswith("wsoa ")]
    return [line for line in found if not line.startswith("wsoa [")]


@pytest.fixture
def in_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository's plans, and beside them a first plan, which has the measure that they lack."""
    copy = tmp_path / "repository"
    shutil.copytree(ROOT / "plans", copy / "plans")
    init(copy / "plans" / "my-area", "improvement_plan", date(2020, 1, 6))
    monkeypatch.chdir(copy)
    return copy


def test_every_command_of_the_issue_is_there() -> None:
    assert {"init", "status", "overdue", "due", "list", "show", "measures", "deadlines", "check", "schema"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples(wsoa: Callable[..., Ran], command: str) -> None:
    ran = wsoa(command, "--help")
    assert ran.code == 0
    assert examples(ran.out)
    assert all(line.split()[1] == command for line in examples(ran.out))


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_example_runs_on_the_plans_of_this_repository(in_a_copy: Path, wsoa: Callable[..., Ran], command: str) -> None:
    assert (in_a_copy / "plans").is_dir()
    words = [command] if command else []
    for line in examples(wsoa(*words, "--help", plans=None).out):
        ran = wsoa(*shlex.split(line)[1:], plans=None)
        assert ran.code in {0, 1}, f"{line}: {ran.err}"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_80_columns(wsoa: Callable[..., Ran], command: str) -> None:
    words = [command] if command else []
    assert [] == [line for line in wsoa(*words, "--help").out.splitlines() if len(line) > 80]


@pytest.mark.parametrize(
    "command",
    [name for name in COMMANDS if name not in {"init", "schema", "update", "reschedule", "record", "meet", "decide", "fmt"}],
)
def test_every_reading_command_takes_the_common_options(wsoa: Callable[..., Ran], command: str) -> None:
    out = wsoa(command, "--help").out
    assert [] == [option for option in ("--plans", "--today", "--format", "--color") if option not in out]


def test_without_a_command_the_help_is_shown(wsoa: Callable[..., Ran]) -> None:
    ran = wsoa()
    assert "Examples:" in ran.out + ran.err
