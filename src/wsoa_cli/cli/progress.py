"""`wsoa update`, `deliver`, `withdraw` and `reschedule`: what becomes of an action."""

from typing import Annotated, get_args

import typer

from wsoa_cli.cli.changing import ActionArgument, ByOption, Changing, DryRunOption, NoCommitOption, OnOption, day_of
from wsoa_cli.cli.options import PlansOption, TodayOption
from wsoa_cli.model.vocabulary import ActionStatus, Confidence, Impact

EvidenceOption = Annotated[
    list[str] | None,
    typer.Option("--evidence", metavar="PIECE", help='What shows it, as "title; kind; link"; may be repeated.'),
]


def update(
    action: ActionArgument,
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="What there is to say.")] = None,
    status: Annotated[
        ActionStatus | None, typer.Option("--status", metavar="WORD", help=f"One of: {', '.join(get_args(ActionStatus))}.")
    ] = None,
    impact: Annotated[
        Impact | None, typer.Option("--impact", metavar="WORD", help=f"One of: {', '.join(get_args(Impact))}.")
    ] = None,
    confidence: Annotated[
        Confidence | None,
        typer.Option("--confidence", metavar="WORD", help="How sure the lead is of the date: high, medium or low."),
    ] = None,
    because: Annotated[str | None, typer.Option("--because", metavar="WORDS", help="Why so sure, or so little.")] = None,
    evidence: EvidenceOption = None,
    by: ByOption = None,
    date: Annotated[
        str | None, typer.Option("--date", "--on", metavar="DATE", help="The update's day; today if not given.")
    ] = None,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Say what is new of an action. In words, by a new status, with evidence.

    A status of delivered or embedded is written with its day, where that is not there yet.

    \b
    Examples:
      wsoa update S7 --text "Venue booked." --dry-run
      wsoa update S3 --status in_progress --by ad-send --dry-run
      wsoa update S7 --confidence low --because "No venue yet." --dry-run
      wsoa update S2 --evidence "Photographs; output" --dry-run
    """
    from wsoa_cli.commands.update import News
    from wsoa_cli.commands.update import update as run

    Changing(plans=plans, today=today, dry_run=dry_run, no_commit=no_commit).run(
        lambda workspace, manner: run(
            workspace,
            action,
            News(day_of(date, "--date", workspace), text, status, impact, confidence, because, by, tuple(evidence or ())),
            manner,
        )
    )


def deliver(
    action: ActionArgument,
    on: OnOption = None,
    evidence: EvidenceOption = None,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Say that an action is done. Since which day, and what shows it.

    Of a piece of evidence only the title is needed; its kind is activity,
    output, outcome or lived_experience.

    \b
    Examples:
      wsoa deliver S3 --dry-run
      wsoa deliver S3 --on 2020-01-06 --evidence "Entries; output" --dry-run
    """
    from wsoa_cli.commands.deliver import deliver as run

    Changing(plans=plans, today=today, dry_run=dry_run, no_commit=no_commit).run(
        lambda workspace, manner: run(workspace, action, day_of(on, "--on", workspace), evidence or (), manner)
    )


def withdraw(
    action: ActionArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why it will not be done.")],
    by: ByOption = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Say that an action will not be done, and why.

    \b
    Examples:
      wsoa withdraw S6 --reason "S4 covers it" --dry-run
    """
    from wsoa_cli.commands.withdraw import Withdrawal
    from wsoa_cli.commands.withdraw import withdraw as run

    Changing(plans=plans, today=today, dry_run=dry_run, no_commit=no_commit).run(
        lambda workspace, manner: run(workspace, action, Withdrawal(reason, day_of(on, "--on", workspace), by), manner)
    )


def reschedule(
    action: ActionArgument,
    when: Annotated[str, typer.Argument(metavar="WHEN", help="The new date, in any form that plans have.")],
    reason: Annotated[
        str | None,
        typer.Option("--reason", metavar="WORD", help="Why, in a word or two that can be counted; needed for a move."),
    ] = None,
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

    What is finished, carried over or withdrawn keeps the date that was agreed.
    With the date that it has already, what was left out of the last move is
    added to it: who agreed, or a note.

    \b
    Examples:
      wsoa reschedule S5 2020-02 --reason election --dry-run
      wsoa reschedule S7 2020-03 --reason venue --approved-by scrutiny --dry-run
    """
    from wsoa_cli.commands.reschedule import Move
    from wsoa_cli.commands.reschedule import reschedule as run

    Changing(plans=plans, today=today, dry_run=dry_run, no_commit=no_commit).run(
        lambda workspace, manner: run(workspace, action, Move(when, reason, note, approved_by), manner)
    )
