"""An open action has no lead.

The accountable officer answers for a workstream and is rarely the one who does the work; somebody else has to do each action.
An action that nobody leads is nobody's: there is no one to ask, and no one who would notice that it has stopped.

Fails:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: in_progress, due: 2020-03}

Mended:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: in_progress, due: 2020-03, lead: [director]}
"""

from collections.abc import Iterator

from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "action-without-lead"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each open action without a lead."""
    for at, standing in subject.actions():
        if standing.is_open and not at.item.lead:
            message = f"{at.item.id} has no lead"
            hint = f"name who does it: wsoa set {at.item.id} lead=POST, with the id of a post in plan.yaml"
            yield Finding(NAME, SEVERITY, subject.plan.id, at.item.id, message, hint, at.place / "lead")
