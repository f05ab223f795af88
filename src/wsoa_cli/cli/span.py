"""How far ahead to look, as people type it: 30d, 2w, 3m; a number alone is days."""

import re
from datetime import date

from wsoa_cli.derive.months import same_day
from wsoa_cli.errors import UsageError

_DAYS_IN_A_WEEK = 7


def days_ahead(span: str, today: date) -> int:
    """The number of days from today that a span covers; a month ends on the same day of the month. Raises UsageError."""
    found = re.fullmatch(r"([0-9]{1,4})\s*([dwm]?)", span.strip().lower())
    if found is None:
        raise UsageError(f"--within {span} is no span of time", "write days, weeks or months: 30d, 2w or 3m")
    number, unit = int(found[1]), found[2]
    if unit == "w":
        return number * _DAYS_IN_A_WEEK
    return _months(number, today) if unit == "m" else number


def in_words(span: str) -> str:
    """A span as one says it: 30 days, 2 weeks."""
    number, unit = re.fullmatch(r"\s*([0-9]+)\s*([a-zA-Z]?).*", span, re.DOTALL).groups()  # type: ignore[union-attr]  # days_ahead has read it
    word = {"w": "week", "m": "month"}.get(unit.lower(), "day")
    return f"{int(number)} {word}{'' if int(number) == 1 else 's'}"


def _months(number: int, today: date) -> int:
    return ((same_day(today, number) or date.max) - today).days
