"""`wsoa measures`."""

from wsoa_cli.cli.options import Color, ColorOption, Format, FormatOption, PlanArgument, PlansOption, TodayOption
from wsoa_cli.cli.reading import Common, answer


def measures(
    plan: PlanArgument = None,
    plans: PlansOption = None,
    today: TodayOption = None,
    form: FormatOption = Format.TEXT,
    color: ColorOption = Color.AUTO,
) -> None:
    """How the measures move: baseline, latest reading, target, change and trend.

    \b
    Examples:
      wsoa measures
      wsoa measures peterborough-wsoa --format csv
    """
    from wsoa_cli.commands.measures import measures as run
    from wsoa_cli.render.csv import to_csv
    from wsoa_cli.render.json import measures_json
    from wsoa_cli.render.markdown import to_markdown
    from wsoa_cli.render.sheet import measures_sheet
    from wsoa_cli.render.text.measures import measures_text

    answer(
        Common(plans, today, form, color),
        lambda workspace: run(workspace, plan),
        {
            Format.JSON: lambda found, workspace: measures_json(found, workspace.today),
            Format.CSV: lambda found, _: to_csv(measures_sheet(found)),
            Format.MARKDOWN: lambda found, _: to_markdown(measures_sheet(found)),
        },
        lambda found, workspace, page: measures_text(found, workspace.today, page),
    )
