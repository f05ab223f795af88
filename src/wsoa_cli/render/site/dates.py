"""Dates in plain words: 31 March 2020, March 2020, January to March 2020."""

from calendar import month_name
from datetime import date
from functools import lru_cache

from wsoa_cli.model.school_calendar import SchoolCalendar
from wsoa_cli.model.when import Span, When

MONTHS = tuple(month_name)
"""The months by their number; looked up in `calendar`, each is made anew by the system's own words for dates."""


@lru_cache(maxsize=4096)
def in_words(day: date) -> str:
    """A day: 31 March 2020."""
    return f"{day.day} {MONTHS[day.month]} {day.year:04}"


def when_in_words(when: When, calendar: SchoolCalendar) -> str:
    """A date as typed, in words, with what it means where that is another thing."""
    if when.is_ongoing:
        return "ongoing"
    span = calendar.span(when)
    if when.text.startswith(("FY", "AY")):
        kind = "financial" if when.text.startswith("FY") else "academic"
        years, _, part = when.text[2:].partition(" ")
        told = f"{part}, {kind} year {years}" if part else f"{kind} year {years}"
        return f"{told} ({span_in_words(span)})" if span else told
    return span_in_words(span) if span else when.text


def span_in_words(span: Span) -> str:
    """Some days: one day, a month, whole months, or from one day to another."""
    first, last = span.earliest, span.latest
    if first == last:
        return in_words(first)
    if first.day != 1 or last.day < 28:
        return f"{in_words(first)} to {in_words(last)}"
    end = f"{MONTHS[last.month]} {last.year:04}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    start = MONTHS[first.month] + (f" {first.year:04}" if first.year != last.year else "")
    return f"{start} to {end}"
