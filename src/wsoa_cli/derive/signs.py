"""What speaks for the colour of an action, one fact after another.

The worst of them is the colour, and its fact the sentence that explains it; `wsoa why` shows them all.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple, Protocol

from wsoa_cli.derive.schedule import Lateness, Timing, forecast_lateness, has_forecast_passed
from wsoa_cli.derive.silence import is_stale, silence
from wsoa_cli.derive.words import days, until
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.vocabulary import OPEN, Colour
from wsoa_cli.model.workstream import Action

CLOSE = 7
"""Days; a forecast that leaves no more than a week before the deadline is close to it."""


Topic = Literal["deadline", "start", "forecast", "needs", "confidence", "measures", "updates", "status"]
"""What can be looked at to rate an action."""


class Sign(NamedTuple):
    """One fact about an action and the colour that it speaks for; no colour where there is nothing to rate."""

    about: Topic
    colour: Colour | None
    fact: str


class Around(Protocol):
    """What an action may hang on: the rest of its plan, on a day."""

    @property
    def plan(self) -> Plan:
        """The plan."""

    @property
    def today(self) -> date:
        """The day."""

    def late_need(self, item_id: str) -> str | None:
        """What is late about an action or a decision that is needed; None where nothing is."""

    def behind(self, measure_id: str) -> str | None:
        """By how much a measure is off its trajectory; None where it is not."""


def signs(action: Action, timing: Timing, around: Around) -> Iterator[Sign]:
    """Every fact that speaks for a colour, the plain state of the action last."""
    if action.status in OPEN and not around.plan.is_closed:
        yield from _warnings(action, timing, around)
    yield _state(action, timing, around)


def _warnings(action: Action, timing: Timing, around: Around) -> Iterator[Sign]:
    """What makes an open action red or amber."""
    if timing.schedule == "overdue":
        yield Sign("deadline", "red", f"overdue by {days(timing.days_late)}, {_progress(action)}")
    yield from _forecast(action, around)
    for need in action.needs:
        if late := around.late_need(need):
            yield Sign("needs", "red", late)
    if timing.schedule == "due_soon" and action.status == "not_started":
        yield Sign("deadline", "amber", f"due {until(timing.latest, around.today)} and not started")
    if timing.schedule == "late_start":
        due = f"; due on {timing.latest}" if timing.latest else ""
        yield Sign("start", "amber", f"not started although its start, {action.start}, has passed{due}")
    if action.confidence == "low":
        yield Sign("confidence", "amber", "the lead has low confidence in its date")
    yield from _progress_shown(action, around)


def _forecast(action: Action, around: Around) -> Iterator[Sign]:
    lateness = forecast_lateness(action, around.plan)
    if lateness is None:
        return
    if lateness.is_late:
        yield Sign("forecast", "red", f"expected {action.forecast}, {days(lateness.last)} after its deadline")
    elif lateness.last > 0:
        yield Sign("forecast", "amber", f"expected {action.forecast}, which may be after its deadline")
    elif -lateness.last <= CLOSE and not _is_the_deadline_again(action, lateness):
        if has_forecast_passed(action, around.plan, around.today):
            yield Sign("forecast", "amber", f"expected {action.forecast}, which has passed")
            return
        when = f"only {days(-lateness.last)} before its deadline" if lateness.last else "on the last day of its deadline"
        yield Sign("forecast", "amber", f"expected {action.forecast}, {when}")


def _is_the_deadline_again(action: Action, lateness: Lateness) -> bool:
    """Whether a forecast is the deadline in its own words, such as the same month: it says no more than that this is kept."""
    return action.forecast == action.due and lateness.first < lateness.last


def _progress_shown(action: Action, around: Around) -> Iterator[Sign]:
    """What shows that work under way does not work, or that nobody says how it goes."""
    if action.status != "in_progress":
        return
    for measure in action.measures:
        if gap := around.behind(measure):
            yield Sign("measures", "amber", gap)
    quiet = silence(action, around.plan, around.today)
    if quiet and is_stale(quiet, around.plan):
        yield Sign("updates", "amber", f"in progress, with no update for {days(quiet.days)}")


def _state(action: Action, timing: Timing, around: Around) -> Sign:
    """How the action stands when nothing warns."""
    if action.status in OPEN:
        if around.plan.is_closed:
            return Sign("status", None, f"{_progress(action)} when the plan was closed")
        return _open(action, timing, around.today)
    if action.status == "embedded":
        return _embedded(action, around.plan)
    if action.status == "delivered":
        on = f" on {action.finished}" if action.finished else ""
        return Sign("status", "green", f"delivered{on}{_unfelt(action)}")
    return Sign("status", None, "withdrawn" if action.status == "withdrawn" else "carried over into another plan")


def _open(action: Action, timing: Timing, today: date) -> Sign:
    if timing.schedule == "not_due":
        start = f"not due to start until {action.start}" if action.start else "not started, with no start date"
        return Sign("status", "grey", start)
    if timing.schedule == "overdue":
        return Sign("status", "green", _progress(action))
    if timing.latest is None:
        return Sign("status", "green", f"{_progress(action)}, with no deadline to be late for")
    return Sign("status", "green", f"{_progress(action)}, due {until(timing.latest, today)}")


def _embedded(action: Action, plan: Plan) -> Sign:
    """Embedded is a claim: without evidence it is no more than delivered.

    To the public, evidence that was not released is none, so that blue does not tell that there is some.
    """
    since = f" since {action.embedded_on}" if action.embedded_on else ""
    if not action.evidence:
        missing = "with no published evidence" if plan.is_for_public else "but with no evidence of it"
        return Sign("status", "green", f"embedded{since}, {missing}{_unfelt(action)}")
    return Sign("status", "blue", f"embedded{since}, with evidence{_unfelt(action)}")


def _unfelt(action: Action) -> str:
    """That families feel no change: a colour tells of what was done, and done is not felt."""
    return ", and its impact was not achieved" if action.impact == "not_achieved" else ""


def _progress(action: Action) -> str:
    return "not started" if action.status == "not_started" else "in progress"
