"""`wsoa init`."""

import sys
from pathlib import Path
from typing import Annotated, get_args

import typer

from wsoa_cli.cli.clock import the_day
from wsoa_cli.cli.options import TodayOption
from wsoa_cli.cli.place import PLANS, is_found, is_inside_plans
from wsoa_cli.cli.terminal import write
from wsoa_cli.errors import UsageError
from wsoa_cli.model.vocabulary import PlanKind


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The new plan's folder; its name becomes the plan's id.")],
    kind: Annotated[
        PlanKind, typer.Option("--kind", metavar="KIND", help=f"One of: {', '.join(get_args(PlanKind))}.")
    ] = "written_statement_of_action",
    today: TodayOption = None,
) -> None:
    """A first plan that loads cleanly. With comments that explain each field. Never overwrites.

    \b
    Examples:
      wsoa init plans/my-area-wsoa
      wsoa init plans/my-strategy --kind strategy
    """
    from wsoa_cli.commands.init import init as run
    from wsoa_cli.commands.init import is_in_git
    from wsoa_cli.render.safe import safe

    if is_inside_plans(folder):
        raise UsageError(
            f"{folder} lies in a {PLANS}/ inside a {PLANS}/", f"in {PLANS}/ itself, write: wsoa init {folder.name}"
        )
    for path in run(folder, kind, the_day(today)):
        write(f"wrote {safe(str(path))}\n", sys.stderr)
    if is_in_git(folder):
        told = f'git add {safe(folder.as_posix())} && git commit -m "The first plan"'
        write(f"to put it on the record: {told}\n", sys.stderr)
    seen = is_found(folder.parent)
    write(f"next: wsoa status{'' if seen else f' --plans {safe(folder.parent.as_posix())}'}\n", sys.stderr)
    if not seen and folder.parent.name != PLANS:
        write(f"note: wsoa looks for a folder {PLANS}/ by itself; elsewhere it has to be named with --plans\n", sys.stderr)
