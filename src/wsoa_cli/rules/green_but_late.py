"""A colour is declared that hides that something is late or at risk.

Green that is late is what scrutiny committees remember: published plans show actions rated green at 0 per cent, or green with
the date gone. The declared colour is not shown; the computed one is, with its sentence (`wsoa why`), so that nobody reads the
better one by mistake. A colour that is worse than the facts is the lead's to declare. Blue for what is complete and grey for
what is on hold are as well, unless the date has gone.

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

from wsoa_cli.derive.rating import computed, hides
from wsoa_cli.model.vocabulary import Colour
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "green-but-late"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
# What it needs, and may be late, may stand in the part that could not be read.
NEEDS_WHOLE_PLAN = (
    *("action", "action.status", "action.start", "action.due", "action.forecast", "action.needs", "action.confidence"),
    *("action.measures", "action.updates", "action.evidence", "decision", "decision.status", "decision.due"),
    *("measure", "measure.better", "measure.resets", "measure.baseline", "measure.target", "measure.trajectory"),
    *("measure.readings", "plan.inspection", "plan.calendar", "plan.settings", "plan.stage"),
)
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each declared colour that hides a computed red or amber, where it is declared."""
    for at, standing in subject.actions():
        declared = at.item.rag
        if declared is None:
            continue
        facts = computed(standing.signs)
        if facts.colour is None or not hides(declared, facts.colour):
            continue
        message = f"{at.item.id} is declared {declared} and is {facts.colour}: {facts.reason}"
        yield Finding(NAME, SEVERITY, subject.plan.id, at.item.id, message, _hint(at.item.id, declared), at.place / "rag")


def _hint(item: str, declared: Colour) -> str:
    if declared == "grey":  # why it is on hold is worth keeping
        return f"if it is on hold, agree a new date: wsoa reschedule {item} DATE --reason …; or: wsoa unset {item} rag"
    return f"take the declared colour out: wsoa unset {item} rag rag_reason"
