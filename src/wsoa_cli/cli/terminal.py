"""Standard output and standard error: data on the one, everything else on the other."""

import os
import shutil
import sys
from collections.abc import Callable
from typing import TextIO

from wsoa_cli.cli.options import Color
from wsoa_cli.render.inert import inert

PLAIN_WIDTH = 80
NARROWEST, WIDEST = 40, 400


def width() -> int:
    """The columns to set text in: COLUMNS, else the terminal's, else 80."""
    return min(max(NARROWEST, shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns), WIDEST)


def has_colour(asked: Color, stream: TextIO) -> bool:
    """Whether to colour what goes to a stream (https://no-color.org, and FORCE_COLOR as its counterpart)."""
    if asked != "auto":
        return asked == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def shows_unicode(stream: TextIO) -> bool:
    """Whether a stream can carry the lines and marks that text is drawn with."""
    try:
        "─│╭▁█–·…".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def write(text: str, stream: TextIO, *, is_for_runners: bool = False) -> None:
    """Writes all of a text; what the stream's encoding lacks becomes a question mark. Raises ReaderGoneError.

    In continuous integration all of it becomes a log, of which a runner obeys lines: nothing looks like one that is not
    written for runners.
    """
    encoding = stream.encoding or "ascii"
    text = text if is_for_runners else inert(text)
    try:
        stream.write(text.encode(encoding, errors="replace").decode(encoding))
        stream.flush()
    except BrokenPipeError as error:
        raise ReaderGoneError from error


class ReaderGoneError(Exception):
    """Whoever read our output has heard enough, as in `wsoa list | head`. No OSError, which Typer would end with 1."""


def progress_on_stderr(doing: str = "reading") -> Callable[[int, int], None] | None:
    """A line that counts plans while something is done with many; only where somebody sits at the terminal."""
    if not sys.stderr.isatty():
        return None

    def tell(done: int, of: int) -> None:
        if of >= WORTH_TELLING:
            end = "\r" + " " * PLAIN_WIDTH + "\r" if done == of else ""
            sys.stderr.write(f"\r{doing} {done} of {of} plans{end}")
            sys.stderr.flush()

    return tell


WORTH_TELLING = 20
"""Plans; fewer are read before a line about it could be."""
