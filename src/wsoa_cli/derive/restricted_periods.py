"""The times in which something is held back, such as publicity before a poll: on which days, by which period, until when."""

from bisect import bisect_right
from datetime import date, timedelta
from itertools import accumulate

from wsoa_cli.derive.deadlines import extra_days_off
from wsoa_cli.derive.working_days import is_working_day
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.plan_head import RestrictedPeriod
from wsoa_cli.model.vocabulary import Activity

PUBLICITY: tuple[Activity, ...] = ("publication", "launch")
"""What a period holds back that does not say so itself."""

_ONE_DAY = timedelta(days=1)


class Restrictions:
    """When a plan holds one kind of activity back; made once, however many actions are looked at."""

    def __init__(self, plan: Plan, activity: Activity) -> None:
        periods = [one for one in plan.head.restricted_periods if activity in (one.restricts or PUBLICITY)]
        periods.sort(key=lambda one: one.start)
        self._starts = [one.start for one in periods]
        self._last = list(accumulate(periods, _ending_last))
        self._days_off = extra_days_off(plan)

    def by(self, day: date) -> RestrictedPeriod | None:
        """The period that holds the activity back on a day; of several, the one that ends last."""
        begun = bisect_right(self._starts, day)
        if begun == 0 or self._last[begun - 1].end < day:
            return None
        return self._last[begun - 1]

    def first_free_day(self, day: date) -> date | None:
        """The first day, from a day on, on which the activity is not held back; None where no calendar reaches it."""
        try:
            while period := self.by(day):
                day = period.end + _ONE_DAY
        except OverflowError:
            return None
        return day

    def first_free_working_day(self, day: date) -> date | None:
        """The first working day in England, from a day on, on which it is not held back, less the plan's days off.

        None where no calendar reaches it.
        """
        free = self.first_free_day(day)
        try:
            while free is not None and not is_working_day(free, self._days_off):
                free = self.first_free_day(free + _ONE_DAY)
        except OverflowError:
            return None
        return free


def _ending_last(one: RestrictedPeriod, other: RestrictedPeriod) -> RestrictedPeriod:
    return other if other.end > one.end else one
