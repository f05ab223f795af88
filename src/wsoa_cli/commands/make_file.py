"""A new file in a plan: written whole or not at all, checked as any other edit, and put on record."""

from collections.abc import Callable
from pathlib import Path

from wsoa_cli.commands.choice import Choice
from wsoa_cli.commands.edit import Change, Manner, Planned, is_recorded, put_on_record
from wsoa_cli.commands.soundness import refuse_new_faults
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.errors import WsoaError
from wsoa_cli.model.plan import Place, Placed
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.write import create, sole_writer

Made = tuple[Path, bytes, Planned]
"""A file to make, its content, and what that does in words; its edits are none."""


def make_workstream_file(
    workspace: Workspace,
    choose_plan: Callable[[Portfolio], Choice],
    plan_file: Callable[[Choice, Portfolio], Made],
    manner: Manner,
) -> Change:
    """Adds a workstream's file to a plan, as its sole writer. It is committed where git knows the plan's head.

    Raises what choosing the plan raises, WsoaError where the file would not hold, InTheWayError and GitError.
    """
    with sole_writer(Path(choose_plan(workspace.load()).plan.path).parent):
        portfolio = workspace.load()
        choice = choose_plan(portfolio)
        path, content, planned = plan_file(choice, portfolio)
        place = Placed(choice.plan.head, Place(path.as_posix()))
        refuse_new_faults(workspace, portfolio, Choice(choice.plan, place), Workstream, content)
        _require_inside(workspace.root, path)
        if manner.dry_run:
            return Change(path, b"", content, planned.what)
        wanted = manner.commit and is_recorded(Path(choice.plan.path))
        create(path, content)
        change = Change(path, b"", content, planned.what)
        return put_on_record(change, planned, is_new=True) if wanted else change


def _require_inside(root: Path, path: Path) -> None:
    """Refuses to write where nothing would be read: a link may not lead out of the folder of plans."""
    if not path.parent.resolve().is_relative_to(root.resolve()):
        raise WsoaError(f"{path.parent} leads out of the folder of plans", "put the folder itself there; nothing was written")
