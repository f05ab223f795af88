"""An action was started or delivered before the decision that it needs.

Money is spent and promises are made on a yes that a board has not given; if it says no, the work is lost, and if it is never
asked, nobody was accountable for it. Once the decision is overdue itself, this is an error and not a warning.

A decision counts as taken when it is agreed or refused, from its date on.

Fails:

    # plan.yaml
    decisions: [{id: D1, board: send-board, title: Pay for two therapists, status: pending, due: 2020-03}]
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Recruit two therapists, lead: [director], status: in_progress, due: 2020-06, needs: [D1]}

Mended:

    # plan.yaml
    decisions: [{id: D1, board: send-board, title: Pay for two therapists, status: agreed, due: 2020-03, date: 2019-12-11}]
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Recruit two therapists, lead: [director], status: in_progress, due: 2020-06, needs: [D1]}
"""

from collections.abc import Iterator

from wsoa_cli.derive.waiting import Wait, waits
from wsoa_cli.model.plan_head import Decision
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "decision-outstanding"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False

_SINCE = {"in_progress": "was started", "delivered": "was delivered", "embedded": "was embedded"}


def check(subject: Subject) -> Iterator[Finding]:
    """Each action that ran ahead of a decision, where it names the decision."""
    for wait in waits(subject.plan):
        decision = wait.awaited.item
        if isinstance(decision, Decision) and wait.waiting.item.status in _SINCE and _is_outstanding(decision, subject):
            yield _finding(subject, wait, decision)


def _is_outstanding(decision: Decision, subject: Subject) -> bool:
    return decision.status == "pending" or (decision.date is not None and decision.date > subject.today)


def _finding(subject: Subject, wait: Wait, decision: Decision) -> Finding:
    action = wait.waiting.item
    latest = subject.plan.calendar.latest(decision.due)
    is_overdue = latest is not None and latest < subject.today
    severity: Severity = "error" if is_overdue else SEVERITY
    when = f"was due by {decision.due} and is" if is_overdue else "is"
    message = f"{action.id} {_SINCE[action.status]}, and {decision.id}, which it needs, {when} not taken: {decision.title}"
    hint = f"have it decided, and then: wsoa decide {decision.id} agreed"
    return Finding(
        NAME, severity, subject.plan.id, action.id, message, hint, wait.at, (decision.id,), (wait.awaited.place / "status",)
    )
