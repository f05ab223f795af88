"""How agreed dates have moved: action by action, then added up."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import RenderableType
from rich.text import Text

from wsoa_cli.derive.slippage import NO_REASON, Move, Slippage, Total
from wsoa_cli.derive.words import days
from wsoa_cli.history.accounts import SlippageReport
from wsoa_cli.render.text.listing import Cell, Column, listing
from wsoa_cli.render.text.page import COLOUR_STYLES, Page, line, words
from wsoa_cli.render.words import NONE, actions

_NUMBER = 8

ANY = 0
"""Rows; an action may have many moves, each a line, and rich takes its time for each."""


def slippage_text(report: SlippageReport, today: date, page: Page) -> str:
    """A row an action with its moves, then the totals by workstream, lead and reason."""
    slipped = report.slipped
    if not slipped:
        return page.print([f"No agreed date has moved{page.in_what_was_read} up to {today}."])
    moves = sum(len(one.moves) for one in slipped)
    heading = f"Agreed dates that have moved, up to {today}: {actions(len(slipped))}, {moves} move{'' if moves == 1 else 's'}"
    columns = (Column("Action and its moves"), Column("First", 12), Column("Now", 12), Column("Slipped", 10))
    rows = [(one.action.id, _cells(one)) for one in slipped]
    parts: list[RenderableType] = [line(heading), listing(page, "Id", columns, rows, long=ANY)]
    for name, totals in (("Workstream", report.by_workstream), ("Lead", report.by_lead), ("Reason", report.by_reason)):
        parts += [Text(), *_totals(name, totals, page)]
    return page.print(parts)


def _cells(one: Slippage) -> Sequence[Cell]:
    lead = ", ".join(one.action.lead) or "no lead"
    about = (f"{lead} · {one.plan.id}:{one.workstream.id}", "dim")
    now = one.action.due.text if one.action.due else NONE
    what = ((one.action.title, ""), about, *(_move(move) for move in one.moves))
    return what, ((one.first or NONE, ""),), ((now, ""),), ((NONE if one.days is None else days(one.days), ""),)


def _move(move: Move) -> tuple[str, str]:
    """One move in a line: the day, from where to where, why, who agreed, who wrote it."""
    parts = [
        f"{move.on}: {move.old or 'no date'} to {move.new or 'no date'}",
        move.reason or NO_REASON,
        f"agreed by {move.approved_by}" if move.approved_by else "",
        f"moved by {move.who}" if move.who else "",
        "after it was late" if move.was_late else "",
    ]
    return ", ".join(filter(None, parts)), "" if move.is_explained else COLOUR_STYLES["amber"]


def _totals(name: str, totals: Sequence[Total], page: Page) -> Iterator[RenderableType]:
    columns = (Column("Actions", _NUMBER), Column("Moves", _NUMBER), Column("Slipped", 12), Column(""))
    rows = [
        (total.name, (((str(total.actions), ""),), ((str(total.moves), ""),), ((days(total.days), ""),), (("", ""),)))
        for total in totals
    ]
    yield words(f"By {name.lower()}", "bold")
    yield listing(page, name, columns, rows)
