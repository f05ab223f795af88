"""What is late, worst first."""

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.select import select
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.selection import Selection
from wsoa_cli.derive.standing import Standing


def overdue(workspace: Workspace, selection: Selection) -> Answer[list[Standing]]:
    """The overdue actions that match, worst first. Raises NoPlansError and UnknownItemError."""
    return select(workspace, selection, "urgency", lambda standing: standing.is_overdue)
