"""Everything that is wrong with the plans: what cannot be read, what does not fit, what the rules find."""

from collections import Counter
from collections.abc import Iterator

from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.standing import standings
from wsoa_cli.rules import unknown_reference
from wsoa_cli.rules.finding import GRAVEST_FIRST, Finding, Severity, Subject
from wsoa_cli.rules.registry import findings
from wsoa_cli.store.load import Portfolio, load
from wsoa_cli.store.located import Located, Locator


def check(workspace: Workspace, plan: str | None = None) -> list[Located]:
    """Every finding of every plan, or of one, by file and line. Raises NoPlansError and UnknownItemError."""
    portfolio = load(workspace.root, only=plan, progress=workspace.progress)
    locator = Locator(portfolio.sources)
    found = [*portfolio.faults, *(locator.locate(finding) for finding in _found(portfolio, workspace))]
    return sorted(found, key=lambda one: (one.path, one.line, one.column, one.rule, one.message))


def summary(found: list[Located]) -> dict[Severity, int]:
    """How many findings there are of each severity, gravest first."""
    counted = Counter(one.severity for one in found)
    return {severity: counted[severity] for severity in GRAVEST_FIRST}


def _found(portfolio: Portfolio, workspace: Workspace) -> Iterator[Finding]:
    """What the rules find, less what would only repeat that a file could not be read.

    Where part of a plan is missing, its references may well point into that part, and an item that lost a field to a fault
    would be blamed for the field's absence as well.
    """
    broken_plans = {fault.plan for fault in portfolio.faults if fault.severity == "error"}
    for plan in portfolio.plans:
        for finding in findings(Subject(plan, workspace.today, tuple(standings(plan, workspace.today)))):
            dangling = finding.rule == unknown_reference.NAME and plan.id in broken_plans
            if not dangling and not portfolio.is_damaged(finding.place):
                yield finding
