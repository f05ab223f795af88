"""Nothing that is written is taken for a command by a runner, and what no runner would take for one stays as it is."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runners import obeyed
from wsoa_cli.render.csv import to_csv
from wsoa_cli.render.inert import inert
from wsoa_cli.render.json import plain_json
from wsoa_cli.render.safe import safe
from wsoa_cli.render.sheet import Sheet

COMMANDS = [
    "::error::x",
    "  ::add-mask::x",
    "\u200b::\u200bset-output name=a::x",
    "one\n::stop-commands::x",
    "one\r::debug::x",
    "##[add-path]x",
    "one ##[error]x",
    "##vso[task.complete result=Failed;]",
    "one #\u200b#\u00advso\u200b[task.setvariable variable=x]y",
    "#\u0301#vso[task.complete]",
    "##VSO[task.complete]",
    "##teamcity[buildStop]",
]
PLAIN = [
    "# 1.1 Agree one plan",
    "## Findings",
    "## [link](x)",
    "### [a]",
    "room #3 [at noon], ##",
    "a::b::c",
    "std::error::x is named in the middle",
    ": error: x",
    "C# [x]",
    "plans/north/plan.yaml:5:7: error bad-syntax: x",
    '{"a": ["#[x]"]}',
    "at 10:30 ::",
    "#é#",
    "",
]
parts = st.lists(
    st.one_of(
        st.sampled_from(
            [":", "::", "#", "##", "[", "]", "vso", "error", "add-mask", "task.x", " ", "\u200b", "\u00ad", "\n", "\r"]
        ),
        st.sampled_from([*COMMANDS, *PLAIN]),
        st.text(max_size=3),
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("text", COMMANDS)
def test_a_command_is_none_any_more_and_still_to_be_read(text: str) -> None:
    assert [] == obeyed(inert(text))
    assert text.replace(" ", "") == inert(text).replace(" ", "")
    assert text != inert(text)


@pytest.mark.parametrize("text", PLAIN)
def test_what_no_runner_obeys_is_left_as_it_is(text: str) -> None:
    assert text == inert(text)


@given(parts)
def test_for_all_texts_nothing_is_obeyed_nothing_but_blanks_is_added_and_once_is_enough(text: str) -> None:
    written = inert(text)
    assert [] == obeyed(written)
    assert text.replace(" ", "") == written.replace(" ", "")
    assert written == inert(written)


@given(parts)
def test_for_all_texts_json_says_the_same_and_has_nothing_left_to_change(text: str) -> None:
    written = plain_json({text: [text]})
    assert {text: [text]} == json.loads(written)
    assert written == inert(written)


@given(st.lists(parts, min_size=2, max_size=2))
def test_for_all_texts_csv_says_the_same_but_for_hashes_before_a_bracket(texts: list[str]) -> None:
    written = to_csv(Sheet(("first", "second"), (tuple(texts),)))
    plain = [f"'{safe(text)}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else safe(text) for text in texts]
    assert [["first", "second"], plain] == list(csv.reader(io.StringIO(written)))
    sent = list(csv.reader(io.StringIO(inert(written))))
    assert [["first", "second"], [hashes_apart(text) for text in plain]] == sent


def hashes_apart(text: str) -> str:
    """A text as `inert` leaves it where it begins no line."""
    return inert(f"x{text}").removeprefix("x")
