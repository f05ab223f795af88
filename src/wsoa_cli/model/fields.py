"""What the kinds of entity are made of: the names of their fields, in order, and what each field holds."""

from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Loc

Holds = Literal["value", "values", "record", "records"]
"""What a field can hold: one value, a list of them, one set of fields of its own, or a list of those."""


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
            kind = _entity_in(_hint(kind, step))
    return kind


def holds(kind: type[Any], name: str) -> Holds:
    """What a field of a kind of entity holds. `name` is one of its `field_names`."""
    hint = _hint(kind, name)
    is_list = any(get_origin(one) is tuple for one in (hint, *get_args(hint)))
    if _entity_in(hint):
        return "records" if is_list else "record"
    return "values" if is_list else "value"


def value_of(item: Entity, name: str) -> Any:
    """What a field of an entity holds, by the name that is typed in files."""
    return getattr(item, own_name(type(item), name) or name)


def has_words(kind: type[Any], name: str) -> bool:
    """Whether a field of a kind of entity holds words of somebody's own, not an id, a date, a number or a fixed word."""
    typed = next((str(field.type) for field in fields(kind) if field.name == own_name(kind, name)), "")
    return typed.removeprefix("tuple[").startswith(("Text", "Areas"))


def own_name(owner: type[Any], name: str) -> str | None:
    """The name that a field has in the class: `from_` for `from`."""
    return next((field.name for field in fields(owner) if field.metadata.get("alias", field.name) == name), None)


def _hint(owner: type[Any] | None, name: str) -> Any:
    """The type of a field, by the name that is typed in files; None where there is no such field."""
    if owner is None or not is_dataclass(owner):
        return None
    own = own_name(owner, name)
    return _hints(owner).get(own) if own else None


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def _entity_in(hint: Any) -> type[Any] | None:
    if isinstance(hint, type) and issubclass(hint, Entity):
        return hint
    if get_origin(hint) in {tuple, UnionType}:
        return next((kind for kind in map(_entity_in, get_args(hint)) if kind), None)
    return None
