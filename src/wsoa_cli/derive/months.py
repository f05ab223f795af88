"""Days some months on."""

from calendar import monthrange
from datetime import MAXYEAR, date


def same_day(day: date, months: int) -> date | None:
    """The same day of the month some months on, the last one where that month is shorter; None beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) if year <= MAXYEAR else None


def months_after(day: date, months: int) -> date | None:
    """The same day some months on, and the last day of a month for a last day: what is counted by months ends with one."""
    after = same_day(day, months)
    if after is None or day.day < monthrange(day.year, day.month)[1]:
        return after
    return after.replace(day=monthrange(after.year, after.month)[1])
