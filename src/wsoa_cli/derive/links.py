"""What an item is linked to, both ways: what it names, and what names it."""

from collections.abc import Iterator
from dataclasses import dataclass

from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Place, Placed, Plan, id_of
from wsoa_cli.model.vocabulary import ITEM_KINDS, ItemKind

# Which kinds of item a field's ids may name, in the order in which they are looked up.
# A lead is a post; a board or an organisation is let in, since plans are drafted so.
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


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that a field names: the item that owns the field, where the id stands, and which kinds it may be of.

    `owner` is None for a waiver, which has no id of its own.
    """

    owner: tuple[ItemKind, Entity] | None
    field: str
    at: Place
    asked: str
    kinds: tuple[ItemKind, ...]


def references(plan: Plan) -> Iterator[Reference]:
    """Every id that is named anywhere in a plan, kind by kind in the order of the files."""
    for kind in ITEM_KINDS:
        for placed in plan.items(kind):
            yield from references_of(kind, placed)
    for n, waiver in enumerate(plan.head.waivers):
        yield from _named(None, "waiver", waiver, plan.place / "waivers" / n)


def references_of(kind: ItemKind, placed: Placed[Entity]) -> Iterator[Reference]:
    """The ids that an item names, itself and in its updates and moves of date."""
    owner = (kind, placed.item)
    yield from _named(owner, kind, placed.item, placed.place)
    for field, part_kind in (("due_changes", "due_change"), ("updates", "update")):
        for n, part in enumerate(getattr(placed.item, field, ())):
            yield from _named(owner, part_kind, part, placed.place / field / n)


def _named(owner: tuple[ItemKind, Entity] | None, kind: str, named_by: Entity, at: Place) -> Iterator[Reference]:
    for field, kinds in REFERENCES.get(kind, {}).items():
        value = getattr(named_by, field)
        for n, asked in enumerate((value,) if isinstance(value, str) else value or ()):
            yield Reference(owner, field, at / field if isinstance(value, str) else at / field / n, asked, kinds)


def links_from(plan: Plan, kind: ItemKind, placed: Placed[Entity]) -> list[Link]:
    """What an item names, in the order of its fields, each once a field."""
    found = ((one, look_up(plan, one.kinds, one.asked)) for one in references_of(kind, placed))
    return list(dict.fromkeys(Link(one.field, *target) for one, target in found if target is not None))


def links_to(plan: Plan, kind: ItemKind, item: Entity) -> list[Link]:
    """What names an item, kind by kind in the order of the files, each once a field."""
    wanted = id_of(item).lower()
    naming = (one for one in references(plan) if one.owner and kind in one.kinds and one.asked.lower() == wanted)
    found = (one for one in naming if look_up(plan, one.kinds, wanted) == (kind, item))
    return list(dict.fromkeys(Link(one.field, *one.owner) for one in found if one.owner))


def look_up(plan: Plan, kinds: tuple[ItemKind, ...], asked: str) -> tuple[ItemKind, Entity] | None:
    """The first item of these kinds with that id, compared without regard to capitals."""
    for kind in kinds:
        if placed := plan.find(kind, asked):
            return kind, placed.item
    return None
