"""`wsoa --version` and help are quick, because they load nothing that they do not need."""

import re
import subprocess
import sys
from pathlib import Path

import wsoa_cli

ROOT = Path(__file__).parents[2]


def loaded_by(*words: str) -> tuple[str, set[str]]:
    """What a process prints, and the packages that it imports."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "wsoa_cli", *words],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "src")},
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
