"""How the measures move."""

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.progress import MeasureProgress, measure_progress
from wsoa_cli.store.load import load


def measures(workspace: Workspace, plan: str | None = None) -> Answer[list[MeasureProgress]]:
    """Every measure, in the order of the files. Raises NoPlansError and UnknownItemError."""
    portfolio = load(workspace.root, only=plan, progress=workspace.progress)
    return Answer([row for one in portfolio.plans for row in measure_progress(one, workspace.today)], portfolio.faults)
