"""Who has to be reminded of what."""

from collections.abc import Sequence

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.choice import the_plan
from wsoa_cli.commands.select import require_post
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.chasing import Message, messages


def chase(workspace: Workspace, plans: Sequence[str] = (), lead: str | None = None) -> Answer[list[Message]]:
    """A message for each who has something to do, in some plans or all; or for a post named by its id, title or holder.

    Raises NoPlansError, and UnknownItemError for a plan or a post that is not there.
    """
    portfolio = workspace.load()
    chosen = [the_plan(portfolio, name) for name in plans] or list(portfolio.plans)
    found = messages(portfolio.plans, chosen, workspace.today, lead)
    if lead is not None and not found and not portfolio.faults:
        require_post(chosen, lead)
    return Answer(found, portfolio.faults)
