"""`wsoa next`."""

from typing import Annotated

import typer

from wsoa_cli.cli.options import (
    AsOfOption,
    ColorOption,
    FormatOption,
    NoCacheOption,
    PlanOption,
    PlansOption,
    TodayOption,
)
from wsoa_cli.cli.reading import Common, Forms, answer
from wsoa_cli.errors import UsageError


def next_(
    lead: Annotated[
        str | None,
        typer.Option("--lead", envvar="WSOA_POST", metavar="POST", help="Whose steps: a post's id, title or holder."),
    ] = None,
    limit: Annotated[str | None, typer.Option("--limit", metavar="N", help="Only so many, the most pressing.")] = None,
    plan: PlanOption = None,
    plans: PlansOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
    color: ColorOption = "auto",
    no_cache: NoCacheOption = False,
) -> None:
    """What a post has to do next, and why it matters. Most pressing first.

    Each step has the command to type once it is done: actions that are late,
    due soon or to be started, updates, readings and evidence that are missing,
    what others have to do first, and dates that bind the plan.

    \b
    Examples:
      wsoa next --lead communication-group --today 2020-01-06
      wsoa next --lead "raj lakshman" --limit 5
    """
    from wsoa_cli.commands.next_steps import next_steps as run
    from wsoa_cli.render.planning_json import next_json
    from wsoa_cli.render.planning_sheets import next_sheet
    from wsoa_cli.render.text.next_steps import next_text

    most = _number(limit)
    answer(
        Common(plans=plans, today=today, form=form, color=color, no_cache=no_cache, as_of=as_of),
        lambda workspace: run(workspace, lead, plan=plan, limit=most),
        Forms(
            text=lambda found, workspace, page: next_text(found, workspace.today, page),
            json=lambda found, workspace: next_json(found, workspace.today),
            sheet=lambda found, workspace: next_sheet(found, workspace.today),
        ),
    )


def _number(asked: str | None) -> int | None:
    """How many, as typed; numbers are read here, because Typer would import pydantic for one. Raises UsageError."""
    if asked is None:
        return None
    if not (asked.isascii() and asked.isdecimal()) or int(asked) == 0:
        raise UsageError(f"--limit {asked} is no number of steps", "write one, such as --limit 5")
    return int(asked)
