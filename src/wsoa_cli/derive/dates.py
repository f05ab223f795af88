"""Every date that stands in an item, however deep: its own, and those of its parts."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache

from wsoa_cli.model.entity import Entity
from wsoa_cli.model.fields import held_by
from wsoa_cli.model.kinds import ITEMS, KINDS
from wsoa_cli.model.plan import Loc
from wsoa_cli.model.when import When


def dates_in(item: Entity, is_wanted: Callable[[When], bool]) -> Iterator[tuple[Loc, When]]:
    """The dates of an item that are wanted, with the way to each, in the order of its fields; not those of items inside it."""
    for name, typed in _dated_fields(type(item).__name__):
        value = getattr(item, name)
        if not value:
            continue
        if isinstance(value, When):
            if is_wanted(value):
                yield (typed,), value
        elif isinstance(value, tuple):
            for n, part in enumerate(value):
                yield from (((typed, n, *way), when) for way, when in dates_in(part, is_wanted))
        else:
            yield from (((typed, *way), when) for way, when in dates_in(value, is_wanted))


@cache
def _dated_fields(kind: str) -> tuple[tuple[str, str], ...]:
    """The fields of a kind of entity that hold a date or a part with one: their names, and the names that are typed."""
    found = []
    held_here = held_by(KINDS[kind])
    for field in fields(KINDS[kind]):
        held = held_here[field.name]
        part = held.entity if held.entity not in ITEMS.values() else None
        if held.base is When or (part and _dated_fields(part.__name__)):
            found.append((field.name, str(field.metadata.get("alias", field.name))))
    return tuple(found)
