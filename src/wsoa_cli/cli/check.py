"""`wsoa check`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from wsoa_cli.cli.options import (
    AsOfOption,
    ColorOption,
    FailOn,
    NoCacheOption,
    PlanArgument,
    PlansOption,
    TodayOption,
)
from wsoa_cli.cli.outputs import FormatsOption, OutputFileOption, outputs
from wsoa_cli.cli.reading import COULD_NOT_READ, Common, remark, time_travel
from wsoa_cli.cli.report import Report, require_room_for, write_all

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
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="The mildest finding that makes the exit code 1.")] = "error",
    plans: PlansOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    formats: FormatsOption = None,
    output_file: OutputFileOption = None,
    color: ColorOption = "auto",
    no_cache: NoCacheOption = False,
) -> None:
    """Everything that is wrong with the plans. Faults in the files and what the rules find.

    Exit code 1 where an error is found, 3 where a file could not be opened at all;
    it is the same in every format.

    One run can write several formats, all but one of them into files:
    concise is for editors and grep, github and azure mark lines in a pull
    request, gitlab, sarif and junit are reports to hand over, markdown is a
    comment. With github, the file that GITHUB_STEP_SUMMARY names gets a table.

    \b
    Examples:
      wsoa check
      wsoa check peterborough-wsoa --fail-on warning
      wsoa check --today 2020-01-06 --format json
      wsoa check --format concise
      wsoa check -f github -f sarif=plans.sarif
    """
    from wsoa_cli.commands.check import check as run

    asked = outputs(formats or (), output_file)
    require_room_for(asked)
    workspace = Common(plans=plans, today=today, form="text", color=color, no_cache=no_cache, as_of=as_of).workspace()
    checked = run(workspace, plan)
    report = Report(checked.result, workspace, lambda one: one.severity in _COUNTS_FROM[fail_on], plan)
    write_all(asked, report, color)
    remark((*time_travel(workspace), *checked.remarks))
    if code := _exit_code(checked.result, fail_on):
        raise typer.Exit(code)


def _exit_code(found: "Sequence[Located]", fail_on: FailOn) -> int:
    """A finding that counts makes 1; a file that nobody could open makes 3, since nothing can be said of it."""
    from wsoa_cli.store.guards import UNREADABLE

    if any(one.rule == UNREADABLE for one in found):
        return COULD_NOT_READ
    return FOUND if any(one.severity in _COUNTS_FROM[fail_on] for one in found) else 0
