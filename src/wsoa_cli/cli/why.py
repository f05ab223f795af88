"""`wsoa why`."""

from typing import Annotated

import typer

from wsoa_cli.cli.options import AsOfOption, ColorOption, FormatOption, NoCacheOption, PlansOption, TodayOption
from wsoa_cli.cli.reading import Common, Forms, answer
from wsoa_cli.model.vocabulary import ItemKind


def why(
    item: Annotated[str, typer.Argument(metavar="ID", help="An action, measure, workstream or plan.")],
    kind: Annotated[
        ItemKind | None,
        typer.Option("--kind", metavar="KIND", help="Action, measure or workstream, if several have the id."),
    ] = None,
    plans: PlansOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
    color: ColorOption = "auto",
    no_cache: NoCacheOption = False,
) -> None:
    """Why something has its colour, step by step. Each fact that was looked at, and what it speaks for.

    With --as-of, why it had the colour that it had on an earlier day.

    \b
    Examples:
      wsoa why S7
      wsoa why peterborough-wsoa
      wsoa why WS2 --format json
    """
    from wsoa_cli.commands.why import why as run
    from wsoa_cli.render.json import why_json
    from wsoa_cli.render.sheet import why_sheet
    from wsoa_cli.render.text.why import why_text

    answer(
        Common(plans=plans, today=today, form=form, color=color, no_cache=no_cache, as_of=as_of),
        lambda workspace: run(workspace, item, kind),
        Forms(
            text=lambda found, workspace, page: why_text(found, workspace.today, page),
            json=lambda found, workspace: why_json(found, workspace.today),
            sheet=lambda found, _: why_sheet(found),
        ),
    )
