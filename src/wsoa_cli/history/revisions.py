"""The commits that touched YAML files, with the names of what each file held before and after."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from wsoa_cli.history.git import told
from wsoa_cli.history.repository import Repository

SHORT = 10
"""Characters of a commit's name that people are shown."""

_START = b"wsoa"
_FORMAT = "--format=%x00wsoa%x00%H%x00%aI%x00%an%x00%B"


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that a commit touched: its way from the top of the repository and git's name for its content, before and after.

    `old_blobs` has one name for each parent of the commit that had the file. A file that a commit moved has another `old_path`.
    """

    path: str
    old_path: str
    blob: str | None
    old_blobs: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """One commit: who wrote it, when by their own clock, and its message."""

    commit: str
    at: datetime
    who: str
    message: str
    files: tuple[FileChange, ...] = ()

    @property
    def short(self) -> str:
        """The name that people are shown."""
        return self.commit[:SHORT]

    @property
    def day(self) -> date:
        """The day of it in England, by which plans are judged."""
        return self.at.astimezone(ZoneInfo("Europe/London")).date()

    @property
    def subject(self) -> str:
        """The first line of the message."""
        return self.message.partition("\n")[0]

    def trailer(self, name: str) -> str | None:
        """What the message says behind a name in its last paragraph, such as Reason."""
        last = self.message.strip().rpartition("\n\n")[2]
        found = (line.partition(":") for line in last.splitlines())
        return next((value.strip() for key, _, value in found if key.lower() == name.lower() and value.strip()), None)


def revisions(repository: Repository, since: str | None = None) -> list[Revision]:
    """Every commit up to now that touched a YAML file anywhere in the repository, newest first; or only those after a commit.

    Anywhere, because the folder of plans may have lain elsewhere before. Merges name only files that differ from all that was
    merged. Raises GitError.
    """
    if repository.head is None:
        return []
    words = [
        *("-c", "log.showRoot=true", "log", "--raw", "-z", "--no-abbrev", "-M", "-c", "--full-history", "--topo-order"),
        *("--no-ext-diff", "--no-textconv", "--no-color", "--no-notes", "--no-relative", "--no-mailmap", "--no-decorate"),
        *("--ignore-submodules=all", "--encoding=UTF-8", _FORMAT, repository.head),
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
                yield _with(revision, files)
            commit, at, who, message = (next(waiting).decode("utf-8", errors="replace") for _ in range(4))
            revision, files = Revision(commit, datetime.fromisoformat(at), who, message.strip()), []
    if revision is not None:
        yield _with(revision, files)


def _with(revision: Revision, files: list[FileChange]) -> Revision:
    return Revision(revision.commit, revision.at, revision.who, revision.message, tuple(files))


def _file(entry: bytes, waiting: Iterator[bytes]) -> FileChange:
    """One file's line: a colon a parent, their modes and the new one, their contents and the new one, then what happened."""
    parents = len(entry) - len(entry.lstrip(b":"))
    words = entry[parents:].split()
    *old, new = words[parents + 1 : 2 * parents + 2]
    old_path = path = os.fsdecode(next(waiting))
    if parents == 1 and words[-1][:1] in {b"R", b"C"}:
        path = os.fsdecode(next(waiting))
    return FileChange(path, old_path, _name(new), tuple(_name(blob) for blob in old))


def _name(blob: bytes) -> str | None:
    return None if set(blob) == {ord("0")} else blob.decode()
