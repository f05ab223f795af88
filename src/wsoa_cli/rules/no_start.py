"""An action is not started, and nothing says when it should be.

Without a start there is no day on which anybody could notice that the work has not begun: the action looks well until it is
overdue. Some boards rate as red whatever is late *or not started*, and cannot do so without it.

Fails:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Train the panel, lead: [director], status: not_started, due: 2020-06}

Mended:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Train the panel, lead: [director], status: not_started, start: 2020-03, due: 2020-06}
"""

from collections.abc import Iterator

from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "no-start"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each action of a plan in force that is not started and has no start, where it begins."""
    for at in subject.plan.actions:
        action = at.item
        if action.status == "not_started" and action.start is None:
            message = f"{action.id} is not started, and nothing says when it should be"
            hint = "write `start`, such as 2020-03-31, 2020-03 or 2020-Q2"
            yield Finding(NAME, SEVERITY, subject.plan.id, action.id, message, hint, at.place / "start")
