"""Everything that is wrong with the plans: what cannot be read, what does not fit, what the rules find."""

from collections.abc import Iterator

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.ledger import ledger
from wsoa_cli.commands.moves import Moves
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.standing import standings
from wsoa_cli.history.chapters import Ledger
from wsoa_cli.history.git import GitError
from wsoa_cli.model.plan import Plan
from wsoa_cli.rules.asked import EVERYTHING, Asked
from wsoa_cli.rules.finding import Finding, Subject
from wsoa_cli.rules.registry import findings
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.located import Located
from wsoa_cli.store.locator import Locator


def check(workspace: Workspace, plan: str | None = None, asked: Asked = EVERYTHING) -> Answer[list[Located]]:
    """Every finding of every plan, or of one, by file and line. Raises NoPlansError and UnknownItemError."""
    portfolio = workspace.load(plan)
    locator = Locator(portfolio.sources, workspace.cache)
    history = _history(workspace)
    moves = Moves(history.chapters, workspace.today)
    found = [*portfolio.faults, *locator.locate(_found(portfolio, moves, workspace, asked))]
    in_order = sorted(found, key=lambda one: (one.path, one.line, one.column, one.rule, one.message))
    return Answer(in_order, remarks=history.limits)


def _history(workspace: Workspace) -> Ledger:
    """What is known of earlier versions; a plan can be checked without, and then only what was cut off is worth a word."""
    try:
        history = ledger(workspace)
    except GitError as error:
        return Ledger(limits=(f"{error.message}; whether dates have moved is not checked",))
    cut_off = (f"{limit}; dates that moved before are not checked" for limit in history.limits if history.is_cut_off)
    return Ledger(history.chapters, tuple(cut_off))


def _found(portfolio: Portfolio, moves: Moves, workspace: Workspace, asked: Asked) -> Iterator[Finding]:
    """What the rules find, less what would only repeat that a file could not be read.

    Where part of a plan is missing, its references may well point into that part, and an item that lost a field to a fault
    would be blamed for the field's absence as well.
    """
    known = _with_neighbours(portfolio, workspace)
    neighbours = {plan.id.lower(): plan for plan in known.plans}
    not_whole = frozenset(fault.plan for fault in known.faults if fault.plan is not None and fault.severity == "error")
    for plan in portfolio.plans:
        today, stand = workspace.today, tuple(standings(plan, workspace.today))
        subject = Subject(plan, today, stand, tuple(moves.of(plan)), neighbours, not_whole)
        found = findings(subject, asked, whole=plan.id not in not_whole)
        yield from (finding for finding in found if not portfolio.is_damaged(finding.place))


def _with_neighbours(portfolio: Portfolio, workspace: Workspace) -> Portfolio:
    """The plans with those beside them, where one of them goes on where another ended.

    One plan alone is read in a fraction of the time, and only few plans continue one.
    """
    return workspace.load() if any(_continues_another(plan) for plan in portfolio.plans) else portfolio


def _continues_another(plan: Plan) -> bool:
    return plan.head.continues is not None or any(":" in (at.item.continues or "") for at in plan.actions)
