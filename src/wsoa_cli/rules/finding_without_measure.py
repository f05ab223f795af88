"""Nothing measures a finding.

One area's statement was accepted on condition that it refers to specific measures and addresses outcomes: a list of what was
done does not show whether anything is better. A measure speaks to the findings that it names, otherwise to those of its
workstream; a measure that an action serving the finding should move counts as well.

Fails:

    # plan.yaml
    findings:
      - {id: F1, text: Plans are late.}

Mended:

    # plan.yaml
    findings:
      - {id: F1, text: Plans are late.}
    # workstreams/1.yaml
    measures:
      - {id: M1, title: Plans issued within 20 weeks, unit: percent, better: higher, findings: [F1]}
"""

from collections.abc import Iterator

from wsoa_cli.derive.serving import actions_serving, still_serving
from wsoa_cli.model.plan import Plan
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "finding-without-measure"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "standard"
# the measure may stand in a file that could not be read
NEEDS_WHOLE_PLAN = (
    "measure",
    "measure.findings",
    "action",
    "action.findings",
    "action.measures",
    "action.status",
    "workstream.findings",
    "finding.served_by",
)
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each finding that no measure speaks to, where it begins."""
    plan = subject.plan
    measured = {finding.lower() for at in plan.measures for finding in plan.findings_of(at)}
    unmeasured = [(n, finding) for n, finding in enumerate(plan.head.findings) if finding.id.lower() not in measured]
    moved = _moved_by_actions(plan) if unmeasured else set()
    for n, finding in unmeasured:
        if finding.id.lower() not in moved:
            message = f"nothing in this plan measures {finding.id}"
            yield Finding(NAME, SEVERITY, plan.id, finding.id, message, _hint(plan, finding.id), plan.place / "findings" / n)


def _moved_by_actions(plan: Plan) -> set[str]:
    """The findings of which an action says which measure it should move."""
    return {
        finding
        for finding, actions in actions_serving(plan).items()
        if any(action.measures for action in still_serving(actions))
    }


def _hint(plan: Plan, finding: str) -> str:
    add = f"wsoa add measure --finding {finding} …"
    if plan.measures:
        return f"write `findings: [{finding}]` at the measure that shows it, or add one: {add}"
    return f"add a measure that shows whether it gets better: {add}"
