"""What is due next."""

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.select import select
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.selection import Selection
from wsoa_cli.derive.standing import Standing


def due(workspace: Workspace, selection: Selection, within_days: int) -> Answer[list[Standing]]:
    """The open actions whose last day lies from today to so many days ahead, soonest first.

    Raises NoPlansError and UnknownItemError.
    """
    return select(workspace, selection, "due", lambda standing: standing.is_due_within(within_days, workspace.today))
