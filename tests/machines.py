"""The machines of others on which this project's files run: their shells, their variables, and pip with nothing to download."""

import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from folders import Ran
from repositories import PINNED

ROOT = Path(__file__).parent.parent

_EXPRESSION = re.compile(r"\$\{\{ ([a-z.-]+) \}\}")


def tool(name: str) -> str:
    """A program that was installed beside the Python of the tests."""
    return str(Path(sys.executable).parent / name)


def in_yaml(path: Path) -> Any:
    """What a YAML file says, with `on` as a word."""
    return YAML(typ="safe", pure=True).load(path)


def surroundings(home: Path) -> dict[str, str]:
    """The variables of a fresh machine: programs, a home of its own, and no setting of this one."""
    return PINNED | {"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8", "XDG_CACHE_HOME": str(home / "cache")}


def nothing_to_download() -> dict[str, str]:
    """The variables with which pip asks no index, and takes what the tests' Python has as installed in any other as well."""
    return {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull, "PYTHONPATH": sysconfig.get_path("purelib")}


def steps() -> dict[str, Any]:
    """The steps of action.yml, by id."""
    return {step["id"]: step for step in in_yaml(ROOT / "action.yml")["runs"]["steps"]}


def gitlab_script() -> list[str]:
    """The lines that GitLab runs, one after the other in one shell; the first installs."""
    lines: list[str] = in_yaml(ROOT / "ci" / "gitlab.yml")["wsoa-check"]["script"]
    return lines


def azure_scripts() -> list[str]:
    """The scripts that Azure runs, each in a shell of its own; the first installs."""
    return [step["bash"] for step in in_yaml(ROOT / "ci" / "azure.yml")["steps"] if "bash" in step]


def ran(words: list[str], *, cwd: Path, env: Mapping[str, str]) -> Ran:
    """What a program said, and its exit code."""
    done = subprocess.run(words, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
    return Ran(done.returncode, done.stdout, done.stderr)


@dataclass
class Runner:
    """A machine of GitHub's, at one job: a checked-out repository, a temporary folder, and the files for what a step says."""

    workspace: Path
    temporary: Path
    outputs: dict[str, str] = field(default_factory=dict)

    @property
    def summary(self) -> str:
        """What the steps wrote to show on the page of the run."""
        path = self.temporary / "summary.md"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def run(self, step: Mapping[str, Any], values: Mapping[str, str], more: dict[str, str]) -> Ran:
        """Runs one step of action.yml; `values` are what the expressions in its `env` come to, `more` are further variables.

        The outputs of the step are in `outputs` from then on, as `steps.ID.outputs.NAME`.
        """
        script, said = self.temporary / "step.sh", self.temporary / "output.txt"
        script.write_text(step["run"], encoding="utf-8")
        said.write_text("", encoding="utf-8")
        env = surroundings(self.temporary) | {
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(said),
            "GITHUB_STEP_SUMMARY": str(self.temporary / "summary.md"),
            "RUNNER_TEMP": str(self.temporary),
        }
        env |= {name: _EXPRESSION.sub(lambda found: values[found[1]], text) for name, text in step["env"].items()}
        done = ran(["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)], cwd=self.workspace, env=env | more)
        for line in said.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            self.outputs[f"steps.{step['id']}.outputs.{name}"] = value
        return done
