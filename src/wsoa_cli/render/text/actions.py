"""Lists of actions: overdue, due, and all."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache

from rich.console import RenderableType

from wsoa_cli.derive.rating import WORST_FIRST
from wsoa_cli.derive.standing import Standing
from wsoa_cli.model.vocabulary import Colour
from wsoa_cli.render.text.listing import Cell, Column, listing
from wsoa_cli.render.text.page import COLOUR_STYLES, Page, line, rated
from wsoa_cli.render.words import actions, due_text, lateness, plain


def overdue_text(standings: Sequence[Standing], today: date, page: Page) -> str:
    """What is late, worst first."""
    if not standings:
        return page.print([f"Nothing is overdue{page.in_what_was_read} on {today}."])
    return page.print([line(f"{actions(len(standings))} overdue on {today}"), action_table(standings, today, page)])


def due_list_text(standings: Sequence[Standing], today: date, within: str, page: Page) -> str:
    """What is due soon, soonest first; `within` in the words that were typed."""
    if not standings:
        return page.print([line(f"Nothing is due{page.in_what_was_read} within {within} of {today}.")])
    heading = f"{actions(len(standings))} due within {within} of {today}"
    return page.print([line(heading), action_table(standings, today, page)])


def list_text(standings: Sequence[Standing], today: date, page: Page) -> str:
    """Whichever actions were asked for."""
    if not standings:
        return page.print([f"No action{page.in_what_was_read} matches."])
    return page.print([line(f"{actions(len(standings))} on {today}"), action_table(standings, today, page)])


def action_table(standings: Sequence[Standing], today: date, page: Page) -> RenderableType:
    """A row an action: its id, its title over who does it, its colour, its deadline over how late it is."""
    rows = [(name, _cells(one, today)) for name, one in zip(short_names(standings), standings, strict=True)]
    columns = (Column("Action"), Column("Rating", 6), Column("Deadline", 18))
    others = (name for one in standings for name in (*one.action.lead, one.workstream.id))
    return listing(page, "Id", columns, rows, others)


def _cells(standing: Standing, today: date) -> tuple[Cell, Cell, Cell]:
    urgency = COLOUR_STYLES["red"] if standing.is_overdue else "dim"
    about = ((standing.action.title, ""), (_about(standing), "dim"))
    when = ((due_text(standing), ""), (lateness(standing, today), urgency))
    return about, _RATED[standing.colour], when


def short_names(standings: Sequence[Standing]) -> list[str]:
    """The shortest names that tell the actions apart: 1.4, or plan:1.4 where several plans have one."""
    ids = [standing.action.id.lower() for standing in standings]
    count = Counter(ids)
    return [one.action.id if count[name] == 1 else one.name for one, name in zip(standings, ids, strict=True)]


def _about(standing: Standing) -> str:
    return _who_and_how(standing.action.lead, standing.workstream.id, standing.action.status)


@cache
def _who_and_how(leads: tuple[str, ...], workstream: str, status: str) -> str:
    """Who does it and how it goes; kept, because in a long list the same stands again and again."""
    return f"{', '.join(leads) or 'no lead'} · {workstream} · {plain(status)}"


_RATED: dict[Colour | None, Cell] = {colour: (rated(colour),) for colour in (*WORST_FIRST, None)}
