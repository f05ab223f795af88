"""Findings as text: file, line and column, the line itself with a mark under the spot, what is wrong, what to write instead."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from wsoa_cli.render.safe import safe
from wsoa_cli.render.text.page import COLOUR_STYLES, Page, line, words
from wsoa_cli.render.words import findings
from wsoa_cli.store.located import Located

_STYLES = {"error": COLOUR_STYLES["red"], "warning": COLOUR_STYLES["amber"], "note": "cyan"}
_INDENT = "    "
_HANGING = (0, 0, 0, 2)


def findings_text(found: Sequence[Located], page: Page) -> str:
    """Every finding, then how many there are of each severity."""
    parts = [part for one in found for part in _finding(one, page)]
    return page.print([*parts, line(findings(found))])


def faults_text(faults: Sequence[Located], page: Page) -> str:
    """The files that could not be understood, for the error output of commands that show the rest."""
    return page.print(part for one in faults for part in _finding(one, page))


def _finding(one: Located, page: Page) -> Iterator[RenderableType]:
    yield words(f"{one.path}:{one.line}:{one.column}", "bold")
    yield line(words(one.severity, _STYLES[one.severity]), " ", one.rule, ": ", one.message)
    yield from _excerpt(one, page)
    if one.hint:
        yield Padding(words(f"instead: {one.hint}", "dim"), _HANGING)
    yield Text()


def _excerpt(one: Located, page: Page) -> Iterator[RenderableType]:
    """The line with a mark under the spot; of a long line, the part around the spot."""
    if not one.source.strip():
        return
    source, room = safe(one.source), page.width - len(_INDENT) - 1
    index = one.column - 1
    start = 0 if cell_len(source) <= room else _start_of_window(source, index, room * 2 // 3)
    lead = _INDENT if start == 0 else f"{_INDENT[:-1]}…"
    shown = Text(lead + source[start:], no_wrap=True, overflow="ellipsis")
    shown.truncate(page.width, overflow="ellipsis")
    yield shown
    yield Text(f"{_INDENT}{' ' * cell_len(source[start:index])}^", style=_STYLES[one.severity])


def _start_of_window(source: str, index: int, room: int) -> int:
    """Where to begin, so that what stands before the spot takes at most so many columns."""
    start = index
    while start > 0 and cell_len(source[start - 1 : index]) <= room:
        start -= 1
    return start
