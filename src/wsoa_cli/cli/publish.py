"""`wsoa publish`."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wsoa_cli.cli.options import NoCacheOption, PlansOption, TodayOption
from wsoa_cli.cli.reading import Common, remark
from wsoa_cli.cli.terminal import progress_on_stderr, write

if TYPE_CHECKING:
    from wsoa_cli.commands.publish import Published, Wish
    from wsoa_cli.commands.workspace import Workspace
    from wsoa_cli.model.site_facts import SiteFacts


def publish(
    plan: Annotated[list[str] | None, typer.Argument(metavar="[PLAN]...", help="The plans; all if not given.")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Where to write the site.")] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="DATE|REV|last",
            help="Tell what has changed since then, that day included (from git); last: since the site that DIR holds.",
        ),
    ] = None,
    despite: Annotated[
        str | None,
        typer.Option("--despite", metavar="REASON", help="Publish although a period holds it back."),
    ] = None,
    accessibility: Annotated[
        Path | None, typer.Option("--accessibility", metavar="FILE", help="The facts of the accessibility statement, as TOML.")
    ] = None,
    serve: Annotated[
        bool, typer.Option("--serve", help="Write no site; show it in a browser on this machine, and follow every change.")
    ] = False,
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="Where to show it; 0 takes any.")] = 8000,
    plans: PlansOption = None,
    today: TodayOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """The public page, as a folder of plain files. Only what is public leaves.

    Nothing is written where a file has a fault (exit code 3), where public
    words lead to what is not public, or inside a period that holds publication
    back (exit code 1). DIR is exchanged whole, and only if wsoa wrote it.

    \b
    Examples:
      wsoa publish --out site
      wsoa publish peterborough-wsoa --out site --since HEAD
      wsoa publish --out site --since last
      wsoa publish --out site --despite "The law asks for it by Friday"
    """
    from wsoa_cli.commands.publish import Wish
    from wsoa_cli.errors import UsageError
    from wsoa_cli.model.site_facts import NO_FACTS
    from wsoa_cli.store.site_facts import read_facts

    if (out is None) != serve:
        raise UsageError("publish needs either --out or --serve", "--out DIR writes the site, --serve only shows it")
    common = Common(plans=plans, today=today, form="text", color="auto", no_cache=no_cache)
    workspace = replace(common.workspace(), progress=progress_on_stderr("publishing"))
    facts = read_facts(accessibility, workspace.today) if accessibility else NO_FACTS
    wish = Wish(tuple(plan or ()), since, despite, is_rehearsal=serve)
    if out is not None:
        _tell(_written(workspace, wish, out, facts), out, despite)
        return
    from wsoa_cli.cli.preview import preview

    preview(lambda folder: _written(workspace, wish, folder, facts), workspace.root, port)


def _written(workspace: "Workspace", wish: "Wish", folder: Path, facts: "SiteFacts") -> "Published":
    from wsoa_cli.commands.publish import publish as run
    from wsoa_cli.render.site.site import Site

    return run(workspace, wish, folder, Site(workspace.today, facts))


def _tell(done: "Published", folder: Path, despite: str | None) -> None:
    """Says on standard error what was written, and in spite of what."""
    from wsoa_cli.render.safe import safe

    for one in done.held_back:
        write(f"note: {safe(one.plan)} is published despite {safe(one.period.title)}: {safe(despite or '')}\n", sys.stderr)
    if done.held_back:
        from wsoa_cli.store.reasons import reasons_beside

        write(f"note: the reason is kept in {safe(str(reasons_beside(folder)))}, which is not for the web\n", sys.stderr)
    remark(done.remarks)
    plans = "1 plan" if done.plans == 1 else f"{done.plans} plans"
    write(f"wrote {safe(folder.as_posix())}: {plans}, {done.files} files\n", sys.stderr)
