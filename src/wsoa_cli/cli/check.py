"""`wsoa check`."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from wsoa_cli.cli.asking import (
    FailOnCalendarOption,
    GraceOption,
    IgnoreOption,
    LevelOption,
    SelectOption,
    SeverityOption,
    SinceOption,
    asked,
)
from wsoa_cli.cli.check_report import Report, require_room_for, write_all
from wsoa_cli.cli.clock import seconds
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
from wsoa_cli.cli.terminal import write
from wsoa_cli.errors import UsageError

if TYPE_CHECKING:
    from wsoa_cli.rules.finding import Origin
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
    since: SinceOption = None,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="The mildest finding that makes the exit code 1.")] = "error",
    fail_on_calendar: FailOnCalendarOption = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Say last what each rule took and found.")] = False,
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

    What a waiver in plan.yaml names is set aside until its last day, and counts as not found.

    With --since, each finding is new (the change brought it), calendar (time
    did) or existing. Both states are judged on the same day, the earlier one as
    it was where this branch left REV, so that what was mended there meanwhile is
    not held against this branch.

    \b
    Examples:
      wsoa check
      wsoa check peterborough-wsoa --fail-on warning
      wsoa check --today 2020-01-06 --format json
      wsoa check --ignore no-deadline --severity error --grace 5wd
      wsoa check --since HEAD --fail-on-calendar
      wsoa check --select overdue-action,missed-deadline --show-waived
      wsoa check --format concise
      wsoa check -f github -f sarif=plans.sarif
    """
    from wsoa_cli.commands.check import check as run
    from wsoa_cli.commands.kept_findings import SEVERAL
    from wsoa_cli.render.statistics import statistics_text
    from wsoa_cli.rules.judge import plainly
    from wsoa_cli.rules.statistics import Statistics

    if fail_on_calendar and since is None:
        raise UsageError("--fail-on-calendar says nothing without --since", "name what to compare with: --since origin/main")
    wanted = asked(select, ignore, level, grace)
    written = outputs(formats or (), output_file)
    require_room_for(written)
    workspace = Common(plans=plans, today=today, form="text", color=color, no_cache=no_cache, as_of=as_of).workspace()
    watch = Statistics(seconds) if statistics else None
    # With a watch in the hand, every rule is asked.
    ask, keep_from = (watch.ask, None) if watch else (plainly, SEVERAL)
    checked = run(workspace, plan, wanted, since, ask, keep_from=keep_from)
    counting: set[Origin | None] = {None, "new", "calendar"} if fail_on_calendar else {None, "new"}
    report = Report(
        checked,
        [one for one in checked.result if one.severity in _COUNTS_FROM[severity]],
        workspace,
        lambda one: one.severity in _COUNTS_FROM[fail_on] and one.origin in counting,
        plan,
        shows_waived=show_waived,
    )
    write_all(written, report, color)
    remark((*time_travel(workspace), *checked.remarks))
    if watch:
        write(statistics_text(watch.figures()), sys.stderr)
    if code := _exit_code([one for one in checked.result if one.origin in counting], checked.result, fail_on):
        raise typer.Exit(code)


def _exit_code(counting: "Sequence[Located]", found: "Sequence[Located]", fail_on: FailOn) -> int:
    """A finding that counts makes 1; a file that nobody could open makes 3, since nothing can be said of it."""
    from wsoa_cli.store.guards import UNREADABLE

    if any(one.rule == UNREADABLE for one in found):
        return COULD_NOT_READ
    return FOUND if any(one.severity in _COUNTS_FROM[fail_on] for one in counting) else 0
