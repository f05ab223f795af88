"""A finding has no intended outcome.

Without one nobody can say when the weakness is put right: the actions may all be done, and nothing be better for families. The
inspection looks at the difference that is made to children and young people, so the outcome says what will be true for them.
It stands on the finding; `outcomes` of a workstream that names the finding will do as well.

Fails:

    # plan.yaml
    findings:
      - {id: F1, text: Children wait too long for therapy.}

Mended:

    # plan.yaml
    findings:
      - id: F1
        text: Children wait too long for therapy.
        outcomes: [No child waits longer than 18 weeks for therapy.]
"""

from collections.abc import Iterator

from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "finding-without-outcome"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "standard"
# the outcomes may stand in a workstream that could not be read
NEEDS_WHOLE_PLAN = ("outcome", "workstream.findings", "finding.outcomes")
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each finding for which no outcome is intended, where it begins."""
    plan = subject.plan
    intended = {finding.lower() for at in plan.workstreams if at.item.outcomes for finding in at.item.findings}
    for n, finding in enumerate(plan.head.findings):
        if not finding.outcomes and finding.id.lower() not in intended:
            message = f"{finding.id} has no intended outcome"
            hint = "write `outcomes: […]` with what will be true for children and families when it is put right"
            yield Finding(NAME, SEVERITY, plan.id, finding.id, message, hint, plan.place / "findings" / n / "outcomes")
