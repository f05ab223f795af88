"""Everything that is wrong with the plans: what cannot be read, what does not fit, what the rules find."""

from collections.abc import Iterator

from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.standing import standings
from wsoa_cli.rules.finding import Finding, Subject
from wsoa_cli.rules.registry import findings
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.located import Located
from wsoa_cli.store.locator import Locator


def check(workspace: Workspace, plan: str | None = None) -> list[Located]:
    """Every finding of every plan, or of one, by file and line. Raises NoPlansError and UnknownItemError."""
    portfolio = workspace.load(plan)
    locator = Locator(portfolio.sources)
    found = [*portfolio.faults, *(locator.locate(finding) for finding in _found(portfolio, workspace))]
    return sorted(found, key=lambda one: (one.path, one.line, one.column, one.rule, one.message))


def _found(portfolio: Portfolio, workspace: Workspace) -> Iterator[Finding]:
    """What the rules find, less what would only repeat that a file could not be read.

    Where part of a plan is missing, its references may well point into that part, and an item that lost a field to a fault
    would be blamed for the field's absence as well.
    """
    broken_plans = {fault.plan for fault in portfolio.faults if fault.severity == "error"}
    for plan in portfolio.plans:
        subject = Subject(plan, workspace.today, tuple(standings(plan, workspace.today)))
        found = findings(subject, whole=plan.id not in broken_plans)
        yield from (finding for finding in found if not portfolio.is_damaged(finding.place))
