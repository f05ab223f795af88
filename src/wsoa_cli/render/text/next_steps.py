"""What a post has to do next: a row a step, with the command to type and why it matters."""

from datetime import date

from wsoa_cli.derive.agenda import Agenda
from wsoa_cli.derive.next_steps import NextStep
from wsoa_cli.model.plan import id_of
from wsoa_cli.render.next_words import command, task, when, whom, why
from wsoa_cli.render.text.listing import Cell, Column, listing
from wsoa_cli.render.text.page import COLOUR_STYLES, Page, line, words

_STYLES = {"late": COLOUR_STYLES["red"], "soon": COLOUR_STYLES["amber"], "due_now": COLOUR_STYLES["amber"], "waiting": "dim"}


def next_text(found: Agenda, today: date, page: Page) -> str:
    """Most pressing first; what was not asked for is counted."""
    if not found.steps and not found.left_out:
        return page.print([line(f"Nothing to do{page.in_what_was_read} on {today}: {whom(found)}.")])
    count = len(found.steps) + found.left_out
    things = "1 thing" if count == 1 else f"{count} things"
    rows = [(step.id, _cells(step, found, today)) for step in found.steps]
    columns = (Column("To do"), Column("By", 12))
    others = (one for step in found.steps for one in (step.id, *map(id_of, (*step.waiting, *step.findings))))
    parts = [line(words(whom(found), "bold"), f": {things} to do on {today}"), listing(page, "Id", columns, rows, others)]
    return page.print([*parts, *([words(f"and {found.left_out} more: --limit {count}", "dim")] if found.left_out else [])])


def _cells(step: NextStep, found: Agenda, today: date) -> tuple[Cell, Cell]:
    reasons = [(reason, "dim") for reason in why(step, today)]
    what = ((task(step, today), ""), (command(step, found), "bold"), *reasons)
    day: Cell = ((str(step.by), ""),) if step.by else ()
    return what, (*day, (when(step, today), _STYLES["late" if step.days_late(today) else step.press]))
