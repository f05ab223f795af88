"""The hooks for pre-commit, as pre-commit installs and runs them for a repository of plans."""

import re
import shutil
from pathlib import Path

import pytest

from folders import Folder, Ran
from machines import ROOT, in_yaml, nothing_to_download, ran, surroundings, tool
from repositories import Repository, identity

MANIFEST = ROOT / ".pre-commit-hooks.yaml"

ON_TIME = """\
actions:
  - {id: 1.1, title: Agree one plan, status: in_progress, lead: [head-of-sen], due: 2020-03}
"""
LATE = ON_TIME.replace("2020-03", "2019-11")
BY_HAND = ON_TIME.replace("[head-of-sen]", "[ head-of-sen ]")

CONFIG = """\
repos:
  - repo: {repo}
    rev: {rev}
    hooks:
      - id: wsoa-check
      - id: wsoa-fmt
"""


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """This project as a repository that another one's configuration can name, and the folder where pre-commit installs it."""
    made = Repository.at(tmp_path_factory.mktemp("hooks") / "wsoa")
    for name in (MANIFEST.name, "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, made.top)
    shutil.copytree(ROOT / "src", made.top / "src", ignore=shutil.ignore_patterns("__pycache__"))
    made.commit()
    return made


@pytest.fixture
def env(hooks: Repository, tmp_path: Path) -> dict[str, str]:
    # pip builds this package with the hatchling of the tests (the 0 is no slip: pip's setting reads as its opposite)
    without = nothing_to_download() | {"PIP_NO_BUILD_ISOLATION": "0"}
    here = {"PRE_COMMIT_HOME": str(hooks.top.parent / "installed"), "WSOA_TODAY": "2020-01-06"}
    return surroundings(tmp_path) | without | here | identity("A Manager", "2020-01-06")


@pytest.fixture
def area(hooks: Repository, folder: Folder, env: dict[str, str]) -> Repository:
    """A repository of plans whose commits go through both hooks."""
    made = Repository.at(folder.root.parent / "area")
    folder = Folder(made.top / "plans")
    folder.plan().workstream(ON_TIME)
    (made.top / ".pre-commit-config.yaml").write_text(CONFIG.format(repo=hooks.top, rev=hooks.git("rev-parse", "HEAD").strip()))
    assert ran([tool("wsoa"), "fmt", "--no-commit"], cwd=made.top, env=env).code == 0
    made.commit("The plan as agreed")
    assert ran([tool("pre-commit"), "install"], cwd=made.top, env=env).code == 0
    return made


def committed(area: Repository, env: dict[str, str]) -> Ran:
    """Commits all that has changed, with the hooks."""
    area.git("add", "--all")
    return ran(["git", "commit", "-m", "edit"], cwd=area.top, env=env)


def messages(area: Repository) -> list[str]:
    return area.git("log", "--format=%s").splitlines()


def test_pre_commit_takes_the_manifest_for_valid(tmp_path: Path) -> None:
    done = ran([tool("pre-commit"), "validate-manifest", str(MANIFEST)], cwd=ROOT, env=surroundings(tmp_path))
    assert 0 == done.code, done.out


def test_a_sound_plan_in_canonical_form_is_committed(area: Repository, env: dict[str, str]) -> None:
    plan = area.top / "plans/north/plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("stage: accepted", "stage: submitted"), encoding="utf-8")
    done = committed(area, env)
    assert (0, ["edit", "The plan as agreed"]) == (done.code, messages(area))
    assert 2 == done.err.count("Passed")


def test_a_plan_with_something_late_is_not_committed(area: Repository, env: dict[str, str]) -> None:
    Folder(area.top / "plans").workstream(LATE)
    done = committed(area, env)
    assert (1, ["The plan as agreed"]) == (done.code, messages(area))
    assert "overdue-action: 1.1 is overdue by 37 days" in done.err


def test_a_plan_written_by_hand_is_put_into_canonical_form_and_left_to_be_committed(
    area: Repository, env: dict[str, str]
) -> None:
    file = Folder(area.top / "plans").workstream(BY_HAND).root / "north/workstreams/1.yaml"
    first = committed(area, env)
    assert (1, ["The plan as agreed"]) == (first.code, messages(area))
    assert "lead: [head-of-sen]" in file.read_text(encoding="utf-8")


def test_a_commit_that_touches_no_plan_asks_neither_hook(area: Repository, env: dict[str, str]) -> None:
    (area.top / "notes.md").write_text("ours\n", encoding="utf-8")
    done = committed(area, env)
    assert 0 == done.code
    assert 2 == done.err.count("Skipped")


@pytest.mark.parametrize(
    ("name", "is_asked"),
    [
        ("plans/north/plan.yaml", True),
        ("children/plans/north/workstreams/1.yml", True),
        ("plans/north/notes.md", False),
        ("floorplans/ground.yaml", False),
        ("plans.yaml", False),
    ],
)
def test_the_hooks_are_asked_about_the_files_of_plans(name: str, *, is_asked: bool) -> None:
    assert [is_asked, is_asked] == [bool(re.search(hook["files"], name)) for hook in in_yaml(MANIFEST)]
