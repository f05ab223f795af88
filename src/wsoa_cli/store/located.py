"""A finding with its place in a file as people see it: line and column from 1, and the line itself."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from wsoa_cli.model.plan import Loc
from wsoa_cli.model.plan_head import Waiver
from wsoa_cli.model.vocabulary import ItemKind
from wsoa_cli.rules.finding import Origin, Severity
from wsoa_cli.store.relocation import Relocation


class Located(NamedTuple):
    """A finding at a line and a column; `source` is that line, without its end.

    A tuple, because a national portfolio has 38,000 to make.

    `origin` says, where plans are compared with an earlier state of theirs, whether what was written since brought it, whether
    only time passed, or whether it was there before. `kind`, `way` and `about` are what it is known by in the next run, beside
    its rule, plan and item (`rules/identity.py`); a fault of a file has no way, and is known by its file and its words.
    """

    rule: str
    severity: Severity
    path: str
    line: int
    column: int
    plan: str | None
    item: str | None
    message: str
    hint: str
    source: str = ""
    origin: Origin | None = None
    kind: ItemKind | None = None
    way: tuple[str, ...] | None = None
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """A finding that a waiver of the plan sets aside, and that waiver."""

    finding: Located
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: its bytes, and what could not be understood.

    `left_out` are the items of lists that had to go, `damaged` all that has a fault, by their way through the file.
    """

    data: bytes
    left_out: frozenset[Loc] = frozenset()
    damaged: frozenset[Loc] = frozenset()

    @property
    def lost(self) -> frozenset[Loc]:
        """All that could not be understood, and all that had to go because of it."""
        return self.damaged | self.left_out

    def damages(self, loc: Loc) -> bool:
        """Whether what stands, or should stand, at a place could not be understood; of a field, also a part of it."""
        if not self.damaged:
            return False
        written = Relocation(self.left_out).as_written(loc)
        if any(written[:depth] in self.damaged for depth in range(1, len(written) + 1)):
            return True
        return written in _fields_around(self.damaged)


@lru_cache(maxsize=64)
def _fields_around(damaged: frozenset[Loc]) -> frozenset[Loc]:
    """The fields in which something is damaged. An item of a list is more than one of its fields, and is not among them."""
    return frozenset(loc[:depth] for loc in damaged for depth in range(1, len(loc)) if isinstance(loc[depth - 1], str))
