"""A board has decided."""

from datetime import date

from wsoa_cli.commands.edit import AS_USUAL, Change, Manner, Planned, edit_item, trailers
from wsoa_cli.commands.happened import require_happened
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.errors import UsageError
from wsoa_cli.model.plan import Placed, id_of
from wsoa_cli.model.plan_head import Decision
from wsoa_cli.model.vocabulary import DecisionOutcome
from wsoa_cli.store.splice import Put


def decide(workspace: Workspace, decision: str, outcome: DecisionOutcome, on: date, manner: Manner = AS_USUAL) -> Change:
    """Writes how a decision went and on which day. Raises UsageError, and what `edit_item` raises."""
    require_happened(on, workspace.today, "say so on the day")
    return edit_item(workspace, Decision, decision, lambda at: _planned(at, outcome, on), manner)


def _require_pending(decision: Decision, name: str, outcome: DecisionOutcome, on: date) -> None:
    """Refuses to decide again, in another way or on another day, what a board has decided: that is on the record."""
    status, day = decision.status, decision.date
    if status != "pending" and (status != outcome or (day is not None and day != on)):
        when = f" on {day}" if day else ""
        hint = f"if that is wrong, write: wsoa set {name} status={outcome} date={on}; what was decided anew is a new decision"
        raise UsageError(f"{name} was {status}{when} already", hint)


def _planned(at: Placed[Decision], outcome: DecisionOutcome, on: date) -> Planned:
    name = id_of(at.item)
    _require_pending(at.item, name, outcome, on)
    edits = (Put((*at.place.loc, "status"), outcome), Put((*at.place.loc, "date"), on.isoformat()))
    return Planned(edits, f"decide {name}: {outcome} on {on}", "", trailers(name, "status", "date"))
