"""Which findings a change brought, which came because time passed, and which were there before.

The state from which a change began is judged twice: on today's day, by which alone two states can be compared, and on its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from wsoa_cli.commands.as_of import is_day, where_it_left
from wsoa_cli.commands.happened import require_happened
from wsoa_cli.commands.judging import State, state_of
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.sameness import became, same_plans
from wsoa_cli.derive.steps import ItemKey
from wsoa_cli.errors import NoPlansError
from wsoa_cli.history.chapters import Ledger
from wsoa_cli.history.git import SHORT
from wsoa_cli.model.when import parse_day
from wsoa_cli.rules.asked import Asked
from wsoa_cli.rules.finding import Finding, Origin
from wsoa_cli.rules.identity import Likeness, fault_identity, likeness, origins, renamed, without_numbers
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.located import Located

_NOTHING = Portfolio((), (), {})
_NO_PLANS = State(_NOTHING, Ledger(), _NOTHING)


@dataclass(frozen=True, slots=True)
class Before:
    """The state from which a change began: the folder of plans at a commit, the day to judge it by, and the plans.

    The day is the commit's, or the one that was asked for (`is_of_day`), on which that commit was the latest.
    """

    root: Path
    commit: str
    day: date
    state: State
    is_of_day: bool = False

    def compared(self, now: State, found: Sequence[Finding], workspace: Workspace, asked: Asked) -> "Compared":
        """What brought each fault of the files and each finding of the state as it is now, in this order."""
        comparing = _Comparing(self, now, workspace, asked)
        stood = f"as the plans stood on {self.day}" if self.is_of_day else f"of {self.day}"
        remarks = [f"compared with commit {self.commit[:SHORT]} {stood}, both judged on {workspace.today}"]
        if self.state is _NO_PLANS and now.portfolio.plans:
            remarks.append(f"there was no plan at {self.root.as_posix()}: everything counts as new")
        return Compared(tuple(comparing.origins(found)), (*remarks, *comparing.remarks()))


@dataclass(frozen=True, slots=True)
class Compared:
    """What brought each finding, and in sentences what was compared and what could not be."""

    origins: tuple[Origin, ...]
    remarks: tuple[str, ...]


def before(workspace: Workspace, since: str) -> Before:
    """The state from which what is looked at began: of a day, or where it left a commit or branch.

    Raises UsageError, WsoaError and GitError.
    """
    is_of_day = is_day(since)
    if is_of_day:
        require_happened(parse_day(since), workspace.today, "name a day up to today, or a commit or branch")
    earlier = where_it_left(workspace, since)
    root = earlier.snapshot.root if earlier.snapshot else earlier.root
    try:
        state = state_of(earlier)
    except NoPlansError:
        state = _NO_PLANS
    return Before(root, str(earlier.commit), earlier.today, state, is_of_day)


class _Comparing:
    """The two states side by side. Files are known by their way from their plan's folder, where both states have them."""

    def __init__(self, earlier: Before, now: State, workspace: Workspace, asked: Asked) -> None:
        self._earlier, self._now, self._workspace, self._asked = earlier, now, workspace, asked
        old, new = earlier.state.portfolio, now.portfolio
        self._renamed = {was.id.lower(): name.lower() for name, was in same_plans(old.plans, new.plans).items()}
        self._new_root = workspace.snapshot.root if workspace.snapshot else workspace.root
        files = {self._file(path, earlier.root, self._renamed) for path in _paths(old)}
        self._in_both = files & {self._file(path, self._new_root, {}) for path in _paths(new)}

    def origins(self, found: Sequence[Finding]) -> list[Origin]:
        faults = [self._fault(fault, self._new_root, {}) for fault in self._now.portfolio.faults]
        plans = {plan.id: plan for plan in self._now.portfolio.plans}
        judged = [likeness(one, plans[one.plan]) for one in found]
        return origins([*faults, *judged], self._known(self._workspace.today), lambda: self._known(self._earlier.day))

    @cached_property
    def _became(self) -> dict[ItemKey, ItemKey | None]:
        return became(self._earlier.state.portfolio.plans, self._now.portfolio.plans)

    def remarks(self) -> Iterator[str]:
        """The files that could not be read whole before, and can be now."""
        unread = {self._file(one.path, self._new_root, {}) for one in self._now.portfolio.faults if one.severity == "error"}
        before = {one.path for one in self._earlier.state.portfolio.faults if one.severity == "error"}
        for path in sorted(before):
            if self._file(path, self._earlier.root, self._renamed) not in unread:
                yield f"{path} could not be read whole: what is found there now may have been there, and counts as new"

    def _known(self, today: date) -> Iterator[Likeness]:
        """What is wrong with the earlier state on a day, under the names that its items have now."""
        state = self._earlier.state
        yield from (self._fault(fault, self._earlier.root, self._renamed) for fault in state.portfolio.faults)
        for plan, judgement in state.judged(today, self._asked):
            name = self._renamed.get(plan.id.lower(), plan.id.lower())
            for one in judgement.found:
                if now := renamed(likeness(one, plan), self._became, name):
                    yield now

    def _fault(self, fault: Located, root: Path, renamed_plans: dict[str, str]) -> Likeness:
        """What is known of a fault is its rule and its words; a file that was moved has the same faults elsewhere."""
        plan, file = self._file(fault.path, root, renamed_plans)
        identity = fault_identity(plan, fault.rule, file if (plan, file) in self._in_both else "", fault.message)
        return Likeness(identity, fault.severity, without_numbers(fault.message))

    @staticmethod
    def _file(path: str, root: Path, renamed_plans: dict[str, str]) -> tuple[str, str]:
        """The plan that a file lies in, by its name of today, and the file's way from its folder."""
        inside = path.removeprefix(f"{root.as_posix()}/")
        plan, file = inside.split("/", 1) if "/" in inside else ("", inside)
        return renamed_plans.get(plan.lower(), plan.lower()), file


def _paths(portfolio: Portfolio) -> set[str]:
    """The files of a state that there was something to read, or to say, of."""
    plans = {plan.path for plan in portfolio.plans}
    workstreams = {at.place.path for plan in portfolio.plans for at in plan.workstreams}
    return plans | workstreams | {fault.path for fault in portfolio.faults}
