"""Where an action stands against the calendar: due soon, overdue, finished late.

The seven words are fixed by docs/format.md. `None` means that none of them can be said.
"""

from datetime import date, timedelta
from typing import NamedTuple

from wsoa_cli.model.plan import Plan
from wsoa_cli.model.vocabulary import DONE, OPEN, Schedule
from wsoa_cli.model.workstream import Action


class Timing(NamedTuple):
    """An action against a day.

    `latest` is the last day on which it is not late: the end of `due`, or of `review` where due is `ongoing`.
    `days_late` counts calendar days, 0 unless overdue.
    """

    schedule: Schedule | None
    latest: date | None
    days_late: int = 0


def timing(action: Action, plan: Plan, today: date) -> Timing:
    """Where an action of a plan stands on a day.

    Due today is not overdue. What is finished, carried over or withdrawn is never overdue, and in a closed plan nothing is.
    """
    latest = deadline_of(action, plan)
    if action.status in DONE:
        return Timing(_finished(action, latest), latest)
    if action.status not in OPEN or plan.is_closed:
        return Timing(None, latest)
    if latest is not None and today > latest:
        return Timing("overdue", latest, (today - latest).days)
    return Timing(_open(action, plan, latest, today), latest)


def deadline_of(action: Action, plan: Plan) -> date | None:
    """The last day on which an action is not late; None where it has no deadline, or is ongoing without a review."""
    due = action.due
    if due is None:
        return None
    return plan.calendar.latest(action.review if due.is_ongoing else due)


class Lateness(NamedTuple):
    """How many days after a deadline the first and the last day of a forecast lie; negative before it."""

    first: int
    last: int

    @property
    def is_late(self) -> bool:
        """Whether all of the forecast lies after the deadline: "some time in March" is not later than 15 March."""
        return self.first > 0


def forecast_lateness(action: Action, plan: Plan) -> Lateness | None:
    """How the forecast of an action lies to the last day of its deadline.

    None without a forecast, where the two cannot be compared for sure, and for what is ongoing: of that a forecast says when it
    ends, and `review` when it is looked at.
    """
    if action.forecast is None:
        return None
    calendar = plan.calendar
    first, last, due = (
        calendar.sure_earliest(action.forecast),
        calendar.latest(action.forecast),
        calendar.sure_latest(action.due),
    )
    return Lateness((first - due).days, (last - due).days) if first and last and due else None


def has_forecast_passed(action: Action, plan: Plan, today: date) -> bool:
    """Whether the last day of a forecast has passed, so that it says nothing any more of what is still open."""
    last = plan.calendar.sure_latest(action.forecast)
    return last is not None and last < today


def _finished(action: Action, latest: date | None) -> Schedule | None:
    if action.finished is None or latest is None:
        return None
    return "finished_on_time" if action.finished <= latest else "finished_late"


def _open(action: Action, plan: Plan, latest: date | None, today: date) -> Schedule:
    if latest is not None and latest - today <= timedelta(days=plan.head.settings.due_soon_days):
        return "due_soon"
    if action.status == "in_progress":
        return "on_track"
    if is_late_to_start(action, plan, today):
        return "late_start"
    earliest = plan.calendar.earliest(action.start)
    return "not_due" if earliest is None or today < earliest else "on_track"


def is_late_to_start(action: Action, plan: Plan, today: date) -> bool:
    """Whether the last day of its start has passed and it is still not started; also where `due_soon` is the graver word."""
    if action.status != "not_started" or action.start is None:
        return False
    latest = plan.calendar.latest(action.start)
    return latest is not None and today > latest
