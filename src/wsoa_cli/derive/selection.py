"""Which actions a listing shows: the filters that people ask for, and the orders."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from wsoa_cli.derive.rating import WORST_FIRST
from wsoa_cli.derive.standing import Standing, natural
from wsoa_cli.model.plan import Plan

SortKey = Literal["urgency", "id", "due", "status", "lead", "rag", "title"]
"""What a listing can be sorted by."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What an action must match; an empty field matches all. Ids and words are compared without regard to capitals."""

    plan: str | None = None
    workstream: str | None = None
    lead: str | None = None
    partner: str | None = None
    finding: str | None = None
    area: str | None = None
    age_band: str | None = None
    status: str | None = None
    schedule: str | None = None
    rag: str | None = None
    text: str | None = None

    def chosen(self, standings: Iterable[Standing]) -> list[Standing]:
        """The actions that meet every filter that is set."""
        tests = [test for field, test in _TESTS.items() if getattr(self, field) is not None]
        return [standing for standing in standings if all(test(self, standing) for test in tests)]


def _same(asked: str | None, *values: str | None) -> bool:
    return asked is None or any(value is not None and value.lower() == asked.lower() for value in values)


def _among(asked: str | None, values: Iterable[str]) -> bool:
    return asked is None or asked.lower() in (value.lower() for value in values)


def _lead_matches(selection: Selection, standing: Standing) -> bool:
    asked = selection.lead
    return asked is None or any(is_called(standing.plan, lead, asked) for lead in standing.action.lead)


def is_called(plan: Plan, lead: str, asked: str) -> bool:
    """Whether somebody who asks for a lead so means the one with this id: by the id, or part of the title or holder's name."""
    if asked.lower() == lead.lower():
        return True
    post = plan.post(lead)
    return post is not None and (asked.lower() in (post.holder or "").lower() or asked.lower() in post.title.lower())


def _partner_matches(selection: Selection, standing: Standing) -> bool:
    asked = selection.partner
    return asked is None or any(is_partner_called(standing.plan, partner, asked) for partner in standing.action.partners)


def is_partner_called(plan: Plan, partner: str, asked: str) -> bool:
    """Whether somebody who asks for a partner so means the one with this id: by the id, or part of the organisation's name."""
    if asked.lower() == partner.lower():
        return True
    organisation = plan.organisation(partner)
    return organisation is not None and asked.lower() in organisation.name.lower()


def _workstream_matches(selection: Selection, standing: Standing) -> bool:
    asked = selection.workstream
    return asked is None or is_named(standing.plan, standing.workstream.id, asked)


def is_named(plan: Plan, item_id: str, asked: str) -> bool:
    """Whether somebody who names something so means what has this id in a plan: by the id, or by plan:id."""
    return asked.lower() in {item_id.lower(), f"{plan.id}:{item_id}".lower()}


def _finding_matches(selection: Selection, standing: Standing) -> bool:
    asked = selection.finding
    served = standing.situation.findings_served_by(standing.action)
    return asked is None or any(is_named(standing.plan, finding, asked) for finding in served)


def _age_matches(selection: Selection, standing: Standing) -> bool:
    """By ages that overlap: 16-18 finds an action for 0-25."""
    asked = selection.age_band
    if asked is None:
        return True
    first, last = _ages(asked)
    return any(first <= end and start <= last for start, end in map(_ages, standing.action.age_bands))


def _ages(band: str) -> tuple[int, int]:
    first, _, last = band.partition("-")
    return int(first), int(last or first)


def _text_matches(selection: Selection, standing: Standing) -> bool:
    """In the title, the words for the date, and the updates."""
    if selection.text is None:
        return True
    action = standing.action
    words = [action.title, action.due_text or "", *(update.text for update in action.updates)]
    return any(selection.text.lower() in text.lower() for text in words)


_TESTS: dict[str, Callable[[Selection, Standing], bool]] = {
    "plan": lambda selection, s: _same(selection.plan, s.plan.id),
    "workstream": _workstream_matches,
    "lead": _lead_matches,
    "partner": _partner_matches,
    "finding": _finding_matches,
    "area": lambda selection, s: _among(selection.area, s.plan.areas_of(s.action)),
    "age_band": _age_matches,
    "status": lambda selection, s: _same(selection.status, s.action.status),
    "schedule": lambda selection, s: _same(selection.schedule, s.timing.schedule),
    "rag": lambda selection, s: _same(selection.rag, s.rating.colour),
    "text": _text_matches,
}
"""A test for each field; it is asked only where the field is set."""


def sort_key(order: SortKey) -> Callable[[Standing], Any]:
    """What to sort by; each order ends with plan and id, so that it is the same on every machine."""
    key = _KEYS[order]
    return lambda standing: (key(standing), standing.plan.id, natural(standing.action.id))


_STATUS_ORDER = ("in_progress", "not_started", "delivered", "embedded", "carried_over", "withdrawn")

_KEYS: dict[SortKey, Callable[[Standing], Any]] = {
    "urgency": lambda s: (-s.timing.days_late, s.timing.latest or date.max),
    "id": lambda _: (),
    "due": lambda s: s.timing.latest or date.max,
    "status": lambda s: _STATUS_ORDER.index(s.action.status),
    "lead": lambda s: s.action.lead or ("\uffff",),
    "rag": lambda s: WORST_FIRST.index(s.rating.colour) if s.rating.colour else len(WORST_FIRST),
    "title": lambda s: s.action.title.lower(),
}
