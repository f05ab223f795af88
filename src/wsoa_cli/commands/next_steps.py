"""What a post has to do next."""

from collections.abc import Sequence
from datetime import date

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.choice import the_plan
from wsoa_cli.commands.select import require_post
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.agenda import Agenda, agenda, counted
from wsoa_cli.derive.words import first_and_count
from wsoa_cli.errors import UsageError
from wsoa_cli.model.plan import Plan

MOST_NAMED = 12
"""Posts; in a national portfolio there are hundreds."""


def next_steps(workspace: Workspace, lead: str | None, *, plan: str | None = None, limit: int | None = None) -> Answer[Agenda]:
    """The agenda of a post, named by its id, or part of its title or of its holder's name; at most `limit` steps of it.

    Raises NoPlansError, UsageError where no post is named, and UnknownItemError for one, or for a plan, that is not there.
    """
    portfolio = workspace.load()
    plans = portfolio.plans
    chosen = plans if plan is None else (the_plan(portfolio, plan),)
    if lead is None:
        raise UsageError("next: whose steps? Give --lead POST, or set WSOA_POST", _busy(plans, workspace.today))
    if not portfolio.faults:
        require_post(chosen, lead)
    return Answer(agenda(plans, lead, workspace.today, only=plan, limit=limit), portfolio.faults)


def _busy(plans: Sequence[Plan], today: date) -> str:
    """Who has how many things to do, as a hint."""
    found = counted(plans, today)
    if not found:
        return "nobody has anything to do"
    return f"there are things to do for: {first_and_count([f'{one} ({count})' for one, count in found], MOST_NAMED)}"
