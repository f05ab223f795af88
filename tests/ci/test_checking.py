"""What the files for CI services run to check the plans, each under the shell that the service itself uses."""

import json
from pathlib import Path

import pytest

from folders import Folder, Ran
from machines import ROOT, Runner, azure_scripts, gitlab_script, in_yaml, nothing_to_download, ran, steps, surroundings
from repositories import Repository
from runners import azure_commands, github_commands, obeyed

LATE = """\
actions:
  - {id: 1.1, title: Agree one plan, status: in_progress, lead: [head-of-sen], due: 2019-11}
"""
ONE_MORE = "  - {id: 1.2, title: Publish it, status: in_progress, lead: [head-of-sen], due: 2019-10}\n"

HOSTILE = [
    "'; touch pwned; '",
    '"; touch pwned; "',
    "$(touch pwned)",
    "`touch pwned`",
    "x\ntouch pwned",
    "x\n::set-output name=comment::pwned",
    "x\ncomment=pwned",
    "*",
]
ON_THE_DAY = nothing_to_download() | {"WSOA_TODAY": "2020-01-06"}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository of plans in which an action was late on the day of the commit already."""
    made = Repository.at(tmp_path / "workspace")
    Folder(made.top / "plans").plan().workstream(LATE)
    made.commit("The plan as it stands", on="2019-12-15")
    made.git("update-ref", "refs/remotes/origin/main", "HEAD")
    return made


@pytest.fixture
def runner(room: Path, repository: Repository, tmp_path: Path) -> Runner:
    """A job of GitHub's whose first step has run."""
    (tmp_path / "temporary/wsoa").mkdir(parents=True)
    (tmp_path / "temporary/wsoa/venv").symlink_to(room / "venv")
    return Runner(repository.top, tmp_path / "temporary", {"steps.install.outputs.room": str(tmp_path / "temporary/wsoa")})


def checked(runner: Runner, **inputs: str) -> Ran:
    """Runs the last step of the action, on a day in January, with some inputs; the others are as action.yml has them."""
    given = {name.replace("_", "-"): value for name, value in inputs.items()}
    asked = in_yaml(ROOT / "action.yml")["inputs"]
    values = {f"inputs.{name}": given.get(name, asked[name]["default"]) for name in asked}
    return runner.run(steps()["check"], values | runner.outputs, ON_THE_DAY)


def output(runner: Runner, name: str) -> Path | None:
    """The file that an output of the action names."""
    path = runner.outputs.get(f"steps.check.outputs.{name}")
    return Path(path) if path else None


def on_gitlab(room: Path, repository: Repository, shell: str, **variables: str) -> Ran:
    """Runs the lines of GitLab's job after the first, which installs."""
    lines = "\n".join(gitlab_script()[1:])
    return ran([shell, "-e", "-c", lines], cwd=repository.top, env=_with_wsoa(room, repository) | {"WSOA_ARGS": ""} | variables)


def on_azure(room: Path, repository: Repository, **variables: str) -> Ran:
    """Runs the script of Azure's pipeline after the first, which installs."""
    return ran(["bash", "-c", azure_scripts()[1]], cwd=repository.top, env=_with_wsoa(room, repository) | variables)


def _with_wsoa(room: Path, repository: Repository) -> dict[str, str]:
    here = surroundings(repository.top.parent) | ON_THE_DAY
    return here | {"PATH": f"{room / 'venv/bin'}:{here['PATH']}"}


def test_something_late_fails_the_action_and_is_marked_at_its_line(runner: Runner) -> None:
    done = checked(runner)
    assert 1 == done.code, done.err
    assert "::error file=plans/north/workstreams/1.yaml,line=6" in done.out


def test_what_was_found_is_left_as_a_comment_and_as_sarif_and_shown_on_the_page_of_the_run(runner: Runner) -> None:
    checked(runner)
    comment, sarif = output(runner, "comment"), output(runner, "sarif")
    assert comment is not None
    assert sarif is not None
    rows = [line for line in comment.read_text(encoding="utf-8").splitlines() if line.startswith("| error")]
    assert ["1.1 is overdue by 37 days" in row for row in rows] == [True]
    assert rows == [line for line in runner.summary.splitlines() if line.startswith("| error")]
    assert "2.1.0" == json.loads(sarif.read_text(encoding="utf-8"))["version"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param("", 0, id="late before, late now"),
        pytest.param(ONE_MORE, 1, id="one more, late when it was written"),
    ],
)
def test_only_what_has_come_since_fails_a_check(
    room: Path, runner: Runner, repository: Repository, change: str, code: int
) -> None:
    base = repository.git("rev-parse", "HEAD").strip()
    Folder(repository.top / "plans").workstream(LATE + change)
    done = [
        checked(runner, since=base),
        on_gitlab(room, repository, "sh", CI_MERGE_REQUEST_DIFF_BASE_SHA=base),
        on_gitlab(room, repository, "bash", CI_MERGE_REQUEST_DIFF_BASE_SHA=base),
        on_azure(room, repository, SYSTEM_PULLREQUEST_TARGETBRANCH="refs/heads/main"),
        on_azure(room, repository, SYSTEM_PULLREQUEST_TARGETBRANCH="main"),
    ]
    assert [code] * 5 == [one.code for one in done], done


@pytest.mark.parametrize(
    "inputs",
    [
        {"fail_on": "never"},
        {"grace": "40d"},
        {"plans": "sound"},
        {"args": "--ignore overdue-action"},
        {"args": "--no-cache\n--ignore\noverdue-action\n"},
    ],
    ids=str,
)
def test_each_input_reaches_the_command(runner: Runner, inputs: dict[str, str]) -> None:
    Folder(runner.workspace / "sound").plan()
    done = checked(runner, **inputs)
    assert 0 == done.code, done.out + done.err


def test_the_level_reaches_the_command(runner: Runner) -> None:
    graver = {level: checked(runner, level=level, grace="40d", fail_on="warning").code for level in ("draft", "strict")}
    assert {"draft": 0, "strict": 1} == graver


def test_a_comment_that_would_be_too_long_is_cut_off_at_a_line_and_the_page_of_the_run_has_all_of_it(runner: Runner) -> None:
    many = "".join(ONE_MORE.replace("1.2", f"1.{number}") for number in range(2, 1002))
    Folder(runner.workspace / "plans").workstream(LATE + many)
    checked(runner)
    comment = output(runner, "comment")
    assert comment is not None
    *lines, space, end = comment.read_text(encoding="utf-8").splitlines()
    assert ("", "Cut off here: the page of the run has the rest.") == (space, end)
    assert lines[-1].endswith(" |")
    assert len(comment.read_bytes()) < 65_536 < len(runner.summary)
    assert 1001 == runner.summary.count("| overdue-action |")


def test_where_the_check_could_not_run_the_action_fails_and_leaves_nothing_to_post(runner: Runner) -> None:
    done = checked(runner, since="no-such-commit")
    assert done.code in {2, 3}
    assert "no-such-commit" in done.err
    assert (None, None) == (output(runner, "comment"), output(runner, "sarif"))


def test_nothing_that_is_typed_in_a_plan_is_obeyed_by_the_service_that_checks_it(
    room: Path, runner: Runner, repository: Repository
) -> None:
    typed = "##vso[task.complete result=Succeeded;] ##[add-path]/tmp ::add-mask::late"
    late = LATE.replace("Agree one plan", f"'{typed}'").replace("1.1", "'::add-mask::1'")
    Folder(repository.top / "plans").workstream(late).write("south/plan.yaml", f"'{typed}': 1\n::stop-commands::x\n")
    asked = {"WSOA_ARGS": "--level=strict"}
    on_github, on_gitlab_, on_azure_ = checked(runner), on_gitlab(room, repository, "sh", **asked), on_azure(room, repository)
    assert {"error"} == {one.name for one in github_commands(on_github.out + on_github.err)}
    assert {"task.logissue"} == {one.name for one in azure_commands(on_azure_.out + on_azure_.err)}
    assert [] == obeyed(on_gitlab_.out + on_gitlab_.err)


@pytest.mark.parametrize("value", HOSTILE)
def test_an_input_of_the_action_is_a_value_and_never_a_command(runner: Runner, value: str) -> None:
    names = ("plans", "since", "level", "fail_on", "grace")
    for inputs in (dict.fromkeys(names, value), {"args": value}):
        _assert_nothing_came_of_it(runner.workspace, checked(runner, **inputs))
    assert [] == [said for said in runner.outputs.values() if "pwned" in said]


@pytest.mark.parametrize("name", ["plans", "since", "level", "fail_on", "grace"])
def test_an_input_of_the_action_is_never_an_option_of_its_own(runner: Runner, name: str) -> None:
    _assert_nothing_came_of_it(runner.workspace, checked(runner, **{name: "--format=json=pwned"}))


@pytest.mark.parametrize("value", HOSTILE)
def test_a_variable_of_gitlab_or_azure_is_a_value_and_never_a_command(room: Path, repository: Repository, value: str) -> None:
    for done in (
        on_gitlab(room, repository, "sh", CI_MERGE_REQUEST_DIFF_BASE_SHA=value),
        on_gitlab(room, repository, "bash", WSOA_ARGS=value),
        on_azure(room, repository, SYSTEM_PULLREQUEST_TARGETBRANCH=value),
    ):
        _assert_nothing_came_of_it(repository.top, done)


def test_gitlab_is_left_its_reports_of_quality_and_of_tests(room: Path, repository: Repository) -> None:
    done = on_gitlab(room, repository, "sh")
    assert 1 == done.code, done.err
    reports = in_yaml(ROOT / "ci/gitlab.yml")["wsoa-check"]["artifacts"]["reports"]
    assert ["codequality", "junit"] == sorted(reports)
    assert 1 == len(json.loads((repository.top / reports["codequality"]).read_text(encoding="utf-8")))
    assert "overdue-action" in (repository.top / reports["junit"]).read_text(encoding="utf-8")


def test_azure_is_told_of_each_fault_and_left_its_report_of_tests(room: Path, repository: Repository) -> None:
    done = on_azure(room, repository)
    assert 1 == done.code, done.err
    assert "##vso[task.logissue type=error;sourcepath=plans/north/workstreams/1.yaml" in done.out
    assert "overdue-action" in (repository.top / "wsoa-junit.xml").read_text(encoding="utf-8")


def _assert_nothing_came_of_it(workspace: Path, done: Ran) -> None:
    assert done.code in {2, 3}, done
    assert [] == [path for path in workspace.parent.rglob("*") if "pwned" in path.name]
    assert [] == [line for line in (done.out + done.err).splitlines() if line.startswith("::set-output")]
