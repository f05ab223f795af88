"""What waivers do: a finding that one of them is about is set aside, as long as the waiver holds.

They are looked at once all other rules have spoken. A waiver whose `on` or `until` could not be understood sets nothing aside:
without them it would be a wider one than was agreed.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple

from wsoa_cli.model.plan import Place, Plan
from wsoa_cli.model.plan_head import Waiver
from wsoa_cli.model.vocabulary import ITEM_KINDS, ItemKind
from wsoa_cli.rules.finding import Applied, Finding, Rule

MOST_LOOKS = 50
"""How often a rule is looked for that was probably meant: likeness is slow, and a file may hold any number of slips."""


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that is set aside, and the waiver that does it."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Sifted:
    """What is found and stands, what is set aside, and what became of each waiver."""

    standing: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    waivers: tuple[Applied, ...] = ()


def sift(
    found: Sequence[Finding],
    plan: Plan,
    today: date,
    *,
    rules: Mapping[str, Rule],
    put: Collection[str],
    is_damaged: Callable[[Place], bool],
) -> Sifted:
    """Takes what is waived out of what was found in a plan.

    `rules` are those that can be waived, by name; `put` the names of those that were asked and had all that they need to know.
    """
    if not plan.head.waivers:
        return Sifted(tuple(found))
    by_rule = _by_rule(found)
    set_aside: dict[Finding, Waiver] = {}
    applied = []
    looks = MOST_LOOKS
    for place, waiver in _sound(plan, is_damaged):
        about = _about(waiver, by_rule.get(waiver.rule, _NOTHING), plan)
        if holds(waiver, today):
            set_aside |= {one: waiver for one in about if one not in set_aside}
        rule, near = rules.get(waiver.rule), None
        if rule is None and looks:
            looks -= 1
            near = next(iter(get_close_matches(waiver.rule.lower(), rules, n=1)), None)
        applied.append(Applied(waiver, place, rule, near, len(about) if waiver.rule in put else None))
    if not set_aside:
        return Sifted(tuple(found), (), tuple(applied))
    standing = tuple(one for one in found if one not in set_aside)
    waived = tuple(Waived(one, set_aside[one]) for one in found if one in set_aside)
    return Sifted(standing, waived, tuple(applied))


def holds(waiver: Waiver, today: date) -> bool:
    """Whether a waiver still holds: up to its last day, and with it."""
    return waiver.until is None or today <= waiver.until


def _sound(plan: Plan, is_damaged: Callable[[Place], bool]) -> Iterator[tuple[Place, Waiver]]:
    """The waivers that could be understood whole."""
    for n, waiver in enumerate(plan.head.waivers):
        place = plan.place / "waivers" / n
        if not any(is_damaged(place / field) for field in ("on", "until")):
            yield place, waiver


class _OfRule(NamedTuple):
    """What one rule has found: all of it, and by the item that it is on, whose id is in small letters."""

    found: list[Finding]
    on_item: dict[str, list[Finding]]


_NOTHING = _OfRule([], {})


def _by_rule(found: Iterable[Finding]) -> dict[str, _OfRule]:
    """The findings by their rule: looked through once, however many waivers a plan has."""
    by_rule: dict[str, _OfRule] = {}
    for one in found:
        of_rule = by_rule.setdefault(one.rule, _OfRule([], {}))
        of_rule.found.append(one)
        if one.item is not None:
            of_rule.on_item.setdefault(one.item.lower(), []).append(one)
    return by_rule


def _about(waiver: Waiver, of_rule: _OfRule, plan: Plan) -> list[Finding]:
    """The findings that a waiver is about: all of its rule, or those on its item.

    Where the rule finds something on items of several kinds with that id, the kind is meant that `wsoa show` would show.
    """
    if waiver.on is None:
        return of_rule.found
    by_kind: dict[ItemKind | None, list[Finding]] = {}
    for one in of_rule.on_item.get(waiver.on.lower(), ()):
        by_kind.setdefault(plan.kind_at(one.place), []).append(one)
    return next((by_kind[kind] for kind in (*ITEM_KINDS, None) if kind in by_kind), [])
