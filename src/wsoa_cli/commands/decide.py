"""A board has decided."""

from datetime import date
from typing import Literal

from wsoa_cli.commands.edit import AS_USUAL, Change, Manner, Planned, edit_item, trailers
from wsoa_cli.commands.happened import require_happened
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Placed, id_of
from wsoa_cli.store.splice import Put

Outcome = Literal["agreed", "refused"]


def decide(workspace: Workspace, decision: str, outcome: Outcome, on: date, manner: Manner = AS_USUAL) -> Change:
    """Writes how a decision went and on which day. Raises UsageError, and what `edit_item` raises."""
    require_happened(on, workspace.today, "say so on the day")
    return edit_item(workspace, "decision", decision, lambda at: _planned(at, outcome, on), manner)


def _planned(at: Placed[Entity], outcome: Outcome, on: date) -> Planned:
    name = id_of(at.item)
    edits = (Put((*at.place.loc, "status"), outcome), Put((*at.place.loc, "date"), on.isoformat()))
    return Planned(edits, f"decide {name}: {outcome} on {on}", "", trailers(name, "status", "date"))
