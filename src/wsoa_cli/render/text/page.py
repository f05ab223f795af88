"""The page that text is set on: its width, whether it has colour, and which characters it can show.

A plan's strings only ever become rich `Text`, after `safe`: rich would take a plain string for markup, so that the title `[/x]`
crashed it and `[link=…]` forged a link.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from wsoa_cli.derive.rating import Rating
from wsoa_cli.render.safe import safe
from wsoa_cli.render.words import NONE

COLOUR_STYLES = {"red": "bold red", "amber": "yellow", "green": "green", "blue": "bold blue", "grey": "dim"}


@dataclass(frozen=True, slots=True)
class Page:
    """`width` in columns. Without `unicode` lines and marks are drawn in ASCII."""

    width: int = 80
    colour: bool = False
    unicode: bool = True

    def print(self, parts: Iterable[RenderableType]) -> str:
        """The parts below one another, as the text to write; no line ends in blanks."""
        out = io.StringIO()
        console = Console(
            file=out,
            width=self.width,
            force_terminal=self.colour,
            color_system="standard" if self.colour else None,
            no_color=not self.colour,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=False,
        )
        for part in parts:
            console.print(part)
        text = "\n".join(line.rstrip() for line in out.getvalue().split("\n"))
        return text if self.unicode else text.replace("–", "-").replace("…", "...").replace("·", "-")

    def table(self) -> Table:
        """An empty table of the house: a line under its head, room between its columns, all the width it can use."""
        lines = box.SIMPLE_HEAD if self.unicode else box.ASCII2
        return Table(box=lines, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True, header_style="bold")


def words(text: str, style: str = "") -> Text:
    """A string from a plan, made harmless."""
    return Text(safe(text), style=style)


def line(*parts: str | Text) -> Text:
    """Several pieces of text on one line."""
    return Text.assemble(*(words(part) if isinstance(part, str) else part for part in parts))


def rated(rating: Rating) -> Text:
    """A colour as its word, in that colour: the word alone says it all."""
    if rating.colour is None:
        return Text(NONE, style="dim")
    return Text(rating.colour.upper(), style=COLOUR_STYLES[rating.colour])
