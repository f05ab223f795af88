"""Tables for a pull request and for the summary of a job: whole, in order, and nothing in them is obeyed."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from gate_findings import finding, findings
from runners import obeyed
from wsoa_cli.render.gate.github_summary import LIMIT, to_github_summary
from wsoa_cli.render.gate.markdown import to_gate_markdown
from wsoa_cli.store.located import Located

DAY = date(2020, 1, 6)
PAGE = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(["table", "strikethrough"])

HARMLESS = {"h3", "p", "strong", "table", "thead", "tbody", "tr", "th", "td"}


def tags(page: str) -> set[str]:
    return set(re.findall(r"<([a-z0-9]+)", page))


def rows(page: str) -> list[list[str]]:
    """The rows of the table that a reader sees, its head left out."""
    body = page.partition("<tbody>")[2]
    return [re.findall(r"<td>(.*?)</td>", row, re.DOTALL) for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)]


def test_a_line_counts_and_a_row_tells_each_finding() -> None:
    text = to_gate_markdown([finding(), finding(severity="warning", item="1.2", line=9)], DAY)
    assert text.startswith("**1 error, 1 warning in 1 file.** Judged on 2020-01-06.\n\n| severity |")
    row = ["error", "plans/north/workstreams/1.yaml:5", "overdue-action"]
    assert row == rows(PAGE.render(text))[0][:3]


def test_where_nothing_is_found_there_is_no_table() -> None:
    assert "**No findings.** Judged on 2020-01-06.\n" == to_gate_markdown([], DAY)


def test_what_is_new_comes_first_and_is_counted() -> None:
    found = [
        finding(item="a", origin="existing"),
        finding(item="b", origin="calendar"),
        finding(item="c", origin="new", severity="warning"),
        finding(item="d", origin="new"),
    ]
    text = to_gate_markdown(found, DAY)
    assert "Judged on 2020-01-06. New: 2. Only time passed: 1. There before: 1.\n" in text
    expected = [["error", "new"], ["warning", "new"], ["error", "only time passed"], ["error", "there before"]]
    assert expected == [row[:2] for row in rows(PAGE.render(text))]


@settings(max_examples=80)
@given(findings)
def test_for_all_findings_the_page_has_a_row_each_and_no_markup_of_a_plan(found: list[Located]) -> None:
    for text in (to_gate_markdown(found, DAY), to_github_summary(found, DAY)):
        page = PAGE.render(text)
        assert len(found) == len(rows(page))
        assert {6 if any(one.origin for one in found) else 5} >= {len(row) for row in rows(page)}
        assert tags(page) <= HARMLESS
        assert [] == obeyed(text)


@pytest.mark.parametrize("mention", ["@team", "#1", "!2", "you@example.org", "https://evil.example", "www.evil.example"])
def test_nothing_that_a_host_makes_a_mention_or_a_link_of_is_left_on_the_page(mention: str) -> None:
    assert mention not in PAGE.render(to_gate_markdown([finding(message=mention)], DAY))


MANY = [finding(line=n + 1, message="é" * 300) for n in range(3000)]


@pytest.mark.parametrize("room", [LIMIT, LIMIT // 2, 2000], ids=["a megabyte", "half of it", "hardly any"])
def test_a_summary_too_long_for_github_is_cut_between_rows_and_says_so(room: int) -> None:
    text = to_github_summary(MANY, DAY, room)
    assert len(text.encode()) <= room
    shown = len(rows(PAGE.render(text)))
    last = f"{len(MANY) - shown} more are not in this table: GitHub shows no more than 1 MiB of a summary."
    assert last == text.rstrip().splitlines()[-1]
    assert len(text.encode()) + 2000 > room


def test_a_summary_that_fits_is_whole() -> None:
    text = to_github_summary(MANY[:100], DAY)
    assert (100, False) == (len(rows(PAGE.render(text))), "more are not in" in text)


def test_where_there_is_no_room_nothing_is_written() -> None:
    assert "" == to_github_summary(MANY, DAY, room=100)
