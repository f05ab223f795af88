"""The public JSON: shapes that other programs are written against, apart from the models.

Each has `schema` and, where it depends on the day, `today`. Fields are added, never renamed or removed; a change that would
break a reader gets a new number.
Everything outside ASCII is escaped, so that the output is the same in every encoding and nothing in it acts on a terminal.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from wsoa_cli.derive.deadlines import DeadlineStanding, working_days_left
from wsoa_cli.derive.explanation import Explanation
from wsoa_cli.derive.links import Link
from wsoa_cli.derive.measure_standing import MeasureStanding
from wsoa_cli.derive.overview import PlanOverview, Tally, WorkstreamOverview
from wsoa_cli.derive.portrait import Portrait
from wsoa_cli.derive.standing import Standing
from wsoa_cli.model.plan import id_of
from wsoa_cli.model.vocabulary import ACTION_STATUSES
from wsoa_cli.model.when import When
from wsoa_cli.render.derived import derived
from wsoa_cli.render.inert import in_json
from wsoa_cli.render.sheet import typed_fields
from wsoa_cli.rules.finding import GRAVEST_FIRST, ORIGINS
from wsoa_cli.rules.page import Chapter, RulePage
from wsoa_cli.store.located import Located, SetAside

Shape = dict[str, Any]


def status_json(overviews: Iterable[PlanOverview], today: date) -> str:
    """`wsoa.status/1`."""
    return document("wsoa.status/1", today, plans=[_plan(overview) for overview in overviews])


def actions_json(schema: str, standings: Iterable[Standing], today: date) -> str:
    """`wsoa.overdue/1`, `wsoa.due/1` and `wsoa.list/1`, which have one shape."""
    return document(schema, today, actions=[_action(standing) for standing in standings])


def measures_json(rows: Iterable[MeasureStanding], today: date) -> str:
    """`wsoa.measures/1`."""
    return document("wsoa.measures/1", today, measures=[_measure(row) for row in rows])


def deadlines_json(standings: Iterable[DeadlineStanding], today: date) -> str:
    """`wsoa.deadlines/1`."""
    return document("wsoa.deadlines/1", today, deadlines=[_deadline(standing, today) for standing in standings])


@dataclass(frozen=True, slots=True)
class Beside:
    """What there is beside the findings that are shown: what waivers set aside, how many are milder than was asked for.

    `quiet` are the names of the rules that were not asked, or not about everything, because of what could not be read.
    """

    waived: Sequence[SetAside] = ()
    milder: int = 0
    quiet: Sequence[str] = ()


NOTHING_BESIDE = Beside()


def check_json(
    found: Sequence[Located], today: date, beside: Beside = NOTHING_BESIDE, since: tuple[str, date] | None = None
) -> str:
    """`wsoa.check/1`; lines and columns count from 1. `since` is the commit that was compared with, and its day."""
    summary = {severity: sum(one.severity == severity for one in found) for severity in GRAVEST_FIRST}
    return document(
        "wsoa.check/1",
        today,
        findings=[_finding(one) for one in found],
        summary=summary,
        waived=[_set_aside(one) for one in beside.waived],
        not_shown=beside.milder,
        not_asked=list(beside.quiet),
        since=_since(found, *since) if since else None,
    )


def show_json(portrait: Portrait, today: date) -> str:
    """`wsoa.show/1`."""
    item = value(portrait.placed.item)
    item["derived"] = {name: value(fact) for name, fact in derived(portrait, today).items()}
    links = {"names": [_link(link) for link in portrait.names], "named_by": [_link(link) for link in portrait.named_by]}
    return document("wsoa.show/1", today, kind=portrait.kind, plan=portrait.plan.id, item=item, links=links)


def why_json(explanation: Explanation, today: date) -> str:
    """`wsoa.why/1`; `steps` in the order in which things were looked at."""
    steps = [{"about": step.about, "found": step.found, "rag": step.colour} for step in explanation.steps]
    return document(
        "wsoa.why/1",
        today,
        kind=explanation.kind,
        plan=explanation.plan.id,
        id=explanation.id,
        title=explanation.title,
        rag=explanation.rating.colour,
        rag_reason=explanation.rating.reason,
        meaning=explanation.meaning,
        steps=steps,
    )


def rules_json(chapters: Iterable[Chapter]) -> str:
    """`wsoa.rules/1`, the same on every day."""
    return plain_json(
        {"schema": "wsoa.rules/1", "rules": [_rule(page, chapter) for chapter in chapters for page in chapter.pages]}
    )


def explain_json(page: RulePage) -> str:
    """`wsoa.explain/1`, the same on every day; `level` is null for a fault of a file, and its examples are empty."""
    names = ("severity", "level", "summary", "why", "fails", "mended", "waiver")
    return plain_json({"schema": "wsoa.explain/1", "rule": page.name, **{name: getattr(page, name) for name in names}})


def plain_json(content: Shape) -> str:
    """What is JSON already, such as a JSON Schema, and has no day."""
    return in_json(json.dumps(content, indent=2)) + "\n"


def document(schema: str, today: date, **content: Any) -> str:
    """A whole output: which shape it has, on which day, and its content."""
    return plain_json({"schema": schema, "today": today.isoformat(), **content})


def _rule(page: RulePage, chapter: Chapter) -> Shape:
    names = ("severity", "level", "summary")
    return {"rule": page.name, **{name: getattr(page, name) for name in names}, "group": chapter.title}


def _finding(one: Located) -> Shape:
    names = ("rule", "severity", "path", "line", "column", "plan", "item", "message", "hint", "origin")
    return {name: getattr(one, name) for name in names}


def _since(found: Sequence[Located], commit: str, day: date) -> Shape:
    counts: Shape = {origin: sum(one.origin == origin for one in found) for origin in ORIGINS}
    return {"commit": commit, "day": day.isoformat(), **counts}


def _set_aside(one: SetAside) -> Shape:
    waiver = one.waiver
    return _finding(one.finding) | {"waiver": {"reason": waiver.reason, "by": waiver.by, "until": value(waiver.until)}}


def _plan(overview: PlanOverview) -> Shape:
    plan = overview.plan
    return {
        "id": plan.id,
        "title": plan.head.title,
        "stage": plan.head.stage,
        "rag": overview.rating.colour,
        "rag_reason": overview.rating.reason,
        "actions": _tally(overview.tally),
        "workstreams": [_workstream(one) for one in overview.workstreams],
        "pressing_deadlines": [
            {"id": one.deadline.id, "title": one.deadline.title, "state": one.state, "days_left": one.days_left}
            for one in overview.pressing
        ],
    }


def _workstream(overview: WorkstreamOverview) -> Shape:
    next_due = overview.next_due
    return {
        "id": overview.workstream.id,
        "title": overview.workstream.title,
        "accountable": list(overview.workstream.accountable),
        "rag": overview.rating.colour,
        "rag_reason": overview.rating.reason,
        "actions": _tally(overview.tally),
        "next_due": {"id": next_due.action.id, "latest": value(next_due.timing.latest)} if next_due else None,
    }


def _tally(tally: Tally) -> Shape:
    by_status: Shape = {status: tally.by_status[status] for status in ACTION_STATUSES}
    return {"total": tally.total, **by_status, "overdue": tally.overdue, "due_soon": tally.due_soon}


def _action(standing: Standing) -> Shape:
    action, timing, rating = standing.action, standing.timing, standing.rating
    return {
        "plan": standing.plan.id,
        "workstream": standing.workstream.id,
        "id": action.id,
        "title": action.title,
        "lead": list(action.lead),
        "partners": list(action.partners),
        "status": action.status,
        "schedule": timing.schedule,
        "due": value(action.due),
        "latest": value(timing.latest),
        "days_late": timing.days_late,
        "rag": rating.colour,
        "rag_reason": rating.reason,
    }


def _measure(row: MeasureStanding) -> Shape:
    measure, due = row.measure, row.next_reading
    return {
        "plan": row.plan.id,
        "workstream": row.workstream.id,
        "id": measure.id,
        "title": measure.title,
        "unit": measure.unit,
        "better": measure.better,
        "baseline": value(measure.baseline),
        "target": value(measure.target),
        "latest": value(row.latest),
        "change": value(row.progress.change),
        "direction": row.progress.direction,
        "expected": value(row.expected),
        "expected_today": value(row.expected_today),
        "state": row.state,
        "gap": value(row.gap),
        "projection": value(row.projection),
        "next_reading": {"due": value(due.due), "days_late": due.days_late} if due else None,
        "rag": row.rating.colour,
        "rag_reason": row.rating.reason,
    }


def _deadline(standing: DeadlineStanding, today: date) -> Shape:
    deadline = standing.deadline
    return {
        "plan": standing.plan.id,
        "id": deadline.id,
        "title": deadline.title,
        "kind": deadline.kind,
        "due": value(deadline.due),
        "latest": value(standing.latest),
        "counted": value(standing.counted),
        "met": value(deadline.met),
        "state": standing.state,
        "days_left": standing.days_left,
        "working_days_left": working_days_left(standing, today),
    }


def _link(link: Link) -> Shape:
    return {"field": link.field, "kind": link.kind, "id": id_of(link.item)}


def value(one: Any) -> Any:
    """Any value of a model: dates as text, numbers as numbers, parts as objects under the names that are typed."""
    if one is None or isinstance(one, str):
        return one
    if isinstance(one, When):
        return one.text
    if isinstance(one, date):
        return one.isoformat()
    if isinstance(one, Decimal):
        return int(one) if one == one.to_integral_value() else float(one)
    if isinstance(one, tuple):
        return [value(part) for part in one]
    if is_dataclass(one):
        return {name: value(part) for name, part in typed_fields(one)}
    return one
