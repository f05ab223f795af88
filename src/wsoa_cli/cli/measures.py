"""`wsoa measures`."""

from wsoa_cli.cli.options import AsOfOption, ColorOption, FormatOption, NoCacheOption, PlanArgument, PlansOption, TodayOption
from wsoa_cli.cli.reading import Common, Forms, answer


def measures(
    plan: PlanArgument = None,
    plans: PlansOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
    color: ColorOption = "auto",
    no_cache: NoCacheOption = False,
) -> None:
    """How the measures move. And whether they move as was promised.

    A measure is on its trajectory, ahead of it or behind it, by the day of its latest reading.
    Better than its baseline, it can still be behind.
    Where no trajectory is written, only the target judges, once its day has passed.

    \b
    Examples:
      wsoa measures
      wsoa measures peterborough-wsoa --format csv
    """
    from wsoa_cli.commands.measures import measures as run
    from wsoa_cli.render.json import measures_json
    from wsoa_cli.render.sheet import measures_sheet
    from wsoa_cli.render.text.measures import measures_text

    answer(
        Common(plans=plans, today=today, form=form, color=color, no_cache=no_cache, as_of=as_of),
        lambda workspace: run(workspace, plan),
        Forms(
            text=lambda found, workspace, page: measures_text(found, workspace.today, page),
            json=lambda found, workspace: measures_json(found, workspace.today),
            sheet=lambda found, _: measures_sheet(found),
        ),
    )
