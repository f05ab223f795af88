"""What a report tells: some plans as its readers may see them, and what has changed in them since the last one."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.as_of import is_day
from wsoa_cli.commands.as_of import since as as_found
from wsoa_cli.commands.choice import choose, the_plan
from wsoa_cli.commands.leaving import require_no_leak, require_read
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.audience import seen_by
from wsoa_cli.derive.changes import Since, State, changes_seen
from wsoa_cli.derive.hand_out import HandOut, chapter
from wsoa_cli.errors import UsageError
from wsoa_cli.model.plan import Plan, id_of
from wsoa_cli.model.vocabulary import Audience
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.located import Located


@dataclass(frozen=True, slots=True)
class Readers:
    """For whom a report is, and since when it tells what is new: a day or a commit."""

    audience: Audience = "board"
    since: str | None = None


def report_on_plans(workspace: Workspace, plans: Sequence[str], readers: Readers) -> Answer[HandOut]:
    """Some plans in the order in which they are named; or all, those first that say what a committee's paper needs.

    Raises NoPlansError, UnknownItemError, UsageError, GitError, NotFitToLeaveError, and WsoaError where a file of a plan that
    is not only for those inside could not be read whole.
    """
    portfolio = workspace.load()
    wanted = [the_plan(portfolio, name) for name in plans] or sorted(portfolio.plans, key=_prepares_no_report)
    return _hand_out(workspace, portfolio, wanted, readers)


def report_on_workstream(workspace: Workspace, asked: str, readers: Readers) -> Answer[HandOut]:
    """One workstream, with its plan. Raises as `report_on_plans`, and AmbiguousItemError."""
    portfolio = workspace.load()
    choice = choose(portfolio, asked, "workstream")
    given = _hand_out(workspace, portfolio, [choice.plan], readers)
    (one,) = given.result.chapters
    placed = one.plan.find("workstream", id_of(choice.at.item))
    workstream = placed.item if placed else None
    if not isinstance(workstream, Workstream):
        raise UsageError(f"{asked} is no workstream that this audience sees", "name another, or another --audience")
    return replace(given, result=replace(given.result, workstream=workstream))


def _prepares_no_report(plan: Plan) -> bool:
    return plan.head.report is None


def _hand_out(workspace: Workspace, portfolio: Portfolio, plans: Sequence[Plan], readers: Readers) -> Answer[HandOut]:
    for plan in plans if readers.audience != "internal" else ():
        require_read(portfolio, plan, "reported")
        if readers.audience == "public":
            require_no_leak(plan, workspace.today, "reported")
    before = _Before(as_found(workspace, readers.since), counts_day=is_day(readers.since)) if readers.since else None
    chapters = []
    for plan in plans:
        is_whole = not portfolio.unread(plan)
        since = before.since(plan, workspace, readers.audience, is_whole=is_whole) if before else None
        chapters.append(chapter(seen_by(plan, readers.audience), workspace.today, since))
    found = HandOut(tuple(chapters), readers.audience, workspace.today)
    faults = (*_faults(portfolio, plans), *(_faults(before.portfolio, plans) if before else ()))
    return Answer(found, faults, tuple(_held_back(found)))


def _held_back(found: HandOut) -> Iterator[str]:
    """A sentence for each plan that is not to be published yet, where the report is for the public."""
    for plan, period in found.held_back():
        yield f"{plan.id} is not published before {period.end} is over: {period.title} ({period.id}) holds publication back"


def _faults(portfolio: Portfolio, plans: Collection[Plan]) -> tuple[Located, ...]:
    """The faults of some plans, and those of files of which nobody knows whose they are."""
    names = {plan.id.lower() for plan in plans}
    return tuple(fault for fault in portfolio.faults if fault.plan is None or fault.plan.lower() in names)


class _Before:
    """The plans as they stood at the last report, read once for all of them."""

    def __init__(self, workspace: Workspace, *, counts_day: bool) -> None:
        self.today = workspace.today
        self._counts_day = counts_day
        self.portfolio = workspace.load()

    def since(self, plan: Plan, workspace: Workspace, audience: Audience, *, is_whole: bool) -> Since:
        """What those readers could see change. What a file held that cannot be read would look as if it were new, or gone."""
        old = [one for one in self.portfolio.plans if one.id.lower() == plan.id.lower()]
        if not is_whole or any(self.portfolio.unread(one) for one in old):
            return Since(self.today, is_unread=True)
        found = changes_seen(State(old, self.today), plan, workspace.today, audience)
        return replace(found, counts_day=self._counts_day)
