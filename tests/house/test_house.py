"""The house keeps its own rules: style, types and floors are judged by the one test command."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["ruff", "check", "."], id="ruff finds nothing"),
        pytest.param(["ruff", "format", "--check", "."], id="ruff would format nothing"),
        pytest.param(["mypy"], id="mypy, strict, finds nothing"),
        pytest.param(["lint-imports"], id="a floor imports only from below"),
    ],
)
def test_the_house_is_in_order(words: list[str]) -> None:
    tool = shutil.which(words[0], path=str(Path(sys.executable).parent)) or words[0]
    ran = subprocess.run([tool, *words[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
