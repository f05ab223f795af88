"""The steps of action.yml, each run by bash as GitHub's runner does, on a repository of plans.

What runs here is our own part: setting up Python is another's action, and pip finds what it needs in the Python of the tests
instead of on the index.
"""

import sys
import tomllib
from pathlib import Path

import pytest

from machines import ROOT, Runner, in_yaml, nothing_to_download

pytest.importorskip("ensurepip", reason="this Python cannot make an environment that has pip")

INSTALL, _ = (step for step in in_yaml(ROOT / "action.yml")["runs"]["steps"] if "run" in step)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first step has put wsoa."""
    runner = Runner(workspace=tmp_path_factory.mktemp("workspace"), temporary=tmp_path_factory.mktemp("temporary"))
    done = runner.run(INSTALL, {"steps.python.outputs.python-path": sys.executable}, nothing_to_download())
    assert 0 == done.code, done.out + done.err
    return Path(runner.outputs["steps.install.outputs.room"])


def test_the_first_step_installs_wsoa_from_the_files_of_the_action_into_a_folder_of_its_own(room: Path) -> None:
    assert (room / "venv/bin/wsoa").is_file()
    assert list((room / "venv").glob("lib/python*/site-packages/wsoa_cli/__init__.py"))


def test_the_first_step_holds_pip_to_every_version_that_the_tests_ran_with(room: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["uv"]["constraint-dependencies"] == (room / "versions.txt").read_text(encoding="utf-8").split()
