"""How a measure moves: its latest reading, the change since the baseline, and whether that is for the better."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from wsoa_cli.derive.trajectory import baseline_point, cycle_start
from wsoa_cli.model.measure import Measure, Reading
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.school_calendar import SchoolCalendar
from wsoa_cli.model.workstream import Workstream

Direction = Literal["better", "worse", "unchanged", "not_judged"]


@dataclass(frozen=True, slots=True)
class MeasureProgress:
    """One measure on one day.

    `latest` is the newest reading up to that day that was observed, not projected. `change` is in the measure's own unit, and
    None where the latest cannot be held against the baseline.
    """

    plan: Plan
    workstream: Workstream
    measure: Measure
    latest: Reading | None
    change: Decimal | None
    direction: Direction | None
    trend: tuple[Decimal, ...]


def measure_progress(plan: Plan, today: date) -> list[MeasureProgress]:
    """Every measure of a plan on a day, in the order of the files."""
    return [_progress(plan, at.workstream, at.item, today) for at in plan.measures if at.workstream]


def observed(measure: Measure, today: date) -> list[Reading]:
    """The readings up to a day that were observed, oldest first; projections are no observations."""
    readings = (r for r in measure.readings if r.basis != "projected" and r.date <= today)
    return sorted(readings, key=lambda reading: reading.date)


def _progress(plan: Plan, workstream: Workstream, measure: Measure, today: date) -> MeasureProgress:
    readings = observed(measure, today)
    latest = readings[-1] if readings else None
    start = measure.baseline.value if measure.baseline else None
    is_alike = latest is not None and _is_comparable(measure, plan.calendar, latest.date)
    change = latest.value - start if latest is not None and start is not None and is_alike else None
    trend = tuple(value for value in (start, *(r.value for r in readings)) if value is not None)
    return MeasureProgress(plan, workstream, measure, latest, change, _direction(measure, change), trend)


def _is_comparable(measure: Measure, calendar: SchoolCalendar, day: date) -> bool:
    """Whether a reading of a day says the same as the baseline: of a yearly counter, only as far into its year.

    54.05 in July and 3.7 in November was no collapse, and is no triumph either. A leap year makes a day's difference.
    """
    if measure.resets is None:
        return True
    start = baseline_point(measure, calendar)
    return start is not None and abs(_days_into(measure.resets, day) - _days_into(measure.resets, start.day)) <= 1


def _days_into(month: str, day: date) -> int:
    return (day - cycle_start(month, day)).days


def _direction(measure: Measure, change: Decimal | None) -> Direction | None:
    if change is None:
        return None
    if measure.better == "context":
        return "not_judged"
    if change == 0:
        return "unchanged"
    return "better" if (change > 0) == (measure.better == "higher") else "worse"
