"""`wsoa fmt`."""

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from wsoa_cli.cli.changing import OFF_BRANCH, DryRunOption, NoCommitOption
from wsoa_cli.cli.options import PlanArgument, PlansOption
from wsoa_cli.cli.reading import COULD_NOT_READ, Common, page
from wsoa_cli.cli.terminal import ReaderGoneError, write

if TYPE_CHECKING:
    from wsoa_cli.commands.fmt import Formatted

WOULD_CHANGE = 1


def fmt(
    plan: PlanArgument = None,
    check: Annotated[bool, typer.Option("--check", help="Name the files that would change, and change nothing.")] = False,
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
) -> None:
    """Put plan files into canonical form, with every comment kept.

    The only command that rewrites whole files. What they say stays the same. With --check the exit code is 1 where a file
    would change. A file with a fault stays as it is, and makes the exit code 3.

    \b
    Examples:
      wsoa fmt --check
      wsoa fmt peterborough-wsoa --dry-run
    """
    from wsoa_cli.commands.fmt import fmt as run

    workspace = Common(plans=plans, today=None, form="text", color="auto").workspace()
    done = run(workspace, plan, write=not (check or dry_run), commit=not no_commit)
    # Whoever reads the output may go when they have heard enough; what could not be formatted is said all the same.
    with suppress(ReaderGoneError):
        if dry_run:
            write(_differences(done), sys.stdout)
        elif check:
            write(_names(done), sys.stdout)
        else:
            write(_told(done), sys.stderr)
    _report(done)
    if check and done.changes:
        raise typer.Exit(WOULD_CHANGE)


def _differences(done: "Formatted") -> str:
    from wsoa_cli.render.difference import difference

    return "".join(difference(change.path.as_posix(), change.old, change.new) for change in done.changes)


def _names(done: "Formatted") -> str:
    from wsoa_cli.render.safe import safe

    return "".join(f"{safe(change.path.as_posix())}\n" for change in done.changes)


def _told(done: "Formatted") -> str:
    """Which files were written, and whether that is on the record."""
    from wsoa_cli.render.safe import safe

    if not done.changes:
        return f"nothing to do: {_many(done.canonical_before)} in canonical form\n"
    lines = [f"wrote {safe(change.path.as_posix())}" for change in done.changes]
    left = len(done.changes) - len(done.committed)
    if done.commits:
        lines.append(f"{_many(len(done.committed))} committed as {', '.join(done.commits)}")
    if left:
        lines.append(f"{_many(left)} not committed: commit what was changed to put it on the record")
    return "".join(f"{line}\n" for line in lines) + (OFF_BRANCH if done.off_branch else "")


def _many(files: int) -> str:
    return "1 file is" if files == 1 else f"{files} files are"


def _report(done: "Formatted") -> None:
    """Names on standard error the files that stay as they are because of their faults."""
    if not done.faults:
        return
    from wsoa_cli.render.text.faults import faults_text

    files = len({fault.path for fault in done.faults})
    write(faults_text(done.faults, page("auto", stderr=True)), sys.stderr)
    write(f"{_many(files)} left as written, because of faults; wsoa check lists every fault.\n", sys.stderr)
    raise typer.Exit(COULD_NOT_READ)
