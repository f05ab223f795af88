"""What an item is linked to, both ways: what it names, and what names it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Placed, Plan, id_of
from wsoa_cli.model.vocabulary import ITEM_KINDS, ItemKind

# Which kinds of item a field's ids may name, in the order in which they are looked up.
# A lead is a post; a board or an organisation is let in, so that the rule `team-as-lead` can speak of it.
REFERENCES: dict[str, dict[str, tuple[ItemKind, ...]]] = {
    "workstream": {"accountable": ("post",), "findings": ("finding",)},
    "action": {
        "lead": ("post", "board", "organisation"),
        "partners": ("organisation",),
        "findings": ("finding",),
        "measures": ("measure",),
        "needs": ("action", "decision"),
        "part_of": ("action",),
        "aligns_to": ("principle",),
    },
    "due_change": {"approved_by": ("board", "post")},
    "update": {"by": ("post",)},
    "measure": {"owner": ("post",), "findings": ("finding",)},
    "post": {"organisation": ("organisation",)},
    "finding": {"served_by": ("action",)},
    "condition": {"actions": ("action",)},
    "decision": {"board": ("board",)},
    "waiver": {"by": ("post",), "on": ITEM_KINDS},
}


@dataclass(frozen=True, slots=True)
class Link:
    """One end of a reference: the field that makes it, and the item at the other end."""

    field: str
    kind: ItemKind
    item: Entity


def links_from(plan: Plan, kind: str, item: Entity) -> list[Link]:
    """What an item names, in the order of its fields."""
    found = []
    for field, kinds in REFERENCES.get(kind, {}).items():
        for asked in named_in(getattr(item, field)):
            target = look_up(plan, kinds, asked)
            if target is not None:
                found.append(Link(field, *target))
    return found


def links_to(plan: Plan, kind: str, item: Entity) -> list[Link]:
    """What names an item, kind by kind in the order of the files."""
    wanted = id_of(item).lower()
    return [
        Link(field, other_kind, other.item)
        for other_kind in ITEM_KINDS
        for field, kinds in REFERENCES.get(other_kind, {}).items()
        if kind in kinds
        for other in plan.items(other_kind)
        if wanted in (name.lower() for name in named_in(getattr(other.item, field)))
        and (target := look_up(plan, kinds, wanted)) is not None
        and target[0] == kind
    ]


def look_up(plan: Plan, kinds: tuple[ItemKind, ...], asked: str) -> tuple[ItemKind, Entity] | None:
    """The first item of these kinds with that id, compared without regard to capitals."""
    for kind in kinds:
        if placed := plan.find(kind, asked):
            return kind, placed.item
    return None


def named_in(value: Any) -> tuple[str, ...]:
    """The ids in a field that holds one, several or none."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def parts(placed: Placed[Entity]) -> Iterator[tuple[str, Placed[Entity]]]:
    """The parts of an item that name others and have no id of their own: its updates and its moves of date."""
    for field, kind in (("due_changes", "due_change"), ("updates", "update")):
        for n, part in enumerate(getattr(placed.item, field, ())):
            yield kind, Placed(part, placed.place / field / n, placed.workstream)
