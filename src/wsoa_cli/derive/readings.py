"""When the next reading of a measure is due, and whether it is late."""

from datetime import date
from typing import NamedTuple

from wsoa_cli.derive.months import months_after
from wsoa_cli.derive.trajectory import baseline_point
from wsoa_cli.model.measure import Measure, Reading
from wsoa_cli.model.school_calendar import SchoolCalendar
from wsoa_cli.model.vocabulary import Frequency

_MONTHS: dict[Frequency, int] = {"monthly": 1, "quarterly": 3, "termly": 4, "six_monthly": 6, "annual": 12}

TOLERATED_PART = 3
"""National data come late: a reading is given a third of its frequency on top before it is called late."""


class NextReading(NamedTuple):
    """The day on which a reading is due, and how many days late it is: 0 within the tolerance, then counted from `due`."""

    due: date
    days_late: int

    @property
    def is_late(self) -> bool:
        """Whether it is due for longer than the tolerance."""
        return self.days_late > 0


def next_reading(measure: Measure, calendar: SchoolCalendar, latest: Reading | None, today: date) -> NextReading | None:
    """When the next reading is due: its frequency after the latest, or after the baseline where there is none.

    None where neither is known, or no frequency is agreed.
    """
    start = baseline_point(measure, calendar)
    since = latest.date if latest else start.day if start else None
    due = period_after(measure, since) if since else None
    if since is None or due is None:
        return None
    tolerance = (due - since).days // TOLERATED_PART
    overdue = (today - due).days
    return NextReading(due, overdue if overdue > tolerance else 0)


def period_after(measure: Measure, day: date) -> date | None:
    """The day one period of the measure's frequency after another; None without a frequency, and beyond the calendar."""
    return months_after(day, _MONTHS[measure.frequency]) if measure.frequency else None
