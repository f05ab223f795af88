"""Results as plain rows and columns: what CSV and markdown have in common."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from wsoa_cli.derive.deadlines import DeadlineStanding, working_days_left
from wsoa_cli.derive.explanation import Explanation
from wsoa_cli.derive.measure_standing import MeasureStanding
from wsoa_cli.derive.overview import PlanOverview, Tally
from wsoa_cli.derive.portrait import Portrait
from wsoa_cli.derive.rating import Rating
from wsoa_cli.derive.standing import Standing
from wsoa_cli.model.plan import id_of
from wsoa_cli.model.vocabulary import ACTION_STATUSES
from wsoa_cli.model.when import When
from wsoa_cli.render.derived import derived
from wsoa_cli.rules.page import Chapter
from wsoa_cli.store.located import Located

Cell = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under column names."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def status_sheet(overviews: Iterable[PlanOverview]) -> Sheet:
    """A row a workstream, and one a plan with the workstream left empty."""
    columns = (
        "plan",
        "workstream",
        "title",
        "accountable",
        "rag",
        "rag_reason",
        "total",
        *ACTION_STATUSES,
        "overdue",
        "due_soon",
    )
    rows: list[tuple[Cell, ...]] = []
    for overview in overviews:
        plan = overview.plan
        rows.append((plan.id, None, plan.head.title, None, *_rated(overview.rating), *_counts(overview.tally)))
        for one in overview.workstreams:
            officers = _joined(one.workstream.accountable)
            heading = (plan.id, one.workstream.id, one.workstream.title, officers)
            rows.append((*heading, *_rated(one.rating), *_counts(one.tally)))
    return Sheet(columns, tuple(rows))


def why_sheet(explanation: Explanation) -> Sheet:
    """A row a step, and the colour itself last."""
    rows = [(step.about, step.found, step.colour) for step in explanation.steps]
    return Sheet(("about", "found", "rag"), (*rows, (explanation.kind, explanation.rating.reason, explanation.rating.colour)))


def actions_sheet(standings: Iterable[Standing]) -> Sheet:
    """A row an action."""
    columns = (
        "plan",
        "workstream",
        "id",
        "title",
        "lead",
        "partners",
        "status",
        "schedule",
        "due",
        "latest",
        "days_late",
        "rag",
        "rag_reason",
    )
    return Sheet(columns, tuple(_action(standing) for standing in standings))


def measures_sheet(rows: Iterable[MeasureStanding]) -> Sheet:
    """A row a measure."""
    columns = (
        "plan",
        "workstream",
        "id",
        "title",
        "unit",
        "better",
        "baseline",
        "target",
        "target_by",
        "latest",
        "latest_date",
        "basis",
        "change",
        "direction",
        "expected",
        "expected_today",
        "state",
        "gap",
        "projected",
        "in_time",
        "reached_on",
        "next_reading_due",
        "reading_days_late",
        "rag",
        "rag_reason",
    )
    return Sheet(columns, tuple(_measure(row) for row in rows))


def deadlines_sheet(standings: Iterable[DeadlineStanding], today: date) -> Sheet:
    """A row a plan-level deadline; days left are negative once it has passed."""
    columns = ("plan", "id", "title", "kind", "due", "counted", "met", "state", "days_left", "working_days_left")
    return Sheet(
        columns,
        tuple(
            (
                s.plan.id,
                s.deadline.id,
                s.deadline.title,
                s.deadline.kind,
                s.deadline.due.text if s.deadline.due else s.latest,
                s.counted,
                s.deadline.met,
                s.state,
                s.days_left,
                working_days_left(s, today),
            )
            for s in standings
        ),
    )


def findings_sheet(found: Iterable[Located]) -> Sheet:
    """A row a finding."""
    columns = ("severity", "rule", "path", "line", "column", "plan", "item", "message", "hint", "origin")
    return Sheet(columns, tuple(tuple(getattr(one, column) for column in columns) for one in found))


def rules_sheet(chapters: Iterable[Chapter]) -> Sheet:
    """A row a rule."""
    columns = ("rule", "severity", "level", "summary", "group")
    rows = ((one.name, one.severity, one.level, one.summary, chapter.title) for chapter in chapters for one in chapter.pages)
    return Sheet(columns, tuple(rows))


def item_sheet(portrait: Portrait, today: date) -> Sheet:
    """A row a field of one item, then what is derived, then its links."""
    rows = [(name, _flat(value)) for name, value in typed_fields(portrait.placed.item)]
    rows += [(name, _flat(value)) for name, value in derived(portrait, today).items()]
    rows += [(f"names ({link.field})", f"{link.kind} {id_of(link.item)}") for link in portrait.names]
    rows += [(f"named by ({link.field})", f"{link.kind} {id_of(link.item)}") for link in portrait.named_by]
    return Sheet(("field", "value"), (("kind", portrait.kind), ("plan", portrait.plan.id), *rows))


def typed_fields(entity: Any) -> list[tuple[str, Any]]:
    """The fields of an entity under the names that are typed in files."""
    return [(str(one.metadata.get("alias", one.name)), getattr(entity, one.name)) for one in fields(entity)]


def _flat(value: Any) -> Cell:
    """A value in one cell."""
    if value is None or isinstance(value, str | int | Decimal | date):
        return value
    if isinstance(value, When):
        return value.text
    if is_dataclass(value):
        return ", ".join(f"{name}: {_flat(part)}" for name, part in typed_fields(value) if part not in (None, ()))
    return "; ".join(str(_flat(part)) for part in value)


def _rated(rating: Rating) -> tuple[Cell, Cell]:
    return rating.colour, rating.reason


def _counts(tally: Tally) -> tuple[Cell, ...]:
    return tally.total, *(tally.by_status[status] for status in ACTION_STATUSES), tally.overdue, tally.due_soon


def _joined(ids: Sequence[str]) -> str:
    return " ".join(ids)


def _action(standing: Standing) -> tuple[Cell, ...]:
    action, timing = standing.action, standing.timing
    return (
        standing.plan.id,
        standing.workstream.id,
        action.id,
        action.title,
        _joined(action.lead),
        _joined(action.partners),
        action.status,
        timing.schedule,
        action.due.text if action.due else None,
        timing.latest,
        timing.days_late,
        *_rated(standing.rating),
    )


def _measure(row: MeasureStanding) -> tuple[Cell, ...]:
    measure = row.measure
    target = measure.target
    return (
        row.plan.id,
        row.workstream.id,
        measure.id,
        measure.title,
        measure.unit,
        measure.better,
        measure.baseline.value if measure.baseline else None,
        target.value if target else None,
        target.by.text if target and target.by else None,
        row.latest.value if row.latest else None,
        row.latest.date if row.latest else None,
        row.latest.basis if row.latest else None,
        row.progress.change,
        row.progress.direction,
        row.expected,
        row.expected_today,
        row.state,
        row.gap,
        *_carried_on(row),
        *_next_reading(row),
        *_rated(row.rating),
    )


def _carried_on(row: MeasureStanding) -> tuple[Cell, ...]:
    found = row.projection
    return (found.value, "yes" if found.in_time else "no", found.reached_on) if found else (None, None, None)


def _next_reading(row: MeasureStanding) -> tuple[Cell, ...]:
    found = row.next_reading
    return (found.due, found.days_late) if found else (None, None)
