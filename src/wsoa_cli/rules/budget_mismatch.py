"""The lines of a budget do not add up to its total, or some costs are still to be found.

Committees are asked to agree a sum, and its parts stand a few lines below. Where they differ, nobody knows what was agreed.
Sums are in pounds, and exact. As long as something is `to_be_costed`, the lines may come to less than the total, which must
hold the rest as well; that the rest is not known is a warning. One area's launch had its prizes costed to the pound, and the
printing of it not at all.

Fails:

    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Hold an art competition
        status: in_progress
        budget: {total: 1000, lines: [{item: Voucher, each: 25, count: 10}]}

Mended:

    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Hold an art competition
        status: in_progress
        budget:
          total: 1000
          lines: [{item: Voucher for the artist, each: 25, count: 10}, {item: Voucher for the school, each: 75, count: 10}]
"""

from collections.abc import Iterator
from decimal import Decimal

from wsoa_cli.derive.amounts import EXACT
from wsoa_cli.model.plan import Placed
from wsoa_cli.model.vocabulary import GIVEN_UP
from wsoa_cli.model.workstream import Action, Budget
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "budget-mismatch"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "standard"
# a line of the budget may be one that could not be read
NEEDS_WHOLE_PLAN = ("action.status", "action.budget")
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each budget that contradicts itself, at its total, and each that is not complete, at what has no price."""
    plan = subject.plan
    for at in plan.actions:
        budget = at.item.budget
        if budget is not None and at.item.status not in GIVEN_UP:
            yield from _contradiction(plan.id, at, budget)
            yield from _costs_to_be_found(plan.id, at, budget)


def _contradiction(plan_id: str, at: Placed[Action], budget: Budget) -> Iterator[Finding]:
    if budget.total is None or not budget.lines:
        return
    lines = Decimal(0)
    for line in budget.lines:
        lines = EXACT.fma(line.each, line.count, lines)
    if lines == budget.total or (budget.to_be_costed and lines < budget.total):
        return
    message = f"the budget of {at.item.id} is £{budget.total}, and its lines add up to £{_plain(lines)}"
    hint = f"mend the line that is wrong, or write `total: {_plain(lines)}`"
    yield Finding(NAME, SEVERITY, plan_id, at.item.id, message, hint, at.place / "budget" / "total")


def _costs_to_be_found(plan_id: str, at: Placed[Action], budget: Budget) -> Iterator[Finding]:
    if budget.to_be_costed:
        message = f"{at.item.id} has costs that are still to be found: {', '.join(budget.to_be_costed)}"
        hint = "write each as a line with `each` and `count`, and take it out of `to_be_costed`"
        yield Finding(NAME, "warning", plan_id, at.item.id, message, hint, at.place / "budget" / "to_be_costed")


def _plain(pounds: Decimal) -> str:
    """A sum as it would be typed: 1250.50, never 1.25E+3."""
    return f"{pounds:f}"
