"""`wsoa digest`."""

import sys
from datetime import timedelta
from typing import Annotated, Literal

import typer

from wsoa_cli.cli.options import AsOfOption, NoCacheOption, PlansOption, TodayOption
from wsoa_cli.cli.reading import Common, remark, report, time_travel
from wsoa_cli.cli.terminal import write
from wsoa_cli.model.vocabulary import Audience

DigestFormat = Literal["text", "markdown"]

WEEK = timedelta(days=7)


def digest(
    plan: Annotated[list[str] | None, typer.Argument(metavar="[PLAN]...", help="The plans; all if not given.")] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE|REV", help="The last digest, its day included; a week ago if not given."),
    ] = None,
    audience: Annotated[Audience, typer.Option("--audience", help="For whom: nobody else's words are in it.")] = "board",
    form: Annotated[DigestFormat, typer.Option("--format", "-f", help="How to write it.")] = "markdown",
    plans: PlansOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """The week in a few lines. What has changed and what is due, for a channel.

    At most five lines of a kind; `wsoa changes` has them all.

    \b
    Examples:
      wsoa digest --since HEAD
      wsoa digest joint-send-strategy --since HEAD --audience public --format text
    """
    from wsoa_cli.commands.report import Readers, report_on_plans
    from wsoa_cli.render.digest import digest_document, digest_text
    from wsoa_cli.render.document.markdown import to_markdown

    workspace = Common(plans=plans, today=today, form="text", color="never", no_cache=no_cache, as_of=as_of).workspace()
    given = report_on_plans(workspace, plan or (), Readers(audience, since or (workspace.today - WEEK).isoformat()))
    write(digest_text(given.result) if form == "text" else to_markdown(digest_document(given.result)), sys.stdout)
    remark((*time_travel(workspace), *given.remarks))
    report(given.faults, "auto")
