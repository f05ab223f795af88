"""`wsoa status`."""

from wsoa_cli.cli.options import AsOfOption, ColorOption, FormatOption, NoCacheOption, PlanArgument, PlansOption, TodayOption
from wsoa_cli.cli.reading import Common, Forms, answer


def status(
    plan: PlanArgument = None,
    plans: PlansOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
    color: ColorOption = "auto",
    no_cache: NoCacheOption = False,
) -> None:
    """Where every plan and workstream stands. With what is overdue and which dates press.

    \b
    Examples:
      wsoa status
      wsoa status peterborough-wsoa
      wsoa status --today 2020-02-03
      wsoa status --format json
    """
    from wsoa_cli.commands.status import status as run
    from wsoa_cli.render.json import status_json
    from wsoa_cli.render.sheet import status_sheet
    from wsoa_cli.render.text.status import status_text

    answer(
        Common(plans=plans, today=today, form=form, color=color, no_cache=no_cache, as_of=as_of),
        lambda workspace: run(workspace, plan),
        Forms(
            text=lambda found, workspace, page: status_text(found, workspace.today, page),
            json=lambda found, workspace: status_json(found, workspace.today),
            sheet=lambda found, _: status_sheet(found),
        ),
    )
