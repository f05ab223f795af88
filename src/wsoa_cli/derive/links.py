"""What an item is linked to, both ways: what it names, and what names it."""

import re
from collections.abc import Iterable, Iterator, Mapping
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
    "report": {"committee": ("board",), "author": ("post",)},
    "waiver": {"by": ("post",), "on": ITEM_KINDS},
}


def kinds_named_by(owner: str, field: str) -> tuple[ItemKind, ...]:
    """The kinds of item that a field may name, by the class that has it, such as DueChange; none where it names nothing."""
    return REFERENCES.get(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", owner).lower(), _NO_FIELDS).get(field, ())


@dataclass(frozen=True, slots=True)
class Link:
    """One end of a reference: the field that makes it, and the item at the other end."""

    field: str
    kind: ItemKind
    item: Entity


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that a field names: the item that owns the field, where the id stands, and which kinds it may be of.

    `owner` is None for a waiver and for the report, which have no id of their own.
    """

    owner: tuple[ItemKind, Entity] | None
    field: str
    at: Place
    asked: str
    kinds: tuple[ItemKind, ...]


def references(plan: Plan, but: "_Ids | None" = None) -> Iterator[Reference]:
    """Every id that is named anywhere in a plan, kind by kind in the order of the files; those that are not in `but`."""
    for kind in ITEM_KINDS:
        if kind in REFERENCES:
            for placed in plan.items(kind):
                yield from references_of(kind, placed, but)
    if plan.head.report:
        yield from _placed(None, plan.place / "report", _named("report", plan.head.report, but))
    for n, waiver in enumerate(plan.head.waivers):
        yield from _placed(None, plan.place / "waivers" / n, _named("waiver", waiver, but))


def references_of(kind: ItemKind, placed: Placed[Entity], but: "_Ids | None" = None) -> Iterator[Reference]:
    """The ids that an item names, itself and in its updates and moves of date."""
    owner = (kind, placed.item)
    yield from _placed(owner, placed.place, _named(kind, placed.item, but))
    for field, part_kind in _PARTS.get(kind, ()):
        for n, part in enumerate(getattr(placed.item, field)):
            # Places are made for what is found only: a portfolio has 100,000 updates.
            if found := _named(part_kind, part, but):
                yield from _placed(owner, placed.place / field / n, found)


def dangling(plan: Plan) -> Iterator[Reference]:
    """Every id that is named and that the plan does not have."""
    return references(plan, but=_Ids(plan))


_PARTS: Mapping[ItemKind, tuple[tuple[str, str], ...]] = {"action": (("due_changes", "due_change"), ("updates", "update"))}
_NO_FIELDS: Mapping[str, tuple[ItemKind, ...]] = {}
_NOTHING: set[str] = set()

Named = tuple[str, int | None, str, tuple[ItemKind, ...]]
"""A field, which of its ids where it has a list of them, the id as typed, and the kinds that it may be of."""


class _Ids:
    """The ids that a plan has, in small letters, by the kinds that a field may name."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._known: dict[tuple[ItemKind, ...], set[str]] = {}

    def of(self, kinds: tuple[ItemKind, ...]) -> set[str]:
        if kinds not in self._known:
            self._known[kinds] = {id_of(placed.item).lower() for kind in kinds for placed in self._plan.items(kind)}
        return self._known[kinds]


def _placed(owner: tuple[ItemKind, Entity] | None, at: Place, found: Iterable[Named]) -> Iterator[Reference]:
    for field, n, asked, kinds in found:
        yield Reference(owner, field, at / field if n is None else at / field / n, asked, kinds)


def _named(kind: str, named_by: Entity, but: "_Ids | None") -> list[Named]:
    """The ids in the fields of one thing, without those that are known, where it is the others that are asked for."""
    found: list[Named] = []
    for field, kinds in REFERENCES.get(kind, _NO_FIELDS).items():
        value = getattr(named_by, field)
        if not value:
            continue
        known = but.of(kinds) if but else _NOTHING
        if isinstance(value, str):
            if value.lower() not in known:
                found.append((field, None, value, kinds))
        else:
            found.extend((field, n, asked, kinds) for n, asked in enumerate(value) if asked.lower() not in known)
    return found


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
