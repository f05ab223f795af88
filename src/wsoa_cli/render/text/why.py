"""Why something has its colour: the colour, then every consideration with the colour that it speaks for."""

from datetime import date

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from wsoa_cli.derive.explanation import Explanation
from wsoa_cli.render.text.page import Page, line, rated, words


def why_text(explanation: Explanation, today: date, page: Page) -> str:
    """The headline, the colour with its sentence and the plan's own word for it, and the steps."""
    rating = explanation.rating
    parts: list[RenderableType] = [
        line(words(f"{explanation.kind} {explanation.id}", "bold"), "  ", words(explanation.title, "bold")),
        line(words(f"{explanation.plan.id} · judged on {today}", "dim")),
        Text(),
        line(words(*rated(rating.colour)), " · ", rating.reason),
    ]
    if explanation.meaning and rating.colour:
        parts.append(line(words(f"In this plan {rating.colour} means: {explanation.meaning}", "dim")))
    return page.print([*parts, Text(), _steps(explanation, page)])


def _steps(explanation: Explanation, page: Page) -> Table:
    table = page.table(gap=2)
    table.add_column("Looked at", no_wrap=True)
    table.add_column("Found", ratio=1, overflow="fold")
    table.add_column("Speaks for", no_wrap=True)
    table.expand = True
    for step in explanation.steps:
        speaks = words(*rated(step.colour)) if step.colour else Text()
        table.add_row(words(step.about), words(step.found), speaks)
    return table
