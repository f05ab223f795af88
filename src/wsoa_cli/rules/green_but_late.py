"""A colour is declared that is better than what the facts come to.

Green that is late is what scrutiny committees remember: published plans show actions rated green at 0 per cent, or green with
the date gone. The declared colour is not shown; the computed one is, with its sentence (`wsoa why`), so that nobody reads the
better one by mistake. A colour that is worse than the facts is the lead's to declare. Grey says that something is not due to
start, and beside green claims nothing better.

Fails:

    # today: 2020-03-02
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: in_progress, due: 2020-02-28, rag: green, rag_reason: Nearly there.}

Mended:

    # today: 2020-03-02
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: in_progress, due: 2020-02-28}
"""

from collections.abc import Iterator

from wsoa_cli.derive.rating import computed, is_worse
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "green-but-late"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = True  # what it needs, and may be late, may stand in the part that could not be read


def check(subject: Subject) -> Iterator[Finding]:
    """Each declared colour that is better than the computed one, where it is declared."""
    for at, standing in subject.actions():
        declared = at.item.rag
        if declared is None:
            continue
        facts = computed(standing.signs)
        if facts.colour is None or not is_worse(facts.colour, declared) or (declared, facts.colour) == ("grey", "green"):
            continue
        message = f"{at.item.id} is declared {declared} and is {facts.colour}: {facts.reason}"
        hint = f"take the declared colour out: wsoa unset {at.item.id} rag rag_reason"
        yield Finding(NAME, SEVERITY, subject.plan.id, at.item.id, message, hint, at.place / "rag")
