"""Where a folder of plans lies in git, and what of its history is there at all."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from wsoa_cli.history.days import moment
from wsoa_cli.history.git import GitError, ask, said_by, told

_NO_REPOSITORY = b"not a git repository"
_NAME = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Repository:
    """A folder in the working tree of a repository.

    `prefix` is the way to the folder from the top, ending in a slash where it is not the top itself. `head` is the commit up
    to which history is looked at, None where nothing is committed yet. In a shallow clone the older commits are missing.
    """

    folder: Path
    prefix: str
    head: str | None
    is_shallow: bool


def repository_of(folder: Path) -> Repository | None:
    """The repository that a folder lies in; None where it lies in none.

    Raises GitError where git is not there, and where there is a repository and git refuses to read it.
    """
    found = ask(folder, ["rev-parse", "--show-toplevel"])
    if found is None:
        raise GitError("git is not installed, or does not answer", "put git on the PATH: history is read with it")
    if found.returncode and _NO_REPOSITORY in found.stderr:
        return None
    if found.returncode:
        raise GitError(f"git does not read {folder}: {said_by(found)}", "put right what git says, then try again")
    top = os.path.realpath(os.fsdecode(found.stdout.removesuffix(b"\n")))
    way = os.path.relpath(os.path.realpath(folder), top)
    if way.startswith(os.pardir):
        hint = "look at core.worktree in its configuration"
        raise GitError(f"{folder} lies in a git repository whose files are said to lie elsewhere, at {top}", hint)
    prefix = "" if way == os.curdir else f"{Path(way).as_posix()}/"
    is_shallow = told(folder, ["rev-parse", "--is-shallow-repository"]).strip() == b"true"
    return Repository(folder, prefix, _head_of(folder), is_shallow)


def commit_named(repository: Repository, name: str) -> str | None:
    """The commit that a name of the user's means (a branch, a tag, a commit's name, HEAD~3); None where it means none."""
    return _commit_of(repository.folder, name)


def common_ancestor(repository: Repository, commit: str) -> str | None:
    """The newest commit that the state looked at and another commit both go back to; None where this copy has none."""
    found = ask(repository.folder, ["merge-base", repository.head, commit]) if repository.head else None
    said = found.stdout.decode(errors="replace").strip() if found is not None and found.returncode == 0 else ""
    return said if _NAME.fullmatch(said) else None


def main_line(repository: Repository) -> list[tuple[str, int]]:
    """The commits of the branch itself, newest first, each with its moment in seconds since 1970.

    Of the branch itself, because what was merged later was not yet part of the plan, however early it was written.
    """
    if repository.head is None:
        return []
    listed = told(repository.folder, ["rev-list", "--first-parent", "--timestamp", repository.head, "--"]).decode()
    pairs = (line.partition(" ") for line in listed.splitlines())
    return [(commit, moment(made)) for made, _, commit in pairs]


def _head_of(folder: Path) -> str | None:
    """The newest commit; None where nothing is committed yet. Raises GitError where the branch is there and damaged."""
    head = _commit_of(folder, "HEAD")
    branch = ask(folder, ["symbolic-ref", "--quiet", "HEAD"]) if head is None else None
    if branch is not None and branch.returncode:
        raise GitError(f"git does not read the branch of {folder}", "put it right (git fsck says what is wrong)")
    return head


def _commit_of(folder: Path, name: str) -> str | None:
    # Behind --end-of-options nothing that is typed is taken for an option; what comes back for ^HEAD is no name of a commit.
    found = ask(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"])
    said = found.stdout.decode(errors="replace").strip() if found is not None and found.returncode == 0 else ""
    return said if _NAME.fullmatch(said) else None
