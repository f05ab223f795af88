"""What history is asked for: the life of one item, and how agreed dates have moved."""

from dataclasses import dataclass

from wsoa_cli.derive.slippage import Slippage, Total
from wsoa_cli.derive.steps import ItemKey, Step
from wsoa_cli.history.chapters import Ledger
from wsoa_cli.history.revisions import Revision


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One step in the life of an item; `revision` is None for what is not committed yet."""

    step: Step
    revision: Revision | None
    reason: str | None = None
    approved_by: str | None = None


@dataclass(frozen=True, slots=True)
class ItemLog:
    """An item's life, newest entry first; it may be gone by now. `title` is what it was last called."""

    key: ItemKey
    id: str
    title: str
    entries: tuple[LogEntry, ...]
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class SlippageReport:
    """The actions whose date moved, most moves first, what that adds up to, and the history that was read."""

    slipped: tuple[Slippage, ...]
    by_workstream: tuple[Total, ...]
    by_lead: tuple[Total, ...]
    by_reason: tuple[Total, ...]
    ledger: Ledger
