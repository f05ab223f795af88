"""Where every plan and workstream stands."""

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.overview import PlanOverview, plan_overview
from wsoa_cli.store.load import load


def status(workspace: Workspace, plan: str | None = None) -> Answer[list[PlanOverview]]:
    """The overview of every plan, or of one. Raises NoPlansError and UnknownItemError."""
    portfolio = load(workspace.root, only=plan, progress=workspace.progress)
    return Answer([plan_overview(one, workspace.today) for one in portfolio.plans], portfolio.faults)
