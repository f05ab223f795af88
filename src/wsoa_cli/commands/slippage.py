"""How the agreed dates have moved."""

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.ledger import ledger
from wsoa_cli.commands.moves import Moves
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.slippage import NOBODY, totals_by, totals_by_reason
from wsoa_cli.history.accounts import SlippageReport


def slippage(workspace: Workspace, plan: str | None = None) -> Answer[SlippageReport]:
    """The moves of every plan, or of one. Raises NoPlansError, UnknownItemError and GitError."""
    portfolio = workspace.load(plan)
    history = ledger(workspace)
    moves = Moves(history.chapters, workspace.today)
    moved = [one for loaded in portfolio.plans for one in moves.of(loaded) if one.moves]
    slipped = tuple(sorted(moved, key=lambda one: (-len(one.moves), -(one.days or 0), one.plan.id)))
    report = SlippageReport(
        slipped,
        totals_by(slipped, lambda one: [f"{one.plan.id}:{one.workstream.id}"]),
        totals_by(slipped, lambda one: one.action.lead or (NOBODY,)),
        totals_by_reason(slipped),
        history,
    )
    return Answer(report, portfolio.faults, history.remarks(plan))
