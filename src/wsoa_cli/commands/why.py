"""Why something has its colour."""

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.choice import choose, choose_plan
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.explanation import Explanation, explain_action, explain_measure, explain_plan, explain_workstream
from wsoa_cli.derive.standing import Situation
from wsoa_cli.errors import UnknownItemError, UsageError
from wsoa_cli.model.plan import id_of
from wsoa_cli.model.vocabulary import ItemKind
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.store.load import Portfolio

RATED: tuple[ItemKind, ...] = ("action", "measure", "workstream")
"""The kinds of item that have a colour."""


def why(workspace: Workspace, item: str, kind: ItemKind | None = None) -> Answer[Explanation]:
    """The colour of an action, measure, workstream or plan, step by step.

    Raises NoPlansError, UnknownItemError, AmbiguousItemError, and UsageError for what has no colour.
    """
    portfolio = workspace.load()
    return Answer(_explained(portfolio, workspace, item, kind), portfolio.faults)


def _explained(portfolio: Portfolio, workspace: Workspace, item: str, kind: ItemKind | None) -> Explanation:
    plan = None if kind else choose_plan(portfolio, item)
    if plan:
        return explain_plan(Situation(plan.plan, workspace.today))
    choice = choose(portfolio, item, kind or _the_rated_kind(portfolio, item))
    found, situation = choice.at.item, Situation(choice.plan, workspace.today)
    if isinstance(found, Workstream):
        return explain_workstream(found, situation)
    if choice.kind == "measure":
        return explain_measure(situation.measures[id_of(found).lower()])
    standing = situation.standing(id_of(found)) if choice.kind == "action" else None
    if standing is None:
        colours = "actions, measures, workstreams and plans have one"
        raise UsageError(f"{item} is a {choice.kind}, which has no colour: {colours}", f"write: wsoa show {item}")
    return explain_action(standing)


def _the_rated_kind(portfolio: Portfolio, item: str) -> ItemKind | None:
    """The one kind with a colour that has the id, so that a deadline of the same name is not in the way; None where not one."""
    found = []
    for kind in RATED:
        try:
            choose(portfolio, item, kind)
        except UnknownItemError:
            continue
        found.append(kind)
    return found[0] if len(found) == 1 else None
