"""`wsoa undo`."""

from wsoa_cli.cli.changing import DryRunOption, NoCommitOption, tell
from wsoa_cli.cli.options import PlansOption
from wsoa_cli.cli.reading import Common


def undo(
    dry_run: DryRunOption = False,
    no_commit: NoCommitOption = False,
    plans: PlansOption = None,
) -> None:
    """Take back the last change that wsoa itself made. As a new commit.

    Whatever was written since stays. Said again, it takes back the change before.

    \b
    Examples:
      wsoa undo --dry-run
    """
    from wsoa_cli.commands.edit import Manner
    from wsoa_cli.commands.undo import undo as run

    workspace = Common(plans=plans, today=None, form="text", color="auto").workspace()
    tell(run(workspace, Manner(dry_run=dry_run, commit=not no_commit)), dry_run=dry_run)
