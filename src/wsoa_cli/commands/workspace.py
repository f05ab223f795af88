"""Where we are and what day it is: the two things that a command may not find out for itself."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wsoa_cli.store.cache import Cache
from wsoa_cli.store.load import Portfolio, Progress, load

_NO_CACHE = Cache()


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder of plans and a day.

    `cache` knows files that were read before; `progress` is told how far long work is, where somebody is watching.
    """

    root: Path
    today: date
    cache: Cache = _NO_CACHE
    progress: Progress | None = None

    def load(self, plan: str | None = None) -> Portfolio:
        """Every plan, or only one. Raises NoPlansError and UnknownItemError."""
        return load(self.root, only=plan, cache=self.cache, progress=self.progress)
