"""An action serves no finding.

What no finding asks for may be good work, but it takes people from what the inspectors asked for, and nobody can later show
which weakness it put right. An action serves what it names in `findings`, otherwise what its workstream names; it also does
where a finding names it in `served_by`, or a condition in `actions`. A part of an action serves what the whole serves. A plan
without findings, such as a strategy, has nothing to be served.

Fails:

    # workstreams/1.yaml
    findings: []
    actions:
      - {id: 1.1, title: Redesign the newsletter, status: in_progress}

Mended:

    # workstreams/1.yaml
    findings: []
    actions:
      - {id: 1.1, title: Tell families in the newsletter by when their plan is due, status: in_progress, findings: [F1]}
"""

from collections.abc import Iterator

from wsoa_cli.model.plan import Placed, Plan
from wsoa_cli.model.vocabulary import GIVEN_UP
from wsoa_cli.model.workstream import Action
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "action-without-finding"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
# a finding that names it in `served_by` may be one that could not be read
NEEDS_WHOLE_PLAN = (
    "finding",
    "finding.served_by",
    "condition",
    "condition.actions",
    "action.findings",
    "action.part_of",
    "action.status",
    "workstream.findings",
)
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each action that is not given up and serves no finding, at its findings or where it begins."""
    plan = subject.plan
    if not plan.head.findings:
        return
    named = _named_from_elsewhere(plan)
    for at in plan.actions:
        action = at.item
        if plan.findings_of(at) or action.part_of or action.status in GIVEN_UP:
            continue
        if action.id.lower() not in named:
            message = f"{action.id} serves no finding"
            yield Finding(NAME, SEVERITY, plan.id, action.id, message, _hint(at), at.place / "findings")


def _named_from_elsewhere(plan: Plan) -> set[str]:
    """The actions that a finding or a condition says it is answered by."""
    findings = (action for finding in plan.head.findings for action in finding.served_by)
    conditions = (action for condition in plan.head.conditions for action in condition.actions)
    return {action.lower() for action in (*findings, *conditions)}


def _hint(at: Placed[Action]) -> str:
    where = f"; where all of {at.workstream.id} serves one, write it there once" if at.workstream else ""
    return f"write `findings: […]` with what it puts right{where}"
