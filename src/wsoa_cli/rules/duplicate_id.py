"""Two items of one kind have the same id.

Ids are how people, links and commits name things, for years. They are compared without regard to capitals, because file
systems and readers do the same. `1.10` and `1.1` are two ids.
"""

from collections.abc import Iterator

from wsoa_cli.model.plan import Place, id_of
from wsoa_cli.model.vocabulary import ITEM_KINDS
from wsoa_cli.rules.finding import Finding, Severity, Subject

NAME = "duplicate-id"
SEVERITY: Severity = "error"


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
