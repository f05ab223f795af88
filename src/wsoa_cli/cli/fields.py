"""`wsoa set` and `unset`: single fields of whatever has an id."""

from typing import Annotated

import typer

from wsoa_cli.cli.changing import Changing, DryRunOption, NoCommitOption
from wsoa_cli.cli.options import PlansOption, TodayOption
from wsoa_cli.model.vocabulary import ItemKind

ItemArgument = Annotated[str, typer.Argument(metavar="ID", help="The item, as 1.4 or plan:1.4; or a plan, by its own id.")]
KindOption = Annotated[
    ItemKind | None,
    typer.Option("--kind", metavar="KIND", help="Action, measure, workstream, finding, …, where several have the id."),
]


def set_(
    item: ItemArgument,
    said: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE…", help="What to set, one or several.")],
    kind: KindOption = None,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Set fields of an item, or of a plan.

    A list is replaced by lead=a,b; lead+=c adds one at its end, commas and all,
    and lead-=a takes one out. A field inside another is named with a dot.

    \b
    Examples:
      wsoa set S7 lead+=ad-send confidence=low --dry-run
      wsoa set joint-send-strategy settings.due_soon_days=14 --dry-run
      wsoa set M1.1 target.value=90 target.by=2021-03 --dry-run
    """
    from wsoa_cli.commands.set_fields import set_fields as run

    Changing(plans=plans, today=today, dry_run=dry_run, no_commit=no_commit).run(
        lambda workspace, manner: run(workspace, item, said, kind, manner)
    )


def unset(
    item: ItemArgument,
    names: Annotated[list[str], typer.Argument(metavar="FIELD…", help="What to take away, one or several.")],
    kind: KindOption = None,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
    today: TodayOption = None,
) -> None:
    """Take fields away from an item, or from a plan.

    \b
    Examples:
      wsoa unset S5 due_text --dry-run
    """
    from wsoa_cli.commands.unset_fields import unset_fields as run

    Changing(plans=plans, today=today, dry_run=dry_run, no_commit=no_commit).run(
        lambda workspace, manner: run(workspace, item, names, kind, manner)
    )
