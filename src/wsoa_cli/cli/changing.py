"""What every command that changes a plan has in common: its options, its workspace, and how it tells what it did."""

import sys
from collections.abc import Callable, Sequence
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

OFF_BRANCH = "note: HEAD is detached, and that commit is on no branch: git branch NAME keeps it\n"

ActionArgument = Annotated[str, typer.Argument(metavar="ID", help="The action, as 1.4 or plan:1.4.")]
ByOption = Annotated[str | None, typer.Option("--by", envvar="WSOA_POST", metavar="POST", help="The post that writes.")]
OnOption = Annotated[str | None, typer.Option("--on", "--date", metavar="DATE", help="The day of it; today if not given.")]
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
        tell([edit(workspace, Manner(dry_run=self.dry_run, commit=not self.no_commit))], dry_run=self.dry_run)


def tell(changes: "Sequence[Change]", *, dry_run: bool) -> None:
    """Says on standard error what one command changed in some files, or on standard output what it would."""
    from wsoa_cli.render.difference import difference

    if dry_run:
        write("".join(difference(change.path.as_posix(), change.old, change.new) for change in changes), sys.stdout)
    else:
        write(_told(changes), sys.stderr)


def day_of(asked: str | None, option: str, workspace: "Workspace") -> "date":
    """The day that an option asks for, else the day that the workspace goes by. Raises UsageError."""
    return the_day(asked, option) if asked else workspace.today


def _told(changes: "Sequence[Change]") -> str:
    from wsoa_cli.render.safe import safe

    first, paths = changes[0], ", ".join(safe(change.path.as_posix()) for change in changes)
    if all(change.old == change.new for change in changes):
        return f"{safe(first.what)}\nnothing to change: {paths} says so already\n"
    record = f"; committed as {first.commit}" if first.commit else _not_committed(first.path)
    swept = first.commit is not None and any(change.had_more for change in changes)
    more = "note: other changes in the file, not committed before, went into that commit too\n" if swept else ""
    more += OFF_BRANCH if any(change.off_branch for change in changes) else ""
    leans_on = ", ".join(safe(path.as_posix()) for change in changes for path in change.leans_on)
    if leans_on:
        more += f"note: what it names stands in {leans_on}, in changes that are not committed yet: commit them too\n"
    return f"{safe(first.what)}\nwrote {paths}{record}\n{more}"


def _not_committed(path: "Path") -> str:
    """What to do about a change that is on no record; nothing where there is no git to keep one."""
    from wsoa_cli.commands.edit import git_standing

    standing = git_standing(path)
    if standing == "none":
        return ""
    if standing == "known":
        return "; not committed: commit it to put it on the record"
    from wsoa_cli.render.safe import safe
    from wsoa_cli.store.find import WORKSTREAMS

    folder = path.parent.parent if path.parent.name == WORKSTREAMS else path.parent
    return (
        f'; not committed, since git does not know it yet: git add {safe(folder.as_posix())} && git commit -m "The plan so far"'
    )
