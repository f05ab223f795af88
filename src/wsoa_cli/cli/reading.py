"""How every reading command runs: a workspace in, an answer out, in the format asked for."""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

import typer

from wsoa_cli.cli.clock import now, the_day
from wsoa_cli.cli.options import Color, Format
from wsoa_cli.cli.place import cache_folder, plans_root
from wsoa_cli.cli.terminal import ReaderGoneError, has_colour, progress_on_stderr, shows_unicode, width, write

if TYPE_CHECKING:
    from pathlib import Path

    from wsoa_cli.commands.answer import Answer
    from wsoa_cli.commands.workspace import Workspace
    from wsoa_cli.render.sheet import Sheet
    from wsoa_cli.render.text.page import Page
    from wsoa_cli.store.located import Located

T = TypeVar("T")

COULD_NOT_READ = 3

MOST_FAULTS = 3
"""Faults that are shown below what was asked for; forty lines of them hid the two that somebody wanted to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What every reading command is asked: where, on which day, how to write it."""

    plans: "Path | None"
    today: str | None
    form: Format
    color: Color
    no_cache: bool = False
    as_of: str | None = None

    def workspace(self) -> "Workspace":
        """The place and the day, or the place as it stood on an earlier one. Raises UsageError, NoPlansError and GitError."""
        from wsoa_cli.commands.workspace import Workspace
        from wsoa_cli.store.cache import Cache

        root, today = plans_root(self.plans), the_day(self.today)
        folder = None if self.no_cache else cache_folder()
        cache = Cache.below(folder, now()) if folder else Cache()
        workspace = Workspace(root, today, cache, progress_on_stderr())
        if self.as_of is None:
            return workspace
        from wsoa_cli.commands.as_of import as_of

        return as_of(workspace, self.as_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms(Generic[T]):
    """How one kind of result is written: as text on a page, as JSON, and as the sheet that CSV and markdown share."""

    text: "Callable[[T, Workspace, Page], str]"
    json: "Callable[[T, Workspace], str]"
    sheet: "Callable[[T, Workspace], Sheet]"

    def write(self, result: T, common: Common, workspace: "Workspace", *, is_partial: bool = False) -> str:
        """The result in the format asked for."""
        if common.form == "text":
            return self.text(result, workspace, replace(page(common.color), is_partial=is_partial))
        if common.form == "json":
            return self.json(result, workspace)
        if common.form == "csv":
            from wsoa_cli.render.csv import to_csv

            return to_csv(self.sheet(result, workspace))
        from wsoa_cli.render.markdown import to_markdown

        return to_markdown(self.sheet(result, workspace))


def answer(common: Common, ask: "Callable[[Workspace], Answer[T]]", forms: Forms[T]) -> None:
    """Asks, writes the result to standard output and what could not be read to standard error; exit code 3 if anything."""
    workspace = common.workspace()
    given = ask(workspace)
    # Whoever reads the output may go when they have heard enough; what could not be read is said all the same.
    with suppress(ReaderGoneError):
        write(forms.write(given.result, common, workspace, is_partial=given.is_partial), sys.stdout)
    remark((*time_travel(workspace), *given.remarks))
    report(given.faults, common.color)


def time_travel(workspace: "Workspace") -> tuple[str, ...]:
    """That this is not how things stand now."""
    return (f"as it stood at commit {workspace.commit[:10]}, judged on {workspace.today}",) if workspace.commit else ()


def remark(sentences: "Sequence[str]") -> None:
    """Says on standard error what limits a result, without making a failure of it."""
    from wsoa_cli.render.safe import safe

    for sentence in sentences:
        write(f"note: {safe(sentence)}\n", sys.stderr)


def report(faults: "Sequence[Located]", color: Color) -> None:
    """Names on standard error what could not be read, and what nothing reads; ends with 3 where a file could not be read."""
    if not faults:
        return
    from wsoa_cli.render.text.faults import faults_text

    # Errors first: what nothing reads is only worth a word.
    gravest = sorted(faults, key=lambda fault: fault.severity != "error")[:MOST_FAULTS]
    write(faults_text(gravest, page(color, stderr=True)), sys.stderr)
    if len(faults) > MOST_FAULTS:
        write(f"and {len(faults) - MOST_FAULTS} more: wsoa check\n", sys.stderr)
    files = len({fault.path for fault in faults if fault.severity == "error"})
    if not files:
        return
    many = "1 file" if files == 1 else f"{files} files"
    write(f"{many} could not be read whole; the rest is shown. wsoa check lists every fault.\n", sys.stderr)
    raise typer.Exit(COULD_NOT_READ)


def page(color: Color, *, stderr: bool = False) -> "Page":
    """The page for one of the two streams."""
    from wsoa_cli.render.text.page import Page

    stream = sys.stderr if stderr else sys.stdout
    return Page(width(), has_colour(color, stream), shows_unicode(stream))
