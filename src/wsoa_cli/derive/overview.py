"""Where plans and workstreams stand: the counts, the colour and the next date of each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wsoa_cli.derive.deadlines import DeadlineStanding, deadline_standings
from wsoa_cli.derive.rating import Rating, unknown, worst
from wsoa_cli.derive.standing import Situation, Standing, by_urgency
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.vocabulary import DONE, OPEN, ActionStatus
from wsoa_cli.model.workstream import Workstream


@dataclass(frozen=True, slots=True)
class Tally:
    """How many actions there are, by status, and how many of them press."""

    total: int
    by_status: Counter[ActionStatus]
    overdue: int
    due_soon: int

    @property
    def done(self) -> int:
        """How many are delivered or embedded."""
        return sum(self.by_status[status] for status in DONE)


@dataclass(frozen=True, slots=True)
class WorkstreamOverview:
    """One workstream on one day; `next_due` is its next open action that is not yet late."""

    workstream: Workstream
    tally: Tally
    rating: Rating
    next_due: Standing | None


@dataclass(frozen=True, slots=True)
class PlanOverview:
    """One plan on one day; `overdue` comes worst first, `pressing` are the plan-level deadlines near or missed.

    `unread` are the paths of its files that could not be read whole.
    """

    plan: Plan
    tally: Tally
    rating: Rating
    workstreams: tuple[WorkstreamOverview, ...]
    overdue: tuple[Standing, ...]
    pressing: tuple[DeadlineStanding, ...]
    unread: frozenset[str] = frozenset()


def plan_overview(plan: Plan, today: date, unread: frozenset[str] = frozenset()) -> PlanOverview:
    """Where a plan stands on a day.

    `unread` are the paths of its files that could not be read whole: what is missing there may be late, so nothing but red can
    be said of what they hold.
    """
    return overview_of(Situation(plan, today), unread)


def overview_of(situation: Situation, unread: frozenset[str] = frozenset()) -> PlanOverview:
    """Where a plan stands, from what is known of its situation."""
    plan, actions = situation.plan, situation.standings
    workstreams = tuple(
        _workstream(at.item, situation.in_workstream(at.item), unread=at.place.path in unread) for at in plan.workstreams
    )
    overdue = sorted((s for s in actions if s.is_overdue), key=by_urgency)
    rating = worst(((one.workstream.id, one.rating) for one in workstreams), "no actions to rate")
    rating = _with_left_open(rating, actions)
    if unread:
        rating = unknown(rating, f"{_names(unread)} could not be read whole")
    return PlanOverview(plan, tally(actions), rating, workstreams, tuple(overdue), _pressing(plan, situation.today), unread)


def tally(actions: Iterable[Standing]) -> Tally:
    """Counts some actions."""
    actions = list(actions)
    return Tally(
        total=len(actions),
        by_status=Counter(s.action.status for s in actions),
        overdue=sum(s.is_overdue for s in actions),
        due_soon=sum(s.timing.schedule == "due_soon" for s in actions),
    )


def _names(paths: frozenset[str]) -> str:
    return ", ".join(sorted(path.rsplit("/", 1)[-1] for path in paths))


def _workstream(workstream: Workstream, actions: list[Standing], *, unread: bool) -> WorkstreamOverview:
    rating = worst(((s.action.id, s.rating) for s in sorted(actions, key=by_urgency)), "no actions to rate")
    rating = _with_left_open(rating, actions)
    if unread:
        rating = unknown(rating, "its file could not be read whole")
    ahead = [s for s in actions if s.is_open and not s.is_overdue and s.timing.latest is not None]
    return WorkstreamOverview(workstream, tally(actions), rating, min(ahead, key=by_urgency, default=None))


def _with_left_open(rating: Rating, actions: Iterable[Standing]) -> Rating:
    """A rating that says how much was still open when its plan was closed, which has no colour to show it."""
    left = sum(s.plan.is_closed and s.action.status in OPEN for s in actions)
    return rating._replace(reason=f"{rating.reason}; {left} still open when the plan was closed") if left else rating


def _pressing(plan: Plan, today: date) -> tuple[DeadlineStanding, ...]:
    return tuple(s for s in deadline_standings(plan, today) if s.state in {"near", "missed"})
