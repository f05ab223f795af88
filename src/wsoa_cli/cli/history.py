"""`wsoa log`, `wsoa changes` and `wsoa slippage`: what git knows of the plans."""

from difflib import get_close_matches
from typing import Annotated

import typer

from wsoa_cli.cli.options import AsOfOption, ColorOption, FormatOption, NoCacheOption, PlanArgument, PlansOption, TodayOption
from wsoa_cli.cli.reading import Common, Forms, answer
from wsoa_cli.errors import UsageError
from wsoa_cli.model.vocabulary import ITEM_KINDS


def log(
    item: Annotated[str | None, typer.Argument(metavar="ID", help="The item, as 1.4 or plan:1.4; or a plan.")] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KIND", help="Action, measure, workstream, finding, …, where several have the id."),
    ] = None,
    plans: PlansOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
    color: ColorOption = "auto",
    no_cache: NoCacheOption = False,
) -> None:
    """Every change of one item, newest first. Who, when, from what to what, and why.

    An item is followed through files that were renamed or moved, and found even if it is gone by now.

    \b
    Examples:
      wsoa log S5
      wsoa log peterborough-wsoa:R1 --format json
    """
    if item is None:
        raise UsageError("say of what: wsoa log ID", "what has changed in all plans tells: wsoa changes --since DATE")
    _require_kind(kind)
    from wsoa_cli.commands.log import log as run
    from wsoa_cli.render.history_json import log_json
    from wsoa_cli.render.history_sheets import log_sheet
    from wsoa_cli.render.text.log import log_text

    answer(
        Common(plans=plans, today=today, form=form, color=color, no_cache=no_cache, as_of=as_of),
        lambda workspace: run(workspace, item, kind),
        Forms(
            text=lambda found, _, page: log_text(found, page),
            json=lambda found, workspace: log_json(found, workspace.today),
            sheet=lambda found, _: log_sheet(found),
        ),
    )


def _require_kind(kind: str | None) -> None:
    """Refuses what is no kind of item. Raises UsageError."""
    known = (*ITEM_KINDS, "plan")
    if kind is not None and kind not in known:
        near = get_close_matches(kind.lower(), known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"write one of: {', '.join(known)}"
        raise UsageError(f"--kind: {kind} is no kind of item", hint)


def changes(
    since: Annotated[
        str, typer.Option("--since", metavar="DATE|REV", help="From how it stood at a commit, or when a day began.")
    ],
    plan: PlanArgument = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--until",
            metavar="DATE|REV",
            help="To how it stood at a commit, or when a day ended; to the files now if not given.",
        ),
    ] = None,
    plans: PlansOption = None,
    today: TodayOption = None,
    form: FormatOption = "text",
    color: ColorOption = "auto",
    no_cache: NoCacheOption = False,
) -> None:
    """What has changed since a day or a commit, grouped for a board.

    Both days count: what was done on the day of a meeting is told at the next one.
    Each of the two states is judged by its own day, so a colour may change because time has passed.

    \b
    Examples:
      wsoa changes --since HEAD
      wsoa changes --since HEAD --format markdown joint-send-strategy
    """
    from wsoa_cli.commands.changes import changes as run
    from wsoa_cli.render.history_json import changes_json
    from wsoa_cli.render.history_sheets import changes_sheet
    from wsoa_cli.render.text.changes import changes_text

    answer(
        Common(plans=plans, today=today, form=form, color=color, no_cache=no_cache),
        lambda workspace: run(workspace, since, until, plan),
        Forms(
            text=lambda found, _, page: changes_text(found, page),
            json=lambda found, workspace: changes_json(found, workspace.today),
            sheet=lambda found, _: changes_sheet(found),
        ),
    )


def slippage(
    plan: PlanArgument = None,
    plans: PlansOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
    color: ColorOption = "auto",
    no_cache: NoCacheOption = False,
) -> None:
    """How often, how far and why agreed dates have moved. And who agreed.

    A date that moved while its plan was a draft was not agreed yet and does not count.

    \b
    Examples:
      wsoa slippage
      wsoa slippage joint-send-strategy --format csv
    """
    from wsoa_cli.commands.slippage import slippage as run
    from wsoa_cli.render.history_json import slippage_json
    from wsoa_cli.render.history_sheets import slippage_sheet
    from wsoa_cli.render.text.slippage import slippage_text

    answer(
        Common(plans=plans, today=today, form=form, color=color, no_cache=no_cache, as_of=as_of),
        lambda workspace: run(workspace, plan),
        Forms(
            text=lambda found, workspace, page: slippage_text(found, workspace.today, page),
            json=lambda found, workspace: slippage_json(found, workspace.today),
            sheet=lambda found, _: slippage_sheet(found),
        ),
    )
