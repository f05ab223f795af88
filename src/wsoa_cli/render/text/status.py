"""Where plans and workstreams stand, for nine in the morning."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich import box
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from wsoa_cli.derive.deadlines import DeadlineStanding
from wsoa_cli.derive.overview import PlanOverview, Tally, WorkstreamOverview
from wsoa_cli.derive.standing import Standing, by_urgency
from wsoa_cli.model.vocabulary import ACTION_STATUSES
from wsoa_cli.render.text.actions import action_table
from wsoa_cli.render.text.listing import ABSENT, Cell, Column, listing
from wsoa_cli.render.text.page import COLOUR_STYLES, Page, line, rated, words
from wsoa_cli.render.words import accountable, actions, plain, state

MOST_PLANS_IN_FULL = 8
"""With more plans than this, each is one row, and `wsoa status PLAN` shows its workstreams."""

MOST_ALERTS = 10

FRAME = 4
"""Columns that a panel's frame takes."""


def status_text(overviews: Sequence[PlanOverview], today: date, page: Page) -> str:
    """The overview of every plan, then what is overdue, worst first, then the plan-level dates that press."""
    in_full = len(overviews) <= MOST_PLANS_IN_FULL
    body = _in_full(overviews, page) if in_full else _in_brief(overviews, page)
    return page.print([*body, *_alerts(overviews, today, page)])


def _in_full(overviews: Sequence[PlanOverview], page: Page) -> Iterator[RenderableType]:
    for overview in overviews:
        head = overview.plan.head
        yield words(head.title, "bold")
        yield line(head.id, " · ", plain(head.stage), " · ", _by_status(overview.tally))
        if overview.tally.total or overview.unread:
            yield line(words(*rated(overview.rating.colour)), " · ", overview.rating.reason)
        yield Text()
        if overview.workstreams:
            yield _workstreams(overview, page)
            yield Text()


def _workstreams(overview: PlanOverview, page: Page) -> RenderableType:
    columns = (
        Column("Workstream"),
        Column("Rating", 6),
        Column("Actions", 14),
        Column("Alerts", 11),
        Column("Next due", 10),
    )
    return listing(page, "", columns, [(one.workstream.id, _cells(overview, one)) for one in overview.workstreams])


def _cells(overview: PlanOverview, one: WorkstreamOverview) -> tuple[Cell, ...]:
    title = ((one.workstream.title, ""), (accountable(overview.plan, one.workstream), "dim"))
    return title, (rated(one.rating.colour),), _statuses(one.tally), _pressing(one.tally), _next(one)


def _in_brief(overviews: Sequence[PlanOverview], page: Page) -> Iterator[RenderableType]:
    columns = (Column("Title"), *(Column(heading, 9) for heading in ("Rating", "Done", "Overdue", "Due soon")))
    yield listing(page, "Plan", columns, [(one.plan.id, _brief_cells(one)) for one in overviews])
    yield Text()
    yield line(f"{len(overviews)} plans. The workstreams of one: wsoa status {overviews[0].plan.id}")
    yield Text()


def _brief_cells(one: PlanOverview) -> tuple[Cell, ...]:
    counts = (f"{one.tally.done}/{one.tally.total}", str(one.tally.overdue), str(one.tally.due_soon))
    return ((one.plan.head.title, ""),), (rated(one.rating.colour),), *(((count, ""),) for count in counts)


def _alerts(overviews: Sequence[PlanOverview], today: date, page: Page) -> Iterator[RenderableType]:
    overdue = sorted((s for overview in overviews for s in overview.overdue), key=by_urgency)
    if overdue:
        yield _panel(f"{actions(len(overdue))} overdue on {today}", _worst(overdue, today, page), "red", page)
    else:
        yield line(f"Nothing is overdue{page.in_what_was_read} on {today}.")
    pressing = sorted((d for one in overviews for d in one.pressing), key=lambda d: (d.latest or date.max, d.deadline.id))
    if pressing:
        yield _panel("Dates that bind a whole plan", _dates(pressing, today, page), "amber", page)


def _panel(title: str, content: RenderableType, colour: str, page: Page) -> Panel:
    frame = box.ROUNDED if page.unicode else box.ASCII
    return Panel(content, title=title, title_align="left", border_style=COLOUR_STYLES[colour], box=frame)


def _worst(overdue: Sequence[Standing], today: date, page: Page) -> RenderableType:
    table = action_table(overdue[:MOST_ALERTS], today, page.inside(FRAME))
    more = len(overdue) - MOST_ALERTS
    return Group(table, Text(f"and {more} more: wsoa overdue", style="dim")) if more > 0 else table


def _dates(pressing: Sequence[DeadlineStanding], today: date, page: Page) -> RenderableType:
    rows = [(one.deadline.id, _date_cells(one, today)) for one in pressing[:MOST_ALERTS]]
    more = len(pressing) - MOST_ALERTS
    table = listing(page.inside(FRAME), "Id", (Column("What"), Column("When", 26)), rows, (one.plan.id for one in pressing))
    return Group(table, Text(f"and {more} more: wsoa deadlines", style="dim")) if more > 0 else table


def _date_cells(one: DeadlineStanding, today: date) -> tuple[Cell, Cell]:
    when = ((str(one.deadline.due or one.latest), ""), (state(one, today), _urgency(one)))
    return ((one.deadline.title, ""), (one.plan.id, "dim")), when


def _urgency(one: DeadlineStanding) -> str:
    return COLOUR_STYLES["red"] if one.state == "missed" else COLOUR_STYLES["amber"]


def _by_status(tally: Tally) -> str:
    if not tally.total:
        return "no actions recorded"
    counts = ", ".join(f"{tally.by_status[status]} {plain(status)}" for status in ACTION_STATUSES if tally.by_status[status])
    return f"{actions(tally.total)}: {counts}"


def _statuses(tally: Tally) -> Cell:
    counted = [status for status in ACTION_STATUSES if tally.by_status[status]]
    return tuple((f"{tally.by_status[status]} {plain(status)}", "") for status in counted) or (("none recorded", "dim"),)


def _pressing(tally: Tally) -> Cell:
    counts = ((tally.overdue, "overdue", "red"), (tally.due_soon, "due soon", "amber"))
    return tuple((f"{count} {what}", COLOUR_STYLES[colour]) for count, what, colour in counts if count) or ABSENT


def _next(one: WorkstreamOverview) -> Cell:
    if one.next_due is None:
        return ABSENT
    return ((str(one.next_due.timing.latest), ""), (one.next_due.action.id, ""))
