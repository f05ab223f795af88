"""`wsoa record`, `meet` and `decide`: what happened on a day."""

from typing import Annotated, get_args

import typer

from wsoa_cli.cli.changing import Changing, DryRunOption, NoCommitOption, OnOption, day_of
from wsoa_cli.cli.options import PlansOption, TodayOption
from wsoa_cli.model.vocabulary import Basis, DecisionOutcome


def record(
    measure: Annotated[str, typer.Argument(metavar="MEASURE", help="The measure, as M1.1 or plan:M1.1.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The value, in the measure's own unit.")],
    on: Annotated[
        str | None, typer.Option("--on", "--date", metavar="DATE", help="The day it belongs to; today if not given.")
    ] = None,
    basis: Annotated[Basis, typer.Option("--basis", metavar="WORD", help=f"One of: {', '.join(get_args(Basis))}.")] = "actual",
    note: Annotated[str | None, typer.Option("--note", metavar="WORDS", help="What a reader should know about it.")] = None,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Add a reading to a measure.

    A day has one reading of each basis: the same again changes nothing, and
    what was written wrongly is put right in the file.

    \b
    Examples:
      wsoa record M1.1 47.5 --on 2019-12-31 --dry-run
    """
    from wsoa_cli.commands.record import NewReading
    from wsoa_cli.commands.record import record as run

    Changing(plans=plans, today=today, dry_run=dry_run, no_commit=no_commit).run(
        lambda workspace, manner: run(workspace, measure, NewReading(value, day_of(on, "--on", workspace), basis, note), manner)
    )


def meet(
    deadline: Annotated[str, typer.Argument(metavar="DEADLINE", help="The plan-level deadline, as submit or plan:submit.")],
    on: OnOption = None,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Say that a date that binds a whole plan was met.

    \b
    Examples:
      wsoa meet publish --on 2019-12-20 --dry-run
    """
    from wsoa_cli.commands.meet import meet as run

    Changing(plans=plans, today=today, dry_run=dry_run, no_commit=no_commit).run(
        lambda workspace, manner: run(workspace, deadline, day_of(on, "--on", workspace), manner)
    )


def decide(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="The decision, as D1 or plan:D1.")],
    outcome: Annotated[DecisionOutcome, typer.Argument(metavar="WORD", help="agreed or refused.")],
    on: OnOption = None,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Say how a board has decided.

    What is decided stays so; what was written wrongly is put right with wsoa set.

    \b
    Examples:
      wsoa decide D1 agreed --on 2019-12-15 --dry-run
    """
    from wsoa_cli.commands.decide import decide as run

    Changing(plans=plans, today=today, dry_run=dry_run, no_commit=no_commit).run(
        lambda workspace, manner: run(workspace, decision, outcome, day_of(on, "--on", workspace), manner)
    )
