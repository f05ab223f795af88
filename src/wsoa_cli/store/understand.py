"""From bytes to a part of a plan, with all that could not be understood on the way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from wsoa_cli.derive.next_id import scheme_of
from wsoa_cli.model.entity import Entity
from wsoa_cli.store.guards import Fault
from wsoa_cli.store.located import Source
from wsoa_cli.store.positions import Positions
from wsoa_cli.store.read import read
from wsoa_cli.store.validate import MOST_PROBLEMS, validate
from wsoa_cli.store.wording import Problem, unknown_fields, unknown_in_words

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class Understood(Generic[E]):
    """What a file says, as far as it could be understood; `is_read` tells whether it could be read as data at all.

    `faults` have kept something from being understood, `hidden` has not.
    """

    entity: E
    source: Source
    faults: tuple[Fault, ...] = ()
    is_read: bool = True
    hidden: tuple[Fault, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing to say of the file, so that what it says may be kept and the file not be looked at again."""
        return not (self.faults or self.hidden)


def understand(kind: type[E], content: bytes, stand_ins: dict[str, Any]) -> Understood[E]:
    """Reads one file as one kind of entity; `stand_ins` takes the place of its required fields where they are missing."""
    reading = read(content)
    if reading.data is None:
        faults = _first(reading.faults, len(reading.faults))
        return Understood(nothing(kind, stand_ins), Source(content), faults, is_read=False)
    validated = validate(kind, reading.data, stand_ins)
    unknown = unknown_fields(kind, reading.nulls)
    with_ids = (_with_next_id(one, reading.data) for one in validated.problems)
    problems = (*with_ids, *unknown_in_words(kind, unknown[:MOST_PROBLEMS]))[:MOST_PROBLEMS]
    faults = _first(_at_their_lines(problems, content), len(validated.damaged) + len(unknown))
    return Understood(validated.entity, Source(content, validated.left_out, validated.damaged), faults, hidden=reading.hidden)


def _with_next_id(problem: Problem, data: dict[str, Any]) -> Problem:
    """Where an item of a list lacks its id, what to write: the one that follows those beside it."""
    if problem.rule != "missing-field" or problem.field != "id" or len(problem.loc) != ITEM_DEPTH:
        return problem
    items = data.get(str(problem.loc[0]))
    ids = [item["id"] for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)] if items else []
    scheme = scheme_of(ids)
    following = scheme.after(ids) if scheme else None
    return replace(problem, hint=f'write `id: "{following}"`, which follows the others of the file') if following else problem


ITEM_DEPTH = 2
"""Steps to an item of a list at the top of a file: the list's name, and the number in it."""


def _first(faults: Sequence[Fault], total: int) -> tuple[Fault, ...]:
    """The first faults of a file, and how many more there are."""
    told = tuple(faults[:MOST_PROBLEMS])
    if total <= MOST_PROBLEMS or not told:
        return told
    last = told[-1]
    message = f"beside these there are {total - len(told)} more faults in the file"
    return (*told, Fault(last.rule, last.line, last.column, message, "mend the first ones and check again"))


def nothing(kind: type[E], stand_ins: dict[str, Any]) -> E:
    """An entity with nothing in it but what stands in for its required fields."""
    return validate(kind, {}, stand_ins).entity


def _at_their_lines(problems: Iterable[Problem], content: bytes) -> list[Fault]:
    """What does not fit the format, as faults at their lines, from the top of the file to its end."""
    problems = list(problems)
    positions = Positions(content if problems else b"")
    faults = []
    for problem in problems:
        spot = positions.of_key(problem.loc) if problem.on_key else positions.of(problem.loc)
        faults.append(Fault(problem.rule, spot.line, spot.column, problem.message, problem.hint))
    return sorted(faults, key=lambda fault: (fault.line, fault.column))
