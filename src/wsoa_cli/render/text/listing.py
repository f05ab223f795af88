"""Rows with an id, as a table; as blocks one below the other where ids are so long that a table would leave no room.

An id that is cut or broken cannot be copied, and every one has to be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wsoa_cli.render.safe import safe
from wsoa_cli.render.text.page import Page, words


@dataclass(frozen=True, slots=True)
class Column:
    """A column beside the id: `most` is its width at most; without one it takes what is left. `whole` is never wrapped."""

    header: str
    most: int | None = None
    whole: bool = False


GAP = 2
FRAME = 4
"""Columns that a panel's frame takes."""

Row = tuple[str, Sequence[Text]]


LEAST_ROOM = 18
"""Columns; with less room for what is to be read, a table is no help."""


def listing(
    page: Page, header: str, columns: Sequence[Column], rows: Sequence[Row], others: Iterable[str] = ()
) -> RenderableType:
    """The rows, each an id and its cells; `others` are the ids inside the cells, which must not be broken either."""
    longest = max((cell_len(safe(row[0])) for row in rows), default=0)
    room = page.width - FRAME - longest - sum((column.most or 0) + GAP for column in columns)
    if room < max(LEAST_ROOM, max((cell_len(safe(one)) for one in others), default=0)):
        return Group(*(part for row in rows for part in _block(row, columns)))
    table = page.table()
    table.add_column(header, no_wrap=True, min_width=max(longest, len(header)), style="bold")
    for column in columns:
        if column.most is None:
            table.add_column(column.header, ratio=1, overflow="fold", min_width=12)
        else:
            table.add_column(column.header, no_wrap=column.whole, overflow="fold", max_width=column.most)
    for name, cells in rows:
        table.add_row(words(name), *cells)
    return table


def _block(row: Row, columns: Sequence[Column]) -> Sequence[RenderableType]:
    name, cells = row
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(ratio=1, overflow="fold")
    for column, cell in zip(columns, cells, strict=True):
        grid.add_row(column.header, cell)
    return words(name, "bold"), Padding(grid, (0, 0, 0, 2))
