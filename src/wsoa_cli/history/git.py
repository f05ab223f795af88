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


def is_as_committed(path: Path) -> bool:
    """Whether a file stands as it does in the last commit, so that nothing in it is somebody's unfinished work."""
    words = ["diff", "--quiet", "--no-ext-diff", "--no-textconv", "HEAD", "--", path.name]
    found = _run(path.parent, [*_READING, *words]) if is_tracked(path) else None
    return found is not None and found.returncode == 0


def commit(path: Path, message: str) -> str:
    """Commits one file as it stands, and nothing else of what is changed or staged; returns the commit's short name.

    Raises GitError where git, or a hook of the user's, refuses; the file stays as it was edited.
    """
    return _commit(path.parent, [path.name], message)


def commit_all(paths: Sequence[Path], message: str) -> str:
    """Commits some files of one working tree, as `commit` does one. Raises GitError."""
    return _commit(paths[0].parent, [os.path.relpath(path, paths[0].parent) for path in paths], message)


def _commit(folder: Path, names: Sequence[str], message: str) -> str:
    done = _run(folder, ["--literal-pathspecs", "commit", "--quiet", "--only", f"--message={message}", "--", *names])
    if done is None or done.returncode:
        said = (done.stderr or done.stdout).decode("utf-8", errors="replace").strip() if done else "it could not be run"
        edited, them = (f"{names[0]} is", "it") if len(names) == 1 else (f"{len(names)} files are", "them")
        hint = f"{edited} edited and not committed; mend what git says, then commit {them} yourself"
        raise GitError(f"git did not commit: {said or 'it gave no reason'}", hint)
    named = _run(folder, [*_READING, "rev-parse", "--short", "HEAD"])
    return named.stdout.decode().strip() if named else ""


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
