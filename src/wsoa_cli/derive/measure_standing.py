"""Where a measure stands against what was promised: on its trajectory, ahead or behind, and its colour with the reason.

The straight line from baseline to target is nobody's promise. Where no step of a trajectory is typed, a measure is neither
ahead nor behind until the target's day has passed; from then on it is judged against the target. What is only watched
(`better: context`) is never judged.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cached_property
from typing import Literal

from wsoa_cli.derive.amounts import EXACT, amount, difference
from wsoa_cli.derive.progress import MeasureProgress, measure_progress, observed
from wsoa_cli.derive.projection import Projection, is_ceiling, projection, reaches
from wsoa_cli.derive.rating import Rating
from wsoa_cli.derive.readings import NextReading, next_reading
from wsoa_cli.derive.trajectory import Point, decimals, expected, starts_again, target_point
from wsoa_cli.model.measure import Measure, Reading
from wsoa_cli.model.plan import Place, Plan
from wsoa_cli.model.workstream import Workstream

State = Literal["on", "ahead", "behind"]


@dataclass(frozen=True)
class MeasureStanding:
    """One measure on one day. All values are in its own unit, rounded to the decimals that its values are typed with.

    `expected` is what was promised for the day of the latest reading, None where nothing was. `gap` is positive where that
    reading is better, whichever direction is better.
    """

    place: Place
    progress: MeasureProgress
    today: date
    expected: Decimal | None
    gap: Decimal | None

    @property
    def plan(self) -> Plan:
        """The plan that it belongs to."""
        return self.progress.plan

    @property
    def workstream(self) -> Workstream:
        """The workstream that it belongs to."""
        return self.progress.workstream

    @property
    def measure(self) -> Measure:
        """The measure as typed."""
        return self.progress.measure

    @property
    def latest(self) -> Reading | None:
        """The newest reading up to the day that was observed, not projected."""
        return self.progress.latest

    @property
    def state(self) -> State | None:
        """Whether the latest reading is what was promised for its day; None where that cannot be said."""
        if self.gap is None:
            return None
        if self.gap == 0:
            return "on"
        return "ahead" if self.gap > 0 else "behind"

    @property
    def is_off_trajectory(self) -> bool:
        """Whether the latest reading is worse than was promised for its day; projections are no readings."""
        return self.state == "behind"

    @cached_property
    def expected_today(self) -> Decimal | None:
        """What was promised for today."""
        return _promised(self.measure, self.plan, self.today, self.today)

    @cached_property
    def projection(self) -> Projection | None:
        """Where its rate so far leads; a plan that is closed is carried on by nobody."""
        return None if self.plan.is_closed else projection(self.measure, self.plan.calendar, self.latest, self.today)

    @cached_property
    def next_reading(self) -> NextReading | None:
        """When its next reading is due; a plan that is closed owes none."""
        return None if self.plan.is_closed else next_reading(self.measure, self.plan.calendar, self.latest, self.today)

    @cached_property
    def rating(self) -> Rating:
        """Its colour and why."""
        return _rated(self)


def measure_standings(plan: Plan, today: date) -> list[MeasureStanding]:
    """Every measure of a plan on a day, in the order of the files."""
    places = (at.place for at in plan.measures if at.workstream)
    return [_standing(place, progress, today) for place, progress in zip(places, measure_progress(plan, today), strict=True)]


def _standing(place: Place, progress: MeasureProgress, today: date) -> MeasureStanding:
    plan, measure, latest = progress.plan, progress.measure, progress.latest
    asked = _promised(measure, plan, latest.date, today) if latest else None
    return MeasureStanding(place, progress, today, asked, _gap(measure, latest, asked))


def _promised(measure: Measure, plan: Plan, day: date, today: date) -> Decimal | None:
    """What was promised for a day, as far as that can be held against anybody today."""
    if measure.better == "context":
        return None
    if measure.trajectory:
        return _rounded(measure, expected(measure, plan.calendar, day))
    target = target_point(measure, plan.calendar)
    if target is None or today <= target.day or starts_again(measure, day, target.day):
        return None
    return _rounded(measure, target.value)


def _rounded(measure: Measure, value: Decimal | None) -> Decimal | None:
    if value is None:
        return None
    with localcontext(EXACT):
        return value.quantize(Decimal(1).scaleb(-decimals(measure)), ROUND_HALF_UP)


def _gap(measure: Measure, latest: Reading | None, asked: Decimal | None) -> Decimal | None:
    if latest is None or asked is None:
        return None
    with localcontext(EXACT):
        return latest.value - asked if measure.better == "higher" else asked - latest.value


def _rated(standing: MeasureStanding) -> Rating:
    measure, latest = standing.measure, standing.latest
    if measure.better == "context":
        return Rating(None, "watched, not judged")
    is_closed = standing.plan.is_closed
    if latest is None:
        return Rating(None, "no reading; the plan is closed") if is_closed else Rating("grey", "no reading yet")
    said = _said(measure, latest)
    if rating := _against_target(standing):
        return rating
    return Rating(None, f"{said}; the plan is closed") if is_closed else _on_the_way(standing, said)


def _against_target(standing: MeasureStanding) -> Rating | None:
    """Green where the target is reached, red where its day has passed without; None where there is still time, or no target."""
    measure, today = standing.measure, standing.today
    target = target_point(measure, standing.plan.calendar)
    reading = _for_target(measure, target, today) if target else None
    if measure.target is None or target is None or reading is None:
        return None
    goal = amount(target.value, measure.unit)
    is_over = today > target.day
    if reaches(measure, reading.value) and (is_over or not is_ceiling(measure)):
        return Rating("green", f"{_said(measure, reading)} reaches the target of {goal}")
    if standing.plan.is_closed or not is_over:
        return None
    return Rating("red", f"{_said(measure, reading)}; the target of {goal} was to be reached by {measure.target.by}")


def _for_target(measure: Measure, target: Point, today: date) -> Reading | None:
    """The reading that a target is judged by: the newest, and of a counter the newest before it starts again."""
    fitting = [one for one in observed(measure, today) if not starts_again(measure, one.date, target.day)]
    return fitting[-1] if fitting else None


def _on_the_way(standing: MeasureStanding, said: str) -> Rating:
    if standing.expected is None or standing.gap is None:
        return Rating("grey", f"{said}, and {_why_unjudged(standing)}")
    unit = standing.measure.unit
    by_then = f"the {amount(standing.expected, unit)} that its trajectory asks by then"
    if standing.gap == 0:
        return Rating("green", f"{said} is {by_then}")
    apart = difference(abs(standing.gap), unit)
    if standing.gap > 0:
        return Rating("green", f"{said} is {apart} better than {by_then}")
    return Rating("amber", f"{said} is {apart} worse than {by_then}")


def _why_unjudged(standing: MeasureStanding) -> str:
    measure = standing.measure
    if measure.trajectory:
        return "its trajectory asks nothing for that day"
    target = target_point(measure, standing.plan.calendar)
    if target is None:
        return "it has no target with a value and a date"
    return f"it has no trajectory to judge it by before {target.day}"


def _said(measure: Measure, reading: Reading) -> str:
    return f"{amount(reading.value, measure.unit)} on {reading.date}"
