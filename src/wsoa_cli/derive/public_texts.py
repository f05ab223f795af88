"""The texts of a plan that the public may read (docs/format.md, Who may see it)."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from wsoa_cli.derive.who_sees import is_for, sees_field
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.fields import Holds, field_names, has_words, holds, own_name
from wsoa_cli.model.kinds import ITEMS, KINDS
from wsoa_cli.model.plan import Loc, Place, Plan, id_of

_NO_PROSE = frozenset({("Post", "holder")})
"""Texts that are no words to read: somebody's name, which `publish_name` answers for."""


class PublicText(NamedTuple):
    """A text that the public may read; `item` is the id of the item that it belongs to, None for the plan's own."""

    item: str | None
    owner: Place
    way: Loc
    text: str

    @property
    def place(self) -> Place:
        """Where it stands; made when asked for, because few texts of many are pointed at."""
        return Place(self.owner.path, (*self.owner.loc, *self.way))


def is_hidden(item: Entity | Any) -> bool:
    """Whether something is marked for the board, or as internal."""
    return getattr(item, "audience", None) in {"board", "internal"}


def is_published(part: Any) -> bool:
    """Whether an update or a piece of evidence is for the public, which has to be said of them."""
    return bool(part.audience == "public")


def public_texts(plan: Plan) -> list[PublicText]:
    """Every text that the public may read, in the order of the files: plan.yaml, then each workstream.

    Which those are is told by the list of what may leave (`derive.who_sees`).
    """
    found = list(_texts(plan.head, None, plan.place, ()))
    for at in plan.workstreams:
        found += _texts(at.item, at.item.id, at.place, ())
    return found


def _texts(entity: Any, item: str | None, owner: Place, way: Loc) -> Iterator[PublicText]:
    """The texts of an entity, and of what it holds; `way` leads to it from the item that it belongs to."""
    for name, typed, held in _readable(type(entity).__name__):
        value = getattr(entity, name)
        if not value:
            continue
        if held == "value":
            yield PublicText(item, owner, (*way, typed), value)
        elif held == "values":
            yield from (PublicText(item, owner, (*way, typed, n), text) for n, text in enumerate(value))
        elif held == "record":
            yield from _texts(value, item, owner, (*way, typed))
        else:
            yield from _texts_of_many(value, item, owner, (*way, typed))


def _texts_of_many(entities: tuple[Any, ...], item: str | None, owner: Place, way: Loc) -> Iterator[PublicText]:
    """The texts of those of some entities that are public; one with an id owns its texts."""
    kind, is_item = type(entities[0]).__name__, type(entities[0]) in ITEMS.values()
    for n, one in enumerate(entities):
        if is_for(kind, getattr(one, "audience", None)) != "public":
            continue
        if is_item:
            yield from _texts(one, id_of(one), Place(owner.path, (*owner.loc, *way, n)), ())
        else:
            yield from _texts(one, item, owner, (*way, n))


@cache
def _readable(kind: str) -> tuple[tuple[str, str, Holds], ...]:
    """The public fields of a kind of entity in which there may be texts: their own names, those typed, and what they hold."""
    entity = KINDS[kind]
    fields = ((own_name(entity, typed) or typed, typed, holds(entity, typed)) for typed in field_names(entity))
    return tuple(
        (name, typed, held)
        for name, typed, held in fields
        if sees_field("public", kind, name)
        and (held in {"record", "records"} or has_words(entity, typed))
        and (kind, name) not in _NO_PROSE
    )
