"""By what a finding is known in two states of the plans, and what brought it: a change, the calendar, or neither.

A finding is the same where the same rule finds it in the same field of the same item, wherever that lies in its list or its
file. The message does not count: it tells of days and dates, which are others every morning.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from wsoa_cli.derive.steps import ItemKey
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.vocabulary import ITEM_KINDS, ItemKind
from wsoa_cli.rules.finding import Finding, Origin


class Identity(NamedTuple):
    """What a finding is known by: `way` are the names of the fields that lead to it, from the top of its file."""

    plan: str
    rule: str
    kind: ItemKind | None = None
    item: str | None = None
    way: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """A finding by what it is known by, and its words without numbers: these tell apart what is known by the same."""

    identity: Identity
    words: str


def likeness(finding: Finding, plan: Plan) -> Likeness:
    """What a finding in a plan is known by."""
    way = tuple(step for step in finding.place.loc if isinstance(step, str))
    item = finding.item.lower() if finding.item else None
    identity = Identity(plan.id.lower(), finding.rule, plan.kind_at(finding.place) if item else None, item, way)
    return Likeness(identity, without_numbers(finding.message))


def without_numbers(message: str) -> str:
    """The words of a message, which stay when another day is counted to."""
    return re.sub(r"\d+", "", message)


def renamed(one: Likeness, became: Mapping[ItemKey, ItemKey | None], plan: str) -> Likeness | None:
    """A finding of an earlier state by what it is known by in the later one, in which its plan has a name.

    None where its item is gone.
    """
    identity = one.identity
    if identity.item is None:
        return Likeness(identity._replace(plan=plan), one.words)
    kinds = (identity.kind,) if identity.kind else ITEM_KINDS
    key = next((key for kind in kinds if (key := ItemKey(identity.plan, kind, identity.item)) in became), None)
    if key is None:  # what has an id that nothing is called by, or an outcome
        return Likeness(identity._replace(plan=plan), one.words)
    now = became[key]
    return Likeness(identity._replace(plan=now.plan, item=now.id), one.words) if now else None


def origins(found: Sequence[Likeness], today: Iterable[Likeness], then: Callable[[], Iterable[Likeness]]) -> list[Origin]:
    """What brought each finding: `today` are those of the earlier state judged by today's day, `then` by its own.

    Of several that are known by the same, those are taken for the old ones whose words were there before.
    """
    if not found:
        return []
    before = list(today)
    words = {(one.identity, one.words) for one in before}
    left = Counter(one.identity for one in before)
    old = [False] * len(found)
    for n in sorted(range(len(found)), key=lambda n: (found[n].identity, found[n].words) not in words):
        old[n] = left[found[n].identity] > 0
        left[found[n].identity] -= old[n]
    if not any(old):
        return ["new"] * len(found)
    left = Counter(one.identity for one in then())
    marked: list[Origin] = []
    for one, is_old in zip(found, old, strict=True):
        was_there = is_old and left[one.identity] > 0
        left[one.identity] -= was_there
        marked.append("existing" if was_there else "calendar" if is_old else "new")
    return marked
