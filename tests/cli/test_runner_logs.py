"""In continuous integration all that is written becomes a log: no runner obeys a line of it that we did not write for it."""

import json
import subprocess
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folders import Folder, Ran
from hostile_plan import COMMANDS, FILE, PLAN, quoted
from runners import Command, azure_commands, github_commands, obeyed
from wsoa_cli.cli.outputs import FORMATS

HOSTILE = {
    "a mask": "::add-mask::secret",
    "a bracket": "##[add-path]/tmp",
    "a task": "##vso[task.complete result=Failed;]",
    "a variable behind what has no width": "#\u200b#\u00advso[task.setvariable variable=x]y",
    "a line of its own": "one\n::error::two",
    "what begins a line when it is set": f"{'a word ' * 9}::stop-commands::x ::stop-commands::x {'::error::y ' * 20}",
}
READING = [words for words in COMMANDS if words != ["check"]]


def hostile(folder: Folder, text: str) -> None:
    """A plan with a text in every field that takes one."""
    folder.write("north/plan.yaml", PLAN.format(t=quoted(text)))
    folder.write("north/workstreams/1.yaml", FILE.format(t=quoted(text)))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("width", ["40", "80"])
def test_no_field_of_a_plan_is_obeyed_whatever_shows_it(
    folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, text: str, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    hostile(folder, text)
    for words in READING:
        ran = wsoa(*words)
        assert ran.code in {0, 1}, (words, ran.err)
        assert ([], []) == (obeyed(ran.out), obeyed(ran.err)), words


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("form", ["json", "csv", "markdown"])
def test_nor_in_another_format(folder: Folder, wsoa: Callable[..., Ran], text: str, form: str) -> None:
    hostile(folder, text)
    for words in READING:
        assert [] == obeyed(wsoa(*words, "--format", form).out), words


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in {"github", "azure"}])
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(st.sampled_from([*HOSTILE.values(), "::", "##", "[", " ", "a"]), min_size=1, max_size=4).map("".join))
def test_nor_in_what_check_says_of_it_nor_in_the_line_that_it_shows(
    folder: Folder, wsoa: Callable[..., Ran], form: str, text: str
) -> None:
    hostile(folder, text)
    shown = text.replace("\n", " ").replace("'", "''")
    folder.write("north/workstreams/2.yaml", f"id: WS2\ntitle: '\n{shown}'\n{quoted(text)}: 1\nfindings: [{quoted(text)}]\n")
    ran = wsoa("check", "--format", form, "--level", "strict", "--show-waived")
    assert 1 == ran.code
    assert ([], []) == (obeyed(ran.out), obeyed(ran.err))


@pytest.mark.parametrize(
    ("form", "commands", "kinds"),
    [
        pytest.param("github", github_commands, {"error", "warning"}, id="github"),
        pytest.param("azure", azure_commands, {"task.logissue"}, id="azure"),
    ],
)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_is_written_for_a_runner_are_its_findings_and_nothing_else(
    folder: Folder, wsoa: Callable[..., Ran], text: str, form: str, commands: Callable[[str], list[Command]], kinds: set[str]
) -> None:
    hostile(folder, text)
    assert kinds == {one.name for one in commands(wsoa("check", "--format", form).out)}


def test_json_keeps_what_was_typed(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    text = " ".join(HOSTILE.values()).replace("\n", " ").strip()
    hostile(folder, text)
    (action, _) = json.loads(wsoa("list", "--format", "json").out)["actions"]
    assert text == action["title"]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["show", "##[add-path]x"], id="an id"),
        pytest.param(["status", "##vso[task.complete]x"], id="a plan"),
        pytest.param(["##vso[task.complete]x"], id="a command"),
        pytest.param(["check", "--##vso[task.complete]x"], id="an option"),
        pytest.param(["check", "--fail-on", "##[add-path]x"], id="a word of a list"),
        pytest.param(["check", "--fail-on", "x\n::add-mask::x"], id="a word of two lines"),
        pytest.param(["check", "--since", "##vso[task.complete]x"], id="a commit"),
        pytest.param(["status", "--plans", "\n::add-mask::x"], id="a folder"),
    ],
)
def test_no_word_of_the_command_line_is_obeyed_where_it_is_refused(
    folder: Folder, process: Callable[..., subprocess.CompletedProcess[str]], words: list[str]
) -> None:
    folder.plan().workstream()
    ran = process(*words, cwd=folder.root.parent)
    assert ran.returncode in {2, 3}
    assert ([], []) == (obeyed(ran.stdout), obeyed(ran.stderr))


def test_a_name_of_a_folder_or_a_file_is_not_obeyed(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan("##vso[task.complete]").workstream("actions: [{id: 1.1\n", plan_id="##vso[task.complete]", name="::error::x")
    for words in (["status"], ["check"], ["list"], ["fmt", "--check"]):
        ran = wsoa(*words)
        assert ([], []) == (obeyed(ran.out), obeyed(ran.err)), words
