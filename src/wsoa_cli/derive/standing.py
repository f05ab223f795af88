"""A plan on a day: each of its actions with all that follows, the row that every listing starts from."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple, Protocol, TypeVar

from wsoa_cli.derive.measure_standing import MeasureStanding, measure_standings
from wsoa_cli.derive.rating import Rating, rate
from wsoa_cli.derive.schedule import Timing, timing
from wsoa_cli.derive.serving import findings_served
from wsoa_cli.derive.signs import Sign, signs
from wsoa_cli.derive.words import days
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.plan_head import Decision
from wsoa_cli.model.vocabulary import OPEN, Colour
from wsoa_cli.model.workstream import Action, Workstream


class Standing(NamedTuple):
    """One action on one day; a tuple, like its timing, because a portfolio has 15,300 of them to make."""

    plan: Plan
    workstream: Workstream
    action: Action
    timing: Timing
    situation: "Situation"

    @property
    def rating(self) -> Rating:
        """Its colour and why; found when asked for, because a listing of what is late leaves most actions out."""
        known = self.situation.ratings
        key = id(self.action)
        if key not in known:
            known[key] = rate(self.action, signs(self.action, self.timing, self.situation), self.plan)
        return known[key]

    @property
    def colour(self) -> Colour | None:
        """Its colour alone: of what is late it is known without asking for more, since nothing is worse."""
        return "red" if self.is_overdue else self.rating.colour

    @property
    def signs(self) -> list[Sign]:
        """Every fact that speaks for its colour."""
        return list(signs(self.action, self.timing, self.situation))

    @property
    def name(self) -> str:
        """The action's full name: plan:id."""
        return f"{self.plan.id}:{self.action.id}"

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do, in a plan that is not closed."""
        return self.action.status in OPEN and not self.plan.is_closed

    @property
    def is_overdue(self) -> bool:
        """Whether it is late and neither finished nor given up."""
        return self.timing.schedule == "overdue"

    def is_due_within(self, days: int, today: date) -> bool:
        """Whether it is open and its last day lies from today to so many days ahead."""
        latest = self.timing.latest
        return self.is_open and latest is not None and 0 <= (latest - today).days <= days


class Situation:
    """A plan on a day: what each of its actions, and what one of them means for another.

    Whatever is asked twice is kept, because in a portfolio of 15,300 actions every rule asks.
    """

    def __init__(self, plan: Plan, today: date) -> None:
        self.plan = plan
        self.today = today
        self.ratings: dict[int, Rating] = {}

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Every action, in the order of the files."""
        plan, today = self.plan, self.today
        return tuple(
            Standing(plan, at.item, action, timing(action, plan, today), self)
            for at in plan.workstreams
            for action in at.item.actions
        )

    def in_workstream(self, workstream: Workstream) -> list[Standing]:
        """The actions of one of its workstreams, in the order of the file."""
        return self._of_workstreams[id(workstream)]

    def measures_in(self, workstream: Workstream) -> list[MeasureStanding]:
        """The measures of one of its workstreams, in the order of the file."""
        return self._measures_of_workstreams[id(workstream)]

    def standing(self, action_id: str) -> Standing | None:
        """The action with an id; the first where a fault gave two the id."""
        return self._by_id.get(action_id.lower())

    def findings_served_by(self, action: Action) -> set[str]:
        """The findings that one of its actions serves, by their ids in small letters."""
        return self._served[id(action)]

    def late_need(self, item_id: str) -> str | None:
        """What is late about an action or a decision that is needed; None where nothing is."""
        standing = self.standing(item_id)
        if standing is not None:
            late = standing.timing.days_late
            return f"needs {standing.action.id}, which is overdue by {days(late)}" if late else None
        placed = self.plan.find("decision", item_id)
        decision = placed.item if placed else None
        return self._late_decision(decision) if isinstance(decision, Decision) else None

    def behind(self, measure_id: str) -> str | None:
        """By how much a measure is off its trajectory; None where it is not."""
        standing = self.measures.get(measure_id.lower())
        if standing is None or not standing.is_off_trajectory:
            return None
        return f"{standing.measure.id} is behind its trajectory: {standing.rating.reason}"

    @cached_property
    def measures(self) -> dict[str, MeasureStanding]:
        """Every measure, by its id in small letters."""
        return {one.measure.id.lower(): one for one in reversed(self.measure_standings)}

    @cached_property
    def measure_standings(self) -> tuple[MeasureStanding, ...]:
        """Every measure, in the order of the files."""
        return tuple(measure_standings(self.plan, self.today))

    @cached_property
    def _of_workstreams(self) -> dict[int, list[Standing]]:
        return by_workstream(self.plan, self.standings)

    @cached_property
    def _measures_of_workstreams(self) -> dict[int, list[MeasureStanding]]:
        return by_workstream(self.plan, self.measure_standings)

    @cached_property
    def _served(self) -> dict[int, set[str]]:
        return {id(at.item): served for at, served in findings_served(self.plan)}

    @cached_property
    def _by_id(self) -> dict[str, Standing]:
        return {one.action.id.lower(): one for one in reversed(self.standings)}

    def _late_decision(self, decision: Decision) -> str | None:
        latest = self.plan.calendar.latest(decision.due)
        if decision.status != "pending" or latest is None or latest >= self.today:
            return None
        return f"needs the decision {decision.id}, which was due by {decision.due}"


def standings(plan: Plan, today: date) -> tuple[Standing, ...]:
    """Every action of a plan on a day, in the order of the files."""
    return Situation(plan, today).standings


class OfWorkstream(Protocol):
    """What belongs to a workstream."""

    @property
    def workstream(self) -> Workstream:
        """The workstream."""


T = TypeVar("T", bound=OfWorkstream)


def by_workstream(plan: Plan, some: Iterable[T]) -> dict[int, list[T]]:
    """Some actions or measures of a plan, by the identity of their workstream: by a fault two may have the same id."""
    found: dict[int, list[T]] = {id(at.item): [] for at in plan.workstreams}
    for one in some:
        found[id(one.workstream)].append(one)
    return found


def by_urgency(standing: Standing) -> tuple[int, date, str, tuple[tuple[int, str], ...]]:
    """Sorts the most overdue first, then by the day that is judged; items without one last."""
    latest = standing.timing.latest or date.max
    return (-standing.timing.days_late, latest, standing.plan.id, natural(standing.action.id))


@lru_cache(maxsize=4096)
def natural(item_id: str) -> tuple[tuple[int, str], ...]:
    """Sorts ids as people count: 1.2 before 1.10, A2 before A10."""
    parts = re.findall(r"[0-9]+|[^0-9.-]+", item_id.lower())
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
