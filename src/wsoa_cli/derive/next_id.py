"""The id that comes next: the number after the highest that was ever used, written as the others are.

An id is how people, links and commits name a thing for years. So none is given out a second time, not even that of an item
that was deleted: whoever knows what there was before says so in `seen`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Literal

from wsoa_cli.derive.slug import slug
from wsoa_cli.model.plan import Plan, id_of
from wsoa_cli.model.scalars import ID_LENGTH
from wsoa_cli.model.vocabulary import ItemKind
from wsoa_cli.model.workstream import Workstream

InWorkstream = Literal["action", "measure"]
Numbered = Literal["finding", "condition", "decision"]
Named = Literal["deadline", "post", "organisation", "board"]

LONGEST_NAME = 24
"""Characters of an id that is made from a title: people will type it."""

_NUMBERED = re.compile(rf"(.*?)([0-9]{{1,{ID_LENGTH}}})", re.DOTALL)
_ARTICLES = re.compile(r"^\W*(?:(?:a|an|the|our)\b\W*)+", re.IGNORECASE)
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a row of ids is written: what stands before the number, how many digits it has at least, and where it begins."""

    before: str
    digits: int = 1
    first: int = 1

    def write(self, number: int) -> str:
        """The id with a number."""
        return f"{self.before}{number:0{self.digits}}"

    def after(self, used: Iterable[str]) -> str | None:
        """The id with the number after the highest that is used; None where it would be too long for an id."""
        highest = max((int(number) for before, number in map(_parts, used) if number and _same(before, self.before)), default=0)
        written = self.write(max(self.first, highest + 1))
        return written if len(written) <= ID_LENGTH else None


def next_in_workstream(plan: Plan, workstream: Workstream, kind: InWorkstream, seen: frozenset[str] = _NONE) -> str:
    """The id of a workstream's next action or measure: as its others are, else as those of the plan's other workstreams."""
    schemes = (scheme_of(_own(workstream, kind)), _as_elsewhere(plan, workstream, kind), _usual(workstream, kind))
    return _next({*_ids(plan, kind), *seen}, schemes)


def next_numbered(kind: Numbered, plan: Plan, seen: frozenset[str] = _NONE) -> str:
    """The id of a plan's next finding, condition or decision: as its others are, else F1, C1 or D1."""
    ids = _ids(plan, kind)
    return _next({*ids, *seen}, (scheme_of(ids), Scheme(kind[0].upper())))


def next_workstream(plan: Plan, seen: frozenset[str] = _NONE) -> str:
    """The id of a plan's next workstream: as its others are, else WS and how many there are then."""
    ids = _ids(plan, "workstream")
    return _next({*ids, *seen}, (scheme_of(ids), Scheme("WS", first=len(ids) + 1)))


def next_named(kind: Named, plan: Plan, title: str, seen: frozenset[str] = _NONE) -> str:
    """The id of a plan's next deadline, post, organisation or board: its title in short.

    Unless most of the plan's others of that kind, two at least, are numbered.
    """
    ids, scheme = _ids(plan, kind), scheme_of(_ids(plan, kind))
    used = {*ids, *seen}
    if scheme and max(2, len(ids) // 2 + 1) <= sum(_same(_parts(one)[0], scheme.before) for one in ids):
        numbered = scheme.after(used)
        if numbered:
            return numbered
    name = slug(_ARTICLES.sub("", title), LONGEST_NAME) or slug(title, LONGEST_NAME) or kind
    return _first_free(used, chain([name], (f"{name}-{number}" for number in count(2))))


def scheme_of(ids: Sequence[str]) -> Scheme | None:
    """The scheme that most of some ids follow; of two that are followed as often, the one that comes last.

    None where no id ends in a number. An id below another, such as 1.2.1 beside 1.2, names a part and does not count.
    """
    known = {one.lower() for one in ids}
    parts = [(before, number) for before, number in map(_parts, ids) if number and before.rstrip("._-").lower() not in known]
    if not parts:
        return None
    often = Counter(before.lower() for before, _ in parts)
    most = max(often.values())
    chosen = next(before for before, _ in reversed(parts) if often[before.lower()] == most)
    padded = [len(number) for before, number in parts if _same(before, chosen) and number.startswith("0")]
    return Scheme(chosen, max(padded, default=1))


def _as_elsewhere(plan: Plan, workstream: Workstream, kind: InWorkstream) -> Scheme | None:
    """The scheme that most of the plan's other workstreams would follow if they were this one."""
    others = (at.item for at in plan.workstreams if not _same(at.item.id, workstream.id))
    schemes = ((other, scheme_of(_own(other, kind))) for other in others)
    found = Counter(moved for other, scheme in schemes if scheme and (moved := _moved(scheme, other, workstream)))
    return found.most_common(1)[0][0] if found else None


def _moved(scheme: Scheme, other: Workstream, workstream: Workstream) -> Scheme | None:
    """Another workstream's scheme with the name or number of this one in place of its own: 1. becomes 2., and WS1- WS2-.

    A scheme with neither in it runs through the whole plan, and stays as it is. None where this one has no number to put in.
    """
    if not other.id.isdecimal():
        its_id = re.compile(rf"(?<![A-Za-z0-9]){re.escape(other.id)}(?![A-Za-z0-9])", re.IGNORECASE)
        named = its_id.sub(workstream.id, scheme.before)
        if named != scheme.before:
            return Scheme(named, scheme.digits)
    theirs, ours = _number_of(other), _number_of(workstream)
    numbers = [found for found in re.finditer(r"[0-9]+", scheme.before) if int(found[0]) == theirs]
    if not numbers:
        return scheme
    if ours is None:
        return None
    first = numbers[0]
    digits = len(first[0]) if first[0].startswith("0") else 1
    return Scheme(f"{scheme.before[: first.start()]}{ours:0{digits}}{scheme.before[first.end() :]}", scheme.digits)


def _usual(workstream: Workstream, kind: InWorkstream) -> Scheme:
    """What is followed where nothing else can be: 1.1 and M1.1 in workstream 1, A1 and M1 in one without a number."""
    number = _number_of(workstream)
    if number is None:
        return Scheme("A" if kind == "action" else "M")
    return Scheme(f"{number}." if kind == "action" else f"M{number}.")


def _number_of(workstream: Workstream) -> int | None:
    """The number in a workstream's id, such as 1 in WS1; None where there is none, or more than one."""
    numbers = re.findall(r"[0-9]+", workstream.id)
    return int(numbers[0]) if len(numbers) == 1 and len(numbers[0]) <= MOST_DIGITS else None


MOST_DIGITS = 4
"""Digits of a workstream's number; what has more is no count of workstreams."""


def _next(used: set[str], schemes: Iterable[Scheme | None]) -> str:
    """The next id by the first scheme that has one; the last scheme's lowest free one where none has."""
    *_, last = known = [scheme for scheme in schemes if scheme]
    following = (one for scheme in known if (one := scheme.after(used)))
    return next(following, None) or _first_free(used, map(last.write, count(1)))


def _first_free(used: Iterable[str], names: Iterator[str]) -> str:
    taken = {one.lower() for one in used}
    return next(name for name in names if name.lower() not in taken)


def _own(workstream: Workstream, kind: InWorkstream) -> list[str]:
    return [one.id for one in (workstream.actions if kind == "action" else workstream.measures)]


def _ids(plan: Plan, kind: ItemKind) -> list[str]:
    return [id_of(at.item) for at in plan.items(kind)]


def _parts(one: str) -> tuple[str, str]:
    """What stands before the number in which an id ends, and the number; no number where it ends in none."""
    found = _NUMBERED.fullmatch(one)
    return (found[1], found[2]) if found else (one, "")


def _same(one: str, other: str) -> bool:
    """Whether two ids, or two beginnings of ids, are one: they are compared without regard to capitals."""
    return one.lower() == other.lower()
