"""Who is meant where somebody is called by a title, a name or the holder's name instead of an id."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Plan, id_of
from wsoa_cli.model.vocabulary import ItemKind

_NAMES: dict[ItemKind, tuple[str, ...]] = {"post": ("title", "holder"), "organisation": ("name",), "board": ("name",)}
"""What these are called beside their ids."""


def can_be_called(kinds: Iterable[ItemKind]) -> bool:
    """Whether something of these kinds is called anything beside its id."""
    return any(kind in _NAMES for kind in kinds)


def ids_called(plan: Plan, kinds: Iterable[ItemKind], asked: str) -> tuple[str, ...]:
    """The ids of all that is called so, whole and without regard to capitals."""
    return tuple(dict.fromkeys(one for one, name in _named(plan, kinds) if name.lower() == asked.lower()))


def ids_nearly_called(plan: Plan, kinds: Iterable[ItemKind], asked: str) -> tuple[str, ...]:
    """The ids of all of which the name has these words in it; else of what is called most like it."""
    names = list(_named(plan, kinds))
    holding = [one for one, name in names if asked.lower() in name.lower()]
    near = get_close_matches(asked.lower(), [name.lower() for _, name in names], n=1)
    return tuple(dict.fromkeys(holding or [one for one, name in names if name.lower() in near]))


def _named(plan: Plan, kinds: Iterable[ItemKind]) -> Iterator[tuple[str, str]]:
    for kind in kinds:
        for placed in plan.items(kind) if kind in _NAMES else ():
            yield from ((id_of(placed.item), name) for name in _names(placed.item, _NAMES[kind]) if name)


def _names(item: Entity, fields: Iterable[str]) -> Iterator[str | None]:
    return (getattr(item, field) for field in fields)
