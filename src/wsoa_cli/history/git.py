"""Git, run so that nothing but git runs: arguments as lists, paths behind `--`, no variable of ours or the shell's in the way.

A plan may come from anywhere, and the folder that it comes in may name programs of its own for git to start. What only reads
starts none of them. A commit that the user asked for heeds what the repository is set up to do: identity, signing and hooks
are the user's.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from time import sleep

from wsoa_cli.errors import WsoaError

SHORT = 10
"""Characters of a commit's name that people are shown."""

PATIENCE = 120
"""Seconds for one git command; hooks of the user's may take their time."""

# What a configuration may start while git only reads: a file system monitor, hooks, a program that checks signatures.
# External differences and conversions are refused by the commands themselves, pagers need a terminal, and objects that a
# partial clone left behind are not fetched, because that would go through a transport which the configuration names.
_READING = (
    "--no-pager",
    "--no-replace-objects",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "log.showSignature=false",
)
_NOTHING_FETCHED = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}


class GitError(WsoaError):
    """Git was asked for something and said no; its own words are in the message."""


# An editor that looks at the repository as soon as a file is saved holds its lock for a moment, and git does not wait.
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
_BUSY = re.compile(rb"\.lock': File exists|but expected [0-9a-f]{40}")


def git_folder(folder: Path) -> Path:
    """Where git keeps what belongs to the working tree that a folder lies in. Raises GitError."""
    return Path(os.fsdecode(told(folder, ["rev-parse", "--absolute-git-dir"]).removesuffix(b"\n")))


def top_of(folder: Path) -> Path | None:
    """The top of the working tree that a folder lies in; None where there is none, or no git."""
    found = ask(folder, ["rev-parse", "--show-toplevel"])
    return Path(os.fsdecode(found.stdout.removesuffix(b"\n"))) if found is not None and found.returncode == 0 else None


def is_tracked(path: Path) -> bool:
    """Whether git knows a file."""
    found = ask(path.parent, ["--literal-pathspecs", "ls-files", "--error-unmatch", "--", path.name])
    return found is not None and found.returncode == 0


def commits_are_wanted(folder: Path) -> bool:
    """Whether commits are to be made in a folder: not where git's setting `wsoa.commit` is false. Raises GitError."""
    found = _run(folder, ["config", "--type=bool", "--get", "wsoa.commit"])
    if found is not None and found.returncode > 1:
        said = found.stderr.decode("utf-8", errors="replace").strip()
        raise GitError(f"git cannot read its setting wsoa.commit: {said}", "set it to true or false, then try again")
    return found is not None and found.stdout.strip() != b"false"


def is_as_committed(path: Path) -> bool:
    """Whether a file stands as it does in the last commit, so that nothing in it is somebody's unfinished work.

    To be asked only of what is to be committed: as a commit does, it runs the filters that the repository is set up with.
    """
    words = ["diff", "--quiet", "--no-ext-diff", "--no-textconv", "-O/dev/null", "HEAD", "--", path.name]
    found = ask(path.parent, ["--literal-pathspecs", *words]) if is_tracked(path) else None
    return found is not None and found.returncode == 0


def unfinished(folder: Path) -> str | None:
    """What is going on in a working tree until when git commits no single file: a merge or a cherry-pick. Raises GitError."""
    known = git_folder(folder)
    return next((what for name, what in _GOING_ON.items() if (known / name).exists()), None)


def is_on_a_branch(folder: Path) -> bool:
    """Whether commits in a working tree are made on a branch: HEAD may name a commit instead, and then nothing else does."""
    found = ask(folder, ["symbolic-ref", "--quiet", "HEAD"])
    return found is not None and found.returncode == 0


_GOING_ON = {"MERGE_HEAD": "merge", "CHERRY_PICK_HEAD": "cherry-pick"}


def committed(path: Path) -> bytes | None:
    """What a file says in the last commit; None where it is in none."""
    found = ask(path.parent, ["cat-file", "blob", f"HEAD:./{path.name}"])
    return found.stdout if found is not None and found.returncode == 0 else None


def commit(path: Path, message: str) -> str:
    """Commits one file as it stands, and nothing else of what is changed or staged; returns the commit's short name.

    Raises GitError where git, or a hook of the user's, refuses; the file stays as it was edited.
    """
    return _commit(path.parent, [path.name], message)


def commit_all(paths: Sequence[Path], message: str) -> str:
    """Commits some files of one working tree, as `commit` does one. Raises GitError."""
    return _commit(paths[0].parent, [os.path.relpath(path, paths[0].parent) for path in paths], message)


def _commit(folder: Path, names: Sequence[str], message: str) -> str:
    words = ["-c", "diff.orderFile=/dev/null", "--literal-pathspecs", "commit", "--quiet", "--only"]
    words += [f"--message={message}", "--", *names]
    done = _run(folder, words)
    for seconds in _WAITS:
        if done is None or not _BUSY.search(done.stderr):
            break
        sleep(seconds)
        done = _run(folder, words)
    if done is None or done.returncode:
        edited, them = (f"{names[0]} is", "it") if len(names) == 1 else (f"{len(names)} files are", "them")
        hint = f"{edited} edited and not committed; mend what git says, then commit {them} yourself"
        raise GitError(f"git did not commit: {said_by(done)}", hint)
    named = ask(folder, ["rev-parse", "HEAD"])
    return named.stdout.decode().strip()[:SHORT] if named else ""


def commit_new(path: Path, message: str) -> str:
    """Commits one file that git does not know yet, as `commit` does; where git refuses, git does not know it then either."""
    _run(path.parent, ["--literal-pathspecs", "add", "--intent-to-add", "--", path.name])
    try:
        return commit(path, message)
    except GitError:
        _run(path.parent, ["--literal-pathspecs", "rm", "--cached", "--quiet", "--", path.name])
        raise


def ask(folder: Path, words: Sequence[str], given: bytes | None = None) -> subprocess.CompletedProcess[bytes] | None:
    """One git command that only reads, in a folder; None where there is no git. `given` is what it reads from its input."""
    return _run(folder, [*_READING, *words], _NOTHING_FETCHED, given)


def told(folder: Path, words: Sequence[str], given: bytes | None = None) -> bytes:
    """What a git command that only reads says. Raises GitError where it fails."""
    done = ask(folder, words, given)
    if done is None or done.returncode:
        raise GitError(f"git could not read the history: {said_by(done)}", "try the same with git itself: git log")
    return done.stdout


def said_by(done: subprocess.CompletedProcess[bytes] | None) -> str:
    """What git said of a failure, in its own words."""
    said = (done.stderr or done.stdout).decode("utf-8", errors="replace").strip() if done else "it could not be run"
    return said or "it gave no reason"


def _run(
    folder: Path, words: Sequence[str], more: dict[str, str] | None = None, given: bytes | None = None
) -> subprocess.CompletedProcess[bytes] | None:
    """One git command in a folder; None where there is no git."""
    git = shutil.which("git", path=os.pathsep.join(filter(os.path.isabs, os.get_exec_path())))
    if git is None or not Path(git).is_absolute():
        return None  # a `git` that lies in the folder of plans is none that the user has
    surroundings = {name: value for name, value in os.environ.items() if _passes(name, is_reading=more is not None)}
    try:
        return subprocess.run(  # noqa: S603 - the git that the user has, with words of ours
            [git, *words],
            cwd=folder,
            env=surroundings | {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"} | (more or {}),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
            input=given or b"",
        )
    except (OSError, subprocess.TimeoutExpired):
        return None


def _passes(name: str, *, is_reading: bool) -> bool:
    """Whether git is told a variable of the shell: settings in them are the user's own, and heeded by what commits alone."""
    return not name.startswith("GIT_") or name in _IDENTITY or (not is_reading and name.startswith("GIT_CONFIG_"))


_IDENTITY = {f"GIT_{who}_{what}" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL", "DATE")}
