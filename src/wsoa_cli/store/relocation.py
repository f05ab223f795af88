"""Where something stands in a file once some items of its lists have been left out and later ones have moved up."""

from bisect import insort
from collections.abc import Iterable

from wsoa_cli.model.plan import Loc


class Relocation:
    """Knows the list items that were left out: ways through the file as it is written, each ending in an item's number."""

    def __init__(self, left_out: Iterable[Loc]) -> None:
        self._gone: dict[Loc, list[int]] = {}
        for loc in left_out:
            if isinstance(loc[-1], int):
                insort(self._gone.setdefault(loc[:-1], []), loc[-1])

    def as_written(self, loc: Loc) -> Loc:
        """The way through the file as it is written, from the way through the data without what was left out."""
        if not self._gone:
            return loc
        written: Loc = ()
        for step in loc:
            written = (*written, self._number(written, step) if isinstance(step, int) else step)
        return written

    def _number(self, parent: Loc, number: int) -> int:
        for gone in self._gone.get(parent, ()):
            if gone > number:
                break
            number += 1
        return number
