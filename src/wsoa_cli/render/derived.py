"""What follows of an item on a day, under the names that `wsoa show` has for it in every form.

Programs are written against the names too (`wsoa.show/1`): some may be added, none renamed or removed.
"""

from datetime import date
from typing import Any

from wsoa_cli.derive.deadlines import DeadlineStanding, working_days_left
from wsoa_cli.derive.measure_standing import MeasureStanding
from wsoa_cli.derive.overview import WorkstreamOverview
from wsoa_cli.derive.portrait import Portrait
from wsoa_cli.derive.standing import Standing
from wsoa_cli.model.plan import Placed
from wsoa_cli.model.workstream import Action

Facts = dict[str, Any]


def derived(portrait: Portrait, today: date) -> Facts:
    """What is never typed of an item, because it follows."""
    home = portrait.placed.workstream
    return ({"workstream": home.id} if home is not None else {}) | _of(portrait, today)


def _of(portrait: Portrait, today: date) -> Facts:
    standing = portrait.standing
    if isinstance(standing, Standing):
        return _action(Placed(standing.action, portrait.placed.place, standing.workstream), standing)
    if isinstance(standing, MeasureStanding):
        return _measure(standing)
    if isinstance(standing, WorkstreamOverview):
        return _workstream(standing)
    return {} if standing is None else _deadline(standing, today)


def _action(at: Placed[Action], standing: Standing) -> Facts:
    return {
        "schedule": standing.timing.schedule,
        "latest": standing.timing.latest,
        "days_late": standing.timing.days_late,
        "rag": standing.rating.colour,
        "rag_reason": standing.rating.reason,
        "findings": standing.plan.findings_of(at),
        "areas": standing.plan.areas_of(at.item),
        "moves": len(at.item.due_changes),
    }


def _measure(row: MeasureStanding) -> Facts:
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


def _workstream(row: WorkstreamOverview) -> Facts:
    return {
        "rag": row.rating.colour,
        "rag_reason": row.rating.reason,
        "total": row.tally.total,
        "done": row.tally.done,
        "overdue": row.tally.overdue,
        "due_soon": row.tally.due_soon,
    }


def _deadline(row: DeadlineStanding, today: date) -> Facts:
    return {
        "state": row.state,
        "latest": row.latest,
        "counted": row.counted,
        "days_left": row.days_left,
        "working_days_left": working_days_left(row, today),
    }
