"""The commits that touched YAML files, with the names of what each file held before and after."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from wsoa_cli.history.days import day_of, moment
from wsoa_cli.history.git import SHORT, told
from wsoa_cli.history.repository import Repository

_START = b"wsoa"
_FORMAT = "--format=%x00wsoa%x00%H%x00%P%x00%ct%x00%an%x00%B"
_LINK = b"120000"
_OWN = "Wsoa-Item:"
_TRAILER = re.compile(r"[A-Za-z][A-Za-z0-9-]*: *\S.*")


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that a commit touched: its way from the top of the repository and git's name for its content, before and after.

    A file that the commit moved has another `old_path`. What is a symbolic link has no content of its own.
    """

    path: str
    old_path: str
    blob: str | None
    old_blob: str | None


@dataclass(frozen=True, slots=True)
class Revision:
    """One commit: when it was made, in seconds since 1970, who wrote it, and its message.

    `files` are what differs from its first parent, which for a merge is all that the merge brought in.
    """

    commit: str
    parents: tuple[str, ...]
    moment: int
    who: str
    message: str
    files: tuple[FileChange, ...] = ()

    @property
    def short(self) -> str:
        """The name that people are shown."""
        return self.commit[:SHORT]

    @property
    def at(self) -> datetime:
        """When it was made."""
        return datetime.fromtimestamp(self.moment, UTC)

    @property
    def day(self) -> date:
        """The day of it in England, by which plans are judged."""
        return day_of(self.moment)

    @property
    def subject(self) -> str:
        """The first line of the message."""
        return self.message.partition("\n")[0]

    def trailer(self, name: str) -> str | None:
        """What the message says behind a name, such as Reason, in a paragraph that holds nothing but such lines."""
        return next(iter(self.trailers(name)), None)

    def trailers(self, name: str) -> tuple[str, ...]:
        """All that it says behind a name. A hook may have added a paragraph below, so any but the first is looked at.

        Where one of them is the program's own, no other counts: a reason is free text, and may look like anything.
        """
        _, *paragraphs = re.split(r"\n\s*\n", self.message.strip())
        blocks = [block for block in map(str.splitlines, paragraphs) if all(map(_TRAILER.fullmatch, block))]
        own = [block for block in blocks if any(line.startswith(_OWN) for line in block)]
        lines = [line for block in own[-1:] or blocks for line in block]
        return tuple(line.partition(":")[2].strip() for line in lines if line.partition(":")[0].lower() == name.lower())


def revisions(repository: Repository, since: str | None = None) -> list[Revision]:
    """Every commit up to now that touched a YAML file anywhere in the repository, newest first; or only those after a commit.

    Anywhere, because the folder of plans may have lain elsewhere before. Parents that touched none are passed over, so that
    each commit's parents are commits of the list, and every merge is in it. Raises GitError.
    """
    if repository.head is None:
        return []
    words = [
        *("-c", "log.showRoot=true", "log", "--raw", "-z", "--no-abbrev", "-M", "-l1000", "--diff-merges=first-parent"),
        *("--full-history", "--parents", "--topo-order", "--no-ext-diff", "--no-textconv", "--no-color", "--no-notes"),
        *("-O/dev/null", "--no-relative", "--no-mailmap", "--no-decorate", "--ignore-submodules=all", "--encoding=UTF-8"),
        *(_FORMAT, repository.head),
    ]
    if since is not None:
        words.append(f"^{since}")
    paths = [":(top,icase)*.yaml", ":(top,icase)*.yml"]
    return list(_revisions(told(repository.folder, [*words, "--", *paths]).split(b"\0")))


def _revisions(tokens: list[bytes]) -> Iterator[Revision]:
    waiting = iter(tokens)
    revision = None
    files: list[FileChange] = []
    for token in waiting:
        entry = token.lstrip(b"\n")
        if entry.startswith(b":"):
            files.append(_file(entry, waiting))
        elif token == _START:
            if revision is not None:
                yield replace(revision, files=tuple(files))
            revision, files = _revision(waiting), []
    if revision is not None:
        yield replace(revision, files=tuple(files))


def _revision(waiting: Iterator[bytes]) -> Revision:
    commit, parents, made, who, message = (next(waiting).decode("utf-8", errors="replace") for _ in range(5))
    return Revision(commit, tuple(parents.split()), moment(made), who, message.strip())


def _file(entry: bytes, waiting: Iterator[bytes]) -> FileChange:
    """One file's line: the modes before and after, the contents before and after, and what happened."""
    old_mode, mode, old, new, what = entry[1:].split()
    old_path = path = os.fsdecode(next(waiting))
    if what[:1] in {b"R", b"C"}:
        path = os.fsdecode(next(waiting))
    return FileChange(path, old_path, _name(new, mode), _name(old, old_mode))


def _name(blob: bytes, mode: bytes) -> str | None:
    return None if mode == _LINK or not blob.strip(b"0") else blob.decode()
