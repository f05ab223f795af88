"""The only place that asks what day it is, and what time.

England's day: a plan is late when London says so, wherever the server stands.
"""

import time
from datetime import date, datetime
from zoneinfo import ZoneInfo

from wsoa_cli.errors import UsageError
from wsoa_cli.model.when import DateTextError, parse_day


def the_day(asked: str | None, option: str = "--today (or WSOA_TODAY)") -> date:
    """The day that an option asks for, else today in London. Raises UsageError."""
    if asked is None:
        return datetime.now(ZoneInfo("Europe/London")).date()
    try:
        return parse_day(asked)
    except DateTextError as error:
        raise UsageError(f"{option}: {error}") from error


def now() -> float:
    """The time in seconds, as file systems count them; for what has nothing to do with plans."""
    return time.time()


def seconds() -> float:
    """Seconds since some moment, for measuring how long something takes."""
    return time.perf_counter()
