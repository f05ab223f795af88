"""Text set in lines without rich's help: rich takes a third of a millisecond for a line, and there may be 100,000."""

import re

from rich.cells import cell_len
from rich.text import Text

from wsoa_cli.render.safe import safe
from wsoa_cli.render.text.page import Page


def wrapped(text: str, width: int) -> list[str]:
    """A text made harmless, in lines of so many columns, as rich breaks it: between words, and inside one that fills a line."""
    return [line for line, _ in laid_out(text, width)]


def laid_out(text: str, width: int) -> list[tuple[str, int]]:
    """The same, each line with the columns that it takes."""
    if not is_narrow(text):
        lines = (line.plain.rstrip() for line in Text(safe(text)).wrap(_CONSOLE, width, overflow="fold"))
        return [(line, cell_len(line)) for line in lines]
    if len(text) <= width:
        return [(text, len(text))]
    return [(line, len(line)) for line in _broken(text, width)]


def is_narrow(text: str) -> bool:
    """Whether each character takes one column and none is unsafe, so that nothing about the text needs looking up."""
    return (text.isascii() and text.isprintable()) or _NARROW.fullmatch(text) is not None


def _broken(text: str, width: int) -> list[str]:
    """A narrow text in lines of so many columns, broken between words, and inside one only where it is longer than a line."""
    lines, rest = [], text.rstrip()
    while len(rest) > width:
        end = rest.rfind(" ", 0, width + 1)
        line = rest[:end].rstrip() if end > 0 else ""
        if not line:
            line, end = rest[:width], width
        lines.append(line)
        rest = rest[end:].lstrip()
    return [*lines, rest]


_NARROW = re.compile("[ -~\xa1-\xac\xae-\u02ff\u2013\u2014\u2018\u2019\u201c\u201d\u2026]*")

_CONSOLE = Page().console()
"""Of other texts, rich knows how wide each character is."""
