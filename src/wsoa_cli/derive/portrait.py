"""One item whole: its fields, what follows from them, and what it is linked to both ways."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from wsoa_cli.derive.deadlines import deadline_standings, working_days_left
from wsoa_cli.derive.links import Link, links_from, links_to
from wsoa_cli.derive.measure_standing import measure_standings
from wsoa_cli.derive.overview import plan_overview
from wsoa_cli.derive.standing import standings
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Placed, Plan
from wsoa_cli.model.vocabulary import ItemKind

Derived = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Portrait:
    """One item of a plan, whole, on a day. `derived` holds what is never typed, because it follows."""

    kind: ItemKind
    plan: Plan
    placed: Placed[Entity]
    derived: Derived
    names: tuple[Link, ...]
    named_by: tuple[Link, ...]


def portrait(plan: Plan, kind: ItemKind, placed: Placed[Entity], today: date) -> Portrait:
    """Everything there is to say of an item."""
    derive = _DERIVED.get(kind)
    derived = derive(plan, placed.item, today) if derive else {}
    if placed.workstream is not None:
        derived = {"workstream": placed.workstream.id, **derived}
    item = placed.item
    return Portrait(kind, plan, placed, derived, tuple(links_from(plan, kind, placed)), tuple(links_to(plan, kind, item)))


def _action(plan: Plan, item: Entity, today: date) -> Derived:
    (at, standing) = next((at, s) for at, s in zip(plan.actions, standings(plan, today), strict=True) if at.item is item)
    return {
        "schedule": standing.timing.schedule,
        "latest": standing.timing.latest,
        "days_late": standing.timing.days_late,
        "rag": standing.rating.colour,
        "rag_reason": standing.rating.reason,
        "findings": plan.findings_of(at),
        "areas": plan.areas_of(at.item),
        "moves": len(at.item.due_changes),
    }


def _measure(plan: Plan, item: Entity, today: date) -> Derived:
    row = next(row for row in measure_standings(plan, today) if row.measure is item)
    carried_on, due = row.projection, row.next_reading
    return {
        "latest": row.latest.value if row.latest else None,
        "latest_date": row.latest.date if row.latest else None,
        "change": row.progress.change,
        "direction": row.progress.direction,
        "expected": row.expected,
        "expected_today": row.expected_today,
        "state": row.state,
        "gap": row.gap,
        "projected": carried_on.value if carried_on else None,
        "in_time": carried_on.in_time if carried_on else None,
        "reached_on": carried_on.reached_on if carried_on else None,
        "next_reading_due": due.due if due else None,
        "reading_days_late": due.days_late if due else None,
        "rag": row.rating.colour,
        "rag_reason": row.rating.reason,
    }


def _workstream(plan: Plan, item: Entity, today: date) -> Derived:
    row = next(row for row in plan_overview(plan, today).workstreams if row.workstream is item)
    return {
        "rag": row.rating.colour,
        "rag_reason": row.rating.reason,
        "total": row.tally.total,
        "done": row.tally.done,
        "overdue": row.tally.overdue,
        "due_soon": row.tally.due_soon,
    }


def _deadline(plan: Plan, item: Entity, today: date) -> Derived:
    row = next(row for row in deadline_standings(plan, today) if row.deadline is item)
    return {
        "state": row.state,
        "latest": row.latest,
        "counted": row.counted,
        "days_left": row.days_left,
        "working_days_left": working_days_left(row, today),
    }


_DERIVED = {"action": _action, "measure": _measure, "workstream": _workstream, "deadline": _deadline}
