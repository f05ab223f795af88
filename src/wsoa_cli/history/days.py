"""Moments as git has them, in seconds since 1970, and the days of them in England, by which plans are judged."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_ENGLAND = ZoneInfo("Europe/London")
_FIRST, _LAST = -(10**10), int(datetime(9999, 1, 1, tzinfo=UTC).timestamp())


def moment(text: str) -> int:
    """A moment as git writes it; the nearest one that can be a date where a commit's own is none."""
    try:
        return min(max(int(text), _FIRST), _LAST)
    except ValueError:
        return 0


def day_of(when: int) -> date:
    """The day of a moment in England, wherever the commit was made."""
    return datetime.fromtimestamp(when, UTC).astimezone(_ENGLAND).date()
