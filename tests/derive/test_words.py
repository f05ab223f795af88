"""Spans of time in words."""

from datetime import date

import pytest

from wsoa_cli.derive.words import days, until

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
