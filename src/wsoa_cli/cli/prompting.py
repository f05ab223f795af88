"""Questions to the person at the terminal, asked on standard error; asked again, with the reason, until the answer holds."""

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

import typer

from wsoa_cli.cli.terminal import PLAIN_WIDTH, write
from wsoa_cli.errors import UsageError, WsoaError

T = TypeVar("T")


def can_ask() -> bool:
    """Whether somebody sits there to read a question and answer it."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def ask(option: str, words: str, choices: Sequence[str], understand: Callable[[str], T]) -> T:
    """What `understand` makes of the first answer that it does not refuse with a WsoaError.

    Raises Abort where the input ends.
    """
    _say(words)
    for choice in choices:
        _say(f"  {choice}")
    while True:
        try:
            return understand(_answer(f"{option}: "))
        except WsoaError as error:
            _say(f"  {'; '.join(filter(None, (error.message, error.hint)))}")


def listed(ids: Sequence[str]) -> list[str]:
    """Words to choose from, with commas between, on lines that are not too long."""
    from textwrap import wrap

    return wrap(", ".join(ids), PLAIN_WIDTH - 2, break_long_words=False, break_on_hyphens=False)


def _answer(prompt: str) -> str:
    """One line, without the blanks around it. Raises UsageError for what is no text."""
    write(prompt, sys.stderr)
    line = sys.stdin.buffer.readline()
    if not line:
        write("\n", sys.stderr)
        raise typer.Abort
    try:
        text = line.decode(sys.stdin.encoding).strip()
    except UnicodeDecodeError:
        raise UsageError(f"that is no text in {sys.stdin.encoding}", "type it again") from None
    if not text.isprintable():
        raise UsageError("that has a character in it that is no text, as an arrow key leaves one", "type it again")
    return text


def _say(line: str) -> None:
    from wsoa_cli.render.safe import safe

    write(f"{safe(line)}\n", sys.stderr)
