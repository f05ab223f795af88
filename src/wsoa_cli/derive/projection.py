"""Where a measure ends up if it goes on as it has so far."""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

from wsoa_cli.derive.amounts import EXACT, amount
from wsoa_cli.derive.plausible import least_and_most
from wsoa_cli.derive.trajectory import Point, baseline_point, cycle_start, decimals, is_worse, starts_again, target_point
from wsoa_cli.model.measure import Measure, Reading
from wsoa_cli.model.school_calendar import SchoolCalendar
from wsoa_cli.model.vocabulary import Unit


@dataclass(frozen=True, slots=True)
class Projection:
    """A measure carried on at its rate so far.

    `value` is what it comes to on the target's day, in its own unit; it is rounded to the worse side, so that it never claims a
    target that the rate misses. Where the rate leads beyond what there can be, it has `stopped` there. `reached_on` is the day
    on which the target would be reached: None where the rate is nought or leads away from it, and where that day lies beyond
    the calendar. `in_time` tells whether that is by the target's day. A counter that should stay low reaches its target on the
    target's day, if it stays below until then.
    """

    value: Decimal
    in_time: bool
    reached_on: date | None
    stopped: bool = False


def projection(measure: Measure, calendar: SchoolCalendar, latest: Reading | None, today: date) -> Projection | None:
    """Where the rate from the baseline, or from the last reset where that is later, to the latest reading leads.

    None where there is no such rate, where the target is reached or its day has passed, and where a counter starts again before
    that day.
    """
    target = target_point(measure, calendar)
    if latest is None or target is None or measure.better == "context":
        return None
    start = _start(measure, calendar, latest.date)
    if start is None or not start.day < latest.date < target.day or today > target.day:
        return None
    if starts_again(measure, latest.date, target.day):
        return None
    now = Point(latest.date, latest.value)
    if is_ceiling(measure):
        value, stopped = _value(measure, start, now, target.day)
        stays_below = value <= target.value
        return Projection(value, stays_below, target.day if stays_below else None, stopped)
    return None if reaches(measure, latest.value) else _carried_on(measure, start, now, target)


def comes_to(found: Projection, unit: Unit) -> str:
    """The value that a rate leads to, and whether it is all that there can be: 100%, the most that there can be."""
    value = amount(found.value, unit)
    if not found.stopped:
        return value
    return f"{value}, the {'most' if found.value else 'least'} that there can be,"


def reaches(measure: Measure, value: Decimal) -> bool:
    """Whether a value is as good as the target, or better."""
    goal = measure.target.value if measure.target else None
    if goal is None or measure.better == "context":
        return False
    return not is_worse(measure, value, goal)


def is_ceiling(measure: Measure) -> bool:
    """Whether the target is a height that a counter should not pass: being below it early in the year proves nothing yet."""
    return measure.resets is not None and measure.better == "lower"


def _start(measure: Measure, calendar: SchoolCalendar, day: date) -> Point | None:
    baseline = baseline_point(measure, calendar)
    if measure.resets is None:
        return baseline
    reset = cycle_start(measure.resets, day)
    return baseline if baseline and baseline.day >= reset else Point(reset, Decimal(0))


def _carried_on(measure: Measure, start: Point, now: Point, target: Point) -> Projection:
    reached_on = _reached_on(start, now, target.value)
    in_time = reached_on is not None and reached_on <= target.day
    value, stopped = _value(measure, start, now, target.day)
    return Projection(value, in_time, reached_on, stopped)


def _value(measure: Measure, start: Point, now: Point, day: date) -> tuple[Decimal, bool]:
    """What the measure comes to on a day, rounded to the worse side, and whether it stops there at what there can be."""
    to_the_worse = ROUND_FLOOR if measure.better == "higher" else ROUND_CEILING
    least, most = least_and_most(measure)
    with localcontext(EXACT):
        value = start.value + (now.value - start.value) * (day - start.day).days / (now.day - start.day).days
        value = value.quantize(Decimal(1).scaleb(-decimals(measure)), to_the_worse)
    if least is not None and value < least:
        return Decimal(least), True
    if most is not None and value > most:
        return Decimal(most), True
    return value, False


def _reached_on(start: Point, now: Point, goal: Decimal) -> date | None:
    """The day on which the goal, not reached yet, is met; None where the rate is nought or leads away from it."""
    elapsed = (now.day - start.day).days
    with localcontext(EXACT):
        moved = now.value - start.value
        days = (goal - start.value) * elapsed / moved if moved else Decimal(0)
    is_ahead = elapsed < days <= (date.max - start.day).days
    return start.day + timedelta(math.ceil(days)) if is_ahead else None
