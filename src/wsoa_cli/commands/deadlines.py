"""The dates that bind the plans as a whole."""

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.deadlines import DeadlineStanding, deadline_standings


def deadlines(workspace: Workspace, plan: str | None = None) -> Answer[list[DeadlineStanding]]:
    """Every plan-level deadline, in the order of the files. Raises NoPlansError and UnknownItemError."""
    portfolio = workspace.load(plan)
    return Answer([row for one in portfolio.plans for row in deadline_standings(one, workspace.today)], portfolio.faults)
