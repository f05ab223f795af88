"""When a measure owes its next reading."""

import calendar
from datetime import date

from wsoa_cli.derive.progress import observed
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.vocabulary import Frequency

MONTHS: dict[Frequency, int] = {"monthly": 1, "quarterly": 3, "termly": 4, "six_monthly": 6, "annual": 12}


def next_reading(measure: Measure, plan: Plan, today: date) -> date | None:
    """One period after the latest reading, or after the baseline where there is none; None where that cannot be told."""
    readings = observed(measure, today)
    baseline = plan.calendar.latest(measure.baseline.date) if measure.baseline else None
    last = readings[-1].date if readings else baseline
    return _later(last, MONTHS[measure.frequency]) if last and measure.frequency else None


def _later(day: date, months: int) -> date | None:
    """The same day so many months on; the end of a month stays one, since figures are of whole months."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return None
    length = calendar.monthrange(year, month + 1)[1]
    is_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, length if is_end else min(day.day, length))
