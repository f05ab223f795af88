"""A finding is measured by process and output alone.

That meetings were held and documents written shows that people worked, not that anything is better for a child. The inspection
framework asks for the difference made to children and young people, and inspectors who return look for that.

Fails:

    # workstreams/1.yaml
    measures:
      - {id: M1, title: Audits done, kind: process, unit: count, better: higher, findings: [F1]}

Mended:

    # workstreams/1.yaml
    measures:
      - {id: M1, title: Audits done, kind: process, unit: count, better: higher, findings: [F1]}
      - {id: M2, title: Plans that families call right, kind: lived_experience, unit: percent, better: higher, findings: [F1]}
"""

from collections.abc import Iterator

from wsoa_cli.model.measure import Measure
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "output-only-measures"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = ("measure", "measure.kind", "measure.findings", "workstream.findings")
ASKED_OF_CLOSED = False

WORK = {"process", "output"}
"""Kinds of measure that watch what is done, not what comes of it."""


def check(subject: Subject) -> Iterator[Finding]:
    """Each finding that is measured, and by nothing but work, at its line; a measure that does not say its kind may be more."""
    plan = subject.plan
    serving: dict[str, list[Measure]] = {}
    for at in plan.measures:
        for finding_id in plan.findings_of(at):
            serving.setdefault(finding_id.lower(), []).append(at.item)
    for n, finding in enumerate(plan.head.findings):
        measures = serving.get(finding.id.lower(), [])
        if measures and all(measure.kind in WORK for measure in measures):
            names = ", ".join(measure.id for measure in measures)
            message = f"{finding.id} is measured by process and output alone: {names}"
            hint = "add a measure of `kind: outcome` or `kind: lived_experience`: what changes for children and families?"
            yield Finding(NAME, SEVERITY, plan.id, finding.id, message, hint, plan.place / "findings" / n)
