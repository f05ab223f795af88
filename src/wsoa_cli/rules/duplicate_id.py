"""Two items of one kind have the same id.

Ids are how people, links and commits name things, for years: minutes and letters quote them, and where two actions have one
id, nobody can say which of them was agreed, moved or delivered. They are compared without regard to capitals, because file
systems and readers do the same. `1.10` and `1.1` are two ids. Two plans must not have one id either, nor one year two terms of
one name.

Fails:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: delivered}
      - {id: 1.1, title: Tell families of it, status: withdrawn}

Mended:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: delivered}
      - {id: 1.2, title: Tell families of it, status: withdrawn}
"""

from collections.abc import Iterator

from wsoa_cli.model.plan import Place, id_of
from wsoa_cli.model.vocabulary import ITEM_KINDS
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "duplicate-id"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = True


def check(subject: Subject) -> Iterator[Finding]:
    """Each item after the first with an id, at its id."""
    for kind in ITEM_KINDS:
        first: dict[tuple[str, str], Place] = {}
        for placed in subject.plan.items(kind):
            item_id = id_of(placed.item)
            # An outcome is named only within its own workstream.
            scope = placed.place.path if kind == "outcome" else ""
            other = first.setdefault((scope, item_id.lower()), placed.place)
            if other == placed.place:
                continue
            message = f"{item_id} is the id of another {kind} too, in {other.path}"
            yield Finding(NAME, SEVERITY, subject.plan.id, item_id, message, "give one of them another id", placed.place / "id")
    yield from _terms(subject)


def _terms(subject: Subject) -> Iterator[Finding]:
    """Terms that have one name in one year; the first would count."""
    seen: set[tuple[str, str]] = set()
    for n, term in enumerate(subject.plan.head.calendar.terms):
        key = (term.year, term.name.strip().lower())
        if key in seen:
            at = subject.plan.place / "calendar" / "terms" / n / "name"
            message = f"{term.name} is the name of another term of {term.year} too"
            yield Finding(NAME, SEVERITY, subject.plan.id, None, message, "keep one of the two", at, key)
        seen.add(key)
