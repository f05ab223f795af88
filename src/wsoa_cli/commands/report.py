"""What a report tells: some plans as its readers may see them, and what has changed in them since the last one."""

from collections.abc import Sequence
from dataclasses import dataclass

from wsoa_cli.commands.as_of import as_of
from wsoa_cli.commands.choice import choose, the_plan
from wsoa_cli.commands.leaving import leaks, require_read, told
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.audience import seen_by
from wsoa_cli.derive.changes import State, changes
from wsoa_cli.derive.hand_out import HandOut, Since, chapter
from wsoa_cli.errors import UsageError, WsoaError
from wsoa_cli.model.plan import Plan, id_of
from wsoa_cli.model.vocabulary import ITEM_KINDS, Audience
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.store.load import Portfolio


@dataclass(frozen=True, slots=True)
class Readers:
    """For whom a report is, and since when it tells what is new: a day or a commit."""

    audience: Audience = "board"
    since: str | None = None


def report_on_plans(workspace: Workspace, plans: Sequence[str], readers: Readers) -> HandOut:
    """Some plans in the order in which they are named; or all, those first that say what a committee's paper needs.

    Raises NoPlansError, UnknownItemError, UsageError, GitError, and WsoaError where something speaks against showing a plan.
    """
    portfolio = workspace.load()
    wanted = [the_plan(portfolio, name) for name in plans] or sorted(portfolio.plans, key=_prepares_no_report)
    return _hand_out(workspace, portfolio, wanted, readers)


def report_on_workstream(workspace: Workspace, asked: str, readers: Readers) -> HandOut:
    """One workstream, with its plan. Raises as `report_on_plans`, and AmbiguousItemError."""
    portfolio = workspace.load()
    choice = choose(portfolio, asked, "workstream")
    found = _hand_out(workspace, portfolio, [choice.plan], readers)
    (one,) = found.chapters
    placed = one.plan.find("workstream", id_of(choice.at.item))
    workstream = placed.item if placed else None
    if not isinstance(workstream, Workstream):
        raise UsageError(f"{asked} is no workstream that this audience sees", "name another, or another --audience")
    return HandOut(found.chapters, found.audience, found.today, workstream)


def _prepares_no_report(plan: Plan) -> bool:
    return plan.head.report is None


def _hand_out(workspace: Workspace, portfolio: Portfolio, plans: Sequence[Plan], readers: Readers) -> HandOut:
    before = as_of(workspace, readers.since) if readers.since else None
    chapters = []
    for plan in plans:
        if readers.audience != "internal":
            _require_fit(workspace, portfolio, plan, readers.audience)
        seen = seen_by(plan, readers.audience)
        since = _since(workspace, before, plan, readers.audience) if before else None
        chapters.append(chapter(seen, workspace.today, since))
    return HandOut(tuple(chapters), readers.audience, workspace.today)


def _require_fit(workspace: Workspace, portfolio: Portfolio, plan: Plan, audience: Audience) -> None:
    require_read(portfolio, plan, "reported")
    if audience == "public" and (found := leaks(plan, workspace.today)):
        raise WsoaError(*told(plan, found, "reported"))


def _since(workspace: Workspace, before: Workspace, plan: Plan, audience: Audience) -> Since:
    """What those readers could see change; what is gone from their eyes only is not told."""
    old = [seen_by(one, audience) for one in before.load().plans if one.id.lower() == plan.id.lower()]
    found = changes(State(old, before.today), State([seen_by(plan, audience)], workspace.today))
    there = {(kind, id_of(at.item).lower()) for kind in ITEM_KINDS for at in plan.items(kind)}
    shown = (one for one in found if one.group != "gone" or (one.kind, one.id.lower()) not in there)
    return Since(before.today, tuple(shown))
