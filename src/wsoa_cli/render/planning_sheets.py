"""The rows and columns of `timeline` and `next`."""

from collections.abc import Iterator
from datetime import date

from wsoa_cli.derive.agenda import Agenda
from wsoa_cli.derive.bars import FOREVER, Bar
from wsoa_cli.derive.next_steps import NextStep
from wsoa_cli.derive.timeline import PlanRows, Timeline
from wsoa_cli.render.next_words import command, task, why
from wsoa_cli.render.sheet import Cell, Sheet


def timeline_sheet(result: Timeline) -> Sheet:
    """A row for each restricted period, date of a plan, and action, with its first and its last day."""
    columns = ("plan", "workstream", "kind", "id", "title", "lead", "state", "rag", "first", "end", "mark")
    return Sheet(columns, tuple(row for plan in result.plans for row in _rows(plan)))


def _rows(rows: PlanRows) -> Iterator[tuple[Cell, ...]]:
    plan = rows.plan
    for period in plan.head.restricted_periods:
        yield (plan.id, None, "restricted_period", period.id, period.title, None, None, None, period.start, period.end, None)
    for one in rows.deadlines:
        deadline = one.standing.deadline
        yield (plan.id, None, "deadline", deadline.id, deadline.title, None, one.standing.state, None, *_drawn(one.bar))
    for workstream in rows.workstreams:
        for row in workstream.actions:
            action, rating = row.standing.action, row.standing.rating
            heading = (plan.id, workstream.workstream.id, "action", action.id, action.title, " ".join(action.lead))
            yield (*heading, action.status, rating.colour, *_drawn(row.bar))


def _drawn(bar: Bar | None) -> tuple[Cell, Cell, Cell]:
    if bar is None:
        return None, None, None
    first = None if bar.first == FOREVER else bar.first
    return first, None if bar.end == FOREVER else bar.end, bar.mark


def next_sheet(found: Agenda, today: date) -> Sheet:
    """A row a step, most pressing first."""
    columns = ("plan", "kind", "id", "task", "press", "what", "command", "by", "days_late", "ask", "waiting", "why")
    return Sheet(columns, tuple(_step(step, found, today) for step in found.steps))


def _step(step: NextStep, found: Agenda, today: date) -> tuple[Cell, ...]:
    told = (task(step, today), command(step, found), step.by, step.days_late(today))
    others = (" ".join(step.ask), " ".join(one.id for one in step.waiting), "; ".join(why(step, today)))
    return (step.plan.id, step.kind, step.id, step.task, step.press, *told, *others)
