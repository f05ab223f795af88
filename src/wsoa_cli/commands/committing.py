"""One commit at a time in a working tree, whichever of its plans the others change."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from wsoa_cli.errors import WsoaError
from wsoa_cli.history.git import commit_all, commits_are_wanted, git_folder, unfinished
from wsoa_cli.store.write import sole_writer


def will_commit(folder: Path) -> bool:
    """Whether what is edited in a working tree is to be committed. To be asked before anything is written.

    Raises GitError, and WsoaError where git would refuse.
    """
    if not commits_are_wanted(folder):
        return False
    if what := unfinished(folder):
        hint = f"finish the {what} first (git status says how), or add --no-commit; nothing was written"
        raise WsoaError(f"a {what} is under way, and until it is finished git commits no single file", hint)
    return True


def sole_committer(folder: Path) -> AbstractContextManager[None]:
    """Holds the lock of the working tree that a folder lies in: git itself does not wait for another commit, it fails.

    To be taken after the locks of the plans, so that no two wait for each other. Raises GitError, and WsoaError where another
    keeps it too long.
    """
    return sole_writer(git_folder(folder), so_far="what was edited is not committed: commit it yourself")


def commit_together(paths: Sequence[Path], message: str) -> str:
    """Commits some files of one working tree; returns the commit's short name. Raises what `sole_committer` raises."""
    with sole_committer(paths[0].parent):
        return commit_all(paths, message)
