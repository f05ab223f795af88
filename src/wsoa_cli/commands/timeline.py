"""When everything happens, plan by plan."""

from collections.abc import Sequence

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.select import check_names
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.selection import Selection
from wsoa_cli.derive.standing import standings
from wsoa_cli.derive.timeline import PlanRows, Timeline, plan_rows
from wsoa_cli.derive.timeline import timeline as drawn
from wsoa_cli.errors import UsageError
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.when import DateTextError, Span, parse_when


def timeline(workspace: Workspace, selection: Selection, start: str | None, end: str | None) -> Answer[Timeline]:
    """The rows of the plans that match, and the days from `start` to `end`, each in any form that plans have.

    Plans without any action that matches are left out where a lead or a workstream was asked for.
    Raises NoPlansError, UnknownItemError, and UsageError for what is no date.
    """
    portfolio = workspace.load(selection.plan)
    if not portfolio.faults:
        check_names(selection, portfolio.plans)
    first, last = _span("--from", start, portfolio.plans), _span("--to", end, portfolio.plans)
    if first and last and last.latest < first.earliest:
        raise UsageError(f"--to {end} comes before --from {start}", "exchange the two")
    today = workspace.today
    rows = [plan_rows(plan, selection.chosen(standings(plan, today)), today) for plan in portfolio.plans]
    asked = _matching(rows) if selection.lead or selection.workstream else rows
    days = (first.earliest if first else None, last.latest if last else None)
    return Answer(drawn(asked, *days, today), portfolio.faults)


def _matching(rows: Sequence[PlanRows]) -> list[PlanRows]:
    return [one for one in rows if one.workstreams]


def _span(option: str, asked: str | None, plans: Sequence[Plan]) -> Span | None:
    """The days that an option names; a term as the first plan has it that knows it. Raises UsageError."""
    if asked is None:
        return None
    try:
        when = parse_when(asked)
    except DateTextError as error:
        raise UsageError(f"{option}: {error}") from error
    found = next((plan.calendar.span(when) for plan in plans if plan.calendar.knows(when)), None)
    if found is None:
        hint = "name a term that a plan's calendar has, or write a date such as 2020-03"
        raise UsageError(f"{option} {asked} is no time that has a beginning and an end", hint)
    return found
