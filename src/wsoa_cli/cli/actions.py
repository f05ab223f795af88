"""`wsoa overdue`, `wsoa due` and `wsoa list`: three questions, one kind of answer."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from wsoa_cli.cli.options import (
    AsOfOption,
    ColorOption,
    FormatOption,
    LeadOption,
    NoCacheOption,
    PartnerOption,
    PlanOption,
    PlansOption,
    TodayOption,
    WorkstreamOption,
)
from wsoa_cli.cli.reading import Common, Forms, answer
from wsoa_cli.cli.span import days_ahead, in_words
from wsoa_cli.derive.selection import SortKey
from wsoa_cli.errors import UsageError
from wsoa_cli.model.scalars import parse_age_band
from wsoa_cli.model.vocabulary import ActionStatus, Colour, Schedule

if TYPE_CHECKING:
    from wsoa_cli.commands.workspace import Workspace
    from wsoa_cli.derive.standing import Standing
    from wsoa_cli.render.sheet import Sheet
    from wsoa_cli.render.text.page import Page


def overdue(
    plan: PlanOption = None,
    lead: LeadOption = None,
    workstream: WorkstreamOption = None,
    partner: PartnerOption = None,
    plans: PlansOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
    color: ColorOption = "auto",
    no_cache: NoCacheOption = False,
) -> None:
    """What is late, worst first, with lead and workstream.

    \b
    Examples:
      wsoa overdue
      wsoa overdue --lead communication-group
      wsoa overdue --workstream WS2 --format markdown
    """
    from wsoa_cli.commands.overdue import overdue as run
    from wsoa_cli.derive.selection import Selection
    from wsoa_cli.render.text.actions import overdue_text

    selection = Selection(plan=plan, lead=lead, workstream=workstream, partner=partner)
    answer(
        Common(plans=plans, today=today, form=form, color=color, no_cache=no_cache, as_of=as_of),
        lambda workspace: run(workspace, selection),
        _forms("wsoa.overdue/1", lambda found, workspace, page: overdue_text(found, workspace.today, page)),
    )


def due(
    within: Annotated[str, typer.Option("--within", metavar="SPAN", help="How far ahead: 30d, 2w or 3m.")] = "30d",
    plan: PlanOption = None,
    lead: LeadOption = None,
    workstream: WorkstreamOption = None,
    partner: PartnerOption = None,
    plans: PlansOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
    color: ColorOption = "auto",
    no_cache: NoCacheOption = False,
) -> None:
    """What is due next, soonest first.

    \b
    Examples:
      wsoa due
      wsoa due --within 2w
      wsoa due --within 3m --partner schools
    """
    from wsoa_cli.commands.due import due as run
    from wsoa_cli.derive.selection import Selection
    from wsoa_cli.render.text.actions import due_list_text

    selection = Selection(plan=plan, lead=lead, workstream=workstream, partner=partner)
    answer(
        Common(plans=plans, today=today, form=form, color=color, no_cache=no_cache, as_of=as_of),
        lambda workspace: run(workspace, selection, days_ahead(within, workspace.today)),
        _forms("wsoa.due/1", lambda found, workspace, page: due_list_text(found, workspace.today, in_words(within), page)),
    )


def list_(
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Only with these words.")] = None,
    plan: PlanOption = None,
    lead: LeadOption = None,
    workstream: WorkstreamOption = None,
    partner: PartnerOption = None,
    finding: Annotated[str | None, typer.Option("--finding", metavar="ID", help="Only what serves this finding.")] = None,
    area: Annotated[str | None, typer.Option("--area", metavar="AREA", help="Only for this local area.")] = None,
    age_band: Annotated[
        str | None, typer.Option("--age-band", metavar="AGES", help="Only for ages that overlap, such as 16-18.")
    ] = None,
    status: Annotated[
        ActionStatus | None, typer.Option("--status", metavar="WORD", help=f"One of: {', '.join(get_args(ActionStatus))}.")
    ] = None,
    schedule: Annotated[
        Schedule | None, typer.Option("--schedule", metavar="WORD", help=f"One of: {', '.join(get_args(Schedule))}.")
    ] = None,
    rag: Annotated[Colour | None, typer.Option("--rag", help="Only with this colour.")] = None,
    sort: Annotated[SortKey, typer.Option("--sort", help="What to sort by.")] = "id",
    plans: PlansOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
    color: ColorOption = "auto",
    no_cache: NoCacheOption = False,
) -> None:
    """The actions, by any filter that people ask for.

    \b
    Examples:
      wsoa list --status in_progress --sort due
      wsoa list --lead communication-group --text launch
      wsoa list --age-band 18-25 --format csv
    """
    from wsoa_cli.commands.select import select
    from wsoa_cli.derive.selection import Selection
    from wsoa_cli.render.text.actions import list_text

    selection = Selection(
        plan=plan,
        workstream=workstream,
        lead=lead,
        partner=partner,
        finding=finding,
        area=area,
        age_band=_checked_ages(age_band),
        status=status,
        schedule=schedule,
        rag=rag,
        text=text,
    )
    answer(
        Common(plans=plans, today=today, form=form, color=color, no_cache=no_cache, as_of=as_of),
        lambda workspace: select(workspace, selection, sort),
        _forms("wsoa.list/1", lambda found, workspace, page: list_text(found, workspace.today, page)),
    )


def _forms(schema: str, text: "Callable[[list[Standing], Workspace, Page], str]") -> "Forms[list[Standing]]":
    def json(found: "list[Standing]", workspace: "Workspace") -> str:
        from wsoa_cli.render.json import actions_json

        return actions_json(schema, found, workspace.today)

    def sheet(found: "list[Standing]", _: "Workspace") -> "Sheet":
        from wsoa_cli.render.sheet import actions_sheet

        return actions_sheet(found)

    return Forms(text=text, json=json, sheet=sheet)


def _checked_ages(asked: str | None) -> str | None:
    """Ages as asked for; one age is a span of its own. Raises UsageError."""
    if asked is None:
        return None
    try:
        return parse_age_band(asked if "-" in asked else f"{asked}-{asked}")
    except ValueError as error:
        raise UsageError(f"--age-band {asked} is no span of ages", "write it as 16-18, or one age as 17") from error
