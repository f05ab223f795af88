"""A colour is declared without saying why, or amber or red without saying what is done about it.

Boards differ in what a colour means: late in one place, at risk in another. A colour that a lead sets by hand is worth
something only with its reason, and an amber or red one only with what is being done, which is what a highlight report has to
say next.

Fails:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: in_progress, due: 2020-06, rag: amber, rag_reason: A post is vacant.}

Mended:

    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Agree one plan
        status: in_progress
        due: 2020-06
        rag: amber
        rag_reason: A post is vacant.
        mitigation: The neighbouring team stands in until May.
"""

from collections.abc import Iterator

from wsoa_cli.model.workstream import Action
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "rating-without-reason"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False

CALLS_FOR_ACTION = {"amber", "red"}


def check(subject: Subject) -> Iterator[Finding]:
    """Each declared colour without a reason or, where it calls for one, without a mitigation."""
    for at, standing in subject.actions():
        if at.item.rag is None or not standing.is_open:
            continue
        missing = _missing(at.item)
        if missing:
            message = f"{at.item.id} is declared {at.item.rag}, without {' and '.join(missing.values())}"
            leans_on = tuple(at.place / field for field in missing)
            fields = " ".join(f'{field}="…"' for field in missing)
            hint = f"write it: wsoa set {at.item.id} {fields}"
            yield Finding(NAME, SEVERITY, subject.plan.id, at.item.id, message, hint, at.place / "rag", leans_on=leans_on)


def _missing(action: Action) -> dict[str, str]:
    """The fields that are not there, and what they would say."""
    missing = {}
    if not action.rag_reason:
        missing["rag_reason"] = "a reason"
    if action.rag in CALLS_FOR_ACTION and not action.mitigation:
        missing["mitigation"] = "what is done about it"
    return missing
