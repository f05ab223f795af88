"""Working days in England: the count behind statutory deadlines.

SI 2015/1792, regulation 4, gives an area 70 working days from the receipt of an inspection report; the day of receipt does
not count. Bank holidays come from `holidays` for England alone: without `subdiv="ENG"` it lacks Easter Monday and the
August holiday.
"""

from datetime import date, timedelta
from functools import cache

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    from holidays import country_holidays  # noqa: PLC0415 - takes as long to import as a whole command; few plans count days

    return frozenset(country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date, extra_days_off: frozenset[date] = frozenset()) -> bool:
    """Whether a day is neither a Saturday, a Sunday, a bank holiday of England, nor one of the plan's extra days off."""
    return day.weekday() < _SATURDAY and day not in _bank_holidays(day.year) and day not in extra_days_off


def count_forward(start: date, working_days: int, extra_days_off: frozenset[date] = frozenset()) -> date:
    """The day that is so many working days after `start`, which is not counted itself.

    Raises OverflowError where that day lies beyond the year 9999.
    """
    day = start
    for _ in range(working_days):
        day += _ONE_DAY
        while not is_working_day(day, extra_days_off):
            day += _ONE_DAY
    return day


def working_day_before(day: date, extra_days_off: frozenset[date] = frozenset()) -> date:
    """The last working day before a day. Raises OverflowError where no calendar reaches it."""
    day -= _ONE_DAY
    while not is_working_day(day, extra_days_off):
        day -= _ONE_DAY
    return day


FARTHEST = 3660
"""Days; beyond ten years nobody knows the bank holidays, and nobody counts working days."""


def between(start: date, end: date, extra_days_off: frozenset[date] = frozenset()) -> int | None:
    """How many working days lie after `start` up to and with `end`; negative where `end` is the earlier.

    None where they lie farther apart than `FARTHEST`.
    """
    if abs((end - start).days) > FARTHEST:
        return None
    if end < start:
        return -_count(end, start, extra_days_off)
    return _count(start, end, extra_days_off)


def _count(start: date, end: date, extra_days_off: frozenset[date]) -> int:
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day, extra_days_off) for day in days)
