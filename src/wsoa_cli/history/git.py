"""Git, run so that nothing but git runs: arguments as lists, paths behind `--`, no variable of ours or the shell's in the way.

Only a commit that the user asked for heeds what the repository is set up to do: identity, signing and hooks are the user's.
"""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from wsoa_cli.errors import WsoaError

PATIENCE = 120
"""Seconds for one git command; hooks of the user's may take their time."""

# Without these, git reads what a folder's own configuration names as programs of its own: a plan may come from anywhere.
_READING = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "log.showSignature=false")


class GitError(WsoaError):
    """Git was asked for something and said no; its own words are in the message."""


def top_of(folder: Path) -> Path | None:
    """The top of the working tree that a folder lies in; None where there is none, or no git."""
    found = _run(folder, [*_READING, "rev-parse", "--show-toplevel"])
    return Path(os.fsdecode(found.stdout.rstrip(b"\n"))) if found is not None and found.returncode == 0 else None


def is_tracked(path: Path) -> bool:
    """Whether git knows a file."""
    found = _run(path.parent, [*_READING, "ls-files", "--error-unmatch", "--", path.name])
    return found is not None and found.returncode == 0


def commit(path: Path, message: str) -> str:
    """Commits one file as it stands, and nothing else of what is changed or staged; returns the commit's short name.

    Raises GitError where git, or a hook of the user's, refuses; the file stays as it was edited.
    """
    done = _run(path.parent, ["commit", "--quiet", "--only", f"--message={message}", "--", path.name])
    if done is None or done.returncode:
        said = (done.stderr or done.stdout).decode("utf-8", errors="replace").strip() if done else "it could not be run"
        hint = f"{path.name} is edited and not committed; mend what git says, then commit it yourself"
        raise GitError(f"git did not commit: {said or 'it gave no reason'}", hint)
    named = _run(path.parent, [*_READING, "rev-parse", "--short", "HEAD"])
    return named.stdout.decode().strip() if named else ""


def commit_new(path: Path, message: str) -> str:
    """Commits one file that git does not know yet, as `commit` does; where git refuses, git does not know it then either."""
    _run(path.parent, ["add", "--intent-to-add", "--", path.name])
    try:
        return commit(path, message)
    except GitError:
        _run(path.parent, ["rm", "--cached", "--quiet", "--", path.name])
        raise


def _run(folder: Path, words: Sequence[str]) -> subprocess.CompletedProcess[bytes] | None:
    """One git command in a folder; None where there is no git."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _IDENTITY}
    try:
        return subprocess.run(  # noqa: S603 - git, with words of ours
            ["git", *words],  # noqa: S607 - the git that the user has
            cwd=folder,
            env=surroundings | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None


_IDENTITY = {f"GIT_{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL", "DATE")}
