"""Where a folder of plans lies in git, and what of its history is there at all."""

import os
from dataclasses import dataclass
from pathlib import Path

from wsoa_cli.history.git import GitError, ask, said_by, told

NO_REPOSITORY = b"not a git repository"


@dataclass(frozen=True, slots=True)
class Repository:
    """A folder in the working tree of a repository.

    `prefix` is the way to the folder from the top, ending in a slash where it is not the top itself. `head` is None where
    nothing is committed yet. In a shallow clone the older commits are missing.
    """

    folder: Path
    top: str
    prefix: str
    head: str | None
    is_shallow: bool


def repository_of(folder: Path) -> Repository | None:
    """The repository that a folder lies in; None where it lies in none, or where there is no git.

    Raises GitError where there is one and git refuses to read it.
    """
    found = ask(folder, ["rev-parse", "--show-toplevel", "--show-prefix", "--is-shallow-repository"])
    if found is None or (found.returncode and NO_REPOSITORY in found.stderr):
        return None
    if found.returncode:
        raise GitError(f"git does not read {folder}: {said_by(found)}", "put right what git says, then try again")
    top, prefix, is_shallow = os.fsdecode(found.stdout).removesuffix("\n").rsplit("\n", 2)
    return Repository(folder, top, prefix, _commit_of(folder, "HEAD"), is_shallow == "true")


def commit_named(repository: Repository, name: str) -> str | None:
    """The commit that a name of the user's means (a branch, a tag, a commit's name, HEAD~3); None where it means none."""
    # Behind --end-of-options nothing that is typed is taken for an option.
    return _commit_of(repository.folder, name)


def last_commit_before(repository: Repository, moment: int) -> str | None:
    """The newest commit of the branch itself before a moment in seconds since 1970; None where there was none yet.

    Of the branch itself, because what was merged later was not yet part of the plan, however early it was written.
    """
    if repository.head is None:
        return None
    words = ["rev-list", "-1", "--first-parent", f"--before={moment} +0000", repository.head, "--"]
    return told(repository.folder, words).decode().strip() or None


def moment_of(repository: Repository, commit: str) -> int:
    """When a commit was made, in seconds since 1970."""
    words = ["rev-list", "-1", "--no-commit-header", "--format=%ct", commit, "--"]
    return int(told(repository.folder, words).decode().strip())


def is_before(repository: Repository, earlier: str, later: str) -> bool:
    """Whether one commit leads up to another, or is the same."""
    found = ask(repository.folder, ["merge-base", "--is-ancestor", earlier, later])
    return found is not None and found.returncode == 0


def commits_up_to(repository: Repository) -> frozenset[str]:
    """The names of all commits that lead up to the one that is looked at, and its own."""
    return frozenset(told(repository.folder, ["rev-list", str(repository.head), "--"]).decode().split())


def _commit_of(folder: Path, name: str) -> str | None:
    found = ask(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"])
    return found.stdout.decode().strip() if found is not None and found.returncode == 0 else None
