"""What stands before anything leaves the house: whether a plan is sound enough to be shown to others."""

from datetime import date

from wsoa_cli.errors import WsoaError
from wsoa_cli.model.plan import Plan
from wsoa_cli.rules.asked import Asked
from wsoa_cli.rules.finding import Subject
from wsoa_cli.rules.internal_leak import NAME as LEAK
from wsoa_cli.rules.judge import judge
from wsoa_cli.store.load import Portfolio


class NotFitToLeaveError(WsoaError):
    """Something in a plan speaks against showing it now. Exit code 1, as for whatever is found in a plan."""

    exit_code = 1


def require_read(portfolio: Portfolio, plan: Plan, deed: str) -> None:
    """Refuses a plan of which something could not be read: what is wrong may be who may see it. Raises WsoaError."""
    unread = [fault for fault in portfolio.faults if fault.severity == "error" and fault.plan == plan.id]
    if unread:
        first = unread[0]
        raise WsoaError(
            f"{plan.id} cannot be {deed}: {first.path}:{first.line}: {first.message}",
            f"nothing was {deed}, since what is wrong may be who may see it; wsoa check {plan.id} lists every fault",
        )


def require_no_leak(plan: Plan, today: date, deed: str) -> None:
    """Refuses a plan whose public words tell what is not public, less what a waiver sets aside. Raises NotFitToLeaveError."""
    found = judge(Subject(plan, today, (), ()), Asked(select=frozenset({LEAK}))).found
    if not found:
        return
    more = f", and {len(found) - 1} more like it" if len(found) > 1 else ""
    raise NotFitToLeaveError(
        f"{plan.id} cannot be {deed}: {found[0].message}{more}",
        f"nothing was {deed}; wsoa check {plan.id} --select {LEAK} shows each place; a waiver sets one aside",
    )


def not_told(plan: Plan, day: date) -> str:
    """That nothing can be said of what has changed in a plan since a day."""
    return f"what has changed in {plan.id} is not told: its files of {day} could not be read whole"
