"""A date that binds a whole plan was met."""

from datetime import date

from wsoa_cli.commands.edit import AS_USUAL, Change, Manner, Planned, edit_item, trailers
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Placed, id_of
from wsoa_cli.store.splice import Put


def meet(workspace: Workspace, deadline: str, on: date, manner: Manner = AS_USUAL) -> Change:
    """Writes the day on which a plan-level deadline was met. Raises what `edit_item` raises."""
    return edit_item(workspace, "deadline", deadline, lambda at: _planned(at, on), manner)


def _planned(at: Placed[Entity], on: date) -> Planned:
    name = id_of(at.item)
    return Planned((Put((*at.place.loc, "met"), on.isoformat()),), f"meet {name} on {on}", "", trailers(name, "met"))
