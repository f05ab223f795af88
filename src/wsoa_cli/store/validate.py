"""From data to a part of a plan: pydantic says what does not fit, and what does fit is kept. Where all fits it is not asked.

One wrong value must not make a record vanish, nor one wrong record a file: what cannot be understood is left out piece by piece
until the rest holds, and each piece is reported.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Loc
from wsoa_cli.store.relocation import Relocation
from wsoa_cli.store.sound import sound
from wsoa_cli.store.wording import MISSING, Complaint, Problem, in_words

if TYPE_CHECKING:
    from pydantic import TypeAdapter, ValidationError

E = TypeVar("E", bound=Entity)

MOST_PROBLEMS = 100
"""Problems of one file that are put in words; a file that is no plan at all has thousands."""


@dataclass(frozen=True, slots=True)
class Validated(Generic[E]):
    """What could be understood; what was wrong; and where, by the way through the file as it is written.

    `problems` are the first `MOST_PROBLEMS`; `damaged` are the places of all, `left_out` those of list items that had to go.
    """

    entity: E
    problems: tuple[Problem, ...] = ()
    damaged: frozenset[Loc] = frozenset()
    left_out: frozenset[Loc] = frozenset()


def validate(kind: type[E], data: dict[str, Any], stand_ins: dict[str, Any]) -> Validated[E]:
    """Reads data as one kind of entity; `stand_ins` takes the place of required fields that are missing or wrong at its top."""
    entity = sound(kind, data)
    return picked_apart(kind, data, stand_ins) if entity is None else Validated(entity)


def picked_apart(kind: type[E], data: dict[str, Any], stand_ins: dict[str, Any]) -> Validated[E]:
    """The same, by pydantic, whatever the data."""
    from pydantic import ValidationError  # noqa: PLC0415 - importing it takes longer than all else that an edit does

    problems: list[Problem] = []
    pieces: set[Loc] = set()
    damaged: set[Loc] = set()
    tree: dict[str, Any] = data
    # Each round takes at least one more piece away or puts one stand-in in, so this ends.
    while True:
        left_out = frozenset(loc for loc in pieces if isinstance(loc[-1], int))
        before = len(pieces), tree.keys()
        try:
            entity: E = _adapter(kind).validate_python(tree)
        except ValidationError as error:
            complaints = list(_complaints(kind, error, Relocation(left_out)))
        else:
            return Validated(entity, tuple(problems), frozenset(damaged), left_out)
        new = [complaint for complaint in complaints if complaint.loc not in pieces]
        damaged.update(_piece(complaint) for complaint in new)
        problems += [in_words(complaint) for complaint in new[: MOST_PROBLEMS - len(problems)]]
        missing = {str(complaint.loc[0]) for complaint in complaints if _piece(complaint) == ()}
        pieces |= {_piece(complaint) for complaint in complaints} - {()}
        standing_in = {field: value for field, value in stand_ins.items() if field in missing or field in tree}
        tree = standing_in | _pruned(data, (), pieces)
        if (len(pieces), tree.keys()) == before:
            raise AssertionError(f"nothing can stand in for {', '.join(missing)} of {kind.__name__}")


_ADAPTERS: "dict[type[Entity], TypeAdapter[Any]]" = {}


def _adapter(kind: type[Entity]) -> "TypeAdapter[Any]":
    """The validator of a kind of entity, built the first time a file of that kind has something wrong."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - as above

    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def _complaints(kind: type[Any], error: "ValidationError", relocation: Relocation) -> Iterator[Complaint]:
    for one in error.errors(include_url=False):
        yield Complaint(
            kind, relocation.as_written(tuple(one["loc"])), one["type"], one["input"], one.get("ctx", {}), one["msg"]
        )


def _piece(complaint: Complaint) -> Loc:
    """What to leave out: the value itself; where something is missing, the record that lacks it."""
    return complaint.loc[:-1] if complaint.error in MISSING else complaint.loc


def _pruned(node: Any, at: Loc, pieces: set[Loc]) -> Any:
    """The data without some pieces."""
    if isinstance(node, dict):
        return {key: _pruned(value, (*at, key), pieces) for key, value in node.items() if (*at, key) not in pieces}
    if isinstance(node, list):
        return [_pruned(value, (*at, n), pieces) for n, value in enumerate(node) if (*at, n) not in pieces]
    return node
