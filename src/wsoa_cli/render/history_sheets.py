"""What history tells as rows and columns, for CSV and markdown."""

from wsoa_cli.derive.changed_values import typed
from wsoa_cli.derive.changes import GROUPS, Change, Changes
from wsoa_cli.derive.slippage import Move, Slippage
from wsoa_cli.history.accounts import ItemLog, LogEntry, SlippageReport
from wsoa_cli.render.sheet import Cell, Sheet
from wsoa_cli.render.words import as_typed


def log_sheet(log: ItemLog) -> Sheet:
    """A row a change of the item, newest first."""
    columns = ("date", "who", "commit", "item", "change", "field", "from", "to", "reason", "approved_by", "subject")
    return Sheet(columns, tuple(_entry(log, entry) for entry in log.entries))


def _entry(log: ItemLog, entry: LogEntry) -> tuple[Cell, ...]:
    step, revision = entry.step, entry.revision
    made = (revision.day, revision.who, revision.commit) if revision else (None, None, None)
    old, new = (None if value is None else as_typed(value) for value in (step.old, step.new))
    subject = revision.subject if revision else None
    return (*made, f"{log.key.plan}:{step.id}", step.manner, step.field, old, new, entry.reason, entry.approved_by, subject)


def slippage_sheet(report: SlippageReport) -> Sheet:
    """A row a move, action by action, oldest first."""
    columns = (
        *("plan", "workstream", "id", "title", "lead", "first", "now", "days_in_all"),
        *("on", "from", "to", "days", "reason", "note", "approved_by", "who", "commit", "was_late", "is_explained"),
    )
    return Sheet(columns, tuple((*_action(one), *_move(move)) for one in report.slipped for move in one.moves))


def _action(one: Slippage) -> tuple[Cell, ...]:
    action = one.action
    now = action.due.text if action.due else None
    return one.plan.id, one.workstream.id, action.id, action.title, " ".join(action.lead), one.first, now, one.days


def _move(move: Move) -> tuple[Cell, ...]:
    said = (move.reason, move.note, move.approved_by, move.who, move.commit)
    return move.on, move.old, move.new, move.days, *said, _yes(move.was_late), _yes(move.is_explained)


def _yes(value: bool) -> str:  # noqa: FBT001 - a value to be written, not a switch
    return "yes" if value else "no"


def changes_sheet(changes: Changes) -> Sheet:
    """A row a change, group by group."""
    columns = ("change", "plan", "kind", "id", "title", "from", "to", "reason", "by", "field")
    ordered = sorted(changes.found, key=lambda change: GROUPS.index(change.group))
    return Sheet(columns, tuple(_change(one) for one in ordered))


def _change(one: Change) -> tuple[Cell, ...]:
    item = (one.group, one.plan, one.kind, one.id, one.title)
    return (*item, typed(one.old), typed(one.new), change_reason(one), one.by, one.field)


def change_reason(change: Change) -> str | None:
    """What the plan says about a change; of a reading or a decision, its day, where other programs have always found it."""
    return change.reason or ", ".join(str(one) for one in (change.day, change.basis) if one) or None
