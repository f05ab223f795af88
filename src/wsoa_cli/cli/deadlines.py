"""`wsoa deadlines`."""

from wsoa_cli.cli.options import ColorOption, FormatOption, NoCacheOption, PlanArgument, PlansOption, TodayOption
from wsoa_cli.cli.reading import Common, answer


def deadlines(
    plan: PlanArgument = None,
    plans: PlansOption = None,
    today: TodayOption = None,
    form: FormatOption = "text",
    color: ColorOption = "auto",
    no_cache: NoCacheOption = False,
) -> None:
    """The dates that bind a whole plan, with working days counted for England.

    \b
    Examples:
      wsoa deadlines
      wsoa deadlines peterborough-wsoa --today 2019-11-01
    """
    from wsoa_cli.commands.deadlines import deadlines as run
    from wsoa_cli.render.csv import to_csv
    from wsoa_cli.render.json import deadlines_json
    from wsoa_cli.render.markdown import to_markdown
    from wsoa_cli.render.sheet import deadlines_sheet
    from wsoa_cli.render.text.deadlines import deadlines_text

    answer(
        Common(plans, today, form, color, no_cache),
        lambda workspace: run(workspace, plan),
        {
            "json": lambda found, workspace: deadlines_json(found, workspace.today),
            "csv": lambda found, workspace: to_csv(deadlines_sheet(found, workspace.today)),
            "markdown": lambda found, workspace: to_markdown(deadlines_sheet(found, workspace.today)),
        },
        lambda found, workspace, page: deadlines_text(found, workspace.today, page),
    )
