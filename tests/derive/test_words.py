"""Spans of time, and names of several things, in words."""

from datetime import date

import pytest

from wsoa_cli.derive.words import days, first_and_count, first_of, until

TODAY = date(2020, 1, 6)


@pytest.mark.parametrize(("number", "words"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_days_in_words(number: int, words: str) -> None:
    assert words == days(number)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2020, 1, 6), "today"),
        (date(2020, 1, 7), "tomorrow"),
        (date(2020, 1, 8), "in 2 days"),
        (date(2020, 1, 5), "1 day ago"),
        (date(2020, 1, 3), "3 days ago"),
        (None, "at no set time"),
    ],
)
def test_how_far_away_a_day_is(day: date | None, words: str) -> None:
    assert words == until(day, TODAY)


@pytest.mark.parametrize(
    ("names", "shown", "counted"),
    [
        ("", "", ""),
        ("a", "a", "a"),
        ("a b c", "a, b, c", "a, b, c"),
        ("a b c d", "a, b, c, …", "a, b, c and 1 more"),
        ("a b c d e", "a, b, c, …", "a, b, c and 2 more"),
    ],
)
def test_the_first_of_several_names(names: str, shown: str, counted: str) -> None:
    assert (shown, counted) == (first_of(names.split(), 3), first_and_count(names.split(), 3))
