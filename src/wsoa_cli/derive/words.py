"""Spans of time and names of several things, as one says them."""

from collections.abc import Sequence
from datetime import date

MOST_NAMED = 8
"""Ids in a sentence; more would fill it, and who has to see all of them asks for a list."""


def days(number: int) -> str:
    """A number of days, in words: 1 day, 3 days."""
    return counted(number, "day")


def counted(number: int, noun: str) -> str:
    """A number of something, in words: 1 working day, 3 working days."""
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"


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


def first_of(names: Sequence[str], most: int = MOST_NAMED) -> str:
    """The first of several names, and a sign that there are more."""
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")


def first_and_count(names: Sequence[str], most: int = MOST_NAMED) -> str:
    """The first of several names, and how many more there are: a, b and 3 more."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")
