"""Moving an agreed date: the new date and why it moved, together or not at all; who agreed may be said later."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wsoa_cli.commands.by_name import id_meant
from wsoa_cli.commands.choice import Choice, choose
from wsoa_cli.commands.edit import AS_USUAL, Change, Manner, Planned, edit_choice, placed_as, trailers
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.links import REFERENCES
from wsoa_cli.errors import UsageError
from wsoa_cli.model.plan import Placed, id_of
from wsoa_cli.model.vocabulary import OPEN
from wsoa_cli.model.when import DateTextError, parse_when
from wsoa_cli.model.workstream import Action
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.splice import Add, Edit, Put


@dataclass(frozen=True, slots=True)
class Move:
    """A new date for an action, why, and who agreed. `reason` is a word or two that can be counted.

    Where the date is the present one, what is said completes the entry of the last move; only then is no reason needed.
    """

    to: str
    reason: str | None = None
    note: str | None = None
    approved_by: str | None = None


def reschedule(workspace: Workspace, action: str, asked: Move, manner: Manner = AS_USUAL) -> Change:
    """Writes `due` and an entry of `due_changes` in one edit. Raises UsageError, and what `edit_choice` raises."""
    try:
        parse_when(asked.to)
    except DateTextError as error:
        raise UsageError(str(error)) from error

    def plan_edit(choice: Choice, portfolio: Portfolio) -> Planned:
        at = placed_as(Action, choice.at)
        _require_readable(at, portfolio)
        kinds = REFERENCES["due_change"]["approved_by"]
        agreed = None if asked.approved_by is None else id_meant(choice.plan, kinds, asked.approved_by)
        move = replace(asked, approved_by=agreed)
        if str(at.item.due) == move.to:
            return _completed(at, move)
        if move.reason is None:
            raise UsageError("a date moves with its reason", "give --reason WORD, a word or two that can be counted")
        return _planned(at, move, workspace)

    return edit_choice(workspace, lambda portfolio: choose(portfolio, action, "action"), plan_edit, manner)


def _require_readable(at: Placed[Action], portfolio: Portfolio) -> None:
    """Refuses to move a date that is there and cannot be read: what had been agreed would be lost."""
    lost = portfolio.sources[at.place.path].lost
    for field in ("due", "due_changes"):
        way = (*at.place.loc, field)
        if any(loc[: len(way)] == way for loc in lost):
            raise UsageError(f"the `{field}` of {id_of(at.item)} cannot be read", "mend it by hand first; wsoa check says how")


def _require_open(action: Action, name: str) -> None:
    """Refuses to move what is over: a date that is moved behind the day on which it was done would hide that it was late."""
    if action.status not in OPEN:
        hint = f"if it is open after all, say so first: wsoa update {name} --status in_progress; a move that was agreed while "
        what = f"{name} is {action.status}, and keeps the date that was agreed"
        raise UsageError(what, f"{hint}it was open is written by hand")


def _planned(at: Placed[Action], move: Move, workspace: Workspace) -> Planned:
    due, name = at.item.due, id_of(at.item)
    _require_open(at.item, name)
    old = due.text if due else None
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
    return _told(move, edits, what, trailers(name, "due"))


def _completed(at: Placed[Action], move: Move) -> Planned:
    """What the entry of the last move lacks, written into it; the date stays."""
    name, moves = id_of(at.item), at.item.due_changes
    last = moves[-1] if moves else None
    said = {"reason": move.reason, "note": move.note, "approved_by": move.approved_by}
    missing = {}
    for field, value in said.items():
        there = getattr(last, field, None)
        if value is not None and there is not None and value != there:
            cure = f"mend `{field}` by hand if that is wrong"
            raise UsageError(f"the move of {name} to {move.to} has the {_WORDS[field]} {there} already", cure)
        if value is not None and there is None:
            missing[field] = value
    if last is None or last.to.text != move.to or not missing:
        hint = "name another date" + ("" if last is None else ", or say who agreed to the last move: --approved-by ID")
        raise UsageError(f"{name} is due on {move.to} already", hint)
    entry = (*at.place.loc, "due_changes", len(moves) - 1)
    what = f"complete the move of {name} to {move.to}: {', '.join(_WORDS[field] for field in missing)}"
    return _told(move, [Put((*entry, field), value) for field, value in missing.items()], what, trailers(name, "due_changes"))


_WORDS = {"reason": "reason", "note": "note", "approved_by": "approval by"}


def _told(move: Move, edits: Sequence[Edit], what: str, told: tuple[tuple[str, str], ...]) -> Planned:
    """The edits with why the date moved and who agreed, for people and for programs."""
    said = (("Reason", move.reason), ("Approved-by", move.approved_by))
    more = tuple((name, value) for name, value in said if value)
    return Planned(edits, what, ": ".join(filter(None, (move.reason, move.note))), (*told, *more))
