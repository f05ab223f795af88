"""What has changed between two days or commits."""

from collections.abc import Collection

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.as_of import as_of, is_day
from wsoa_cli.commands.as_of import since as as_found
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.changes import Changes, State
from wsoa_cli.derive.changes import changes as differences
from wsoa_cli.errors import UnknownItemError
from wsoa_cli.store.load import Portfolio


def changes(workspace: Workspace, since: str, until: str | None = None, plan: str | None = None) -> Answer[Changes]:
    """What is different from one day or commit to another, or to the files as they are now; of every plan, or of one.

    Of two days both count: it is different from what the first found to what the last one left.
    A plan of which a file cannot be read in either state is left out; the faults say which.
    Raises NoPlansError, UnknownItemError, UsageError and GitError.
    """
    before = as_found(workspace, since)
    after = as_of(workspace, until) if until else workspace
    old, new = before.load(), after.load()
    # What a file that cannot be read held would look as if it were gone, and everything around it better than it is.
    unread = {one.id.lower() for portfolio in (old, new) for one in portfolio.plans if portfolio.unread(one)}
    found = differences(_state(old, before, plan, unread), _state(new, after, plan, unread))
    if plan is not None and not any(_is(one.id, plan) for portfolio in (old, new) for one in portfolio.plans):
        raise UnknownItemError("plan", plan, (one.id for portfolio in (new, old) for one in portfolio.plans))
    faults = tuple(fault for fault in (*old.faults, *new.faults) if plan is None or _is(fault.plan or "", plan))
    return Answer(Changes(_named(since, before), _named(until, after), tuple(found), is_day(since)), faults)


def _named(asked: str | None, workspace: Workspace) -> str:
    """A state as one speaks of it: its day, and the name by which it was asked for where that is another."""
    day = workspace.today.isoformat()
    return day if asked is None or asked == day else f"{day} ({asked})"


def _state(portfolio: Portfolio, workspace: Workspace, plan: str | None, unread: Collection[str]) -> State:
    wanted = (one for one in portfolio.plans if plan is None or _is(one.id, plan))
    return State([one for one in wanted if one.id.lower() not in unread], workspace.today)


def _is(plan_id: str, asked: str) -> bool:
    return plan_id.lower() == asked.lower()
