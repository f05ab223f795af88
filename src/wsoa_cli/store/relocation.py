"""Where something stands in a file once some items of its lists have been left out and later ones have moved up."""

from wsoa_cli.model.plan import Loc


def as_written(loc: Loc, left_out: frozenset[Loc]) -> Loc:
    """The way through the file as it is written, from the way through the data without `left_out`.

    `left_out` are ways through the file as it is written, each ending in the number of a list item.
    """
    written: Loc = ()
    for step in loc:
        written = (*written, _number_as_written(written, step, left_out) if isinstance(step, int) else step)
    return written


def _number_as_written(parent: Loc, number: int, left_out: frozenset[Loc]) -> int:
    for gone in sorted(loc[-1] for loc in left_out if loc[:-1] == parent and isinstance(loc[-1], int)):
        if gone <= number:
            number += 1
    return number
