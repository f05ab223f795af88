"""What the kinds of entity are made of: the names of their fields, in order, and what each field holds."""

import re
import sys
from dataclasses import Field, fields, is_dataclass
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Loc
from wsoa_cli.model.scalars import Text

Holds = Literal["value", "values", "record", "records"]
"""What a field can hold: one value, a list of them, one set of fields of its own, or a list of those."""


class Held(NamedTuple):
    """What a field holds one of, or several: a kind of entity, a type of `model.scalars`, or one of a list of fixed words.

    Where it `needs_one`, an empty list does not do.
    """

    what: Any
    is_many: bool
    needs_one: bool = False

    @property
    def entity(self) -> type[Any] | None:
        """The kind of entity; None for values."""
        return self.what if isinstance(self.what, type) and issubclass(self.what, Entity) else None

    @property
    def base(self) -> Any:
        """What a value of it is to Python: str, date, Decimal, When."""
        return get_args(self.what)[0] if get_origin(self.what) is Annotated else self.what


def held_by(kind: type[Any]) -> dict[str, Held]:
    """What each field of a kind of entity holds, by the name that the field has in the class."""
    if kind not in _HELD:
        _HELD[kind] = {field.name: _held(kind, field) for field in fields(kind)}
    return _HELD[kind]


_HELD: dict[type[Any], dict[str, Held]] = {}


_ANNOTATION = re.compile(r"(?P<many>tuple\[)?(?P<name>\w+)(?(many), \.\.\.\])(?: \| None)?")


def _held(kind: type[Any], field: Field[Any]) -> Held:
    """What an annotation says, by what its name means where it is written; typing's own way takes ten times as long."""
    found = _ANNOTATION.fullmatch(str(field.type))
    named = vars(sys.modules[kind.__module__]).get(found["name"]) if found else None
    if found is None or named is None:
        raise AssertionError(f"{kind.__name__}.{field.name}: nothing here reads a field that holds {field.type}")
    held = Held(named, is_many=found["many"] is not None)
    return Held(get_args(held.base)[0], is_many=True, needs_one=True) if get_origin(held.base) is tuple else held


def field_names(kind: type[Any] | None) -> list[str]:
    """The fields of a kind of entity, as they are typed in a file."""
    if kind is None or not is_dataclass(kind):
        return []
    return [str(field.metadata.get("alias", field.name)) for field in fields(kind)]


def field_order(kind: type[Any], loc: Loc) -> list[str]:
    """The fields of what stands at a way through data of a kind of entity, in the order in which the format writes them."""
    return field_names(kind_at(kind, loc))


def kind_at(kind: type[Any] | None, loc: Loc) -> type[Any] | None:
    """The kind of entity that stands at the end of a way through data of another; None where none does."""
    for step in loc:
        if isinstance(step, str):
            held = _held_in(kind, step)
            kind = held.entity if held else None
    return kind


def holds(kind: type[Any], name: str) -> Holds:
    """What a field of a kind of entity holds. `name` is one of its `field_names`."""
    held = _held_in(kind, name)
    if held and held.entity:
        return "records" if held.is_many else "record"
    return "values" if held and held.is_many else "value"


def value_of(item: Entity, name: str) -> Any:
    """What a field of an entity holds, by the name that is typed in files."""
    return getattr(item, own_name(type(item), name) or name)


def has_words(kind: type[Any], name: str) -> bool:
    """Whether a field of a kind of entity holds words of somebody's own, not an id, a date, a number or a fixed word."""
    held = _held_in(kind, name)
    return held is not None and held.what == Text


def own_name(owner: type[Any], name: str) -> str | None:
    """The name that a field has in the class: `from_` for `from`."""
    return next((field.name for field in fields(owner) if field.metadata.get("alias", field.name) == name), None)


def _held_in(owner: type[Any] | None, name: str) -> Held | None:
    """What a field holds, by the name that is typed in files; None where there is no such field."""
    if owner is None or not is_dataclass(owner):
        return None
    own = own_name(owner, name)
    return held_by(owner)[own] if own else None
