"""`wsoa show`."""

from typing import Annotated

import typer

from wsoa_cli.cli.options import AsOfOption, ColorOption, FormatOption, NoCacheOption, PlansOption, TodayOption
from wsoa_cli.cli.reading import Common, Forms, answer
from wsoa_cli.model.vocabulary import ItemKind


def show(
    item: Annotated[str, typer.Argument(metavar="ID", help="The item, as 1.4 or plan:1.4.")],
    kind: Annotated[
        ItemKind | None,
        typer.Option("--kind", metavar="KIND", help="Action, measure, workstream, finding, …, where several have the id."),
    ] = None,
    plans: PlansOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
    color: ColorOption = "auto",
    no_cache: NoCacheOption = False,
) -> None:
    """One item whole, with what it is linked to both ways.

    An item is an action, measure, workstream, finding, deadline, condition, decision, post, board and the like.

    \b
    Examples:
      wsoa show S7
      wsoa show peterborough-wsoa:F1
      wsoa show WS2 --format json
    """
    from wsoa_cli.commands.show import show as run
    from wsoa_cli.render.json import show_json
    from wsoa_cli.render.sheet import item_sheet
    from wsoa_cli.render.text.item import item_text

    answer(
        Common(plans=plans, today=today, form=form, color=color, no_cache=no_cache, as_of=as_of),
        lambda workspace: run(workspace, item, kind),
        Forms(
            text=lambda found, workspace, page: item_text(found, workspace.today, page),
            json=lambda found, workspace: show_json(found, workspace.today),
            sheet=lambda found, workspace: item_sheet(found, workspace.today),
        ),
    )
