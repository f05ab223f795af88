"""`wsoa check`."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from wsoa_cli.cli.asking import GraceOption, IgnoreOption, LevelOption, SelectOption, SeverityOption, asked
from wsoa_cli.cli.options import (
    AsOfOption,
    ColorOption,
    FailOn,
    FormatOption,
    NoCacheOption,
    PlanArgument,
    PlansOption,
    TodayOption,
)
from wsoa_cli.cli.reading import COULD_NOT_READ, Common, Forms, remark, time_travel
from wsoa_cli.cli.terminal import ReaderGoneError, write

if TYPE_CHECKING:
    from wsoa_cli.store.located import Located

FOUND = 1

_COUNTS_FROM = {
    "error": {"error"},
    "warning": {"error", "warning"},
    "note": {"error", "warning", "note"},
    "never": set[str](),
}


def check(
    plan: PlanArgument = None,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    level: LevelOption = None,
    severity: SeverityOption = "note",
    grace: GraceOption = None,
    show_waived: Annotated[bool, typer.Option("--show-waived", help="List what waivers set aside, and why.")] = False,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="The mildest finding that makes the exit code 1.")] = "error",
    plans: PlansOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    form: FormatOption = "text",
    color: ColorOption = "auto",
    no_cache: NoCacheOption = False,
) -> None:
    """Everything that is wrong with the plans. Faults in the files and what the rules find.

    Exit code 1 where an error is found, 3 where a file could not be opened at all.

    What a waiver in plan.yaml names is set aside until its last day, and counts as not found.

    \b
    Examples:
      wsoa check
      wsoa check peterborough-wsoa --fail-on warning
      wsoa check --today 2020-01-06 --format json
      wsoa check --ignore no-deadline --severity error --grace 5wd
      wsoa check --select overdue-action,missed-deadline --show-waived
    """
    from wsoa_cli.commands.check import check as run
    from wsoa_cli.render.json import check_json
    from wsoa_cli.render.sheet import findings_sheet
    from wsoa_cli.render.text.faults import Tally, findings_text

    common = Common(plans=plans, today=today, form=form, color=color, no_cache=no_cache, as_of=as_of)
    wanted = asked(select, ignore, level, grace)
    workspace = common.workspace()
    checked = run(workspace, plan, wanted)
    shown = [one for one in checked.result if one.severity in _COUNTS_FROM[severity]]
    milder = len(checked.result) - len(shown)
    waived = checked.waived
    forms: Forms[list[Located]] = Forms(
        text=lambda found, _, page: findings_text(found, page, Tally(len(waived), milder), waived if show_waived else ()),
        json=lambda found, workspace: check_json(found, workspace.today, waived, milder),
        sheet=lambda found, _: findings_sheet(found),
    )
    # Whoever reads the output may go when they have heard enough; what was found stands all the same.
    with suppress(ReaderGoneError):
        write(forms.write(shown, common, workspace), sys.stdout)
    remark((*time_travel(workspace), *checked.remarks))
    if code := _exit_code(checked.result, fail_on):
        raise typer.Exit(code)


def _exit_code(found: "Sequence[Located]", fail_on: FailOn) -> int:
    """A finding that counts makes 1; a file that nobody could open makes 3, since nothing can be said of it."""
    from wsoa_cli.store.guards import UNREADABLE

    if any(one.rule == UNREADABLE for one in found):
        return COULD_NOT_READ
    return FOUND if any(one.severity in _COUNTS_FROM[fail_on] for one in found) else 0
