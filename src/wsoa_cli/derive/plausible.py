"""Values that lie so far from their neighbours that a slip of the keyboard is likelier than a change."""

import re
from collections.abc import Sequence
from decimal import Decimal

from wsoa_cli.derive.trajectory import typed_values
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.vocabulary import Unit

MOST_PERCENT = 100
_NEVER_BELOW_NOUGHT: frozenset[Unit] = frozenset({"percent", "count", "days", "weeks", "rate", "ratio"})
_RELATIVE = re.compile(
    r"\b(?:changes?|changed|growth|grown|increases?|increased|decreases?|rises?|risen|differences?|compared|relative|index|ratio)\b",
    re.IGNORECASE,
)

FAR = 5
"""So many times off its neighbours is no ordinary change."""

# Five times of next to nothing is still next to nothing: three children where one was before are no slip.
_LEAST_APART: dict[Unit, int] = {"count": 15, "percent": 5, "days": 5, "weeks": 5, "gbp": 100}


def is_far_from(value: Decimal, neighbours: Sequence[Decimal], unit: Unit) -> bool:
    """Whether a value is five times as large as each of its neighbours, or each of them five times as large as it is.

    Nought is no yardstick: five times nought is nought, and to come down to it is what many targets ask.
    """
    beside = [one for one in neighbours if one > 0]
    if value <= 0 or len(beside) < 2:
        return False
    least = _LEAST_APART.get(unit, 0)
    return all(value >= FAR * one and value - one >= least for one in beside) or all(
        one >= FAR * value and one - value >= least for one in beside
    )


def may_hide_a_slip(values: Sequence[Decimal]) -> bool:
    """Whether any of some values can be five times off another: seldom, so that most measures need no closer look."""
    beside = [one for one in values if one > 0]
    return bool(beside) and max(beside) >= FAR * min(beside)


def looks_like_share(value: Decimal, beside: Decimal, unit: Unit) -> bool:
    """Whether a percentage is typed as a share of one: 0.28 beside 28, or 0.475 beside 43."""
    return unit == "percent" and 0 < value < 1 < beside and 2 * beside <= 300 * value and 200 * value <= 3 * beside


def is_relative(measure: Measure) -> bool:
    """Whether a measure tells of a change or a comparison, which may well be less than nothing, or more than all there was."""
    return _RELATIVE.search(f"{measure.title} {measure.unit_note or ''}") is not None


def least_and_most(measure: Measure) -> tuple[int | None, int | None]:
    """Below and above which no value of a measure can lie; None where there is no such end, or a typed value lies beyond it."""
    if measure.unit not in _NEVER_BELOW_NOUGHT or is_relative(measure):
        return None, None
    values = typed_values(measure)
    least = 0 if all(value >= 0 for value in values) else None
    most = MOST_PERCENT if measure.unit == "percent" and all(value <= MOST_PERCENT for value in values) else None
    return least, most
