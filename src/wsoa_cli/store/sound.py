"""Data in which nothing is wrong, read without pydantic: nearly every file on nearly every day.

pydantic tells of everything that does not fit where it stands and why, and importing it takes longer than all the rest of an
edit. Where everything fits there is nothing to tell. So each field is read by what its annotation says, the markers of
`model.scalars` and nothing else, and the first thing that does not fit ends it: then pydantic looks.

What is taken here is taken by pydantic, as the same entity; `tests/store/test_sound.py` holds the two together.
"""

import re
from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin

from wsoa_cli.model.entity import Entity
from wsoa_cli.model.fields import Held, held_by
from wsoa_cli.model.kinds import KINDS
from wsoa_cli.model.scalars import Parsed, Words

E = TypeVar("E", bound=Entity)

Read = Callable[[Any], Any]
"""Makes of data what a field holds. Raises ValueError or LookupError where it does not fit."""


def sound(kind: type[E], data: dict[str, Any]) -> E | None:
    """The entity that data says; None where anything in it does not fit."""
    try:
        entity: E = _entity(kind.__name__)(data)
    except (ValueError, LookupError):
        return None
    return entity


@cache
def _entity(name: str) -> Read:
    """Reads all fields of the kind of entity with a name."""
    kind = KINDS[name]
    slots = {str(field.metadata.get("alias", field.name)): _slot(kind, field.name) for field in fields(kind)}
    required = frozenset(name for name, field in zip(slots, fields(kind), strict=True) if field.default is MISSING)
    defaults = {name: (slots[name][0], field.default) for name, field in zip(slots, fields(kind), strict=True)}
    is_whole = getattr(kind, "__post_init__", None)
    new = object.__new__

    def read(data: Any) -> Any:
        if data.__class__ is not dict or not required <= data.keys():
            raise ValueError
        made = new(kind)
        for typed, value in data.items():
            put, read_value = slots[typed]
            put(made, read_value(value))
        for typed in defaults.keys() - data.keys():
            put, value = defaults[typed]
            put(made, value)
        if is_whole is not None:
            is_whole(made)
        return made

    return read


def _slot(kind: type[Any], name: str) -> tuple[Callable[[Any, Any], None], Read]:
    """What sets a field of a kind of entity, and what reads it."""
    return vars(kind)[name].__set__, _value(held_by(kind)[name])


def _value(held: Held) -> Read:
    """Reads what a field holds; an absent field is not in the data, so that nothing here is None."""
    read_one = _entity(held.entity.__name__) if held.entity else _scalar(held.what)
    if not held.is_many:
        return read_one
    return _some(_many(read_one)) if held.needs_one else _many(read_one)


def _many(read_one: Read) -> Read:
    def read(value: Any) -> Any:
        if value.__class__ is not list:
            raise ValueError
        return tuple(map(read_one, value))

    return read


def _scalar(hint: Any) -> Read:
    """Reads one value: a word of a fixed list, or what the markers of its type say."""
    if get_origin(hint) is Literal:
        return _word(frozenset(get_args(hint)))
    _, marker = get_args(hint)
    if isinstance(marker, Words):
        return _text(marker)
    if isinstance(marker, Parsed):
        return marker.read
    raise AssertionError(f"nothing here reads {hint}")


def _word(words: frozenset[str]) -> Read:
    def read(value: Any) -> Any:
        if value.__class__ is not str or value not in words:
            raise ValueError
        return value

    return read


def _text(marker: Words) -> Read:
    # To Python a dollar sign also stands before a last line break; to pydantic, and here, it is the end.
    found, longest = re.compile(marker.pattern.replace("$", r"\Z")).search, marker.max_length

    def read(value: Any) -> Any:
        if value.__class__ is not str or len(value) > longest or not found(value):
            raise ValueError
        if not value.isascii():
            value.encode()  # half a character is none; the error is a ValueError
        return value

    return read


def _some(read_all: Read) -> Read:
    def read(value: Any) -> Any:
        if not value:
            raise ValueError
        return read_all(value)

    return read
