"""Where we are and what day it is: the two things that a command may not find out for itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wsoa_cli.store.cache import Cache
from wsoa_cli.store.load import Portfolio, Progress, load, load_each
from wsoa_cli.store.snapshot import Snapshot

if TYPE_CHECKING:
    from wsoa_cli.history.repository import Repository

_NO_CACHE = Cache()


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder of plans and a day.

    `cache` knows files that were read before; `progress` is told how far long work is, where somebody is watching.
    Where the plans are looked at as they once stood, `commit` names that state, `prefix` says where in the repository they then
    lay, and `snapshot` holds their files.
    """

    root: Path
    today: date
    cache: Cache = _NO_CACHE
    progress: Progress | None = None
    commit: str | None = None
    prefix: str = ""
    snapshot: Snapshot | None = None

    def load(self, plan: str | None = None) -> Portfolio:
        """Every plan, or only one. Raises NoPlansError and UnknownItemError."""
        return load(self.root, only=plan, snapshot=self.snapshot, cache=self.cache, progress=self.progress)

    def load_each(self, plans: Sequence[str] = ()) -> Iterator[Portfolio]:
        """Every plan, or those named, one after the other. Raises NoPlansError and UnknownItemError."""
        return load_each(self.root, only=plans, snapshot=self.snapshot, cache=self.cache, progress=self.progress)

    def repository(self) -> "Repository | None":
        """The git repository of the plans, with its history up to the state that is looked at. Raises GitError."""
        from wsoa_cli.history.repository import repository_of  # noqa: PLC0415 - what runs programs is for those who need it

        found = repository_of(self.root)
        return replace(found, head=self.commit, prefix=self.prefix) if found and self.commit else found
