"""`wsoa timeline`."""

from typing import Annotated

import typer

from wsoa_cli.cli.options import (
    AsOfOption,
    ColorOption,
    FormatOption,
    LeadOption,
    NoCacheOption,
    PlanArgument,
    PlansOption,
    TodayOption,
    WorkstreamOption,
)
from wsoa_cli.cli.reading import Common, Forms, answer


def timeline(
    plan: PlanArgument = None,
    workstream: WorkstreamOption = None,
    lead: LeadOption = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="WHEN", help="Where to begin, in any form that plans have.")
    ] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="WHEN", help="Where to end.")] = None,
    plans: PlansOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
    color: ColorOption = "auto",
    no_cache: NoCacheOption = False,
) -> None:
    """When everything happens, as bars. From start to deadline, with today through all rows.

    \b
    Examples:
      wsoa timeline
      wsoa timeline joint-send-strategy --today 2020-01-06
      wsoa timeline --from 2019-09 --to 2020-Q2 --lead communication-group
    """
    from wsoa_cli.commands.timeline import timeline as run
    from wsoa_cli.derive.selection import Selection
    from wsoa_cli.render.planning_json import timeline_json
    from wsoa_cli.render.planning_sheets import timeline_sheet
    from wsoa_cli.render.text.timeline import timeline_text

    selection = Selection(plan=plan, workstream=workstream, lead=lead)
    answer(
        Common(plans=plans, today=today, form=form, color=color, no_cache=no_cache, as_of=as_of),
        lambda workspace: run(workspace, selection, start, end),
        Forms(
            text=lambda found, workspace, page: timeline_text(found, workspace.today, page),
            json=lambda found, workspace: timeline_json(found, workspace.today),
            sheet=lambda found, _: timeline_sheet(found),
        ),
    )
