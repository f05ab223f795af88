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
        filters = [(getattr(self, field), test) for field, test in _TESTS.items()]
        wanted = [(asked, test) for asked, test in filters if asked is not None]
        return [standing for standing in standings if all(test(asked, standing) for asked, test in wanted)]


def _same(asked: str, value: str | None) -> bool:
    return value is not None and asked.lower() == value.lower()


def _lead_matches(asked: str, standing: Standing) -> bool:
    return any(is_called(standing.plan, lead, asked) for lead in standing.action.lead)


def is_called(plan: Plan, lead: str, asked: str) -> bool:
    """Whether somebody who asks for a lead so means the one with this id: by the id, or part of the title or holder's name."""
    if asked.lower() == lead.lower():
        return True
    post = plan.post(lead)
    return post is not None and (asked.lower() in (post.holder or "").lower() or asked.lower() in post.title.lower())


def _partner_matches(asked: str, standing: Standing) -> bool:
    return any(is_partner_called(standing.plan, partner, asked) for partner in standing.action.partners)


def is_partner_called(plan: Plan, partner: str, asked: str) -> bool:
    """Whether somebody who asks for a partner so means the one with this id: by the id, or part of the organisation's name."""
    if asked.lower() == partner.lower():
        return True
    organisation = plan.organisation(partner)
    return organisation is not None and asked.lower() in organisation.name.lower()


def is_named(plan: Plan, item_id: str, asked: str) -> bool:
    """Whether somebody who names something so means what has this id in a plan: by the id, or by plan:id."""
    return asked.lower() in {item_id.lower(), f"{plan.id}:{item_id}".lower()}


def _finding_matches(asked: str, standing: Standing) -> bool:
    served = standing.situation.findings_served_by(standing.action)
    return any(is_named(standing.plan, finding, asked) for finding in served)


def _age_matches(asked: str, standing: Standing) -> bool:
    """By ages that overlap: 16-18 finds an action for 0-25."""
    first, last = _ages(asked)
    return any(first <= end and start <= last for start, end in map(_ages, standing.action.age_bands))


def _ages(band: str) -> tuple[int, int]:
    first, _, last = band.partition("-")
    return int(first), int(last or first)


def _text_matches(asked: str, standing: Standing) -> bool:
    """In the title, the words for the date, and the updates."""
    action = standing.action
    words = [action.title, action.due_text or "", *(update.text for update in action.updates)]
    return any(asked.lower() in text.lower() for text in words)


_TESTS: dict[str, Callable[[str, Standing], bool]] = {
    "plan": lambda asked, s: _same(asked, s.plan.id),
    "workstream": lambda asked, s: is_named(s.plan, s.workstream.id, asked),
    "lead": _lead_matches,
    "partner": _partner_matches,
    "finding": _finding_matches,
    "area": lambda asked, s: any(_same(asked, area) for area in s.plan.areas_of(s.action)),
    "age_band": _age_matches,
    "status": lambda asked, s: _same(asked, s.action.status),
    "schedule": lambda asked, s: _same(asked, s.timing.schedule),
    "rag": lambda asked, s: _same(asked, s.rating.colour),
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
