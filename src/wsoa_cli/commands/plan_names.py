"""Which plans there are, by name, without reading them."""

from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.store.find import Disk, Shelf


def plan_names(workspace: Workspace, plan: str | None = None) -> list[str]:
    """The names of the plans, or of the one that is asked for."""
    shelf: Shelf = workspace.snapshot or Disk(workspace.root)
    names = (folder.name for folder in shelf.plan_folders())
    return [name for name in names if plan is None or name.lower() == plan.lower()]
