"""What is written for the CI services has the shape that each of them asks for, and nothing in it is known to be unsafe."""

import re
from pathlib import Path

import pytest

from machines import ROOT, in_yaml, ran, surroundings, tool

WORKFLOW = ROOT / ".github" / "workflows" / "plans.yml"
ACTION = ROOT / "action.yml"

PINNED_ACTION = re.compile(r"\buses: [\w-]+/[\w./-]+@([0-9a-f]{40}) # v\d+\.\d+\.\d+$")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        pytest.param(ACTION, ["vendor.github-actions"], id="the action"),
        pytest.param(WORKFLOW, ["vendor.github-workflows"], id="the workflow"),
        pytest.param(WORKFLOW, ["custom.github-workflows-require-timeout"], id="the workflow ends by itself"),
        pytest.param(ROOT / "ci/gitlab.yml", ["vendor.gitlab-ci", "--data-transform=gitlab-ci"], id="GitLab"),
        # its patterns escape more than regular expressions in unicode mode allow
        pytest.param(
            ROOT / "ci/azure.yml",
            ["vendor.azure-pipelines", "--data-transform=azure-pipelines", "--regex-variant=nonunicode"],
            id="Azure",
        ),
    ],
)
def test_each_file_fits_the_schema_of_its_service(path: Path, words: list[str], tmp_path: Path) -> None:
    done = ran([tool("check-jsonschema"), "--builtin-schema", *words, str(path)], cwd=ROOT, env=surroundings(tmp_path))
    assert 0 == done.code, done.out + done.err


def test_zizmor_at_its_strictest_finds_nothing_unsafe_off_line(tmp_path: Path) -> None:
    words = [
        tool("zizmor"),
        "--offline",
        "--no-progress",
        "--persona=auditor",
        "--strict-collection",
        str(ACTION),
        str(WORKFLOW),
    ]
    done = ran(words, cwd=ROOT, env=surroundings(tmp_path))
    assert (0, "No findings to report. Good job! (1 ignored)\n") == (done.code, done.out), done.out + done.err


@pytest.mark.parametrize("path", [ACTION, WORKFLOW], ids=["the action", "the workflow"])
def test_what_others_wrote_is_used_at_a_commit_and_not_at_a_tag_that_can_move(path: Path) -> None:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if re.search(r"\buses: (?!\./)", line)]
    assert lines
    assert [] == [line for line in lines if not PINNED_ACTION.search(line)]


def test_no_step_of_the_action_has_an_expression_in_its_script() -> None:
    scripts = [step["run"] for step in in_yaml(ACTION)["runs"]["steps"] if "run" in step]
    assert 2 == len(scripts)
    assert [] == [script for script in scripts if "${{" in script]


def test_every_input_of_the_action_reaches_a_step() -> None:
    action = in_yaml(ACTION)
    used = set(re.findall(r"\$\{\{ inputs\.([a-z-]+) \}\}", ACTION.read_text(encoding="utf-8")))
    assert set(action["inputs"]) == used
