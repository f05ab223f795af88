"""What every part of a plan has in common."""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar, dataclass_transform

T = TypeVar("T")


class Source(Protocol):
    """What knows the fields of entities that were made without them."""

    def fill(self, name: str) -> None:
        """Sets a field of all its entities. Raises AttributeError where they have no such field."""


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def entity(kind: type[T]) -> type[T]:
    """Makes a class a part of a plan: a frozen, slotted dataclass.

    What a dataclass would write anew for each class comes from `Entity`, once: for thirty classes that takes as long as the
    rest of them does, at every start.
    """
    make: Callable[[type[T]], type[T]] = dataclass(slots=True, kw_only=True, init=False, eq=False, repr=False)
    return make(kind)


class Entity:
    """A part of a plan, that pydantic validates, closed to fields that the format does not name.

    Plain dataclasses, not pydantic's models, because importing pydantic and building its validators takes about as long as all
    else that `wsoa status` does: only `store.validate` needs it, and not when a file has been read before
    (docs/decisions/0002-dataclasses-validated-by-pydantic.md).

    An entity may come without its fields and with a source (see `unfilled`). Nobody can tell: a field that is not there yet is
    fetched when it is first asked for.
    """

    __slots__ = ("_source",)
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    if not TYPE_CHECKING:  # what a class holds is told from its fields (`dataclass_transform`), and these take any name

        def __init__(self, **typed: Any) -> None:
            for f in fields(self):
                if f.name not in typed and f.default is MISSING:
                    raise TypeError(f"{type(self).__name__} needs {f.name}")
                object.__setattr__(self, f.name, typed.pop(f.name, f.default))
            if typed:
                raise TypeError(f"{type(self).__name__} has no {', '.join(typed)}")

        def __setattr__(self, name: str, value: Any) -> None:
            raise FrozenInstanceError(f"{type(self).__name__} cannot be changed: {name}")

        def __delattr__(self, name: str) -> None:
            raise FrozenInstanceError(f"{type(self).__name__} cannot be changed: {name}")

        def __getattr__(self, name: str) -> Any:
            """A field that has no value yet; Python asks here only when it found none."""
            try:
                source = _SOURCE.__get__(self)
            except AttributeError:
                raise AttributeError(f"{type(self).__name__} has no {name}") from None
            source.fill(name)
            return object.__getattribute__(self, name)

    def __reduce__(self) -> tuple[Any, ...]:
        return _copied, (type(self), {f.name: value for f, value in zip(_fields_of(self), _values(self), strict=True)})

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and _values(self) == _values(other)

    def __hash__(self) -> int:
        return hash((type(self), *_values(self)))

    def __repr__(self) -> str:
        typed = (f"{f.name}={value!r}" for f, value in zip(_fields_of(self), _values(self), strict=True) if value != f.default)
        return f"{type(self).__name__}({', '.join(typed)})"


_SOURCE: Any = vars(Entity)["_source"]


def unfilled(kind: type[T], count: int, source: Source) -> tuple[T, ...]:
    """So many entities of a kind, whose fields `source` sets when one of them is asked for one."""
    entities = tuple([object.__new__(kind) for _ in range(count)])
    for one in entities:
        _SOURCE.__set__(one, source)
    return entities


def _copied(kind: type[T], typed: dict[str, Any]) -> T:
    return kind(**typed)


def _fields_of(one: Any) -> tuple[Field[Any], ...]:
    return fields(one)


def _values(one: Any) -> list[Any]:
    return [getattr(one, field.name) for field in _fields_of(one)]
