"""The start of an action has passed, and it is still not started.

It is the earliest sign that a deadline will be missed, and the cheapest to act on. A month, quarter, term or year has passed
only after its last day. What is overdue already is left to `overdue-action`.

Fails:

    # today: 2020-03-02
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Train the panel, lead: [director], status: not_started, start: 2020-02, due: 2020-06}

Mended:

    # today: 2020-03-02
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Train the panel, lead: [director], status: in_progress, start: 2020-02, due: 2020-06}
"""

from collections.abc import Iterator

from wsoa_cli.derive.schedule import is_late_to_start
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "late-start"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each action that should have begun, and is not overdue as well, at its start."""
    for at, standing in subject.actions():
        action = at.item
        if is_late_to_start(action, subject.plan, subject.today) and not standing.is_overdue:
            message = f"{action.id} is not started, and its start, {action.start}, has passed"
            hint = f"say that it has begun: wsoa update {action.id} --status in_progress; or write the `start` that will hold"
            yield Finding(NAME, SEVERITY, subject.plan.id, action.id, message, hint, at.place / "start")
