"""What the tests of others' machines share: the place where the action's first step has put wsoa."""

import sys
from pathlib import Path

import pytest

from machines import Runner, nothing_to_download, steps


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first step of action.yml has put wsoa, in an environment of its own; modules that lay in wait were not run."""
    pytest.importorskip("ensurepip", reason="this Python cannot make an environment that has pip")
    runner = Runner(workspace=tmp_path_factory.mktemp("workspace"), temporary=tmp_path_factory.mktemp("temporary"))
    for module in ("venv", "ensurepip", "pip", "hatchling"):
        (runner.workspace / f"{module}.py").write_text("raise SystemExit('a module of the plans was run')\n", encoding="utf-8")
    done = runner.run(steps()["install"], {"steps.python.outputs.python-path": sys.executable}, nothing_to_download())
    assert 0 == done.code, done.out + done.err
    return Path(runner.outputs["steps.install.outputs.room"])
