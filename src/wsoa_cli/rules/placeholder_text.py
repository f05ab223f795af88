"""Words of a first plan still stand where its own words should.

`wsoa init` writes a plan that says what belongs in each place: "What was found, in the words of whoever found it." Whatever of
that is left goes out with the rest, and a family that reads it on the public page learns that nobody has read the plan before
it was published. Names and titles that many plans share, such as Head of SEN, are not looked at. While the plan is a draft,
nothing is found: it is being written.

Fails:

    # plan.yaml
    findings:
      - id: F1
        kind: improvement
        text: What was found, in the words of whoever found it.

Mended:

    # plan.yaml
    findings:
      - id: F1
        kind: improvement
        text: Parents wait for months and are not told why.
"""

from collections.abc import Iterator

from wsoa_cli.derive.placeholders import placeholders
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "placeholder-text"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each text that nobody has replaced yet."""
    if subject.plan.head.stage == "draft":
        return
    for text in placeholders(subject.plan):
        message = f"this still stands as wsoa init wrote it: {text.text.strip()}"
        yield Finding(NAME, SEVERITY, subject.plan.id, text.item, message, "write what is so in your plan", text.place)
