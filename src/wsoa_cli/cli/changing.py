"""What every command that changes a plan has in common: its options, its workspace, and how it tells what it did."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from wsoa_cli.cli.clock import the_day
from wsoa_cli.cli.reading import Common
from wsoa_cli.cli.terminal import write

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from wsoa_cli.commands.edit import Change, Manner
    from wsoa_cli.commands.workspace import Workspace

ActionArgument = Annotated[str, typer.Argument(metavar="ID", help="The action, as 1.4 or plan:1.4.")]
ByOption = Annotated[str | None, typer.Option("--by", envvar="WSOA_POST", metavar="POST", help="The post that writes.")]
OnOption = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day of it; today if not given.")]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")]
NoCommitOption = Annotated[
    bool, typer.Option("--no-commit", envvar="WSOA_NO_COMMIT", help="Write the file, and leave the commit to you.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changing:
    """What every such command is asked: where, on which day, and how far to go."""

    plans: "Path | None"
    today: str | None
    dry_run: bool
    no_commit: bool

    def run(self, edit: "Callable[[Workspace, Manner], Change]") -> None:
        """Makes the edit and says on standard error what was done; what would be done goes to standard output."""
        from wsoa_cli.commands.edit import Manner

        workspace = Common(plans=self.plans, today=self.today, form="text", color="auto").workspace()
        change = edit(workspace, Manner(dry_run=self.dry_run, commit=not self.no_commit))
        if self.dry_run:
            from wsoa_cli.render.difference import difference

            write(difference(change.path.as_posix(), change.old, change.new), sys.stdout)
        else:
            write(_told(change), sys.stderr)


def day_of(asked: str | None, option: str, workspace: "Workspace") -> "date":
    """The day that an option asks for, else the day that the workspace goes by. Raises UsageError."""
    return the_day(asked, option) if asked else workspace.today


def _told(change: "Change") -> str:
    from wsoa_cli.render.safe import safe

    path = safe(change.path.as_posix())
    if change.old == change.new:
        return f"{safe(change.what)}\nnothing to change: {path} says so already\n"
    record = f"committed as {change.commit}" if change.commit else "not committed: commit it to put it on the record"
    more = "note: other changes in the file, not committed before, went into that commit too\n" if _swept(change) else ""
    return f"{safe(change.what)}\nwrote {path}; {record}\n{more}"


def _swept(change: "Change") -> bool:
    return change.commit is not None and change.had_more
