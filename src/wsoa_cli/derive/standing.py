"""An action with all that follows from it and a date: the row that every listing starts from."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from wsoa_cli.derive.rating import Rating, rate
from wsoa_cli.derive.schedule import Timing, timing
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.vocabulary import OPEN
from wsoa_cli.model.workstream import Action, Workstream


class Standing(NamedTuple):
    """One action on one day; a tuple, like its timing, because a portfolio has 15,300 of them to make."""

    plan: Plan
    workstream: Workstream
    action: Action
    timing: Timing
    today: date

    @property
    def rating(self) -> Rating:
        """Its colour and why; found when asked for, because a listing of what is late leaves most actions out."""
        return rate(self.action, self.timing, self.today, closed=self.plan.is_closed)

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


def standings(plan: Plan, today: date) -> list[Standing]:
    """Every action of a plan on a day, in the order of the files."""
    return [
        Standing(plan, at.item, action, timing(action, plan, today), today)
        for at in plan.workstreams
        for action in at.item.actions
    ]


def by_urgency(standing: Standing) -> tuple[int, date, str, tuple[tuple[int, str], ...]]:
    """Sorts the most overdue first, then by the day that is judged; items without one last."""
    latest = standing.timing.latest or date.max
    return (-standing.timing.days_late, latest, standing.plan.id, natural(standing.action.id))


@lru_cache(maxsize=4096)
def natural(item_id: str) -> tuple[tuple[int, str], ...]:
    """Sorts ids as people count: 1.2 before 1.10, A2 before A10."""
    parts = re.findall(r"[0-9]+|[^0-9.-]+", item_id.lower())
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
