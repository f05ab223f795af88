"""Falls that a yearly counter makes when it starts again, where nobody has said that it is one."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from wsoa_cli.derive.plausible import FAR, looks_like_share
from wsoa_cli.derive.trajectory import cycle_start
from wsoa_cli.model.measure import Measure, Reading

YEARS_BEGIN_IN = ("september", "april", "january")
"""The academic year, the financial year and the calendar year."""


class Fall(NamedTuple):
    """Two readings that follow each other, and the month between them in which a year begins."""

    before: Reading
    after: Reading
    month: str


def undeclared_resets(measure: Measure, readings: Sequence[Reading]) -> Iterator[Fall]:
    """The falls to a fifth or less across the beginning of a year, with nothing but growth in the years on both sides.

    `readings` are those observed, oldest first. A fall whose reading has a note is explained, and so is a counter that is
    declared.
    """
    if measure.resets is not None:
        return
    for before, after in pairwise(readings):
        if after.note is None and _is_fall(measure, before, after):
            for month in YEARS_BEGIN_IN:
                if _begins_between(month, before.date, after.date) and _grows_within_years(month, before, after, readings):
                    yield Fall(before, after, month)
                    break


def _is_fall(measure: Measure, before: Reading, after: Reading) -> bool:
    is_deep = before.value > 0 and after.value >= 0 and after.value * FAR <= before.value
    return is_deep and not looks_like_share(after.value, before.value, measure.unit)


def _begins_between(month: str, day: date, later: date) -> bool:
    """Whether exactly one year begins after a day and up to a later one."""
    start = cycle_start(month, later)
    return day < start and (later - day).days <= 366


def _grows_within_years(month: str, before: Reading, after: Reading, readings: Sequence[Reading]) -> bool:
    for one in (before, after):
        year = [other.value for other in readings if cycle_start(month, other.date) == cycle_start(month, one.date)]
        if year != sorted(year):
            return False
    return True
