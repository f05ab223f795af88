"""What stands before anything leaves the house: whether a plan is sound enough to be shown to others."""

from datetime import date

from wsoa_cli.errors import WsoaError
from wsoa_cli.model.plan import Plan
from wsoa_cli.rules.asked import Asked
from wsoa_cli.rules.finding import Finding, Subject
from wsoa_cli.rules.internal_leak import NAME as LEAK
from wsoa_cli.rules.judge import judge
from wsoa_cli.store.load import Portfolio


def require_read(portfolio: Portfolio, plan: Plan, deed: str) -> None:
    """Refuses a plan of which something could not be read: what is wrong may be who may see it. Raises WsoaError."""
    unread = [fault for fault in portfolio.faults if fault.severity == "error" and fault.plan == plan.id]
    if unread:
        first = unread[0]
        raise WsoaError(
            f"{plan.id} cannot be {deed}: {first.path}:{first.line}: {first.message}",
            f"nothing was {deed}, since what is wrong may be who may see it; wsoa check {plan.id} lists every fault",
        )


def leaks(plan: Plan, today: date) -> tuple[Finding, ...]:
    """Where public words of a plan tell what is not public, less what a waiver sets aside."""
    return judge(Subject(plan, today, (), ()), Asked(select=frozenset({LEAK}))).found


def told(plan: Plan, found: tuple[Finding, ...], deed: str) -> tuple[str, str]:
    """That a plan leaks, and what to do about it."""
    more = f", and {len(found) - 1} more like it" if len(found) > 1 else ""
    return (
        f"{plan.id} cannot be {deed}: {found[0].message}{more}",
        f"nothing was {deed}; wsoa check {plan.id} --select {LEAK} shows each place; a waiver sets one aside",
    )
