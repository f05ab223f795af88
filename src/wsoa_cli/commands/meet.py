"""A date that binds a whole plan was met."""

from datetime import date

from wsoa_cli.commands.edit import AS_USUAL, Change, Manner, Planned, edit_item, trailers
from wsoa_cli.commands.happened import require_happened
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.errors import UsageError
from wsoa_cli.model.plan import Placed, id_of
from wsoa_cli.model.plan_head import Deadline
from wsoa_cli.store.splice import Put


def meet(workspace: Workspace, deadline: str, on: date, manner: Manner = AS_USUAL) -> Change:
    """Writes the day on which a plan-level deadline was met. Raises UsageError, and what `edit_item` raises."""
    require_happened(on, workspace.today, "say so on the day")
    return edit_item(workspace, Deadline, deadline, lambda at: _planned(at, on), manner)


def _planned(at: Placed[Deadline], on: date) -> Planned:
    name, met = id_of(at.item), at.item.met
    if met is not None and met != on:
        raise UsageError(f"{name} was met on {met} already", f"if that is wrong, write: wsoa set {name} met={on}")
    return Planned((Put((*at.place.loc, "met"), on.isoformat()),), f"meet {name} on {on}", "", trailers(name, "met"))
