"""Everything that is wrong with the plans: what cannot be read, what does not fit, what the rules find."""

from collections.abc import Iterator
from dataclasses import dataclass

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.ledger import ledger
from wsoa_cli.commands.moves import Moves
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.standing import standings
from wsoa_cli.history.chapters import Ledger
from wsoa_cli.history.git import GitError
from wsoa_cli.rules.asked import EVERYTHING, Asked
from wsoa_cli.rules.finding import Subject
from wsoa_cli.rules.judge import Ask, Judgement, Known, judge, plainly
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.located import Located, SetAside
from wsoa_cli.store.locator import Locator


@dataclass(frozen=True, slots=True)
class Checked(Answer[list[Located]]):
    """What is found, by file and line, and what the plans' waivers set aside."""

    waived: tuple[SetAside, ...] = ()


def check(workspace: Workspace, plan: str | None = None, asked: Asked = EVERYTHING, ask: Ask = plainly) -> Checked:
    """Every finding of every plan, or of one. Raises NoPlansError and UnknownItemError."""
    portfolio = workspace.load(plan)
    history = _history(workspace)
    locator = Locator(portfolio.sources)
    found, waived = list(portfolio.faults), []
    for judgement in _judgements(portfolio, history, workspace, asked, ask):
        found += map(locator.locate, judgement.found)
        waived += [SetAside(locator.locate(one.finding), one.waiver) for one in judgement.waived]
    in_order = sorted(found, key=_place)
    return Checked(in_order, remarks=history.limits, waived=tuple(sorted(waived, key=lambda one: _place(one.finding))))


def _place(one: Located) -> tuple[str, int, int, str, str]:
    return one.path, one.line, one.column, one.rule, one.message


def _history(workspace: Workspace) -> Ledger:
    """What is known of earlier versions; a plan can be checked without, and then only what was cut off is worth a word."""
    try:
        history = ledger(workspace)
    except GitError as error:
        return Ledger(limits=(f"{error.message}; whether dates have moved is not checked",), is_cut_off=True)
    cut_off = (f"{limit}; dates that moved before are not checked" for limit in history.limits if history.is_cut_off)
    return Ledger(history.chapters, tuple(cut_off), history.is_cut_off)


def _judgements(portfolio: Portfolio, history: Ledger, workspace: Workspace, asked: Asked, ask: Ask) -> Iterator[Judgement]:
    """What the rules find, plan by plan, less what would only repeat that a file could not be read.

    Where part of a plan is missing, its references may well point into that part, and an item that lost a field to a fault
    would be blamed for the field's absence as well.
    """
    moves = Moves(history.chapters, workspace.today)
    broken_plans = {fault.plan for fault in portfolio.faults if fault.severity == "error"}
    neighbours = {plan.id.lower(): plan for plan in portfolio.plans}
    for plan in portfolio.plans:
        subject = Subject(
            plan, workspace.today, tuple(standings(plan, workspace.today)), tuple(moves.of(plan)), neighbours, asked.grace
        )
        known = Known(plan.id not in broken_plans, bool(history.chapters) and not history.is_cut_off, portfolio.is_damaged)
        yield judge(subject, asked, known, ask)
