"""`wsoa check` for continuous integration: one run, any number of formats, each in its place."""

import csv
import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from junitparser import JUnitXml

from folders import Folder, Ran
from runners import azure_commands, github_commands
from wsoa_cli.cli.outputs import FORMATS

LATE = "actions: [{id: 1.1, title: Go, status: in_progress, due: 2019-12, lead: [director]}]\n"


@pytest.fixture
def here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder above plans/, with one finding in them."""
    folder.plan().workstream(LATE)
    monkeypatch.chdir(folder.root.parent)
    return folder.root.parent


Run = Callable[..., Ran]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_the_finding_and_ends_alike(here: Path, wsoa: Run, form: str) -> None:
    ran = wsoa("check", "--format", form, plans=None)
    assert (1, "") == (ran.code, ran.err)
    assert "overdue" in ran.out
    assert here.name not in ran.out


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_gets_what_standard_output_would(here: Path, wsoa: Run, form: str) -> None:
    shown = wsoa("check", "-f", form, plans=None).out
    for words in (["-f", f"{form}=out.txt"], ["-f", form, "--output-file", "out.txt"]):
        assert Ran(1, "", "wrote out.txt\n") == wsoa("check", *words, plans=None)
        assert shown == (here / "out.txt").read_text("utf-8")


def test_one_run_writes_several(here: Path, wsoa: Run) -> None:
    words = ["-f", "concise", "-f", "sarif=a.sarif", "-f", "junit=b.xml", "-f", "csv=c.csv"]
    ran = wsoa("check", *words, plans=None)
    assert ran.out.startswith("plans/north/workstreams/1.yaml:")
    assert "2.1.0" == json.loads((here / "a.sarif").read_text("utf-8"))["version"]
    assert 1 == JUnitXml.fromfile(str(here / "b.xml")).failures
    assert ["overdue-action"] == [row["rule"] for row in csv.DictReader((here / "c.csv").read_text("utf-8").splitlines())]


def test_a_dash_is_standard_output(here: Path, wsoa: Run) -> None:
    assert wsoa("check", "-f", "concise", plans=None) == wsoa("check", "-f", "concise=-", plans=None)
    assert not (here / "-").exists()


def test_text_in_a_file_has_colour_only_where_it_is_asked_for(here: Path, wsoa: Run) -> None:
    for color, has_colour in (("auto", False), ("always", True), ("never", False)):
        wsoa("check", "-f", "text=out.txt", "--color", color, plans=None)
        assert has_colour is ("\x1b" in (here / "out.txt").read_text("utf-8"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["-f", "text", "-f", "json"], ["text and json", "-format json=FILE"], id="two to standard output"),
        pytest.param(["-f", "json", "-f", "json"], ["json and json"], id="one twice"),
        pytest.param(["-f", "jsn"], ["'jsn'", "did you mean json?"], id="no such format"),
        pytest.param(["-f", "xml"], ["'xml'", "junit"], id="nothing like it"),
        pytest.param(["-f", "json="], ["names no file", "--format json=FILE"], id="no file"),
        pytest.param(["-f", "json=a", "-f", "csv=./a"], ["both be written into a"], id="one file for two"),
        pytest.param(["-f", "json=a", "--output-file", "b"], ["--output-file"], id="two files for one"),
        pytest.param(["-f", "json", "-f", "csv=a", "--output-file", "b"], ["--output-file"], id="a file for which?"),
        pytest.param(["-f", "json=plans/north/plan.yaml"], ["taken for a plan's file"], id="a plan's file"),
    ],
)
def test_words_that_do_not_fit_together_are_refused(here: Path, wsoa: Run, words: list[str], said: list[str]) -> None:
    before = sorted(path.name for path in here.rglob("*"))
    ran = wsoa("check", *words, plans=None)
    assert (2, "") == (ran.code, ran.out)
    assert [] == [part for part in said if part not in ran.err]
    assert before == sorted(path.name for path in here.rglob("*"))


@pytest.mark.parametrize(
    ("file", "said"),
    [
        pytest.param("plans", "plans is a folder", id="a folder"),
        pytest.param("nowhere/out.json", "there is no folder nowhere", id="no folder for it"),
        pytest.param("plans/north/plan.yaml/out.json", "there is no folder", id="below a file"),
    ],
)
def test_a_file_that_cannot_be_is_said_before_any_work(here: Path, wsoa: Run, file: str, said: str) -> None:
    ran = wsoa("check", "-f", "concise", "-f", f"json={file}", plans=None)
    assert (3, "") == (ran.code, ran.out)
    assert said in ran.err
    assert ["plans"] == [path.name for path in here.iterdir()]


def test_what_was_there_is_exchanged_whole_and_keeps_its_mode(here: Path, wsoa: Run) -> None:
    old = here / "out.json"
    old.write_text("old " * 10_000)
    old.chmod(0o640)
    wsoa("check", "-f", "json=out.json", plans=None)
    assert "wsoa.check/1" == json.loads(old.read_text("utf-8"))["schema"]
    assert 0o640 == stat.S_IMODE(old.stat().st_mode)
    assert ["out.json", "plans"] == sorted(path.name for path in here.iterdir())


def test_a_link_stays_a_link_and_its_file_is_written(here: Path, wsoa: Run) -> None:
    (here / "real.json").write_text("{}")
    (here / "link.json").symlink_to("real.json")
    wsoa("check", "-f", "json=link.json", plans=None)
    assert (here / "link.json").is_symlink()
    assert "wsoa.check/1" == json.loads((here / "real.json").read_text("utf-8"))["schema"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_or_a_device_is_written_to_and_not_replaced(here: Path, wsoa: Run) -> None:
    pipe = here / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert 1 == wsoa("check", "-f", "concise=pipe", plans=None).code
    assert b"plans/north/" in os.read(reader, 65536)
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_file_that_may_not_be_written_stays_as_it_is(here: Path, wsoa: Run) -> None:
    old = here / "out.json"
    old.write_text("{}")
    old.chmod(0o400)
    if os.access(old, os.W_OK):
        pytest.skip("this user may write everything")
    ran = wsoa("check", "-f", "json=out.json", plans=None)
    assert (3, "{}") == (ran.code, old.read_text("utf-8"))
    assert "out.json could not be written" in ran.err


SEEN = "plans/north/workstreams/1.yaml"


@pytest.mark.parametrize("form", ["concise", "markdown", "github", "gitlab", "azure", "sarif", "junit"])
@pytest.mark.parametrize(
    ("where", "plans"),
    [
        pytest.param(".", "./plans", id="with a dot"),
        pytest.param("plans", "../plans", id="from within, by a way that climbs"),
        pytest.param("plans/north", "../../plans", id="from the plan's own folder"),
        pytest.param(".", "{here}/plans", id="by the whole way"),
        pytest.param(".", "{here}/plans/../plans", id="by the whole way, with a step back"),
    ],
)
def test_paths_go_from_the_current_folder_and_never_climb(
    here: Path, wsoa: Run, monkeypatch: pytest.MonkeyPatch, form: str, where: str, plans: str
) -> None:
    monkeypatch.chdir(here / where)
    out = wsoa("check", "-f", form, "--plans", plans.format(here=here), plans=None).out
    assert SEEN.removeprefix("" if where == "." else f"{where}/") in out
    assert [] == [climbing for climbing in ("../", str(here)) if climbing in out]


def test_plans_that_lie_elsewhere_are_named_by_the_whole_way(
    here: Path, wsoa: Run, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    climbing = os.path.relpath(here / "plans")
    assert climbing.startswith("../")
    for plans in (climbing, str(here / "plans")):
        assert wsoa("check", "-f", "concise", "--plans", plans, plans=None).out.startswith(f"{here}/{SEEN}:")


def test_github_gets_its_table_behind_what_the_step_has_written(here: Path, wsoa: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = here / "summary.md"
    summary.write_text("# Before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    wsoa("check", "-f", "json=out.json", plans=None)
    assert "# Before\n" == summary.read_text("utf-8")
    wsoa("check", "-f", "github", plans=None)
    before, heading, *_ = summary.read_text("utf-8").splitlines()
    assert ("# Before", "### wsoa check") == (before, heading)
    assert "| error | plans/north/workstreams/1.yaml:5 |" in summary.read_text("utf-8")


def test_what_the_step_has_written_counts_for_the_limit_of_github(
    here: Path, wsoa: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = here / "summary.md"
    summary.write_bytes(b"x" * (1024 * 1024 - 50))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert 1 == wsoa("check", "-f", "github", plans=None).code
    assert 1024 * 1024 - 50 == summary.stat().st_size


def test_junit_has_a_suite_for_a_plan_without_findings_and_only_for_those_asked_for(folder: Folder, wsoa: Run) -> None:
    folder.plan("north").workstream(LATE).plan("south").workstream(plan_id="south")
    assert ["north", "south"] == [suite.name for suite in JUnitXml.fromstring(wsoa("check", "-f", "junit").out.encode())]
    alone = wsoa("check", "south", "-f", "junit")
    assert (0, ["south"]) == (alone.code, [suite.name for suite in JUnitXml.fromstring(alone.out.encode())])


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("fail_on", "failures"), [("error", 1), ("never", 0)])
def test_junit_is_red_where_the_run_is(wsoa: Run, fail_on: str, failures: int) -> None:
    ran = wsoa("check", "-f", "junit", "--fail-on", fail_on, plans=None)
    assert (failures, failures) == (ran.code, JUnitXml.fromstring(ran.out.encode()).failures)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such names")
@pytest.mark.parametrize("name", ["a:b,c%", "one\ntwo", "::error::x", "##vso[task.complete result=Failed;]"])
def test_hostile_file_names_make_one_command_each(here: Path, folder: Folder, wsoa: Run, name: str) -> None:
    (here / "plans/north/workstreams/1.yaml").unlink()
    folder.workstream(LATE, name=name)
    (on_github,) = github_commands(wsoa("check", "-f", "github", plans=None).out)
    (on_azure,) = azure_commands(wsoa("check", "-f", "azure", plans=None).out)
    shown = f"plans/north/workstreams/{name}.yaml".replace("\n", " ")
    assert (shown, shown) == (on_github.properties["file"], on_azure.properties["sourcepath"])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
@pytest.mark.parametrize("form", FORMATS)
def test_a_file_name_that_is_no_text_is_no_bug(here: Path, wsoa: Run, form: str) -> None:
    (here / "plans/north/workstreams/1.yaml").rename(os.fsdecode(os.fsencode(here / "plans/north/workstreams") + b"/\xff.yaml"))
    assert 1 == wsoa("check", "-f", form, plans=None).code
    assert 1 == wsoa("check", "-f", f"{form}=out", plans=None).code
