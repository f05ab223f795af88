"""The help of every command has examples, and every example works on the plans of this repository."""

import re
import shlex
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from command_names import command_names
from folders import Ran
from repositories import Repository
from wsoa_cli.commands.init import init

ROOT = Path(__file__).parents[2]
COMMANDS = sorted(command_names())


OTHERS = {"publish", "init", "schema", "undo", "fmt", "rules", "explain"}
HANDED_OVER = {"report", "chase", "digest"}
"""What other people get has no colours of a terminal."""
CHANGING = {"add", "update", "deliver", "withdraw", "reschedule", "record", "meet", "decide", "set", "unset"}


def examples(text: str) -> list[str]:
    """The command lines below `Examples:`, without the words that explain them; a backslash carries on to the next line."""
    lines = text.partition("Examples:\n")[2].replace("\\\n      ", "").splitlines()
    found = [re.split(r"\s{2,}", line.strip())[0] for line in lines if line.strip().startswith("wsoa ")]
    return [line for line in found if not line.startswith("wsoa [")]


@pytest.fixture
def in_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository's plans in git, and beside them a first plan, which has the measure that they lack."""
    copy = tmp_path / "repository"
    shutil.copytree(ROOT / "plans", copy / "plans")
    init(copy / "plans" / "my-area", "improvement_plan", date(2020, 1, 6))
    repository = Repository.at(copy)
    repository.commit("The plans")
    with (copy / "plans" / "my-area" / "plan.yaml").open("a", encoding="utf-8") as file:
        file.write("strengths: [Meeting often.]\n")
    repository.commit("set my-area: strengths\n\nWsoa-Item: my-area")  # for undo
    monkeypatch.chdir(copy)
    return copy


def test_every_command_of_the_issue_is_there() -> None:
    assert {"init", "status", "overdue", "due", "list", "show", "measures", "deadlines", "check", "schema"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples(wsoa: Callable[..., Ran], command: str) -> None:
    ran = wsoa(*command.split(), "--help")
    assert ran.code == 0
    assert examples(ran.out)
    assert all(f"{line} ".startswith(f"wsoa {command} ") for line in examples(ran.out))


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_example_runs_on_the_plans_of_this_repository(in_a_copy: Path, wsoa: Callable[..., Ran], command: str) -> None:
    assert (in_a_copy / "plans").is_dir()
    for line in examples(wsoa(*command.split(), "--help", plans=None).out):
        ran = wsoa(*shlex.split(line)[1:], plans=None)
        assert ran.code in {0, 1}, f"{line}: {ran.err}"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_80_columns(wsoa: Callable[..., Ran], command: str) -> None:
    assert [] == [line for line in wsoa(*command.split(), "--help").out.splitlines() if len(line) > 80]


@pytest.mark.parametrize("command", [name for name in COMMANDS if name.split()[0] not in CHANGING | OTHERS])
def test_every_reading_command_takes_the_common_options(wsoa: Callable[..., Ran], command: str) -> None:
    out = wsoa(*command.split(), "--help").out
    needed = ("--plans", "--today", "--format", *(("--color",) if command not in HANDED_OVER else ()))
    assert [] == [option for option in needed if option not in out]


@pytest.mark.parametrize("command", [name for name in COMMANDS if name.split()[0] in CHANGING and name != "add"])
def test_every_changing_command_can_be_tried_and_kept_from_committing(wsoa: Callable[..., Ran], command: str) -> None:
    out = wsoa(*command.split(), "--help").out
    assert [] == [option for option in ("--plans", "--today", "--dry-run", "--no-commit") if option not in out]


def test_without_a_command_the_help_is_shown(wsoa: Callable[..., Ran]) -> None:
    ran = wsoa()
    assert "Examples:" in ran.out + ran.err


@pytest.mark.parametrize("command", ["", "add"])
def test_what_a_command_does_is_said_whole_in_the_list(wsoa: Callable[..., Ran], command: str) -> None:
    listed = wsoa(*command.split(), "--help").out.partition("Commands:\n")[2]
    assert listed
    assert "..." not in listed
