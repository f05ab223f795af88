"""Where every plan and workstream stands."""

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.overview import PlanOverview, plan_overview


def status(workspace: Workspace, plan: str | None = None) -> Answer[list[PlanOverview]]:
    """The overview of every plan, or of one. Raises NoPlansError and UnknownItemError."""
    portfolio = workspace.load(plan)
    return Answer([plan_overview(one, workspace.today, portfolio.unread(one)) for one in portfolio.plans], portfolio.faults)
