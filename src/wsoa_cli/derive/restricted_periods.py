"""The times in which something is held back, such as publicity before a poll: on which days, by which period, until when."""

from datetime import date, timedelta

from wsoa_cli.derive.deadlines import extra_days_off
from wsoa_cli.derive.working_days import is_working_day
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.plan_head import RestrictedPeriod
from wsoa_cli.model.vocabulary import Activity

PUBLICITY: tuple[Activity, ...] = ("publication", "launch")
"""What a period holds back that does not say so itself."""

_ONE_DAY = timedelta(days=1)


def restricting_period(plan: Plan, day: date, activity: Activity) -> RestrictedPeriod | None:
    """The period that holds an activity back on a day; of several, the one that ends last."""
    on_the_day = (period for period in plan.head.restricted_periods if period.start <= day <= period.end)
    restricting = (period for period in on_the_day if activity in (period.restricts or PUBLICITY))
    return max(restricting, key=lambda period: period.end, default=None)


def first_free_day(plan: Plan, day: date, activity: Activity) -> date | None:
    """The first day, from a day on, on which an activity is not held back; None where no calendar reaches it."""
    try:
        while period := restricting_period(plan, day, activity):
            day = period.end + _ONE_DAY
    except OverflowError:
        return None
    return day


def first_free_working_day(plan: Plan, day: date, activity: Activity) -> date | None:
    """The first working day in England, from a day on, on which an activity is not held back, less the plan's days off.

    None where no calendar reaches it.
    """
    days_off = extra_days_off(plan)
    free = first_free_day(plan, day, activity)
    try:
        while free is not None and not is_working_day(free, days_off):
            free = first_free_day(plan, free + _ONE_DAY, activity)
    except OverflowError:
        return None
    return free
