"""A field names something that the plan does not have.

A lead, partner, measure or need that nobody can look up is a promise without an address, most often a slip of the keyboard or
an item that was renamed in one file and not in the others. Areas count too, and school terms that the plan's calendar lacks:
terms are local, and until one is added its dates count as the whole academic year.

Fails:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, lead: [head-of-send], status: delivered}

Mended:

    # plan.yaml
    posts:
      - {id: director, title: Director of Children's Services}
      - {id: head-of-sen, title: Head of SEN}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, lead: [head-of-sen], status: delivered}
"""

from collections.abc import Iterator
from difflib import get_close_matches

from wsoa_cli.derive.dates import dates_in
from wsoa_cli.derive.gaps import touches
from wsoa_cli.derive.links import dangling
from wsoa_cli.derive.words import first_of
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan import Place, Placed, Plan, id_of
from wsoa_cli.model.vocabulary import ITEM_KINDS, ItemKind
from wsoa_cli.model.when import When
from wsoa_cli.model.workstream import Action
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "unknown-reference"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False  # what may stand in the part that could not be read is left alone, kind by kind
ASKED_OF_CLOSED = True


def check(subject: Subject) -> Iterator[Finding]:
    """Each id, area and term that the plan does not have, where it is written."""
    plan, gaps = subject.plan, subject.gaps
    known = _Known(plan)
    for one in dangling(plan):
        if touches(gaps, one.kinds):
            continue
        item = id_of(one.owner[1]) if one.owner else None
        name = "item" if one.kinds == ITEM_KINDS else " or ".join(one.kinds)
        message = f"`{one.field}` names {one.asked}, and the plan has no such {name}"
        yield Finding(NAME, SEVERITY, plan.id, item, message, known.hint(one.kinds, one.asked, name), one.at, (one.asked,))
    if not touches(gaps, ("plan.areas",)):
        yield from _areas(plan)
    if not touches(gaps, ("plan.calendar",)):
        yield from _terms(plan)


class _Known:
    """The ids that could have been meant; likeness is looked for a limited number of times, as it is slow among thousands."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._ids: dict[tuple[ItemKind, ...], list[str]] = {}
        self._looks = MOST_LOOKS

    def hint(self, kinds: tuple[ItemKind, ...], asked: str, name: str) -> str:
        if kinds not in self._ids:
            self._ids[kinds] = [id_of(placed.item) for kind in kinds for placed in self._plan.items(kind)]
        known = self._ids[kinds]
        self._looks -= 1
        if self._looks >= 0 and (near := get_close_matches(asked, known, n=1)):
            return f"did you mean {near[0]}?"
        if known:
            return f"write one of: {first_of(known)}"
        return f"the plan has no {name} yet: add it first"


MOST_LOOKS = 50


def _areas(plan: Plan) -> Iterator[Finding]:
    known = {area.lower() for area in plan.head.areas}
    having_areas: tuple[Placed[Action] | Placed[Measure], ...] = (*plan.actions, *plan.measures)
    for placed in having_areas:
        for n, area in enumerate(placed.item.areas):
            if area.lower() not in known:
                message = f"`areas` names {area}, and the plan does not cover it"
                hint = f"write one of: {', '.join(plan.head.areas)}"
                yield Finding(NAME, SEVERITY, plan.id, placed.item.id, message, hint, placed.place / "areas" / n, (area,))


def _terms(plan: Plan) -> Iterator[Finding]:
    for kind in ITEM_KINDS:
        for placed in plan.items(kind):
            for way, when in dates_in(placed.item, lambda when: not plan.calendar.knows(when)):
                at = Place(placed.place.path, (*placed.place.loc, *way))
                yield _unknown_term(plan, id_of(placed.item), at, when)


def _unknown_term(plan: Plan, item: str, at: Place, when: When) -> Finding:
    message = f"{when} is a term that the plan's calendar does not have; until it does, it counts as the whole year"
    hint = f"add it to `calendar.terms` in plan.yaml: {{name: {when.term}, year: {when.academic_year}, start: …, end: …}}"
    return Finding(NAME, SEVERITY, plan.id, item, message, hint, at, (str(when),))
