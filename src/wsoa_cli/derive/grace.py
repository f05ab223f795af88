"""How long after its last day a date that was missed is let pass: in days of the calendar, or in working days of England."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from wsoa_cli.derive.deadlines import extra_days_off
from wsoa_cli.derive.working_days import count_forward
from wsoa_cli.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Grace:
    """So many days, of the calendar or working ones."""

    days: int = 0
    are_working_days: bool = False

    def lasts_until(self, latest: date, plan: Plan, today: date) -> date | None:
        """The last day of the grace after a date of a plan; None where it is over, or there is none."""
        if self.days == 0:
            return None
        last = _last(self, latest, extra_days_off(plan))
        return last if today <= last else None


NO_GRACE = Grace()


@cache
def _last(grace: Grace, latest: date, days_off: frozenset[date]) -> date:
    try:
        if grace.are_working_days:
            return count_forward(latest, grace.days, days_off)
        return latest + timedelta(days=grace.days)
    except OverflowError:
        return date.max
