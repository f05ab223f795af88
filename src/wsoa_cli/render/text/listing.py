"""Rows with an id: as a table, with the ids above what is to be read where they are long, or as blocks one below the other.

An id that is cut or broken cannot be copied, and every one has to be. Rich draws what a person reads at a glance; at 1.5 ms a
row it takes 14 seconds for all that is late in a national portfolio, so a long listing is set here, to the same columns
(tests/render/test_listing.py holds the two against each other).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wsoa_cli.render.safe import safe
from wsoa_cli.render.text.page import Page, Piece, SetText, text_of, words
from wsoa_cli.render.text.setting import is_narrow, laid_out
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


Cell = tuple[Piece, ...]
"""What stands in a cell: pieces of text with their styles, each on a line of its own."""

ABSENT: Cell = ((NONE, "dim"),)
"""A cell with nothing to say."""

Row = tuple[str, Sequence[Cell]]


def listing(
    page: Page, header: str, columns: Sequence[Column], rows: Sequence[Row], others: Iterable[str] = (), *, long: int = LONG
) -> RenderableType:
    """The rows, each an id and its cells; `others` are the ids inside the cells, which must not be broken either."""
    widths = _widths(page.width, header, columns, rows)
    needed = max([LEAST_ROOM, *map(_length, set(others))])
    headers = [header, *(column.header for column in columns)]
    if widths[_flexible(columns)] < needed:
        at = _flexible(columns)
        wide = widths[at] + widths[0] + GAP  # the id's own column is given up
        if wide < max(needed, widths[0]) or at != 1:
            return Group(*(part for row in rows for part in _block(row, columns)))
        headers = [" · ".join(filter(None, headers[:2])), *headers[2:]]
        return _drawn(page, headers, [wide, *widths[2:]], [_stacked(row) for row in rows])
    if len(rows) > long:
        return SetText("\n".join([*_set(page, headers, widths, rows), ""]))
    return _drawn(page, headers, widths, [(words(name, "bold"), *map(text_of, cells)) for name, cells in rows])


def _stacked(row: Row) -> tuple[Text, ...]:
    """A row whose id stands above what is to be read, in one cell."""
    name, (first, *others) = row
    return text_of(((name, "bold"), *first)), *map(text_of, others)


def _flexible(columns: Sequence[Column]) -> int:
    """Which column, counted with the id's, takes what is left."""
    return 1 + next(n for n, column in enumerate(columns) if column.most is None)


def _widths(room: int, header: str, columns: Sequence[Column], rows: Sequence[Row]) -> list[int]:
    """The width of each column: what its content asks for, and what is left for the one without a limit."""
    widths = [max([len(header), *(_length(name) for name, _ in rows)])]
    for n, column in enumerate(columns):
        if column.most is None:
            widths.append(0)
            continue
        texts = {text for _, cells in rows for text, _ in cells[n]}
        widths.append(min(max([len(column.header), *map(_length, texts)]), column.most))
    widths[_flexible(columns)] = room - sum(widths) - GAP * len(columns)
    return widths


def _length(text: str) -> int:
    """The columns that a text takes."""
    return len(text) if is_narrow(text) else cell_len(safe(text))


def _block(row: Row, columns: Sequence[Column]) -> tuple[RenderableType, RenderableType]:
    name, cells = row
    grid = Table.grid(padding=(0, GAP, 0, 0), expand=True)
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(ratio=1, overflow="fold")
    for column, cell in zip(columns, cells, strict=True):
        grid.add_row(column.header, text_of(cell))
    return words(name, "bold"), Padding(grid, (0, 0, 0, 2))


def _drawn(page: Page, headers: Sequence[str], widths: Sequence[int], rows: Sequence[tuple[Text, ...]]) -> Table:
    table = page.table(GAP)
    for header, width in zip(headers, widths, strict=True):
        table.add_column(header, width=width, overflow="fold")
    for cells in rows:
        table.add_row(*cells)
    return table


def _set(page: Page, headers: Sequence[str], widths: Sequence[int], rows: Sequence[Row]) -> Iterator[str]:
    """The same table, line by line."""
    places = [width + GAP for width in widths]
    empty = [" " * place for place in places]
    # In a narrow column the same stands again and again; in a wide one it hardly ever does, nor do ids.
    of_id, *setters = (_setter(page, place, is_kept=n > 0 and place < LEAST_ROOM + GAP) for n, place in enumerate(places))
    yield "".join(_set_cell(page, place, ((header, "bold"),))[0] for header, place in zip(headers, places, strict=True))
    yield page.rule(sum(widths) + GAP * (len(widths) - 1))
    for name, cells in rows:
        columns = [of_id(((name, "bold"),)), *[set_cell(cell) for set_cell, cell in zip(setters, cells, strict=True)]]
        for pieces in zip_longest(*columns):
            yield "".join([piece or blank for piece, blank in zip(pieces, empty, strict=True)])


def _setter(page: Page, place: int, *, is_kept: bool) -> Callable[[Cell], list[str]]:
    """What sets the cells of a column; `is_kept` where it keeps what it has set before."""
    set_cell = partial(_set_cell, page, place)
    return cache(set_cell) if is_kept else set_cell


def _set_cell(page: Page, place: int, cell: Cell) -> list[str]:
    """The lines of a cell, each with blanks up to where the next column begins."""
    return [
        page.styled(line, style) + " " * (place - taken) for text, style in cell for line, taken in laid_out(text, place - GAP)
    ]
