"""What a report is made of: plans as their readers may see them, on a day, and what has changed since the last one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wsoa_cli.derive.changes import Since
from wsoa_cli.derive.overview import PlanOverview, overview_of
from wsoa_cli.derive.restricted_periods import Restrictions
from wsoa_cli.derive.slippage import Slippage, slippage
from wsoa_cli.derive.standing import Situation, Standing, by_urgency
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.plan_head import Decision, RestrictedPeriod
from wsoa_cli.model.vocabulary import Audience
from wsoa_cli.model.workstream import Workstream

AHEAD = timedelta(weeks=4)
"""How far a highlight report looks ahead (docs: highlight report, next four weeks)."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One plan of a report: how it stands, how its dates have moved, and what is new where an earlier day was named."""

    situation: Situation
    overview: PlanOverview
    moved: tuple[Slippage, ...]
    since: Since | None = None

    @property
    def plan(self) -> Plan:
        """The plan, as the readers may see it."""
        return self.situation.plan

    def in_workstream(self, workstream: Workstream) -> list[Standing]:
        """The actions of a workstream: what is open first, and of that the most urgent."""
        return sorted(self.situation.in_workstream(workstream), key=lambda one: (not one.is_open, by_urgency(one)))

    def exceptions(self) -> list[Standing]:
        """What is red or amber, red first."""
        found = [one for one in self.situation.standings if one.rating.colour in {"red", "amber"}]
        return sorted(found, key=lambda one: (one.rating.colour == "amber", by_urgency(one)))

    def ahead(self, standings: list[Standing]) -> list[Standing]:
        """What starts or is due in the next four weeks, of some actions."""
        return [one for one in standings if one.is_open and (self._is_due(one) or self._starts(one))]

    def waiting_decisions(self) -> list[Decision]:
        """What boards have still to decide."""
        return [one for one in self.plan.head.decisions if one.status == "pending"]

    def _is_due(self, standing: Standing) -> bool:
        return standing.is_due_within(AHEAD.days, self.situation.today)

    def _starts(self, standing: Standing) -> bool:
        """Whether any day of its start lies ahead: "in November" is ahead until the end of November."""
        calendar, start, today = self.plan.calendar, standing.action.start, self.situation.today
        first, last = calendar.earliest(start), calendar.latest(start)
        is_near = first is not None and last is not None and first <= today + AHEAD and last >= today
        return is_near and standing.action.status == "not_started"


@dataclass(frozen=True, slots=True)
class HandOut:
    """A report before it has a shape: its chapters, for whom it is, and the workstream where it is about one."""

    chapters: tuple[Chapter, ...]
    audience: Audience
    today: date
    workstream: Workstream | None = None

    def held_back(self) -> Iterator[tuple[Plan, RestrictedPeriod]]:
        """The plans that are not to be published on this day, each with its period, where the report is for the public."""
        if self.audience == "public":
            for one in self.chapters:
                if period := Restrictions(one.plan, "publication").by(self.today):
                    yield one.plan, period


def chapter(plan: Plan, today: date, since: Since | None = None) -> Chapter:
    """One plan on a day; `plan` is as the readers may see it, and so is all that follows from it."""
    slipped = (slippage(plan, at) for at in plan.actions)
    situation = Situation(plan, today)
    return Chapter(situation, overview_of(situation), tuple(one for one in slipped if one.moves), since)
