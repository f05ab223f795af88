"""How the measures move, and whether as was promised."""

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.measure_standing import MeasureStanding, measure_standings


def measures(workspace: Workspace, plan: str | None = None) -> Answer[list[MeasureStanding]]:
    """Every measure, in the order of the files. Raises NoPlansError and UnknownItemError."""
    portfolio = workspace.load(plan)
    return Answer([row for one in portfolio.plans for row in measure_standings(one, workspace.today)], portfolio.faults)
