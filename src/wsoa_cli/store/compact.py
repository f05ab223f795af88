"""Entities in a form that can be read again piece by piece: how a file that was understood once is kept (see `store.cache`).

The form is lines of JSON. A line holds the values of one field, one for each entity. An outline says where in the text the line
of each field begins, fields left out in which nothing differs from the default. Of a field that holds entities, the line says
how many each has, and gives the outline of those. The last line names the kind and gives the outline of the whole.

A line is decoded when somebody asks for its field, and then for all entities of that kind in the file, so a command pays for
what it looks at: `wsoa overdue` decodes a quarter of what is kept of a portfolio.
Nothing of pydantic's is needed: what a field holds is told from its annotation.
"""

import json
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import islice, repeat
from operator import attrgetter
from typing import Any

from wsoa_cli.errors import DamagedCacheError
from wsoa_cli.model.entity import Entity, unfilled
from wsoa_cli.model.fields import Held, held_by
from wsoa_cli.model.kinds import KINDS
from wsoa_cli.model.when import When, parse_when

Outline = dict[str, Any]


def packed(entity: Entity) -> bytes:
    """The entity as lines of JSON."""
    lines = _Lines()
    kind = type(entity).__name__
    lines.add([kind, _outline(kind, [entity], lines)])
    return lines.text.encode()


def unpacked(data: bytes) -> Any:
    """The entity that `packed` wrote.

    Raises ValueError, LookupError or TypeError for what has no outline. A line that is no list of its field's values raises
    DamagedCacheError when the field is first asked for.
    """
    text = data.decode()
    kind, outline = json.loads(text[text.rstrip("\n").rfind("\n") + 1 :])
    (entity,) = _Rows(kind, 1, outline, text).entities
    return entity


class _Lines:
    """Lines of JSON, one below the other."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        return "".join(self._lines)

    def add(self, value: Any) -> int:
        """Writes a line, and returns where it begins."""
        begin = self._length
        self._lines.append(_written(value) + "\n")
        self._length += len(self._lines[-1])
        return begin


def _outline(kind: str, rows: Sequence[Entity], lines: _Lines) -> Outline:
    """The outline of some entities; their values are added to the lines."""
    outline: Outline = {}
    for name, form in _FORMS[kind].items():
        cells = list(map(form.get, rows))
        if cells.count(form.default) == len(cells):
            continue
        if form.kind is None:
            outline[name] = lines.add(form.write(cells))
        else:
            held = [cell if form.is_many else (cell,) if cell else () for cell in cells]
            inner = _outline(form.kind, [one for some in held for one in some], lines)
            outline[name] = lines.add([[len(some) for some in held], inner])
    return outline


_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


class _Rows:
    """Entities of one kind, with the text in which their fields stand."""

    __slots__ = ("_forms", "_outline", "_text", "entities")

    def __init__(self, kind: str, count: int, outline: Outline, text: str) -> None:
        if not isinstance(outline, dict):
            raise TypeError("an outline names fields")
        if count > len(text):
            raise ValueError("there are more entities than there can be in so short a text")
        self._forms = _FORMS[kind]
        self._outline = outline
        self._text = text
        self.entities: tuple[Any, ...] = unfilled(KINDS[kind], count, self)

    def fill(self, name: str) -> None:
        """Sets a field of all entities."""
        form = self._forms.get(name)
        if form is None:
            raise AttributeError(f"{type(self.entities[0]).__name__} has no {name}")
        try:
            values = self._values(form, self._outline.get(name))
        except (ValueError, LookupError, TypeError, ArithmeticError, RecursionError, StopIteration) as error:
            raise DamagedCacheError from error
        # No loop of Python's own: this runs for every field of every action that a command looks at.
        deque(map(form.set, self.entities, values), maxlen=0)

    def _values(self, form: "_Form", begin: int | None) -> Iterable[Any]:
        """The values of a field, one for each entity."""
        if begin is None:
            return repeat(form.default_of_field())
        kept, _ = _decoded(self._text, begin)
        values = form.read(kept) if form.kind is None else self._held(form, form.kind, *kept)
        if len(values) != len(self.entities):
            raise ValueError("a field has more or fewer values than there are entities")
        return values

    def _held(self, form: "_Form", kind: str, counts: list[int], outline: Outline) -> list[Any]:
        """The values of a field that holds entities."""
        held = iter(_Rows(kind, sum(counts), outline, self._text).entities)
        values = [tuple(islice(held, count)) for count in counts]
        return values if form.is_many else [some[0] if some else None for some in values]


_decoded: Callable[[str, int], tuple[Any, int]] = json.JSONDecoder().scan_once  # type: ignore[attr-defined]  # as json.decoder itself calls it
"""What a line holds; the scanner alone, because `loads` takes longer to get to it than it takes."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How a field is kept.

    `kind` names the entities that it holds, one or, where `is_many`, any number; where it holds none, `read` makes of what JSON
    holds what the field holds, and `write` the other way round. `get` and `set` are for the field of one entity.
    """

    default: Any
    get: Callable[[Any], Any]
    set: Callable[[Any, Any], None]
    kind: str | None
    is_many: bool
    read: Callable[[list[Any]], list[Any]]
    write: Callable[[list[Any]], list[Any]]

    def default_of_field(self) -> Any:
        """What the field holds where nothing is kept of it. Raises LookupError for one that has to be there."""
        if self.default is MISSING:
            raise LookupError("a field that is required is not there")
        return self.default


def _form(entity: type[Any], field: Field[Any]) -> _Form:
    held = held_by(entity)[field.name]
    read, write = _both_ways(held)
    return _Form(
        field.default,
        attrgetter(field.name),
        vars(entity)[field.name].__set__,
        held.entity.__name__ if held.entity else None,
        held.is_many,
        read,
        write,
    )


_Change = Callable[[list[Any]], list[Any]]


def _both_ways(held: Held) -> tuple[_Change, _Change]:
    """What makes the values of a field of what JSON holds, and the other way round."""
    if held.is_many:
        return lambda kept: [tuple(value) for value in kept], lambda values: values
    scalar = _SCALARS.get(held.base)
    if scalar is None:
        return lambda kept: kept, lambda values: values
    return (
        lambda kept: [None if value is None else scalar(value) for value in kept],
        lambda values: [None if value is None else str(value) for value in values],
    )


@cache
def _day(text: str) -> date:
    return date.fromisoformat(text)


_SCALARS: dict[Any, Callable[[str], Any]] = {When: parse_when, date: _day, Decimal: Decimal}

_FORMS = {kind: {f.name: _form(entity, f) for f in fields(entity)} for kind, entity in KINDS.items()}
