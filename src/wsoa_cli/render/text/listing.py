"""Rows with an id: as a table, or as blocks one below the other where ids are so long that a table would leave no room.

An id that is cut or broken cannot be copied, and every one has to be. Rich draws what a person reads at a glance; at 1.5 ms a
row it takes 14 seconds for all that is late in a national portfolio, so a long listing is set here, to the same columns
(tests/render/test_listing.py holds the two against each other).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wsoa_cli.render.safe import safe
from wsoa_cli.render.text.page import Page, Piece, SetText, text_of, words
from wsoa_cli.render.words import NONE

LONG = 200
"""Rows; more than that are set without rich."""

LEAST_ROOM = 18
"""Columns; with less room for what is to be read, a table is no help."""

GAP = 2


@dataclass(frozen=True, slots=True)
class Column:
    """A column beside the id: `most` is its width at most; the one without takes what is left."""

    header: str
    most: int | None = None


Cell = Sequence[Piece]
"""What stands in a cell: pieces of text with their styles, each on a line of its own."""

ABSENT: Cell = ((NONE, "dim"),)
"""A cell with nothing to say."""

Row = tuple[str, Sequence[Cell]]


def listing(
    page: Page, header: str, columns: Sequence[Column], rows: Sequence[Row], others: Iterable[str] = (), *, long: int = LONG
) -> RenderableType:
    """The rows, each an id and its cells; `others` are the ids inside the cells, which must not be broken either."""
    widths = _widths(page.width, header, columns, rows)
    needed = max([LEAST_ROOM, *(cell_len(safe(one)) for one in others)])
    if widths[_flexible(columns)] < needed:
        return Group(*(part for row in rows for part in _block(row, columns)))
    headers = [header, *(column.header for column in columns)]
    if len(rows) > long:
        return SetText("".join(_set(page, headers, widths, rows)))
    return _drawn(page, headers, widths, rows)


def _flexible(columns: Sequence[Column]) -> int:
    """Which column, counted with the id's, takes what is left."""
    return 1 + next(n for n, column in enumerate(columns) if column.most is None)


def _widths(room: int, header: str, columns: Sequence[Column], rows: Sequence[Row]) -> list[int]:
    """The width of each column: what its content asks for, and what is left for the one without a limit."""
    widths = [max([len(header), *(cell_len(safe(name)) for name, _ in rows)])]
    for n, column in enumerate(columns):
        asked = max([len(column.header), *(cell_len(safe(text)) for _, cells in rows for text, _ in cells[n])])
        widths.append(0 if column.most is None else min(asked, column.most))
    widths[_flexible(columns)] = room - sum(widths) - GAP * len(columns)
    return widths


def _block(row: Row, columns: Sequence[Column]) -> tuple[RenderableType, RenderableType]:
    name, cells = row
    grid = Table.grid(padding=(0, GAP, 0, 0), expand=True)
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(ratio=1, overflow="fold")
    for column, cell in zip(columns, cells, strict=True):
        grid.add_row(column.header, text_of(cell))
    return words(name, "bold"), Padding(grid, (0, 0, 0, 2))


def _drawn(page: Page, headers: Sequence[str], widths: Sequence[int], rows: Sequence[Row]) -> Table:
    table = page.table(GAP)
    for header, width in zip(headers, widths, strict=True):
        table.add_column(header, width=width, overflow="fold")
    for name, cells in rows:
        table.add_row(words(name, "bold"), *(text_of(cell) for cell in cells))
    return table


def _set(page: Page, headers: Sequence[str], widths: Sequence[int], rows: Sequence[Row]) -> Iterator[str]:
    """The same table, line by line."""
    yield _line(page, [(header, "bold") for header in headers], widths)
    yield page.rule(sum(widths) + GAP * (len(widths) - 1)) + "\n"
    for name, cells in rows:
        columns = [
            [(safe(name), "bold")],
            *(list(_wrapped(cell, width)) for cell, width in zip(cells, widths[1:], strict=True)),
        ]
        for pieces in zip_longest(*columns, fillvalue=("", "")):
            yield _line(page, pieces, widths)


def _line(page: Page, pieces: Sequence[Piece], widths: Sequence[int]) -> str:
    filled = 0
    line, place = "", 0
    for (text, style), width in zip(pieces, widths, strict=True):
        if text:
            line += " " * (place - filled) + page.styled(text, style)
            filled = place + (len(text) if text.isascii() else cell_len(text))
        place += width + GAP
    return line + "\n"


def _wrapped(cell: Cell, width: int) -> Iterator[Piece]:
    """The pieces of a cell, broken into lines that fit."""
    for text, style in cell:
        for line in _broken(safe(text), width):
            yield line, style


def _broken(text: str, width: int) -> list[str]:
    """A text in lines of so many columns, broken between words, and inside one only where it is longer than a line."""
    if not text.isascii():
        return [line.plain.rstrip() for line in Text(text).wrap(_CONSOLE, width, overflow="fold")]
    lines, line = [], ""
    for word in text.split(" "):
        if len(line) + len(word) + bool(line) <= width:
            line = f"{line} {word}" if line else word
            continue
        if line:
            lines.append(line)
        *full, line = (word[n : n + width] for n in range(0, len(word), width))
        lines += full
    return [*lines, line]


_CONSOLE = Page().console()
"""Where no character is ASCII alone, rich knows how wide each is."""
