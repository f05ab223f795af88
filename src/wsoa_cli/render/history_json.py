"""The public JSON of what history tells: `wsoa.log/1`, `wsoa.changes/1` and `wsoa.slippage/1` (see `render.json`)."""

from collections.abc import Sequence
from datetime import date

from wsoa_cli.derive.changed_values import Posts, Value, typed
from wsoa_cli.derive.changes import Change, Changes
from wsoa_cli.derive.slippage import Move, Slippage, Total
from wsoa_cli.history.accounts import ItemLog, LogEntry, SlippageReport
from wsoa_cli.history.chapters import Ledger
from wsoa_cli.render.history_sheets import change_reason
from wsoa_cli.render.json import Shape, document, value


def log_json(log: ItemLog, today: date) -> str:
    """`wsoa.log/1`: newest change first; `from` and `to` are what was typed."""
    return document(
        "wsoa.log/1",
        today,
        plan=log.key.plan,
        kind=log.key.kind,
        id=log.id,
        title=log.title,
        changes=[_entry(entry) for entry in log.entries],
        **_known(log.ledger, log.key.plan),
    )


def changes_json(changes: Changes, today: date) -> str:
    """`wsoa.changes/1`."""
    return document(
        "wsoa.changes/1", today, since=changes.since, until=changes.until, changes=[_change(one) for one in changes.found]
    )


def _change(change: Change) -> Shape:
    """`from` and `to` are as typed; of posts, lists of their ids."""
    return {
        "group": change.group,
        "plan": change.plan,
        "kind": change.kind,
        "id": change.id,
        "title": change.title,
        "from": _typed(change.old),
        "to": _typed(change.new),
        "reason": change_reason(change),
        "by": change.by,
        "field": change.field,
        "unit": change.unit,
        "day": value(change.day),
        "basis": change.basis,
    }


def _typed(one: Value | None) -> str | list[str] | None:
    return list(one.ids) if isinstance(one, Posts) else typed(one)


def slippage_json(report: SlippageReport, today: date) -> str:
    """`wsoa.slippage/1`: the actions that moved, each with its moves, oldest first."""
    totals = {
        "workstreams": _totals(report.by_workstream),
        "leads": _totals(report.by_lead),
        "reasons": _totals(report.by_reason),
    }
    actions = [_action(one) for one in report.slipped]
    return document("wsoa.slippage/1", today, actions=actions, totals=totals, **_known(report.ledger))


def _known(ledger: Ledger, plan: str | None = None) -> Shape:
    """What the history itself lacks."""
    unreadable = [
        {"commit": revision.commit, "date": value(revision.day), "path": one.path, "why": one.why}
        for revision, one in ledger.unreadable(plan)
    ]
    return {"unreadable": unreadable, "limits": list(ledger.limits)}


def _entry(entry: LogEntry) -> Shape:
    step, revision = entry.step, entry.revision
    return {
        "date": value(revision.day) if revision else None,
        "at": revision.at.isoformat() if revision else None,
        "who": revision.who if revision else None,
        "commit": revision.commit if revision else None,
        "subject": revision.subject if revision else None,
        "id": step.id,
        "change": step.manner,
        "field": step.field,
        "from": step.old,
        "to": step.new,
        "reason": entry.reason,
        "approved_by": entry.approved_by,
    }


def _action(one: Slippage) -> Shape:
    action = one.action
    return {
        "plan": one.plan.id,
        "workstream": one.workstream.id,
        "id": action.id,
        "title": action.title,
        "lead": list(action.lead),
        "first": one.first,
        "now": value(action.due),
        "days": one.days,
        "moves": [_move(move) for move in one.moves],
    }


def _move(move: Move) -> Shape:
    return {
        "on": value(move.on),
        "from": move.old,
        "to": move.new,
        "days": move.days,
        "was_late": move.was_late,
        "is_explained": move.is_explained,
        "reason": move.reason,
        "note": move.note,
        "approved_by": move.approved_by,
        "who": move.who,
        "commit": move.commit,
    }


def _totals(totals: Sequence[Total]) -> list[Shape]:
    return [{"name": one.name, "actions": one.actions, "moves": one.moves, "days": one.days} for one in totals]
