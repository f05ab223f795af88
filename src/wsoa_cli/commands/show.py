"""One item, whole."""

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.choice import choose, choose_plan
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.portrait import Portrait, portrait
from wsoa_cli.errors import UnknownItemError, UsageError
from wsoa_cli.model.vocabulary import ItemKind


def show(workspace: Workspace, item: str, kind: ItemKind | None = None) -> Answer[Portrait]:
    """The item with an id, written as `1.4` or `plan:1.4`.

    Raises NoPlansError, UnknownItemError and AmbiguousItemError.
    """
    portfolio = workspace.load()
    try:
        choice = choose(portfolio, item, kind)
    except UnknownItemError:
        if choose_plan(portfolio, item):
            raise UsageError(f"{item} is a plan", f"write: wsoa status {item}") from None
        raise
    return Answer(portrait(choice.plan, choice.kind, choice.at, workspace.today), portfolio.faults)
