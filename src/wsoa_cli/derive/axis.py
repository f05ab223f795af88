"""A line of time cut into columns, and what of a bar falls into each.

A column is a week, a month, a quarter or a year, whichever is the finest that fits. Each is divided evenly into slots, one for
each character that it is drawn with.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from wsoa_cli.derive.bars import FOREVER, Bar, End, Part
from wsoa_cli.model.when import Span, month_span

Unit = Literal["week", "month", "quarter", "year"]
Cell = Part | End | Literal["earlier", "later"]
"""What one slot shows of a bar; `earlier` and `later` are arrows to what lies outside."""

MOST_WEEKS = 26
"""Beyond half a year people think in months."""

MOST_SLOTS: dict[Unit, int] = {"week": 4, "month": 4, "quarter": 6, "year": 12}
"""Slots in a column at most: a bar that is drawn wider says nothing more."""

MOST_YEARS = 12
BACK, AHEAD = 3, 6
"""Years. What spans more than twelve has a slip of the keyboard in it, or a date nobody works towards: then only so many
around today are shown."""

_MONTHS_IN: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Axis:
    """Columns of days without a gap, each divided into as many slots."""

    unit: Unit
    columns: tuple[Span, ...]
    slots: tuple[Span, ...]

    @property
    def first(self) -> date:
        """The first day of the first column."""
        return self.columns[0].earliest

    @property
    def last(self) -> date:
        """The last day of the last column."""
        return self.columns[-1].latest

    @property
    def slots_in_a_column(self) -> int:
        """How many characters a column is wide."""
        return len(self.slots) // len(self.columns)

    def slot_of(self, day: date) -> int | None:
        """The slot that a day falls into; None where it lies outside."""
        if not self.first <= day <= self.last:
            return None
        return bisect_right(self.slots, day, key=lambda slot: slot.earliest) - 1

    def slots_of(self, first: date, last: date) -> range:
        """The slots that some days touch, of those that the axis has."""
        start, end = self.slot_of(max(first, self.first)), self.slot_of(min(last, self.last))
        return range(0) if start is None or end is None else range(start, end + 1)


def axis(first: date, last: date, room: int, around: date) -> Axis:
    """The columns from one day to another in so many slots.

    Where not even years fit, those that lie around a day are kept.
    """
    room = max(room, 1)
    if last.year - first.year >= room:
        first, last = _nearest(first, last, room, around)
    unit = next(unit for unit, most in _units(room) if _count(unit, first, last) <= most)
    columns = list(_columns(unit, first, last))
    each = max(1, min(room // len(columns), MOST_SLOTS[unit]))
    return Axis(unit, tuple(columns), tuple(slot for column in columns for slot in _divided(column, each)))


def cells(bar: Bar, on: Axis) -> tuple[Cell | None, ...]:
    """What each slot shows of a bar; an end is never hidden by what lies beside it."""
    row: list[Cell | None] = [None] * len(on.slots)
    for stretch in bar.stretches:
        for n in on.slots_of(stretch.first, stretch.last):
            row[n] = stretch.part
    end = on.slot_of(bar.end)
    if end is not None:
        row[end] = bar.mark
    if bar.first < on.first and end != 0:
        row[0] = "earlier"
    if bar.last > on.last and end != len(row) - 1:
        row[-1] = "later"
    return tuple(row)


def span_of(bars: Iterable[Bar], also: Iterable[date], today: date) -> Span | None:
    """The days from the earliest that matters to the latest; None where nothing has a date.

    Where that is more than a plan can last, only the years around today are kept.
    """
    days = [day for bar in bars for day in (bar.first, bar.last) if day != FOREVER]
    days += also
    if not days:
        return None
    first, last = min(days), max(days)
    if last.year - first.year <= MOST_YEARS:
        return Span(first, last)
    middle = min(max(today, first), last)
    start, end = max(middle.year - BACK, date.min.year), min(middle.year + AHEAD, date.max.year)
    return Span(max(first, date(start, 1, 1)), min(last, date(end, 12, 31)))


def _units(room: int) -> tuple[tuple[Unit, int], ...]:
    """The units, the finest first, and how many columns of each there may be."""
    return ("week", min(room, MOST_WEEKS)), ("month", room), ("quarter", room), ("year", room)


def _count(unit: Unit, first: date, last: date) -> int:
    if unit == "week":
        return (last - _monday(first)).days // 7 + 1
    return _number(unit, last) - _number(unit, first) + 1


def _columns(unit: Unit, first: date, last: date) -> Iterator[Span]:
    if unit == "week":
        for n in range(_count(unit, first, last)):
            monday = _monday(first) + timedelta(days=7 * n)
            yield Span(monday, monday + timedelta(days=min(6, (date.max - monday).days)))
        return
    months = _MONTHS_IN[unit]
    for number in range(_number(unit, first), _number(unit, last) + 1):
        year, month = divmod(number * months, 12)
        yield month_span(year, month + 1, month + months)


def _number(unit: Unit, day: date) -> int:
    """Which column of its kind a day falls into, counted from the year 0."""
    return (day.year * 12 + day.month - 1) // _MONTHS_IN[unit]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _nearest(first: date, last: date, years: int, around: date) -> tuple[date, date]:
    """So many whole years of those between two days, with the day in the middle as far as they go."""
    start = min(max(around.year - years // 2, first.year), last.year - years + 1)
    return date(start, 1, 1), date(start + years - 1, 12, 31)


def _divided(column: Span, parts: int) -> Iterator[Span]:
    days = (column.latest - column.earliest).days + 1
    parts = min(parts, days)
    starts = [column.earliest + timedelta(days=n * days // parts) for n in range(parts)]
    ends = [start - timedelta(days=1) for start in starts[1:]]
    yield from map(Span, starts, [*ends, column.latest])
