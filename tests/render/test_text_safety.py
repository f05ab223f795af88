"""Whatever somebody types into a plan, the terminal obeys none of it."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from folders import Folder, Ran
from hostile_plan import COMMANDS, FILE, PLAN, quoted
from wsoa_cli.render.safe import safe

OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What a terminal would act on, the end of a line aside."""

NASTY = {
    "an escape sequence": "\x1b[31mred\x1b[2J",
    "a title of the window": "\x1b]0;owned\x07",
    "a link": "\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "a C1 sequence": "\x9b31mred",
    "an override of direction": "abc\u202egnp.exe",
    "isolates": "a\u2066b\u2069c\u200fd\u061ce",
    "a carriage return": "true\rfalse",
    "a backspace": "ab\x08\x08cd",
    "a line separator": "one\u2028two\u2029three",
    "a bell and a NUL": "a\x07b\x00c",
    "closing markup": "[/x] [/] [/bold]",
    "a link in markup": "[link=https://evil.example]here[/link]",
    "bold in markup": "[bold red]loud[/bold red]",
    "an emoji code": ":warning: :x:",
    "a backslash before markup": "\\[bold]",
    "format fields": "{0} %s {title}",
}


def test_every_character_that_a_terminal_obeys_is_made_harmless_among_harmless_ones() -> None:
    """A text that is printable throughout is not searched for them: none of them may count as printable."""
    obeyed = [chr(code) for code in range(sys.maxunicode + 1) if OBEYED.match(chr(code)) or chr(code) == "\n"]
    assert len(obeyed) > 70
    assert [] == [one for one in obeyed if one in safe(f"a{one}b")]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_no_field_of_a_plan_reaches_the_terminal_as_a_command(
    folder: Folder, wsoa: Callable[..., Ran], words: list[str]
) -> None:
    text = " ".join(NASTY.values())
    folder.write("north/plan.yaml", PLAN.format(t=quoted(text)))
    folder.write("north/workstreams/1.yaml", FILE.format(t=quoted(text)))
    ran = wsoa(*words)
    assert ran.code in {0, 1}, ran.err
    assert OBEYED.search(ran.out) is None


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_nor_does_any_one_of_the_ways_to_command_it(folder: Folder, wsoa: Callable[..., Ran], text: str) -> None:
    folder.write("north/plan.yaml", PLAN.format(t=quoted(text)))
    folder.write("north/workstreams/1.yaml", FILE.format(t=quoted(text)))
    for words in (["status"], ["show", "1.1"]):
        ran = wsoa(*words)
        assert ran.code in {0, 1}, (words, ran.err)
        assert OBEYED.search(ran.out) is None, words


@pytest.mark.parametrize("form", ["csv", "markdown", "json"])
def test_nor_does_it_in_another_format(folder: Folder, wsoa: Callable[..., Ran], form: str) -> None:
    text = quoted("\x1b[31mred \x9b2J \u202eoverride")
    folder.write("north/plan.yaml", PLAN.format(t=text))
    folder.write("north/workstreams/1.yaml", FILE.format(t=text))
    for words in COMMANDS:
        found = OBEYED.search(wsoa(*words, "--format", form).out)
        assert found is None, (words, found)


@pytest.mark.parametrize("text", ["[/x]", "[link=https://evil.example]here[/link]", "[bold]loud[/bold]", ":warning:", "\\[b]"])
@pytest.mark.parametrize("color", ["always", "never"])
def test_what_looks_like_markup_is_shown_as_typed(
    folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, text: str, color: str
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    folder.plan().workstream(f"actions: [{{id: 1.1, title: {quoted(text)}, status: in_progress, due: 2019}}]\n")
    for words in (["status"], ["overdue"], ["list"], ["show", "1.1"]):
        assert text in wsoa(*words, "--color", color).out


def test_with_colour_only_colours_are_sent(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    text = quoted("\x1b]8;;https://evil.example\x1b\\here [link=https://evil.example]x[/link] https://plain.example")
    folder.write("north/plan.yaml", PLAN.format(t=text))
    folder.write("north/workstreams/1.yaml", FILE.format(t=text))
    for words in COMMANDS:
        out = re.sub("\x1b\\[[0-9;]*m", "", wsoa(*words, "--color", "always").out)
        assert OBEYED.search(out) is None, words


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_the_line_that_a_fault_shows_is_harmless_too(folder: Folder, wsoa: Callable[..., Ran], text: str) -> None:
    shown = "".join(one for one in text if one not in "\r\x00")
    folder.plan().workstream(f"actions: [{{id: 1.1, status: wrongly, title: '{shown}'}}]\n")
    for words in (["check"], ["list"]):
        ran = wsoa(*words)
        assert ran.code in {1, 3}
        assert OBEYED.search(ran.out) is None
        assert OBEYED.search(ran.err) is None


def test_a_wrong_value_is_quoted_harmlessly(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    evil = quoted("\x1b[31m\u202e[/x]")
    folder.plan().workstream(
        f"actions: [{{id: {evil}, title: Go, status: {evil}, due: {evil}, lead: [{evil}], age_bands: [{evil}], {evil}: 1}}]\n"
    )
    ran = wsoa("check")
    assert ran.code == 1
    assert OBEYED.search(ran.out) is None


def test_names_of_folders_and_files_are_harmless(folder: Folder, wsoa: Callable[..., Ran], tmp_path: Path) -> None:
    folder.plan("no\x1b[31mrth\u202e[x]").workstream(
        "actions: [{id: 1.1\n", plan_id="no\x1b[31mrth\u202e[x]", name="\x1b[2J[x]"
    )
    for words in (["status"], ["check"], ["list"], ["status", "so\x1b[31muth"]):
        ran = wsoa(*words)
        assert ran.code in {1, 2, 3}
        assert OBEYED.search(ran.out + ran.err) is None, words
    assert OBEYED.search(wsoa("status", plans=tmp_path / "no\x1b[31mwhere").err) is None


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    title=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).filter(lambda text: bool(text.strip())),
    width=st.sampled_from(["60", "80", "120"]),
)
def test_for_all_titles_text_is_harmless_and_the_row_is_there(
    folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, title: str, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    folder.plan().workstream(f"actions: [{{id: the-id, title: {quoted(title)}, status: in_progress, due: 2019}}]\n")
    for words in (["status"], ["show", "the-id"]):
        ran = wsoa(*words)
        assert 0 == ran.code, ran.err
        assert OBEYED.search(ran.out + ran.err) is None  # a character that nobody sees is warned of there
        assert "the-id" in ran.out


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text("ab[]/=\\ :{}", min_size=1, max_size=25).map(lambda text: f"<{text}>"))
def test_for_all_titles_of_brackets_the_title_is_shown_as_typed(
    folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, title: str
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    folder.plan().workstream(f"actions: [{{id: 1.1, title: {quoted(title)}, status: in_progress, due: 2019}}]\n")
    assert title in wsoa("list").out
