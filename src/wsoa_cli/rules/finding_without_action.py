"""No action serves a finding.

A finding is what the inspectors require to be put right, and they ask of a statement first whether each one is answered.
Several findings may share a workstream, and one without a workstream of its own is answered by what it names in `served_by`. A
workstream that names a finding and has no action promises something and does nothing yet. What is withdrawn serves nothing any
more; what is carried over serves on, in the plan that takes it up.

Fails:

    # plan.yaml
    findings:
      - {id: F1, text: Plans are late.}
      - {id: F2, text: Children wait too long for therapy.}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Recruit two case workers, status: in_progress}

Mended:

    # plan.yaml
    findings:
      - {id: F1, text: Plans are late.}
      - {id: F2, text: Children wait too long for therapy., served_by: [1.2]}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Recruit two case workers, status: in_progress}
      - {id: 1.2, title: Agree one waiting list for therapy, status: in_progress}
"""

from collections.abc import Iterator

from wsoa_cli.derive.serving import actions_serving, still_serving
from wsoa_cli.model.plan import Plan
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "finding-without-action"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "standard"
# an action that serves it may stand in a file that could not be read
NEEDS_WHOLE_PLAN = ("action", "action.findings", "action.status", "workstream.findings", "finding.served_by")
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each finding that no action serves, at its `served_by` or where the finding begins."""
    plan = subject.plan
    serving = actions_serving(plan)
    for n, finding in enumerate(plan.head.findings):
        served_by = serving[finding.id.lower()]
        if still_serving(served_by) or _names_unknown(plan, finding.served_by):
            continue
        why = f": {', '.join(action.id for action in served_by)} withdrawn" if served_by else ""
        message = f"no action in this plan serves {finding.id}{why}"
        yield Finding(
            NAME, SEVERITY, plan.id, finding.id, message, _hint(plan, finding.id), plan.place / "findings" / n / "served_by"
        )


def _names_unknown(plan: Plan, served_by: tuple[str, ...]) -> bool:
    """Whether a slip in `served_by` is why nothing serves it: `unknown-reference` says so at the slip."""
    return any(plan.find("action", action) is None for action in served_by)


def _hint(plan: Plan, finding: str) -> str:
    for at in plan.workstreams:
        if finding.lower() in {named.lower() for named in at.item.findings}:
            return f"add one to the workstream that names it: wsoa add action --workstream {at.item.id} --title …"
    return f"write `served_by: […]` with the actions that do, or `findings: [{finding}]` at the workstream that will"
