"""Where we are and what day it is: the two things that a command may not find out for itself."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wsoa_cli.store.load import Progress


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder of plans and a day; `progress` is told how far long work is, where somebody is watching."""

    root: Path
    today: date
    progress: Progress | None = None
