"""The dates that bind a plan as a whole."""

from collections.abc import Sequence
from datetime import date

from wsoa_cli.derive.deadlines import DeadlineStanding, said, working_days_left
from wsoa_cli.derive.words import counted
from wsoa_cli.render.text.listing import Cell, Column, listing
from wsoa_cli.render.text.page import COLOUR_STYLES, Page, line
from wsoa_cli.render.words import NONE, state

_STYLES = {"missed": COLOUR_STYLES["red"], "met_late": COLOUR_STYLES["amber"], "near": COLOUR_STYLES["amber"], "met": "green"}


def deadlines_text(standings: Sequence[DeadlineStanding], today: date, page: Page) -> str:
    """A row a date: what, by when, how it is counted, and where it stands."""
    if not standings:
        return page.print(["No plan here has a date that binds it as a whole."])
    columns = (Column("What"), Column("By", 14), Column("Where it stands", 26))
    heading = f"Dates that bind a whole plan, on {today}; working days are England's"
    rows = [(one.deadline.id, (_what(one), ((_by(one), ""),), _standing(one, today))) for one in standings]
    return page.print([line(heading), listing(page, "Id", columns, rows, (one.plan.id for one in standings))])


def _what(one: DeadlineStanding) -> Cell:
    about = " · ".join(word for word in (one.plan.id, one.deadline.kind) if word)
    return ((one.deadline.title, ""), (about, "dim"))


def _by(one: DeadlineStanding) -> str:
    if one.deadline.due is not None:
        return one.deadline.due.text
    return str(one.latest) if one.latest else NONE


def _standing(one: DeadlineStanding, today: date) -> Cell:
    cell = [(state(one, today), _STYLES.get(one.state, ""))]
    left = working_days_left(one, today)
    if left is not None and one.state in {"near", "ahead", "missed"}:
        cell.append((counted(abs(left), "working day"), "dim"))
    counts = one.deadline.counts
    if counts is not None:
        cell.append((said(counts), "dim"))
    return tuple(cell)
