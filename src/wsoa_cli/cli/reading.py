"""How every reading command runs: a workspace in, an answer out, in the format asked for."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import typer

from wsoa_cli.cli.clock import the_day
from wsoa_cli.cli.options import Color, Format
from wsoa_cli.cli.place import cache_folder, plans_root
from wsoa_cli.cli.terminal import has_colour, progress_on_stderr, shows_unicode, width, write

if TYPE_CHECKING:
    from pathlib import Path

    from wsoa_cli.commands.answer import Answer
    from wsoa_cli.commands.workspace import Workspace
    from wsoa_cli.render.text.page import Page
    from wsoa_cli.store.located import Located

T = TypeVar("T")

COULD_NOT_READ = 3


@dataclass(frozen=True, slots=True)
class Common:
    """What every reading command is asked: where, on which day, how to write it."""

    plans: "Path | None"
    today: str | None
    form: Format
    color: Color
    no_cache: bool = False

    def workspace(self) -> "Workspace":
        """The place and the day. Raises UsageError and NoPlansError."""
        from wsoa_cli.commands.workspace import Workspace
        from wsoa_cli.store.cache import Cache

        root, today = plans_root(self.plans), the_day(self.today)
        cache = Cache() if self.no_cache else Cache.below(cache_folder())
        return Workspace(root, today, cache, progress_on_stderr())


def answer(
    common: Common,
    ask: "Callable[[Workspace], Answer[T]]",
    forms: "Mapping[Format, Callable[[T, Workspace], str]]",
    text: "Callable[[T, Workspace, Page], str]",
) -> None:
    """Asks, writes the result to standard output and what could not be read to standard error; exit code 3 if anything."""
    workspace = common.workspace()
    given = ask(workspace)
    if common.form == "text":
        write(text(given.result, workspace, page(common.color)), sys.stdout)
    else:
        write(forms[common.form](given.result, workspace), sys.stdout)
    report(given.faults, common.color)


def report(faults: "Sequence[Located]", color: Color) -> None:
    """Names on standard error what could not be read; ends with exit code 3 where that hides anything."""
    unread = [fault for fault in faults if fault.severity == "error"]
    if not unread:
        return
    from wsoa_cli.render.text.faults import faults_text

    files = len({fault.path for fault in unread})
    write(faults_text(unread, page(color, stderr=True)), sys.stderr)
    many = "1 file" if files == 1 else f"{files} files"
    write(f"{many} could not be read whole; the rest is shown. wsoa check lists every fault.\n", sys.stderr)
    raise typer.Exit(COULD_NOT_READ)


def page(color: Color, *, stderr: bool = False) -> "Page":
    """The page for one of the two streams."""
    from wsoa_cli.render.text.page import Page

    stream = sys.stderr if stderr else sys.stdout
    return Page(width(), has_colour(color, stream), shows_unicode(stream))
