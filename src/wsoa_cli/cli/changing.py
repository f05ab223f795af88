"""`wsoa update`, `reschedule`, `record`, `meet` and `decide`: the commands that change a plan."""

import sys
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from wsoa_cli.cli.clock import the_day
from wsoa_cli.cli.options import PlansOption, TodayOption
from wsoa_cli.cli.reading import Common
from wsoa_cli.cli.terminal import write
from wsoa_cli.model.vocabulary import ActionStatus, Basis, Impact

if TYPE_CHECKING:
    from wsoa_cli.commands.edit import Change, Manner
    from wsoa_cli.commands.workspace import Workspace

ActionArgument = Annotated[str, typer.Argument(metavar="ID", help="The action, as 1.4 or plan:1.4.")]
NoCommitOption = Annotated[bool, typer.Option("--no-commit", help="Write the file, and leave the commit to you.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")]


def update(
    action: ActionArgument,
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="What there is to say.")] = None,
    status: Annotated[
        ActionStatus | None, typer.Option("--status", metavar="WORD", help=f"One of: {', '.join(get_args(ActionStatus))}.")
    ] = None,
    impact: Annotated[
        Impact | None, typer.Option("--impact", metavar="WORD", help=f"One of: {', '.join(get_args(Impact))}.")
    ] = None,
    by: Annotated[str | None, typer.Option("--by", envvar="WSOA_POST", metavar="POST", help="The post that writes.")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", help="The update's day; today if not given.")] = None,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Say what is new of an action: an update in words, a new status, or both.

    \b
    Examples:
      wsoa update S7 --text "Venue booked." --dry-run
      wsoa update S3 --status delivered --by ad-send --dry-run
    """
    from wsoa_cli.commands.edit import Manner
    from wsoa_cli.commands.update import News
    from wsoa_cli.commands.update import update as run

    manner, workspace = Manner(dry_run=dry_run, commit=not no_commit), _workspace(plans, today)
    day = the_day(date) if date else workspace.today
    _tell(run(workspace, action, News(day, text, status, impact, by), manner), manner)


def reschedule(
    action: ActionArgument,
    when: Annotated[str, typer.Argument(metavar="WHEN", help="The new date, in any form that plans have.")],
    reason: Annotated[str, typer.Option("--reason", metavar="WORD", help="Why, in a word or two that can be counted.")],
    note: Annotated[str | None, typer.Option("--note", metavar="WORDS", help="More about the reason.")] = None,
    approved_by: Annotated[
        str | None, typer.Option("--approved-by", metavar="ID", help="The board or post that agreed.")
    ] = None,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Move the deadline of an action, with the reason beside it.

    \b
    Examples:
      wsoa reschedule S5 2020-02 --reason election --dry-run
      wsoa reschedule S7 2020-03 --reason venue --approved-by scrutiny --dry-run
    """
    from wsoa_cli.commands.edit import Manner
    from wsoa_cli.commands.reschedule import Move
    from wsoa_cli.commands.reschedule import reschedule as run

    manner, workspace = Manner(dry_run=dry_run, commit=not no_commit), _workspace(plans, today)
    _tell(run(workspace, action, Move(when, reason, note, approved_by), manner), manner)


def record(
    measure: Annotated[str, typer.Argument(metavar="MEASURE", help="The measure, as M1.1 or plan:M1.1.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The value, in the measure's own unit.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day it belongs to; today if not given.")] = None,
    basis: Annotated[Basis, typer.Option("--basis", metavar="WORD", help=f"One of: {', '.join(get_args(Basis))}.")] = "actual",
    note: Annotated[str | None, typer.Option("--note", metavar="WORDS", help="What a reader should know about it.")] = None,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Add a reading to a measure.

    \b
    Examples:
      wsoa record M1.1 47.5 --on 2020-03-31 --dry-run
    """
    from wsoa_cli.commands.edit import Manner
    from wsoa_cli.commands.record import NewReading
    from wsoa_cli.commands.record import record as run

    manner, workspace = Manner(dry_run=dry_run, commit=not no_commit), _workspace(plans, today)
    day = the_day(on) if on else workspace.today
    _tell(run(workspace, measure, NewReading(value, day, basis, note), manner), manner)


def meet(
    deadline: Annotated[str, typer.Argument(metavar="DEADLINE", help="The plan-level deadline, as submit or plan:submit.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day it was met; today if not given.")] = None,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Say that a date that binds a whole plan was met.

    \b
    Examples:
      wsoa meet publish --on 2020-01-20 --dry-run
    """
    from wsoa_cli.commands.edit import Manner
    from wsoa_cli.commands.meet import meet as run

    manner, workspace = Manner(dry_run=dry_run, commit=not no_commit), _workspace(plans, today)
    _tell(run(workspace, deadline, the_day(on) if on else workspace.today, manner), manner)


def decide(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="The decision, as D1 or plan:D1.")],
    outcome: Annotated[Literal["agreed", "refused"], typer.Argument(metavar="WORD", help="agreed or refused.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day of it; today if not given.")] = None,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Say how a board has decided.

    \b
    Examples:
      wsoa decide D1 agreed --on 2020-01-15 --dry-run
    """
    from wsoa_cli.commands.decide import decide as run
    from wsoa_cli.commands.edit import Manner

    manner, workspace = Manner(dry_run=dry_run, commit=not no_commit), _workspace(plans, today)
    _tell(run(workspace, decision, outcome, the_day(on) if on else workspace.today, manner), manner)


def _workspace(plans: PlansOption, today: TodayOption) -> "Workspace":
    return Common(plans=plans, today=today, form="text", color="auto").workspace()


def _tell(change: "Change", manner: "Manner") -> None:
    """Says what was done on standard error; what would be done goes to standard output, as a difference."""
    from wsoa_cli.render.difference import difference
    from wsoa_cli.render.safe import safe

    if manner.dry_run:
        write(difference(change.path.as_posix(), change.old, change.new), sys.stdout)
        return
    record = f"committed as {change.commit}" if change.commit else "not committed: commit it to put it on the record"
    write(f"{safe(change.what)}\nwrote {safe(change.path.as_posix())}; {record}\n", sys.stderr)
