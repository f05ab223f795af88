"""Colour is a help and never the message: the word stands beside it, and plain output is plain."""

import re
from collections.abc import Callable

import pytest

from folders import Folder, Ran

COMMANDS = [["status"], ["overdue"], ["due"], ["list"], ["show", "late"], ["measures"], ["deadlines"], ["check"]]
COMMANDS += [["timeline"], ["next", "--lead", "director"]]
NAMES = [words[0] for words in COMMANDS]

HEAD = "deadlines: [{id: submit, title: Submit, due: 2019-12-01}]\n"
FILE = """\
actions:
  - {id: kept, title: In use, status: embedded, evidence: [{title: A survey}]}
  - {id: late, title: Late, status: in_progress, due: 2020-01-05}
  - {id: soon, title: Soon, status: not_started, due: 2020-01-20}
  - {id: ahead, title: Ahead, status: not_started, start: 2020-06, due: 2020-12}
  - {id: going, title: Going, status: in_progress, due: 2020-12}
measures: [{id: M1, title: Share, unit: count, better: higher, baseline: {value: 1}, readings: [{date: 2019-12-01, value: 2}]}]
"""
WORDS = {"kept": "BLUE", "late": "RED", "soon": "AMBER", "ahead": "GREY", "going": "GREEN"}


@pytest.fixture(autouse=True)
def _plan(folder: Folder) -> None:
    folder.plan(more=HEAD).workstream(FILE)


def without_colour(text: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", text)


@pytest.mark.parametrize("words", COMMANDS, ids=NAMES)
def test_piped_output_is_plain(wsoa: Callable[..., Ran], words: list[str]) -> None:
    assert "\x1b" not in wsoa(*words).out


@pytest.mark.parametrize("words", COMMANDS, ids=NAMES)
def test_colour_comes_when_asked_for_and_changes_no_word(wsoa: Callable[..., Ran], words: list[str]) -> None:
    coloured = wsoa(*words, "--color", "always").out
    assert "\x1b[" in coloured
    plain = wsoa(*words, "--color", "never").out
    assert [line.rstrip() for line in plain.splitlines()] == [line.rstrip() for line in without_colour(coloured).splitlines()]


@pytest.mark.parametrize(
    ("env", "words", "has_colour"),
    [
        pytest.param({}, [], False, id="a pipe"),
        pytest.param({"FORCE_COLOR": "1"}, [], True, id="FORCE_COLOR"),
        pytest.param({"NO_COLOR": "1"}, [], False, id="NO_COLOR"),
        pytest.param({"NO_COLOR": "1", "FORCE_COLOR": "1"}, [], False, id="NO_COLOR goes before FORCE_COLOR"),
        pytest.param({"NO_COLOR": "", "FORCE_COLOR": "1"}, [], True, id="an empty NO_COLOR is none"),
        pytest.param({"FORCE_COLOR": "1"}, ["--color", "never"], False, id="never goes before FORCE_COLOR"),
        pytest.param({"NO_COLOR": "1"}, ["--color", "always"], True, id="always goes before NO_COLOR"),
    ],
)
def test_who_decides_on_colour(
    wsoa: Callable[..., Ran],
    monkeypatch: pytest.MonkeyPatch,
    env: dict[str, str],
    words: list[str],
    has_colour: bool,  # noqa: FBT001
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert has_colour == ("\x1b[" in wsoa("list", *words).out)


@pytest.mark.parametrize("color", ["always", "never"])
@pytest.mark.parametrize(("item", "word"), WORDS.items())
def test_the_word_stands_beside_every_colour(wsoa: Callable[..., Ran], item: str, word: str, color: str) -> None:
    out = without_colour(wsoa("list", "--color", color).out)
    row = next(line for line in out.splitlines() if line.startswith(f"{item} "))
    assert {word} == set(WORDS.values()) & set(row.split())


@pytest.mark.parametrize("color", ["always", "never"])
def test_a_workstream_and_a_plan_take_the_worst_colour_as_a_word(wsoa: Callable[..., Ran], color: str) -> None:
    out = without_colour(wsoa("status", "--color", color).out)
    assert re.search(r"^RED · WS1 is red; late: overdue by 1 day", out, re.MULTILINE)
    assert re.search(r"^WS1 .* RED ", out, re.MULTILINE)


@pytest.mark.parametrize("form", ["json", "csv", "markdown"])
def test_no_other_format_has_colour_even_when_asked(wsoa: Callable[..., Ran], form: str) -> None:
    assert "\x1b" not in wsoa("list", "--format", form, "--color", "always").out


def test_faults_on_standard_error_are_coloured_only_when_asked(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.workstream("actions: [{id: 1\n", name="2")
    assert "\x1b" not in wsoa("list").err
    assert "\x1b[" in wsoa("list", "--color", "always").err
