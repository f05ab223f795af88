"""`wsoa --version` and help are quick, because they load nothing that they do not need."""

import re
import subprocess
import sys
from pathlib import Path

from typer.main import get_command

import wsoa_cli
from folders import Folder
from wsoa_cli.cli.app import app

ROOT = Path(__file__).parents[2]


def loaded_by(*words: str, **env: str) -> tuple[str, set[str]]:
    """What a process prints, and the packages that it imports."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "wsoa_cli", *words],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "src"), **env},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout, set(re.findall(r"^import time:.*\| +([\w]+)", ran.stderr, re.MULTILINE))


HEAVY = {"rich", "jinja2", "ruamel", "_ruamel_yaml", "pydantic", "pydantic_core", "holidays"}


def test_the_version_loads_none_of_the_heavy_packages() -> None:
    out, loaded = loaded_by("--version")
    assert f"wsoa {wsoa_cli.__version__}\n" == out
    assert "typer" in loaded
    assert set() == loaded & HEAVY


def test_help_loads_none_of_them_either() -> None:
    _, loaded = loaded_by("--help")
    assert set() == loaded & HEAVY


def test_status_loads_no_bank_holidays_where_no_days_are_counted() -> None:
    _, loaded = loaded_by("status", "--today", "2020-01-06")
    assert "rich" in loaded
    assert "holidays" not in loaded


def test_statistics_load_the_bank_holidays_before_any_rule_asks_for_them() -> None:
    words = ("check", "--select", "no-board", "--fail-on", "never", "--today", "2020-01-06")
    assert [False, True] == ["holidays" in loaded_by(*words, *more)[1] for more in ((), ("--statistics",))]


def test_a_report_for_a_server_is_written_without_rich(tmp_path: Path) -> None:
    words = ["check", "--fail-on", "never", "-f", "concise", "-f", f"sarif={tmp_path / 'a.sarif'}"]
    _, loaded = loaded_by(*words, "--today", "2020-01-06")
    assert "rich" not in loaded


def test_a_plan_that_was_read_before_is_shown_without_pydantic_and_yaml(tmp_path: Path) -> None:
    home = str(tmp_path)
    _, at_first = loaded_by("status", "--today", "2020-01-06", XDG_CACHE_HOME=home)
    _, then = loaded_by("status", "--today", "2020-01-06", XDG_CACHE_HOME=home)
    assert "ruamel" in at_first
    assert {"rich"} == then & HEAVY


def test_pydantic_is_asked_only_where_something_is_wrong(folder: Folder) -> None:
    file = folder.plan().workstream("actions: [{id: 1.1, title: Go, status: not_started}]\n").root / "north/workstreams/1.yaml"
    home = {"XDG_CACHE_HOME": str(folder.root.parent), "WSOA_PLANS": str(folder.root), "WSOA_TODAY": "2020-01-06"}
    assert "pydantic" not in loaded_by("status", "--no-cache", **home)[1]
    assert set() == loaded_by("update", "1.1", "--status", "in_progress", **home)[1] & {"pydantic", "rich", "filelock"}
    assert "status: in_progress" in file.read_text()
    file.write_text(file.read_text().replace("in_progress", "half_done"))
    assert "pydantic" in loaded_by("check", "--fail-on", "never", **home)[1]


def test_typer_still_keeps_its_adapter_where_options_are_taken_as_typed() -> None:
    """When this fails, `cli/as_typed.py` does nothing any more: see whether it is still needed."""
    command = get_command(app)
    assert all(hasattr(param, "_runtime_param") for param in command.params)
