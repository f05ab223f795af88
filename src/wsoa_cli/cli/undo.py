"""`wsoa undo`."""

import sys

from wsoa_cli.cli.changing import DryRunOption, NoCommitOption
from wsoa_cli.cli.options import PlansOption
from wsoa_cli.cli.reading import Common
from wsoa_cli.cli.terminal import write


def undo(
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
) -> None:
    """Take back the last change that wsoa itself made, as a new commit.

    Whatever was written since stays. Said again, it takes back the change before.

    \b
    Examples:
      wsoa undo --dry-run
    """
    from wsoa_cli.commands.edit import Manner
    from wsoa_cli.commands.undo import undo as run
    from wsoa_cli.render.difference import difference
    from wsoa_cli.render.safe import safe

    workspace = Common(plans=plans, today=None, form="text", color="auto").workspace()
    changes = run(workspace, Manner(dry_run=dry_run, commit=not no_commit))
    if dry_run:
        write("".join(difference(change.path.as_posix(), change.old, change.new) for change in changes), sys.stdout)
        return
    wrote = ", ".join(safe(change.path.as_posix()) for change in changes)
    record = f"committed as {changes[0].commit}" if changes[0].commit else "not committed: commit it to put it on the record"
    write(f"{safe(changes[0].what)}\nwrote {wrote}; {record}\n", sys.stderr)
