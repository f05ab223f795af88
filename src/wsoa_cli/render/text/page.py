"""The page that text is set on: its width, whether it has colour, and which characters it can show.

A plan's strings only ever become rich `Text`, after `safe`: rich would take a plain string for markup, so that the title `[/x]`
crashed it and `[link=…]` forged a link.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rich import box
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from wsoa_cli.model.vocabulary import Colour
from wsoa_cli.render.safe import safe
from wsoa_cli.render.words import NONE

COLOUR_STYLES = {"red": "bold red", "amber": "yellow", "green": "green", "blue": "bold blue", "grey": "dim"}

_ANSI = {
    "bold": "1",
    "dim": "2",
    "cyan": "36",
    "bold red": "1;31",
    "yellow": "33",
    "green": "32",
    "bold blue": "1;34",
}

ASCII_HEAD = box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)

Piece = tuple[str, str]
"""A text and its style; an empty style is plain."""


@dataclass(frozen=True, slots=True)
class SetText:
    """Lines that are set already, to be written as they are."""

    text: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Segment(self.text)


@dataclass(frozen=True, slots=True)
class Page:
    """`width` in columns. Without `unicode` lines and marks are drawn in ASCII. `is_partial` where files could not be read."""

    width: int = 80
    colour: bool = False
    unicode: bool = True
    is_partial: bool = False

    @property
    def in_what_was_read(self) -> str:
        """What a sentence that says that there is nothing has to add, where something may be hidden."""
        return ", in what could be read," if self.is_partial else ""

    def print(self, parts: Iterable[RenderableType]) -> str:
        """The parts below one another, as the text to write; no line ends in blanks."""
        out = io.StringIO()
        console = self.console(out)
        for part in parts:
            if isinstance(part, SetText):
                out.write(part.text)
            else:
                console.print(part)
        text = "\n".join(line.rstrip() for line in out.getvalue().split("\n"))
        return text if self.unicode else text.replace("–", "-").replace("…", "...").replace("·", "-")

    def console(self, out: io.StringIO | None = None) -> Console:
        """Rich's side of the page."""
        return Console(
            file=out or io.StringIO(),
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

    def inside(self, frame: int) -> "Page":
        """The page inside a frame of so many columns."""
        return replace(self, width=self.width - frame)

    def table(self, gap: int) -> Table:
        """An empty table of the house: a line under its head, a gap between its columns."""
        # The box itself sets one column between two of ours.
        lines = box.SIMPLE_HEAD if self.unicode else ASCII_HEAD
        return Table(box=lines, show_edge=False, pad_edge=False, padding=(0, gap - 1, 0, 0), header_style="bold")

    def rule(self, width: int) -> str:
        """The line under a table's head."""
        return ("─" if self.unicode else "-") * width

    def styled(self, text: str, style: str) -> str:
        """A text that is safe already, in its style where the page has colour."""
        return f"\x1b[{_ANSI[style]}m{text}\x1b[0m" if self.colour and style else text


def words(text: str, style: str = "") -> Text:
    """A string from a plan, made harmless."""
    return Text(safe(text), style=style)


def text_of(pieces: Sequence[Piece]) -> Text:
    """Some pieces, each on a line of its own."""
    return Text("\n").join(words(text, style) for text, style in pieces)


def line(*parts: str | Text) -> Text:
    """Several pieces of text on one line."""
    return Text.assemble(*(words(part) if isinstance(part, str) else part for part in parts))


def rated(colour: Colour | None) -> Piece:
    """A colour as its word, in that colour: the word alone says it all."""
    return (colour.upper(), COLOUR_STYLES[colour]) if colour else (NONE, "dim")
