"""One state of the plans with what is known of its history, to be judged on any day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wsoa_cli.commands.ledger import ledger
from wsoa_cli.commands.moves import Moves
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.gaps import NO_GAPS, touches
from wsoa_cli.derive.standing import standings
from wsoa_cli.history.chapters import Ledger
from wsoa_cli.history.git import GitError
from wsoa_cli.model.plan import Plan
from wsoa_cli.rules.asked import Asked
from wsoa_cli.rules.finding import Subject
from wsoa_cli.rules.judge import Ask, Judgement, Known, judge, plainly
from wsoa_cli.store.load import Portfolio

_HEIRS = ("action", "action.continues", "plan.continues")
"""What tells which actions of another plan are taken up."""


@dataclass(frozen=True, slots=True)
class State:
    """The plans that were read, and their history; `around` are these with those beside them, where one leans on another."""

    portfolio: Portfolio
    history: Ledger
    around: Portfolio

    def judged(self, today: date, asked: Asked, ask: Ask = plainly) -> Iterator[tuple[Plan, Judgement]]:
        """What the rules find on a day, plan by plan, less what would only repeat that a file could not be read.

        Where part of a plan is missing, its references may well point into that part, and an item that lost a field to a fault
        would be blamed for the field's absence as well.
        """
        moves = Moves(self.history.chapters, today)
        has_history = bool(self.history.chapters) and not self.history.is_cut_off
        all_gaps = {plan.id: self.around.gaps(plan) for plan in self.around.plans} if self.around.faults else {}
        not_whole = frozenset(plan for plan, gaps in all_gaps.items() if touches(gaps, _HEIRS))
        neighbours = {plan.id.lower(): plan for plan in self.around.plans}
        for plan in self.portfolio.plans:
            stand, slipped = standings(plan, today), tuple(moves.of(plan))
            gaps = all_gaps.get(plan.id, NO_GAPS)
            subject = Subject(plan, today, stand, slipped, neighbours, not_whole, gaps, asked.grace)
            known = Known(not self.around.unread(plan), has_history, self.portfolio.is_damaged)
            yield plan, judge(subject, asked, known, ask)


def state_of(workspace: Workspace, plan: str | None = None) -> State:
    """The state that a workspace looks at, of every plan or of one. Raises NoPlansError and UnknownItemError."""
    portfolio = workspace.load(plan)
    # One plan alone is read in a fraction of the time, and for most it is enough.
    is_alone = plan is not None and any(_leans_on_others(one) for one in portfolio.plans)
    return State(portfolio, _history(workspace), workspace.load() if is_alone else portfolio)


def _leans_on_others(plan: Plan) -> bool:
    """Whether it depends on others what is found in a plan: it goes on where one ended, or may report beside one."""
    return (
        plan.head.report is not None
        or plan.head.continues is not None
        or any(":" in (at.item.continues or "") for at in plan.actions)
    )


def _history(workspace: Workspace) -> Ledger:
    """What is known of earlier versions; a plan can be checked without, and then only what was cut off is worth a word."""
    try:
        history = ledger(workspace)
    except GitError as error:
        return Ledger(limits=(f"{error.message}; whether dates have moved is not checked",), is_cut_off=True)
    cut_off = (f"{limit}; dates that moved before are not checked" for limit in history.limits if history.is_cut_off)
    return Ledger(history.chapters, tuple(cut_off), history.is_cut_off)
