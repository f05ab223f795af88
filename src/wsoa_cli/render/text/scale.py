"""What stands above the columns of a timeline: years, months, quarters, days and school terms."""

import calendar
from collections.abc import Iterable, Sequence
from itertools import groupby

from wsoa_cli.derive.axis import Axis
from wsoa_cli.model.plan_head import Term
from wsoa_cli.model.when import Span

Label = tuple[int, str]
"""The slot at which a word begins, and the word."""

SHORT_NAME = 4
"""Slots that a month's name of three letters takes, with a gap; where a column is narrower, one letter has to do."""


def scale(axis: Axis) -> list[str]:
    """One or two lines, as long as the axis at most."""
    if axis.unit == "week":
        lines = [_months(axis), [(n, f"{column.earliest.day:02}") for n, column in _columns(axis)]]
    else:
        years = [(n, str(year)) for n, (year, _) in _groups(axis, by_month=False)]
        lines = [years] if axis.unit == "year" else [years, _parts_of_years(axis)]
    gap = 0 if axis.slots_in_a_column == 1 and axis.unit in {"month", "quarter"} else 1  # single letters stand side by side
    return [set_labels(lines[0], len(axis.slots)), *(set_labels(line, len(axis.slots), gap) for line in lines[1:])]


def term_labels(terms: Iterable[Term], axis: Axis) -> list[Label]:
    """The names of the terms that have room for theirs."""
    found = []
    for term in sorted(terms, key=lambda term: term.start):
        slots = axis.slots_of(term.start, term.end)
        if len(term.name) < len(slots):
            found.append((slots.start, term.name))
    return found


def set_labels(labels: Sequence[Label], width: int, gap: int = 1) -> str:
    """The words, each at its place, those without room left out.

    The first gives way to the second: it stands over the rest of a year, or of a month, that begins outside.
    """
    if len(labels) > 1 and labels[0][0] + len(labels[0][1]) + gap > labels[1][0]:
        labels = labels[1:]
    text = ""
    for place, word in labels:
        if (not text or place >= len(text) + gap) and place + len(word) <= width:
            text = text.ljust(place) + word
    return text


def _columns(axis: Axis) -> list[tuple[int, Span]]:
    return [(n * axis.slots_in_a_column, column) for n, column in enumerate(axis.columns)]


def _groups(axis: Axis, *, by_month: bool) -> list[tuple[int, tuple[int, int]]]:
    """The years, or months, that columns begin in, each with its first slot."""
    dated = [(n, (column.earliest.year, column.earliest.month if by_month else 0)) for n, column in _columns(axis)]
    return [next(iter(group)) for _, group in groupby(dated, key=lambda one: one[1])]


def _months(axis: Axis) -> list[Label]:
    """Months over weeks, with the year where there is room for it before the next month begins."""
    months = _groups(axis, by_month=True)
    ends = [*(slot for slot, _ in months[1:]), len(axis.slots) + 1]
    found = []
    for (slot, (year, month)), end in zip(months, ends, strict=True):
        name, whole = calendar.month_abbr[month], f"{calendar.month_abbr[month]} {year}"
        found.append((slot, whole if len(whole) < end - slot else name))
    return found


def _parts_of_years(axis: Axis) -> list[Label]:
    each = axis.slots_in_a_column
    if axis.unit == "quarter":
        return [(n, f"{'Q' if each > 2 else ''}{column.latest.month // 3}") for n, column in _columns(axis)]
    return [(n, calendar.month_abbr[column.earliest.month][: 3 if each >= SHORT_NAME else 1]) for n, column in _columns(axis)]
