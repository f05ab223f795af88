"""A publication or launch is due in a time in which it is held back.

In the weeks before a poll, publicity is held back: before the general election of 12 December 2019 it was from 6 November on.
A launch planned for such a day will not take place, and everybody learns so late. What a period holds back stands in its
`restricts`, and is publication and launch where it does not say.

A month or a quarter is judged on its last day, as lateness is: a quarter that ends after the poll is no clash. Periods that
overlap or adjoin count as one.

Fails:

    # today: 2019-10-01
    # plan.yaml
    restricted_periods: [{id: ge-2019, title: General election, start: 2019-11-06, end: 2019-12-12}]
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Launch, lead: [director], status: in_progress, due: 2019-11-29, activity: launch}

Mended:

    # today: 2019-10-01
    # plan.yaml
    restricted_periods: [{id: ge-2019, title: General election, start: 2019-11-06, end: 2019-12-12}]
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Launch, lead: [director], status: in_progress, due: 2019-12-13, activity: launch}
"""

from collections.abc import Iterator
from datetime import date

from wsoa_cli.derive.restricted_periods import Restrictions
from wsoa_cli.model.plan import Placed
from wsoa_cli.model.plan_head import RestrictedPeriod
from wsoa_cli.model.vocabulary import Activity
from wsoa_cli.model.when import Span
from wsoa_cli.model.workstream import Action
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "restricted-period-clash"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each open action due while what it is may not be done, at its deadline, with the first day on which it may."""
    plan = subject.plan
    if not plan.head.restricted_periods:
        return
    restrictions: dict[Activity, Restrictions] = {}
    for at, standing in subject.actions():
        action = at.item
        if not standing.is_open or action.activity is None or action.due is None or not plan.calendar.knows(action.due):
            continue
        if action.activity not in restrictions:
            restrictions[action.activity] = Restrictions(plan, action.activity)
        held_back = restrictions[action.activity]
        days = plan.calendar.span(action.due)
        period = held_back.by(days.latest) if days else None
        if days is not None and period is not None:
            yield _clash(subject, at, days, period, held_back.first_free_working_day(max(days.latest, subject.today)))


def _clash(subject: Subject, at: Placed[Action], days: Span, period: RestrictedPeriod, free: date | None) -> Finding:
    action, why = at.item, f"{period.title}, {period.start} to {period.end}"
    message = f"{action.id} ({action.activity}) is due by {action.due}, when that is held back: {why}"
    to = f"the first free working day is {free}: wsoa reschedule {action.id} {free} --reason …"
    early = f"do it before {period.start}, or agree a new date; " if max(days.earliest, subject.today) < period.start else ""
    hint = f"{early}{to}" if free else "mend the period's `end`"
    return Finding(NAME, SEVERITY, subject.plan.id, action.id, message, hint, at.place / "due", (period.id,))
