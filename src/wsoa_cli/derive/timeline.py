"""The rows of a plan's timeline: its own dates first, then each workstream with its actions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from wsoa_cli.derive.axis import span_of
from wsoa_cli.derive.bars import Bar, action_bar, deadline_bar
from wsoa_cli.derive.deadlines import DeadlineStanding, deadline_standings
from wsoa_cli.derive.standing import Standing, by_workstream
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.when import Span
from wsoa_cli.model.workstream import Workstream


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action; no bar where it has no date."""

    standing: Standing
    bar: Bar | None

    @property
    def workstream(self) -> Workstream:
        """The workstream that it belongs to."""
        return self.standing.workstream


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """One date that binds the plan; no bar where it has no date."""

    standing: DeadlineStanding
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class WorkstreamRows:
    """The actions of a workstream, in the order of its file."""

    workstream: Workstream
    actions: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class PlanRows:
    """A plan with its own dates and its workstreams, of which those without actions are left out."""

    plan: Plan
    deadlines: tuple[DeadlineRow, ...]
    workstreams: tuple[WorkstreamRows, ...]

    @property
    def bars(self) -> Iterator[Bar]:
        """Everything that is drawn."""
        yield from (row.bar for row in self.deadlines if row.bar is not None)
        yield from (row.bar for one in self.workstreams for row in one.actions if row.bar is not None)


@dataclass(frozen=True, slots=True)
class Timeline:
    """Plans from one day to another; no span where nothing has a date."""

    span: Span | None
    plans: tuple[PlanRows, ...]


def plan_rows(plan: Plan, standings: Iterable[Standing], today: date) -> PlanRows:
    """The rows of a plan, with those of its actions that were asked for."""
    rows = by_workstream(plan, (ActionRow(one, action_bar(one, today)) for one in standings))
    deadlines = tuple(DeadlineRow(one, deadline_bar(one, today)) for one in deadline_standings(plan, today))
    workstreams = (WorkstreamRows(at.item, tuple(rows[id(at.item)])) for at in plan.workstreams)
    return PlanRows(plan, deadlines, tuple(one for one in workstreams if one.actions))


def timeline(plans: Sequence[PlanRows], start: date | None, end: date | None, today: date) -> Timeline:
    """The rows with the days that they are drawn on: those asked for, else from the earliest that matters to the latest.

    Today matters as long as one of the plans is not closed.
    """
    bars = [bar for one in plans for bar in one.bars]
    also = [today] if any(not one.plan.is_closed for one in plans) else []
    span = span_of(bars, also if bars else (), today)
    if span is None and (start is None or end is None):
        return Timeline(None, tuple(plans))
    first, last = span.earliest if span else start, span.latest if span else end
    first, last = start or first, end or last
    return Timeline(_in_order(first, last, start), tuple(plans))


def _in_order(first: date | None, last: date | None, start: date | None) -> Span | None:
    """Where only one end was asked for and all that matters lies beyond it, that day alone."""
    if first is None or last is None:
        return None
    if first <= last:
        return Span(first, last)
    return Span(first, first) if start else Span(last, last)
