"""An open action has no `due`, or a date that binds the whole plan is left open.

What has no date can never be late, and so is never chased. Published plans have "short", "July 2026" and "when national data
arrives" in the column for the date; such words belong in `due_text`, beside a date by which somebody looks.

Fails:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, lead: [director], status: in_progress, due_text: Short term}

Mended:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, lead: [director], status: in_progress, due_text: Short term, due: 2020-Q2}
"""

from collections.abc import Iterator

from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "no-deadline"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each open action without a deadline, and each plan-level deadline without a date."""
    plan = subject.plan
    for at, standing in subject.actions():
        if standing.is_open and at.item.due is None:
            message = f"{at.item.id} has no deadline"
            hint = f"agree one: wsoa set {at.item.id} due=DATE, such as 2020-03-31, 2020-03 or 2020-Q2"
            yield Finding(NAME, SEVERITY, plan.id, at.item.id, message, hint, at.place / "due")
    for n, deadline in enumerate(plan.head.deadlines):
        if plan.calendar.latest(deadline.due) is None and deadline.counts is None and deadline.met is None:
            message, hint = f"{deadline.id} has no date: {deadline.title}", "write `due`, or `counts` with the working days"
            yield Finding(NAME, SEVERITY, plan.id, deadline.id, message, hint, plan.place / "deadlines" / n / "due")
