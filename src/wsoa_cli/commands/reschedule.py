"""Moving an agreed date: the new date and why it moved, together or not at all."""

from dataclasses import dataclass

from wsoa_cli.commands.choice import Choice, choose
from wsoa_cli.commands.edit import AS_USUAL, Change, Manner, Planned, edit_choice, trailers
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.errors import UsageError
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Placed, id_of
from wsoa_cli.model.vocabulary import OPEN
from wsoa_cli.model.when import DateTextError, parse_when
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.splice import Add, Put


@dataclass(frozen=True, slots=True)
class Move:
    """A new date for an action, why, and who agreed. `reason` is a word or two that can be counted."""

    to: str
    reason: str
    note: str | None = None
    approved_by: str | None = None


def reschedule(workspace: Workspace, action: str, move: Move, manner: Manner = AS_USUAL) -> Change:
    """Writes `due` and an entry of `due_changes` in one edit. Raises UsageError, and what `edit_choice` raises."""
    try:
        parse_when(move.to)
    except DateTextError as error:
        raise UsageError(str(error)) from error

    def plan_edit(choice: Choice, portfolio: Portfolio) -> Planned:
        _require_readable(choice.at, portfolio)
        return _planned(choice.at, move, workspace)

    return edit_choice(workspace, lambda portfolio: choose(portfolio, action, "action"), plan_edit, manner)


def _require_readable(at: Placed[Entity], portfolio: Portfolio) -> None:
    """Refuses to move a date that is there and cannot be read: what had been agreed would be lost."""
    if (*at.place.loc, "due") in portfolio.sources[at.place.path].damaged:
        raise UsageError(f"the `due` of {id_of(at.item)} cannot be read", "mend it by hand first; wsoa check says how")


def _require_open(action: Entity, name: str) -> None:
    """Refuses to move what is over: a date that is moved behind the day on which it was done would hide that it was late."""
    status = getattr(action, "status")  # noqa: B009 - an action has one; Entity itself does not
    if status not in OPEN:
        hint = f"if it is open after all, say so first: wsoa update {name} --status in_progress; a move that was agreed while "
        raise UsageError(f"{name} is {status}, and keeps the date that was agreed", f"{hint}it was open is written by hand")


def _planned(at: Placed[Entity], move: Move, workspace: Workspace) -> Planned:
    due, name = getattr(at.item, "due"), id_of(at.item)  # noqa: B009 - an action has one; Entity itself does not
    _require_open(at.item, name)
    old = due.text if due else None
    if old == move.to:
        raise UsageError(f"{name} is due on {move.to} already", "name another date")
    entry = {
        "on": workspace.today.isoformat(),
        "from": old,
        "to": move.to,
        "reason": move.reason,
        "note": move.note,
        "approved_by": move.approved_by,
    }
    typed = {name: value for name, value in entry.items() if value is not None}
    edits = (Put((*at.place.loc, "due"), move.to), Add((*at.place.loc, "due_changes"), typed))
    what = f"reschedule {name}: {old or 'no date'} to {move.to}"
    told = [*trailers(name, "due"), ("Reason", move.reason)]
    if move.approved_by:
        told.append(("Approved-by", move.approved_by))
    return Planned(edits, what, ": ".join(filter(None, (move.reason, move.note))), tuple(told))
