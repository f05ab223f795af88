"""An action is done: its output exists, since a day, and this shows it."""

from collections.abc import Sequence
from datetime import date

from wsoa_cli.commands.edit import AS_USUAL, Change, Manner, Planned, edit_item, trailers
from wsoa_cli.commands.evidence import evidence_entry
from wsoa_cli.commands.happened import require_happened
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.errors import UsageError
from wsoa_cli.model.plan import Placed, id_of
from wsoa_cli.model.vocabulary import DONE
from wsoa_cli.model.workstream import Action
from wsoa_cli.store.splice import Add, Put


def deliver(workspace: Workspace, action: str, on: date, evidence: Sequence[str] = (), manner: Manner = AS_USUAL) -> Change:
    """Writes that an action was delivered on a day, with its evidence, each piece as `title; kind; link`.

    Raises UsageError, and what `edit_item` raises.
    """
    require_happened(on, workspace.today, "deliver it on the day, or move its date with wsoa reschedule")
    entries = [evidence_entry(one, on) for one in evidence]

    return edit_item(workspace, Action, action, lambda at: _planned(at, on, entries), manner)


def _planned(at: Placed[Action], on: date, entries: list[dict[str, str]]) -> Planned:
    status, name = at.item.status, id_of(at.item)
    if status in DONE:
        raise UsageError(f"{name} is {status} already", f'to show more of it: wsoa update {name} --evidence "…"')
    if status == "withdrawn":
        hint = f"if it was done after all, say so first: wsoa update {name} --status in_progress"
        raise UsageError(f"{name} is withdrawn: what will not be done is not delivered", hint)
    puts = [Put((*at.place.loc, "status"), "delivered"), Put((*at.place.loc, "finished"), on.isoformat())]
    adds = [Add((*at.place.loc, "evidence"), entry) for entry in entries]
    fields = ("status", "finished", *(("evidence",) if adds else ()))
    reason = "\n".join(entry["title"] for entry in entries)
    return Planned([*puts, *adds], f"deliver {name} on {on}", reason, trailers(name, *fields))
