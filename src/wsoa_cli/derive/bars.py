"""What an action, or a date that binds a plan, is on a line of time: from which day to which, and what of it is late."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from wsoa_cli.derive.deadlines import DeadlineStanding
from wsoa_cli.derive.standing import Standing
from wsoa_cli.model.vocabulary import DONE, OPEN

Part = Literal["done", "under_way", "to_come", "overdue", "given_up"]
"""`under_way` is the time that an action in progress has had; `overdue` the days since it should have been done."""

End = Literal["finished", "due", "missed", "goes_on", "open", "dropped"]
"""What stands at the end of a bar: `goes_on` of what is ongoing, `open` where no date says when it ends."""

FOREVER = date.max
"""The end of what is ongoing and has no review."""

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days of a bar, both ends included, that have one thing in common."""

    part: Part
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Bar:
    """The stretches of one row, the earlier ones first, and where it ends and how.

    Without a start there is no stretch before the end: nobody knows how long it took.
    """

    stretches: tuple[Stretch, ...]
    end: date
    mark: End

    @property
    def first(self) -> date:
        """The first day of all that is drawn."""
        return min([self.end, *(one.first for one in self.stretches)])

    @property
    def last(self) -> date:
        """The last day of all that is drawn; what is overdue is drawn beyond its end."""
        return max([self.end, *(one.last for one in self.stretches)])


def action_bar(standing: Standing, today: date) -> Bar | None:
    """An action from the earliest day of its start to the latest of its deadline; None where it has no date at all."""
    action, start = standing.action, standing.plan.calendar.earliest(standing.action.start)
    end = _end(standing)
    if end is None:
        return _without_end(standing, start, today)
    if standing.is_overdue:
        return Bar((*_worked(standing, start, end, today), Stretch("overdue", end + _ONE_DAY, today)), end, "missed")
    if action.status in OPEN:
        ongoing = action.due is not None and action.due.is_ongoing
        if ongoing and start is None and action.status == "in_progress":
            start = min(today, end)
        return Bar(_worked(standing, start, end, today), end, "goes_on" if ongoing else "due")
    part: Part = "done" if action.status in DONE else "given_up"
    return Bar(_between(part, start, end), end, "finished" if part == "done" else "dropped")


def deadline_bar(standing: DeadlineStanding, today: date) -> Bar | None:
    """A date that binds a whole plan, at the day it was met, else at its last day; None where it has no date."""
    if standing.state in {"met", "met_late"} and standing.deadline.met is not None:
        return Bar((), standing.deadline.met, "finished")
    if standing.latest is None:
        return None
    if standing.state == "missed":
        return Bar((Stretch("overdue", standing.latest + _ONE_DAY, today),), standing.latest, "missed")
    return Bar((), standing.latest, "dropped" if standing.state == "lapsed" else "due")


def _end(standing: Standing) -> date | None:
    """The day it was done, where it is; else the last day on which it is not late."""
    action, latest = standing.action, standing.timing.latest
    if action.status in DONE:
        return action.finished or latest
    if latest is None and action.due is not None and action.due.is_ongoing:
        return FOREVER
    return latest


def _without_end(standing: Standing, start: date | None, today: date) -> Bar | None:
    """What nobody has set a date for is drawn as far as it has come."""
    if start is None:
        return None
    end = max(start, today) if standing.is_open else start
    return Bar(_worked(standing, start, end, today) if standing.is_open else (), end, "open")


def _worked(standing: Standing, start: date | None, end: date, today: date) -> tuple[Stretch, ...]:
    """The time of an open action: that it has had, and that it still has. One that was not begun has used none."""
    if standing.action.status == "not_started":
        return _between("to_come", start, end)
    if start is None:
        return ()
    return (*_between("under_way", start, min(today, end)), *_between("to_come", max(start, _after(today)), end))


def _after(day: date) -> date:
    return day + _ONE_DAY if day < date.max else day


def _between(part: Part, first: date | None, last: date) -> tuple[Stretch, ...]:
    """One stretch, or none where there is no start, or the end comes before it."""
    return (Stretch(part, first, last),) if first is not None and first <= last else ()
