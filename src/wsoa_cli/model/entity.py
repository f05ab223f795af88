"""What every part of a plan has in common."""

from collections.abc import Callable
from dataclasses import Field, dataclass, field, fields
from typing import Any, ClassVar, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def entity(kind: type[T]) -> type[T]:
    """Makes a class a part of a plan: a frozen, slotted dataclass.

    Comparison and `repr` come from `Entity`: writing them anew for each of thirty classes takes as long as the rest of the
    classes do, at every start.
    """
    make: Callable[[type[T]], type[T]] = dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
    return make(kind)


class Entity:
    """A part of a plan, that pydantic validates, closed to fields that the format does not name.

    Plain dataclasses, not pydantic's models, because importing pydantic and building its validators takes about as long as all
    else that `wsoa status` does: only `store.validate` needs it, and not when a file has been read before
    (docs/decisions/0002-dataclasses-validated-by-pydantic.md).
    """

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and _values(self) == _values(other)

    def __hash__(self) -> int:
        return hash((type(self), *_values(self)))

    def __repr__(self) -> str:
        typed = (f"{f.name}={value!r}" for f, value in zip(_fields_of(self), _values(self), strict=True) if value != f.default)
        return f"{type(self).__name__}({', '.join(typed)})"


def _fields_of(one: Any) -> tuple[Field[Any], ...]:
    return fields(one)


def _values(one: Any) -> list[Any]:
    return [getattr(one, field.name) for field in _fields_of(one)]
