"""An action will not be done."""

from dataclasses import dataclass
from datetime import date

from wsoa_cli.commands.edit import AS_USUAL, Change, Manner, Planned, edit_item, trailers
from wsoa_cli.commands.happened import require_happened
from wsoa_cli.commands.update import written_by
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.withdrawal import SAYS_SO
from wsoa_cli.errors import UsageError
from wsoa_cli.model.plan import Placed, id_of
from wsoa_cli.model.vocabulary import DONE
from wsoa_cli.model.workstream import Action
from wsoa_cli.store.splice import Add, Put


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why an action will not be done, since which day, and which post says so."""

    reason: str
    on: date
    by: str | None = None


def withdraw(workspace: Workspace, action: str, withdrawal: Withdrawal, manner: Manner = AS_USUAL) -> Change:
    """Writes that an action is withdrawn, and an update that says why. Raises UsageError, and what `edit_item` raises."""
    require_happened(withdrawal.on, workspace.today, "withdraw it on the day")
    if not withdrawal.reason.strip():
        raise UsageError("a reason is some words", "say why with --reason")
    return edit_item(workspace, Action, action, lambda at: _planned(at, withdrawal), manner)


def _planned(at: Placed[Action], withdrawal: Withdrawal) -> Planned:
    status, name = at.item.status, id_of(at.item)
    if status == "withdrawn":
        raise UsageError(f"{name} is withdrawn already", f"see why with: wsoa show {name}")
    if status in DONE:
        raise UsageError(f"{name} is {status}: what is done cannot be withdrawn", f"say what is new with: wsoa update {name}")
    entry = written_by(withdrawal.by, withdrawal.on, f"{SAYS_SO}{withdrawal.reason}")
    edits = (Put((*at.place.loc, "status"), "withdrawn"), Add((*at.place.loc, "updates"), entry))
    told = (*trailers(name, "status", "updates"), ("Reason", withdrawal.reason))
    return Planned(edits, f"withdraw {name}", withdrawal.reason, told)
