"""The public JSON of `timeline` and `next`; the rules for it stand in `render.json`."""

from datetime import date

from wsoa_cli.derive.agenda import Agenda
from wsoa_cli.derive.bars import FOREVER, Bar
from wsoa_cli.derive.next_steps import NextStep
from wsoa_cli.derive.timeline import ActionRow, DeadlineRow, PlanRows, Timeline
from wsoa_cli.render.json import Shape, document, value
from wsoa_cli.render.next_words import command, task, why


def timeline_json(result: Timeline, today: date) -> str:
    """`wsoa.timeline/1`; `from` and `to` are null where nothing has a date."""
    first, last = (result.span.earliest, result.span.latest) if result.span else (None, None)
    plans = [_plan(one) for one in result.plans]
    return document("wsoa.timeline/1", today, **{"from": value(first), "to": value(last), "plans": plans})


def _plan(rows: PlanRows) -> Shape:
    head = rows.plan.head
    return {
        "id": head.id,
        "title": head.title,
        "terms": [value(one) for one in head.calendar.terms],
        "restricted_periods": [value(one) for one in head.restricted_periods],
        "deadlines": [_deadline(one) for one in rows.deadlines],
        "workstreams": [
            {
                "id": one.workstream.id,
                "title": one.workstream.title,
                "actions": [_action(row) for row in one.actions],
            }
            for one in rows.workstreams
        ],
    }


def _action(row: ActionRow) -> Shape:
    action = row.standing.action
    return {
        "id": action.id,
        "title": action.title,
        "lead": list(action.lead),
        "status": action.status,
        "schedule": row.standing.timing.schedule,
        "rag": row.standing.rating.colour,
        "start": value(action.start),
        "due": value(action.due),
        "bar": _bar(row.bar),
    }


def _deadline(row: DeadlineRow) -> Shape:
    deadline = row.standing.deadline
    return {"id": deadline.id, "title": deadline.title, "state": row.standing.state, "bar": _bar(row.bar)}


def _bar(bar: Bar | None) -> Shape | None:
    """Days; a stretch without a `last`, and a bar without an `end`, go on without one."""
    if bar is None:
        return None
    stretches = [{"part": one.part, "first": value(one.first), "last": _end(one.last)} for one in bar.stretches]
    return {"end": _end(bar.end), "mark": bar.mark, "stretches": stretches}


def _end(day: date) -> str | None:
    return None if day == FOREVER else day.isoformat()


def next_json(found: Agenda, today: date) -> str:
    """`wsoa.next/1`; `left_out` counts the steps beyond the limit."""
    posts = [{"plan": plan.id, "id": one} for plan, one in found.posts]
    steps = [next_step(step, found, today) for step in found.steps]
    return document("wsoa.next/1", today, posts=posts, steps=steps, left_out=found.left_out)


def next_step(step: NextStep, found: Agenda, today: date) -> Shape:
    """One step of an agenda."""
    return {
        "plan": step.plan.id,
        "kind": step.kind,
        "id": step.id,
        "task": step.task,
        "press": step.press,
        "what": task(step, today),
        "command": command(step, found),
        "by": value(step.by),
        "days_late": step.days_late(today),
        "ask": list(step.ask),
        "findings": [one.id for one in step.findings],
        "waiting": [one.id for one in step.waiting],
        "why": why(step, today),
    }
