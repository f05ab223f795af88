"""The dates that bind a plan as a whole: when each is due, by its own count where it has one, and whether it was met."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from wsoa_cli.derive import working_days
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.plan_head import Counting, Deadline

DeadlineState = Literal["met", "met_late", "missed", "near", "ahead", "no_date", "lapsed"]
"""`lapsed` is what was not met when its plan was closed: nothing alerts of it any more."""


@dataclass(frozen=True, slots=True)
class DeadlineStanding:
    """One plan-level deadline on one day.

    `latest` is the last day on which it is not missed; `counted` the day that its own working-day count gives. `days_left` is
    in calendar days, negative once passed.
    """

    plan: Plan
    deadline: Deadline
    state: DeadlineState
    latest: date | None
    counted: date | None
    days_left: int | None


def deadline_standings(plan: Plan, today: date) -> list[DeadlineStanding]:
    """Every plan-level deadline on a day, in the order of the file."""
    return [_standing(plan, deadline, today) for deadline in plan.head.deadlines]


def counted_day(plan: Plan, counts: Counting) -> date | None:
    """The day that a working-day count gives, with the plan's extra days off; None where no calendar reaches it.

    Of clear days neither the first nor the last counts, so that the day comes after them.
    """
    try:
        return working_days.count_forward(counts.from_, counts.working_days + counts.clear, extra_days_off(plan))
    except OverflowError:
        return None


def said(counts: Counting) -> str:
    """A count in words: 70 working days from 2022-02-22."""
    days = "day" if counts.working_days == 1 else "days"
    return f"{counts.working_days} {'clear ' if counts.clear else ''}working {days} from {counts.from_}"


def extra_days_off(plan: Plan) -> frozenset[date]:
    """The days that do not count as working days in this plan, beyond the bank holidays."""
    return frozenset(off.day for off in plan.head.calendar.extra_days_off)


def working_days_left(standing: DeadlineStanding, today: date) -> int | None:
    """How many working days in England remain of a deadline, negative once passed; None where it has no date."""
    if standing.latest is None:
        return None
    return working_days.between(today, standing.latest, extra_days_off(standing.plan))


def _standing(plan: Plan, deadline: Deadline, today: date) -> DeadlineStanding:
    counted = counted_day(plan, deadline.counts) if deadline.counts else None
    latest = plan.calendar.latest(deadline.due) if deadline.due else counted
    left = (latest - today).days if latest else None
    return DeadlineStanding(plan, deadline, _state(plan, deadline, latest, today), latest, counted, left)


def _state(plan: Plan, deadline: Deadline, latest: date | None, today: date) -> DeadlineState:
    if deadline.met is not None and deadline.met <= today:
        return "met_late" if latest is not None and deadline.met > latest else "met"
    if latest is None:
        return "no_date"
    if plan.is_closed:
        return "lapsed"
    if today > latest:
        return "missed"
    near = latest - today <= timedelta(days=plan.head.settings.due_soon_days)
    return "near" if near else "ahead"
