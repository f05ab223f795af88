"""How the measures move."""

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.progress import MeasureProgress, measure_progress


def measures(workspace: Workspace, plan: str | None = None) -> Answer[list[MeasureProgress]]:
    """Every measure, in the order of the files. Raises NoPlansError and UnknownItemError."""
    portfolio = workspace.load(plan)
    return Answer([row for one in portfolio.plans for row in measure_progress(one, workspace.today)], portfolio.faults)
