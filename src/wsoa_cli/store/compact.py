"""Entities as JSON and back, quickly: how a file that was understood once is kept (see `store.cache`).

Each entity is an object that names its class and holds the fields that differ from their defaults. What a field holds is told
from its annotation, so nothing of pydantic's is needed to read it again.
"""

import json
from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from wsoa_cli.model.entity import Entity
from wsoa_cli.model.kinds import KINDS
from wsoa_cli.model.when import When, parse_when

_CLASS = "$"


def to_json(entity: Entity) -> bytes:
    """The entity as JSON."""
    return json.dumps(_plain(entity), ensure_ascii=False, separators=(",", ":")).encode()


def from_json(data: bytes) -> Any:
    """The entity that `to_json` wrote. Raises ValueError, KeyError or TypeError for anything else."""
    return json.loads(data, object_hook=_entity)


def _plain(value: Any) -> Any:
    if isinstance(value, Entity):
        kind: Any = type(value)
        typed = {f.name: _plain(getattr(value, f.name)) for f in fields(kind) if not _is_default(value, f)}
        return {_CLASS: kind.__name__, **typed}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, When | date | Decimal):
        return str(value)
    return value


def _is_default(value: Entity, field: Field[Any]) -> bool:
    return field.default is not MISSING and getattr(value, field.name) == field.default


def _entity(typed: dict[str, Any]) -> Any:
    kind, converters = _READERS[typed.pop(_CLASS)]
    for name, convert in converters:
        if name in typed:
            typed[name] = convert(typed[name])
    return kind(**typed)


def _converters(kind: type[Any]) -> list[tuple[str, Callable[[Any], Any]]]:
    """The fields that JSON does not hold as they are, each with what makes them so again."""
    found = ((f.name, _converter(str(f.type))) for f in fields(kind))
    return [(name, convert) for name, convert in found if convert is not None]


@cache
def _day(text: str) -> date:
    return date.fromisoformat(text)


def _converter(annotation: str) -> Callable[[Any], Any] | None:
    name = annotation.removesuffix(" | None")
    if name.startswith("tuple[") or name == "Areas":
        return tuple
    scalars: dict[str, Callable[[Any], Any]] = {"WhenText": parse_when, "Day": _day, "Number": Decimal}
    return scalars.get(name)


_READERS = {name: (kind, _converters(kind)) for name, kind in KINDS.items()}
