"""`wsoa deadlines`."""

from wsoa_cli.cli.options import AsOfOption, ColorOption, FormatOption, NoCacheOption, PlanArgument, PlansOption, TodayOption
from wsoa_cli.cli.reading import Common, Forms, answer


def deadlines(
    plan: PlanArgument = None,
    plans: PlansOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
    color: ColorOption = "auto",
    no_cache: NoCacheOption = False,
) -> None:
    """The dates that bind a whole plan. With working days counted for England.

    \b
    Examples:
      wsoa deadlines
      wsoa deadlines peterborough-wsoa --today 2019-11-01
    """
    from wsoa_cli.commands.deadlines import deadlines as run
    from wsoa_cli.render.json import deadlines_json
    from wsoa_cli.render.sheet import deadlines_sheet
    from wsoa_cli.render.text.deadlines import deadlines_text

    answer(
        Common(plans=plans, today=today, form=form, color=color, no_cache=no_cache, as_of=as_of),
        lambda workspace: run(workspace, plan),
        Forms(
            text=lambda found, workspace, page: deadlines_text(found, workspace.today, page),
            json=lambda found, workspace: deadlines_json(found, workspace.today),
            sheet=lambda found, workspace: deadlines_sheet(found, workspace.today),
        ),
    )
