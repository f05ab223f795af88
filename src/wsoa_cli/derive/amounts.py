"""Numbers as people write them: without needless noughts, and with their unit."""

from decimal import Context, Decimal

EXACT = Context(prec=100)
"""Holds any sum and product of two numbers of the format, which have 30 digits at most, without rounding."""

POUNDS = "gbp"
"""The unit of money."""

_UNITS = {"percent": "%", "days": " days", "weeks": " weeks"}


def number(value: Decimal) -> str:
    """A number without needless noughts: 47.5, 90."""
    return _without_noughts(f"{value:f}")


def _without_noughts(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(value: Decimal, unit: str) -> str:
    """A number with its unit: 47.5%, £4,200,000, 12 days."""
    if unit == POUNDS:
        return f"{'-' if value < 0 else ''}£{_without_noughts(f'{abs(value):,f}')}"
    if value == 1 and unit in {"days", "weeks"}:
        return f"1 {unit.removesuffix('s')}"
    return number(value) + _UNITS.get(unit, "")


def difference(value: Decimal, unit: str) -> str:
    """How far two numbers of a unit are apart: 4.2 points between two percentages, 1 week, £50."""
    if unit == "percent":
        return "1 point" if value == 1 else f"{number(value)} points"
    return amount(value, unit)


def signed(value: Decimal) -> str:
    """A change with its sign: +4.5."""
    return f"{'+' if value > 0 else ''}{number(value)}"
