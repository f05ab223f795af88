"""A long listing, set without rich, looks like a short one, drawn by rich."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from wsoa_cli.render.text.listing import Column, Row, listing
from wsoa_cli.render.text.page import Page

COLUMNS = (Column("Action"), Column("Rating", 6), Column("Deadline", 18))

names = st.from_regex(r"[A-Z]{1,3}[0-9]\.[0-9]{1,2}", fullmatch=True)
words = st.text(st.sampled_from("abcdefgh-é水–"), min_size=1, max_size=30)
blanks = st.sampled_from([" ", " ", " ", "  ", "   "])
sentences = st.lists(st.tuples(words, blanks), min_size=1, max_size=12).map(lambda pairs: "".join(map("".join, pairs)).rstrip())
cells = st.lists(st.tuples(sentences, st.sampled_from(["", "dim", "bold red"])), min_size=1, max_size=3).map(tuple)
rows = st.lists(st.tuples(names, st.tuples(cells, st.just((("RED", "bold red"),)), cells)), min_size=1, max_size=6)


def both(page: Page, content: list[Row]) -> list[str]:
    return [page.print([listing(page, "Id", COLUMNS, content, long=long)]) for long in (0, 1000)]


@settings(deadline=None, max_examples=150, derandomize=True)
@given(rows, st.integers(60, 140), st.booleans())
def test_both_ways_of_setting_a_listing_give_the_same_lines(content: list[Row], width: int, unicode: bool) -> None:  # noqa: FBT001
    by_hand, by_rich = both(Page(width, unicode=unicode), content)
    assert by_rich == by_hand


@pytest.mark.parametrize("width", range(66, 78))
def test_several_blanks_where_a_line_ends_leave_no_trace(width: int) -> None:
    """They took wsoa down: a line that was full, with two blanks behind it."""
    title = (("Set up the front  door   and its rota  ", ""), ("  a lead", "dim"))
    by_hand, by_rich = both(Page(width), [("A1.1", (title, (("RED", ""),), (("2020-01", ""),)))])
    assert by_rich == by_hand


@settings(deadline=None, max_examples=50, derandomize=True)
@given(rows)
def test_with_colour_the_lines_are_the_same_but_for_colour(content: list[Row]) -> None:
    plain, _ = both(Page(80), content)
    coloured, _ = both(Page(80, colour=True), content)
    assert "\x1b[" in coloured
    assert plain == re.sub(r"\x1b\[[0-9;]*m", "", coloured)


@settings(deadline=None, max_examples=100, derandomize=True)
@given(rows, st.integers(60, 140))
def test_no_line_is_wider_than_the_page(content: list[Row], width: int) -> None:
    by_hand, _ = both(Page(width), content)
    assert [] == [line for line in by_hand.split("\n") if cell_len(line) > width]


def test_ids_that_leave_no_room_beside_them_stand_above_what_is_to_be_read() -> None:
    row: Row = ("1-first-workstream-of-all", ((("Plans on time", ""),), (("RED", ""),), (("2020-01-31", ""),)))
    shown = Page(56).print([listing(Page(56), "Id", COLUMNS, [row])]).splitlines()
    assert ["Id · Action", "1-first-workstream-of-all", "Plans on time"] == [shown[n].split("  ")[0].strip() for n in (0, 2, 3)]
    assert shown[2].split()[1:] == ["RED", "2020-01-31"]


def test_ids_that_no_table_has_room_for_make_blocks() -> None:
    row: Row = ("x" * 40, ((("Plans on time", ""),), (("RED", ""),), (("2020-01-31", ""),)))
    shown = Page(56).print([listing(Page(56), "Id", COLUMNS, [row])]).splitlines()
    assert ["x" * 40, "  Action    Plans on time"] == [line.rstrip() for line in shown[:2]]
