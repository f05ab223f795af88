"""Who has to be reminded of what."""

from collections.abc import Sequence
from difflib import get_close_matches

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.choice import the_plan
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.agenda import everybody
from wsoa_cli.derive.chasing import Message, messages
from wsoa_cli.derive.selection import is_called
from wsoa_cli.errors import UnknownItemError
from wsoa_cli.model.plan import Plan


def chase(workspace: Workspace, plans: Sequence[str] = (), lead: str | None = None) -> Answer[list[Message]]:
    """A message for each who has something to do, in some plans or all; or for a post named by its id, title or holder.

    Raises NoPlansError, and UnknownItemError for a plan or a post that is not there.
    """
    portfolio = workspace.load()
    chosen = [the_plan(portfolio, name) for name in plans] or list(portfolio.plans)
    found = messages(portfolio.plans, chosen, workspace.today, lead)
    if lead is not None and not found and not portfolio.faults:
        _require_post(chosen, lead)
    return Answer(found, portfolio.faults)


def _require_post(plans: Sequence[Plan], lead: str) -> None:
    if any(is_called(plan, one, lead) for plan in plans for one in everybody(plan)):
        return
    known = tuple(dict.fromkeys(one for plan in plans for one in everybody(plan)))
    raise UnknownItemError("post", lead, tuple(get_close_matches(lead, known, n=3)), known)
