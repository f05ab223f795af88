"""Spans of time, as one says them."""

from datetime import date


def days(number: int) -> str:
    """A number of days, in words: 1 day, 3 days."""
    return "1 day" if number == 1 else f"{number} days"


def until(day: date | None, today: date) -> str:
    """How far away a day is, as one says it: today, tomorrow, in 12 days, 3 days ago."""
    if day is None:
        return "at no set time"
    distance = (day - today).days
    if distance == 0:
        return "today"
    if distance == 1:
        return "tomorrow"
    return f"in {days(distance)}" if distance > 0 else f"{days(-distance)} ago"
