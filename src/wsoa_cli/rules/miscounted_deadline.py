"""A deadline states a date that its own count of working days contradicts.

The law counts working days in England from the day after receipt (SI 2015/1792, regulation 4). A bank holiday overlooked moves
the date by a day, and the statement arrives late or the work stops early.
"""

from collections.abc import Iterator

from wsoa_cli.derive.deadlines import counted_day
from wsoa_cli.model.plan import Place, Plan
from wsoa_cli.model.plan_head import Counting, Deadline
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "miscounted-deadline"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each deadline whose date is not the day that it counts to, at its date."""
    for n, deadline in enumerate(subject.plan.head.deadlines):
        if deadline.counts is not None:
            yield from _miscounted(subject.plan, deadline, deadline.counts, subject.plan.place / "deadlines" / n)


def _miscounted(plan: Plan, deadline: Deadline, counts: Counting, at: Place) -> Iterator[Finding]:
    counted = counted_day(plan, counts)
    how = f"{deadline.id}: {counts.working_days} working days from {counts.from_}"
    if counted is None:
        message = f"{how} lead beyond the calendar"
        yield Finding(NAME, SEVERITY, plan.id, deadline.id, message, "mend `from` or `working_days`", at / "counts")
    elif deadline.due is not None and counted != plan.calendar.latest(deadline.due):
        message, hint = f"{how} end on {counted}, not on {deadline.due}", f"write `due: {counted}`, or mend the count"
        yield Finding(NAME, SEVERITY, plan.id, deadline.id, message, hint, at / "due")
