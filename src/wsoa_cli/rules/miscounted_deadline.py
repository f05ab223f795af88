"""A deadline states a date that its own count of working days contradicts.

The law counts working days in England, and the day of receipt is not counted (SI 2015/1792, regulation 4): a report received
on 22 February 2022 had to be answered by 7 June, because of five bank holidays in between. A holiday overlooked moves the date
by a day, and the statement arrives late or the work stops early. Days off of the plan's own calendar count as well.

Fails:

    # plan.yaml
    deadlines:
      - {id: submit, title: Submit the statement, due: 2022-06-06, counts: {from: 2022-02-22, working_days: 70}}

Mended:

    # plan.yaml
    deadlines:
      - {id: submit, title: Submit the statement, due: 2022-06-07, counts: {from: 2022-02-22, working_days: 70}}
"""

from collections.abc import Iterator

from wsoa_cli.derive.deadlines import counted_day, said
from wsoa_cli.model.plan import Place, Plan
from wsoa_cli.model.plan_head import Counting, Deadline
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "miscounted-deadline"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = True


def check(subject: Subject) -> Iterator[Finding]:
    """Each deadline whose date is not the day that it counts to, at its date."""
    for n, deadline in enumerate(subject.plan.head.deadlines):
        if deadline.counts is not None:
            yield from _miscounted(subject.plan, deadline, deadline.counts, subject.plan.place / "deadlines" / n)


def _miscounted(plan: Plan, deadline: Deadline, counts: Counting, at: Place) -> Iterator[Finding]:
    counted = counted_day(plan, counts)
    how = f"{deadline.id}: {said(counts)}"
    if counted is None:
        message = f"{how} lead beyond the calendar"
        yield Finding(NAME, SEVERITY, plan.id, deadline.id, message, "mend `from` or `working_days`", at / "counts")
    elif deadline.due is not None and counted != plan.calendar.latest(deadline.due):
        message, hint = f"{how} end on {counted}, not on {deadline.due}", f"write `due: {counted}`, or mend the count"
        leans_on = (plan.place / "calendar" / "extra_days_off",)  # one that could not be read may be the day that is missing
        yield Finding(NAME, SEVERITY, plan.id, deadline.id, message, hint, at / "due", leans_on=leans_on)
