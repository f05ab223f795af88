"""How the measures move, with a small trend line in the cell."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from wsoa_cli.derive.amounts import amount, signed
from wsoa_cli.derive.progress import MeasureProgress
from wsoa_cli.model.measure import Baseline, Target
from wsoa_cli.render.text.listing import ABSENT, Cell, Column, listing
from wsoa_cli.render.text.page import Page, line
from wsoa_cli.render.words import NONE, plain

_BLOCKS = "▁▂▃▄▅▆▇█"
_ASCII_BLOCKS = "_.-=+*#"
_LONGEST_TREND = 12

_DIRECTION_STYLES = {"better": "green", "worse": "bold red", "unchanged": "yellow", "not_judged": "dim"}


def measures_text(rows: Sequence[MeasureProgress], today: date, page: Page) -> str:
    """A row a measure: baseline, latest reading and target, the change in words, the trend as a line."""
    if not rows:
        return page.print(["No plan here has a measure yet."])
    columns = (Column("Measure"), Column("Baseline", 11), Column("Latest", 11), Column("Target", 11), Column("Change", 12))
    heading = f"{len(rows)} measures on {today}" if len(rows) > 1 else f"1 measure on {today}"
    cells = [(row.measure.id, _cells(row, page)) for row in rows]
    return page.print([line(heading), listing(page, "Id", columns, cells, (row.workstream.id for row in rows))])


def trend(values: Sequence[Decimal], *, unicode: bool = True) -> str:
    """The last values as a line of blocks, the lowest and the highest of them at the ends of the scale."""
    blocks = _BLOCKS if unicode else _ASCII_BLOCKS
    shown = values[-_LONGEST_TREND:]
    if len(shown) < 2:
        return ""
    low, high = min(shown), max(shown)
    if low == high:
        return blocks[len(blocks) // 2] * len(shown)
    return "".join(blocks[int((value - low) / (high - low) * (len(blocks) - 1))] for value in shown)


def _cells(row: MeasureProgress, page: Page) -> tuple[Cell, ...]:
    measure, latest, target = row.measure, row.latest, row.measure.target
    about = f"{row.workstream.id} · {plain(measure.kind)}" if measure.kind else row.workstream.id
    return (
        ((measure.title, ""), (about, "dim")),
        _baseline(measure.baseline, measure.unit),
        _dated(amount(latest.value, measure.unit), str(latest.date)) if latest else ABSENT,
        _target(target, measure.unit),
        _change(row, page),
    )


def _baseline(baseline: Baseline | None, unit: str) -> Cell:
    if baseline is None:
        return ABSENT
    if baseline.value is None:
        return ((f"to be set by {baseline.due}" if baseline.due else "to be set", "dim"),)
    return _dated(amount(baseline.value, unit), str(baseline.date) if baseline.date else "")


def _target(target: Target | None, unit: str) -> Cell:
    if target is None or (target.value is None and target.by is None):
        return ABSENT
    value = amount(target.value, unit) if target.value is not None else NONE
    return _dated(value, f"by {target.by}" if target.by else "")


def _dated(value: str, when: str) -> Cell:
    return ((value, ""), (when, "dim")) if when else ((value, ""),)


def _change(row: MeasureProgress, page: Page) -> Cell:
    if row.direction is None or row.change is None:
        return ABSENT
    moved = f"{signed(row.change)} {trend(row.trend, unicode=page.unicode)}"
    return ((moved, ""), (plain(row.direction), _DIRECTION_STYLES[row.direction]))
