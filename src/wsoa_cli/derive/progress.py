"""How a measure moves: its latest reading, the change since the baseline, and whether that is for the better."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from wsoa_cli.model.measure import Measure, Reading
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.workstream import Workstream

Direction = Literal["better", "worse", "unchanged", "not_judged"]


@dataclass(frozen=True, slots=True)
class MeasureProgress:
    """One measure on one day.

    `latest` is the newest reading up to that day that was observed, not projected. `change` is in the measure's own unit.
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
    change = latest.value - start if latest is not None and start is not None else None
    trend = tuple(value for value in (start, *(r.value for r in readings)) if value is not None)
    return MeasureProgress(plan, workstream, measure, latest, change, _direction(measure, change), trend)


def _direction(measure: Measure, change: Decimal | None) -> Direction | None:
    if change is None:
        return None
    if measure.better == "context":
        return "not_judged"
    if change == 0:
        return "unchanged"
    return "better" if (change > 0) == (measure.better == "higher") else "worse"
