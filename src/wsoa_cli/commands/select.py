"""The actions that match a selection: what `list`, `overdue` and `due` have in common."""

from collections.abc import Callable

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.selection import Selection, sort_key
from wsoa_cli.derive.standing import Standing, standings
from wsoa_cli.model.vocabulary import SortKey


def select(
    workspace: Workspace, selection: Selection, order: SortKey, also: Callable[[Standing], bool] = lambda _: True
) -> Answer[list[Standing]]:
    """The actions that match a selection and a further test, in order. Raises NoPlansError and UnknownItemError."""
    portfolio = workspace.load(selection.plan)
    found = [s for plan in portfolio.plans for s in standings(plan, workspace.today) if also(s) and selection.matches(s)]
    return Answer(sorted(found, key=sort_key(order)), portfolio.faults)
