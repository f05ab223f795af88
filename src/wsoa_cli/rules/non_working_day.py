"""A deadline is a weekend, a bank holiday of England, or a day off of the plan's own.

Nobody is there to send, sign or receive anything, so that what is due is in truth due on the working day before, or late. A
date such as 31 May is mostly the last day of a month and was never looked up. A month or a quarter as a deadline is no such
day, whatever its last day is.

Fails:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, lead: [director], status: in_progress, due: 2020-05-31}

Mended:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, lead: [director], status: in_progress, due: 2020-05-29}
"""

import calendar
from collections.abc import Iterator
from datetime import date

from wsoa_cli.derive.deadlines import extra_days_off
from wsoa_cli.derive.working_days import is_working_day, working_day_before
from wsoa_cli.model.plan import Place
from wsoa_cli.model.when import When
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "non-working-day"
SEVERITY: Severity = "note"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each day on which no work is done among the deadlines of open actions and those of the plan that are not met."""
    days_off = extra_days_off(subject.plan)
    for item, due, place in _deadlines(subject):
        if due.is_day and due.span is not None and not is_working_day(due.span.latest, days_off):
            message = f"{item} is due on {due}, {_what_it_is(due.span.latest, days_off)}"
            before = _day_before(due.span.latest, days_off)
            yield Finding(NAME, SEVERITY, subject.plan.id, item, message, f"write a working day{before}", place)


def _deadlines(subject: Subject) -> Iterator[tuple[str, When, Place]]:
    for at, standing in subject.actions():
        if standing.is_open and at.item.due is not None:
            yield at.item.id, at.item.due, at.place / "due"
    for n, deadline in enumerate(subject.plan.head.deadlines):
        if deadline.met is None and deadline.due is not None:
            yield deadline.id, deadline.due, subject.plan.place / "deadlines" / n / "due"


def _what_it_is(day: date, days_off: frozenset[date]) -> str:
    if is_working_day(day) and day in days_off:
        return "a day off in this plan's calendar"
    name = calendar.day_name[day.weekday()]
    return f"a {name}" if name.startswith("S") else f"a bank holiday ({name})"


def _day_before(day: date, days_off: frozenset[date]) -> str:
    try:
        return f", such as the one before: {working_day_before(day, days_off)}"
    except OverflowError:
        return ""
