"""By what a finding is known in two states of the plans, and what brought it: a change, the calendar, or neither.

A finding is the same where the same rule finds it in the same field of the same item and about the same other things, wherever
that lies in its list or its file. The message does not count: it tells of days and dates, which are others every morning. How
grave it is does: what was a warning, or a note within the days of grace, and is an error now, is what fails a run, and somebody
or the calendar made it so.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from wsoa_cli.derive.steps import ItemKey
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.vocabulary import ITEM_KINDS, ItemKind
from wsoa_cli.rules.finding import GRAVEST_FIRST, Finding, Origin, Severity


class Identity(NamedTuple):
    """What a finding is known by: `way` are the names of the fields that lead to it, from the top of its file.

    `about` are the other things that it names, in small letters: without them one leak would hide behind another.
    """

    plan: str
    rule: str
    kind: ItemKind | None = None
    item: str | None = None
    way: tuple[str, ...] = ()
    about: tuple[str, ...] = ()

    def folded(self) -> "Identity":
        """The same without regard to capitals, and to the order in which other things are named."""
        item = self.item.lower() if self.item else None
        return self._replace(plan=self.plan.lower(), item=item, about=tuple(sorted(one.lower() for one in self.about)))


@dataclass(frozen=True, slots=True)
class Likeness:
    """A finding by what it is known by, how grave it is, and its words without numbers.

    The words tell apart what is known by the same.
    """

    identity: Identity
    severity: Severity
    words: str


def likeness(finding: Finding, plan: Plan) -> Likeness:
    """What a finding in a plan is known by."""
    kind, way = kind_of(finding, plan), way_of(finding)
    identity = Identity(plan.id, finding.rule, kind, finding.item, way, finding.about).folded()
    return Likeness(identity, finding.severity, without_numbers(finding.message))


def kind_of(finding: Finding, plan: Plan) -> ItemKind | None:
    """The kind of item that something is found at."""
    return plan.kind_at(finding.place) if finding.item else None


def way_of(finding: Finding) -> tuple[str, ...]:
    """The names of the fields that lead to a finding."""
    return tuple(step for step in finding.place.loc if isinstance(step, str))


def fault_identity(plan: str, rule: str, file: str, message: str) -> Identity:
    """What a fault of a file is known by: the file, and its words."""
    return Identity(plan.lower(), rule, way=(file, without_numbers(message)))


def without_numbers(message: str) -> str:
    """The words of a message, which stay when another day is counted to."""
    return re.sub(r"\d+", "", message)


def renamed(one: Likeness, became: Mapping[ItemKey, ItemKey | None], plan: str) -> Likeness | None:
    """A finding of an earlier state by what it is known by in the later one, in which its plan has a name.

    None where its item is gone.
    """
    was = one.identity
    about = tuple(sorted(_named_now(name, was.plan, became) for name in was.about))
    identity = was._replace(plan=plan, about=about)
    if was.item is None:
        return replace(one, identity=identity)
    key = _key_of(was.item, was.plan, (was.kind,) if was.kind else ITEM_KINDS, became)
    if key is None:  # what has an id that nothing is called by, or an outcome
        return replace(one, identity=identity)
    now = became[key]
    return replace(one, identity=identity._replace(plan=now.plan, item=now.id)) if now else None


def _named_now(name: str, plan: str, became: Mapping[ItemKey, ItemKey | None]) -> str:
    """What is called by a name now, where that is the id of an item; any other word stays."""
    key = _key_of(name, plan, ITEM_KINDS, became)
    now = became[key] if key else None
    return now.id if now else name


def _key_of(item: str, plan: str, kinds: Iterable[ItemKind], became: Mapping[ItemKey, ItemKey | None]) -> ItemKey | None:
    return next((key for kind in kinds if (key := ItemKey(plan, kind, item)) in became), None)


def origins(found: Sequence[Likeness], today: Iterable[Likeness], then: Callable[[], Iterable[Likeness]]) -> list[Origin]:
    """What brought each finding: `today` are those of the earlier state judged by today's day, `then` by its own.

    Of several that are known by the same, those are taken for the old ones whose words were there before.
    """
    if not found:
        return []
    before = list(today)
    words = {(one.identity, one.words) for one in before}
    in_turn = sorted(range(len(found)), key=lambda n: ((found[n].identity, found[n].words) not in words, _gravity(found[n])))
    known, marked = _Known(before), dict.fromkeys(in_turn, _NEW)
    old = [n for n in in_turn if known.takes(found[n])]
    known = _Known(then() if old else ())
    marked |= {n: _EXISTING if known.takes(found[n]) else _CALENDAR for n in old}
    return [marked[n] for n in range(len(found))]


_NEW: Origin = "new"
_EXISTING: Origin = "existing"
_CALENDAR: Origin = "calendar"


class _Known:
    """The findings of an earlier state, each of which answers for one of today's that is no graver."""

    def __init__(self, before: Iterable[Likeness]) -> None:
        self._as_grave = Counter((one.identity, grade) for one in before for grade in GRAVEST_FIRST[_gravity(one) :])
        self._taken: Counter[Identity] = Counter()

    def takes(self, one: Likeness) -> bool:
        is_there = self._taken[one.identity] < self._as_grave[one.identity, one.severity]
        self._taken[one.identity] += is_there
        return is_there


def _gravity(one: Likeness) -> int:
    return GRAVEST_FIRST.index(one.severity)
