"""A field names something that the plan does not have.

A lead, partner, measure or need that nobody can look up is a promise without an address, most often a slip of the keyboard or
an item that was renamed in one file and not in the others.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from wsoa_cli.derive.dates import dates_in
from wsoa_cli.derive.links import REFERENCES, look_up, named_in, parts
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan import Place, Placed, Plan, id_of
from wsoa_cli.model.vocabulary import ITEM_KINDS, ItemKind
from wsoa_cli.model.when import When
from wsoa_cli.model.workstream import Action
from wsoa_cli.rules.finding import Finding, Severity, Subject

NAME = "unknown-reference"
SEVERITY: Severity = "error"


def check(subject: Subject) -> Iterator[Finding]:
    """Each id, area and term that the plan does not have, where it is written."""
    plan = subject.plan
    for kind in ITEM_KINDS:
        for placed in plan.items(kind):
            yield from _in_item(plan, kind, placed, id_of(placed.item))
            for part_kind, part in parts(placed):
                yield from _in_item(plan, part_kind, part, id_of(placed.item))
    for n, waiver in enumerate(plan.head.waivers):
        yield from _in_item(plan, "waiver", Placed(waiver, plan.place / "waivers" / n), waiver.on)
    yield from _areas(plan)
    yield from _terms(plan)


def _in_item(plan: Plan, kind: str, placed: Placed[Entity], item: str | None) -> Iterator[Finding]:
    for field, kinds in REFERENCES.get(kind, {}).items():
        value = getattr(placed.item, field)
        for n, asked in enumerate(named_in(value)):
            if look_up(plan, kinds, asked) is None:
                at = placed.place / field if isinstance(value, str) else placed.place / field / n
                yield _finding(plan, item, at, f"`{field}` names {asked}", kinds, asked)


def _finding(plan: Plan, item: str | None, at: Place, what: str, kinds: tuple[ItemKind, ...], asked: str) -> Finding:
    known = [id_of(placed.item) for kind in kinds for placed in plan.items(kind)]
    name = "item" if kinds == ITEM_KINDS else " or ".join(kinds)
    if near := get_close_matches(asked, known, n=1):
        hint = f"did you mean {near[0]}?"
    elif known:
        hint = f"write one of: {', '.join(known[:8])}{', …' if len(known) > 8 else ''}"
    else:
        hint = f"the plan has no {name} yet: add it first"
    return Finding(NAME, SEVERITY, plan.id, item, f"{what}, and the plan has no such {name}", hint, at)


def _areas(plan: Plan) -> Iterator[Finding]:
    known = {area.lower() for area in plan.head.areas}
    having_areas: tuple[Placed[Action] | Placed[Measure], ...] = (*plan.actions, *plan.measures)
    for placed in having_areas:
        for n, area in enumerate(placed.item.areas):
            if area.lower() not in known:
                message = f"`areas` names {area}, and the plan does not cover it"
                hint = f"write one of: {', '.join(plan.head.areas)}"
                yield Finding(NAME, SEVERITY, plan.id, placed.item.id, message, hint, placed.place / "areas" / n)


def _terms(plan: Plan) -> Iterator[Finding]:
    for kind in ITEM_KINDS:
        for placed in plan.items(kind):
            for at, when in dates_in(placed.item, placed.place):
                if not plan.calendar.knows(when):
                    yield _unknown_term(plan, id_of(placed.item), at, when)


def _unknown_term(plan: Plan, item: str, at: Place, when: When) -> Finding:
    message = f"{when} is a term that the plan's calendar does not have; until it does, it counts as the whole year"
    hint = f"add it to `calendar.terms` in plan.yaml: {{name: {when.term}, year: {when.academic_year}, start: …, end: …}}"
    return Finding(NAME, SEVERITY, plan.id, item, message, hint, at)
