"""Files of the plans of which git keeps only where they lead: what is changed behind them is in no history of a plan."""

import os
from collections.abc import Iterator
from pathlib import Path

from wsoa_cli.commands.plan_files import plan_file
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.words import first_of
from wsoa_cli.history.contents import links_at
from wsoa_cli.history.repository import Repository
from wsoa_cli.store.find import Disk

MOST_NAMED = 3
"""Files, each with its folders."""


def behind_links(workspace: Workspace, repository: Repository) -> str | None:
    """In a sentence, the files that are symbolic links or lie behind one; None where there are none. Raises GitError."""
    if workspace.snapshot is None:
        found = list(_on_disk(workspace.root))
    else:
        head, prefix = str(repository.head), repository.prefix
        found = sorted(name for name in links_at(repository, head, prefix) if plan_file(name))
    if not found:
        return None
    names = first_of(found, MOST_NAMED)
    what, them = ("is a symbolic link", "it") if len(found) == 1 else ("are symbolic links", "them")
    return f"{names} {what}, and git keeps only where to: what was changed behind {them} is not known as history of the plan"


def _on_disk(root: Path) -> Iterator[str]:
    real = os.path.realpath(root)
    for folder in Disk(root).plan_folders():
        for path in (*folder.heads, *folder.workstreams):
            name = path.relative_to(root).as_posix()
            if os.path.realpath(path) != os.path.join(real, *name.split("/")):  # noqa: PTH118 - both are texts, and many
                yield name
