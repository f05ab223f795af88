"""What a measure should have reached by a day: the straight lines between its baseline, its trajectory and its target.

A `by` such as 2020-03 is judged on its last day, as every date of a plan is. A yearly counter (`resets: september`) starts
again from 0 on the first day of that month: no line is drawn across a reset, what was reached holds up to it, and a year in
which no point lies promises nothing.
"""

from collections.abc import Iterator
from datetime import MINYEAR, date
from decimal import Decimal, localcontext
from itertools import pairwise
from typing import NamedTuple

from wsoa_cli.derive.amounts import EXACT
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.school_calendar import SchoolCalendar
from wsoa_cli.model.when import MONTHS, When


class Point(NamedTuple):
    """A value that belongs to a day."""

    day: date
    value: Decimal


def expected(measure: Measure, calendar: SchoolCalendar, day: date) -> Decimal | None:
    """The value that a measure should have on a day, in its own unit, not rounded.

    None before the first point, and for a counter in a year without one; after the last point, the last value.
    """
    known = points(measure, calendar)
    if measure.resets is None:
        return _along(known, day)
    start = cycle_start(measure.resets, day)
    in_cycle = [point for point in known if cycle_start(measure.resets, point.day) == start]
    if in_cycle and known[0].day < start < in_cycle[0].day:
        in_cycle.insert(0, Point(start, Decimal(0)))
    return _along(in_cycle, day)


def points(measure: Measure, calendar: SchoolCalendar) -> list[Point]:
    """The baseline, the trajectory and the target as far as they have both a value and a last day, oldest first.

    Of two on one day the later named counts: the target before a step of the trajectory, and that before the baseline.
    """
    return [Point(day, value) for day, value in sorted(dict(_typed(measure, calendar)).items())]


def baseline_point(measure: Measure, calendar: SchoolCalendar) -> Point | None:
    """Where the measure stood at the start, if that has a value and a day."""
    return _point(measure.baseline.value, measure.baseline.date, calendar) if measure.baseline else None


def target_point(measure: Measure, calendar: SchoolCalendar) -> Point | None:
    """Where the measure should be in the end, if that has a value and a day."""
    return _point(measure.target.value, measure.target.by, calendar) if measure.target else None


def is_worse(measure: Measure, value: Decimal, than: Decimal) -> bool:
    """Whether a value is worse than another, by the direction that is better; never, where the measure is only watched."""
    if measure.better == "context":
        return False
    return value < than if measure.better == "higher" else value > than


def cycle_start(month: str, day: date) -> date:
    """The day on which a counter that starts again each year in that month last started, up to a day."""
    number = MONTHS[month]
    year = day.year if day.month >= number else day.year - 1
    return date(year, number, 1) if year >= MINYEAR else date.min


def starts_again(measure: Measure, day: date, other: date) -> bool:
    """Whether a measure is a counter that starts again between two days."""
    return measure.resets is not None and cycle_start(measure.resets, day) != cycle_start(measure.resets, other)


def decimals(measure: Measure) -> int:
    """The most decimals that a value of the measure is typed with: nothing finer is claimed about it."""
    return max(map(_decimals, typed_values(measure)), default=0)


def typed_values(measure: Measure) -> list[Decimal]:
    """Every value of the measure itself: its baseline, its target, its steps and its readings."""
    ends = [end.value for end in (measure.baseline, measure.target) if end is not None and end.value is not None]
    return [*ends, *[step.value for step in measure.trajectory], *[reading.value for reading in measure.readings]]


def _typed(measure: Measure, calendar: SchoolCalendar) -> Iterator[Point]:
    if baseline := baseline_point(measure, calendar):
        yield baseline
    for step in measure.trajectory:
        if point := _point(step.value, step.by, calendar):
            yield point
    if target := target_point(measure, calendar):
        yield target


def _point(value: Decimal | None, when: When | None, calendar: SchoolCalendar) -> Point | None:
    day = calendar.latest(when)
    return Point(day, value) if day is not None and value is not None else None


def _along(known: list[Point], day: date) -> Decimal | None:
    if not known or day < known[0].day:
        return None
    for before, after in pairwise(known):
        if day < after.day:
            return _between(before, after, day)
    return known[-1].value


def _between(before: Point, after: Point, day: date) -> Decimal:
    with localcontext(EXACT):
        share = (after.value - before.value) * (day - before.day).days / (after.day - before.day).days
        return before.value + share


def _decimals(value: Decimal) -> int:
    return len(f"{value:f}".partition(".")[2])
