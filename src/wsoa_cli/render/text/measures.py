"""How the measures move, with a small trend line in the cell, and how that stands against what was promised."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from rich.console import RenderableType
from rich.text import Text

from wsoa_cli.derive.amounts import amount, number, signed
from wsoa_cli.derive.measure_standing import MeasureStanding
from wsoa_cli.derive.projection import comes_to, is_ceiling
from wsoa_cli.derive.words import until
from wsoa_cli.model.measure import Baseline, Target
from wsoa_cli.render.text.listing import ABSENT, Cell, Column, Row, listing
from wsoa_cli.render.text.page import COLOUR_STYLES, Page, line
from wsoa_cli.render.words import NONE, plain

_BLOCKS = "▁▂▃▄▅▆▇█"
_ASCII_BLOCKS = "_.-=+*#"
_LONGEST_TREND = 12

_SINCE_BASELINE = {
    "better": "better than baseline",
    "worse": "worse than baseline",
    "unchanged": "unchanged",
    "not_judged": "not judged",
}
_UNPROMISED = {"green": "target reached", "red": "target missed", "grey": "nothing promised yet"}
_STATE_STYLES = {"on": "green", "ahead": "green", "behind": "yellow"}


def measures_text(rows: Sequence[MeasureStanding], today: date, page: Page) -> str:
    """A row a measure; below, what the rates so far lead to, and the readings that are late."""
    if not rows:
        return page.print(["No plan here has a measure yet."])
    columns = (Column("Measure"), Column("Baseline", 10), Column("Latest", 11), Column("Target", 10), Column("Trajectory", 16))
    cells = [(row.measure.id, _cells(row, page)) for row in rows]
    parts: list[RenderableType] = [line(_heading(rows, today)), listing(page, "Id", columns, cells, _ids(rows))]
    for heading, notes in (("At the rate so far", list(_carried_on(rows))), ("Late readings", list(_late(rows, today)))):
        if notes:
            parts += [Text(), listing(page, "Id", (Column(heading),), notes)]
    return page.print(parts)


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


def _heading(rows: Sequence[MeasureStanding], today: date) -> str:
    measures = f"{len(rows)} measures" if len(rows) > 1 else "1 measure"
    behind = sum(row.is_off_trajectory for row in rows)
    return f"{measures} on {today}" + (f", {behind} behind what was promised" if behind else "")


def _ids(rows: Sequence[MeasureStanding]) -> Iterator[str]:
    return (row.workstream.id for row in rows)


def _cells(row: MeasureStanding, page: Page) -> tuple[Cell, ...]:
    measure, target = row.measure, row.measure.target
    about = f"{row.workstream.id} · {plain(measure.kind)}" if measure.kind else row.workstream.id
    return (
        ((measure.title, ""), (about, "dim")),
        _baseline(measure.baseline, measure.unit),
        _latest(row, page),
        _target(target, measure.unit),
        _standing(row),
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
    return _dated(value, str(target.by) if target.by else "")


def _dated(value: str, when: str) -> Cell:
    return ((value, ""), (when, "dim")) if when else ((value, ""),)


def _latest(row: MeasureStanding, page: Page) -> Cell:
    latest, progress = row.latest, row.progress
    if latest is None:
        return ABSENT
    read = _dated(amount(latest.value, row.measure.unit), str(latest.date))
    if progress.change is None or progress.direction is None:
        return read
    moved = f"{signed(progress.change)} {trend(progress.trend, unicode=page.unicode)}"
    return (*read, (moved, ""), (_SINCE_BASELINE[progress.direction], "dim"))


def _standing(row: MeasureStanding) -> Cell:
    """How the latest reading stands against what was promised for its day, and what is promised for today."""
    unit = row.measure.unit
    if row.gap is None or row.state is None or row.expected is None:
        return ((_UNPROMISED.get(row.rating.colour or "", "not judged"), COLOUR_STYLES.get(row.rating.colour or "", "dim")),)
    apart = f" by {number(abs(row.gap))}" if row.gap else ""
    asked: Cell = ((f"{amount(row.expected, unit)} asked then", "dim"),)
    if row.expected_today is not None and row.expected_today != row.expected:
        asked = (*asked, (f"{amount(row.expected_today, unit)} asked now", "dim"))
    missed: Cell = (("target missed", COLOUR_STYLES["red"]),) if row.rating.colour == "red" else ()
    return (*missed, (f"{row.state}{apart}", _STATE_STYLES[row.state]), *asked)


def _carried_on(rows: Sequence[MeasureStanding]) -> Iterator[Row]:
    """Where each measure ends up if it goes on as so far."""
    for row in rows:
        found, target = row.projection, row.measure.target
        if found is None or target is None or target.value is None:
            continue
        goal, value = amount(target.value, row.measure.unit), comes_to(found, row.measure.unit)
        if is_ceiling(row.measure):
            told = f"{value} by {target.by}, {'within' if found.in_time else 'above'} the {goal}"
        elif found.reached_on and row.latest and found.reached_on < row.today:
            told = f"{goal} since {found.reached_on}, which no reading since {row.latest.date} shows"
        elif found.in_time:
            told = f"{goal} on {found.reached_on}, in time for {target.by}"
        elif found.reached_on:
            told = f"{value} by {target.by}, and {goal} only on {found.reached_on}"
        else:
            told = f"{value} by {target.by}, and never {goal}"
        yield row.measure.id, (((told, "" if found.in_time else "yellow"),),)


def _late(rows: Sequence[MeasureStanding], today: date) -> Iterator[Row]:
    for row in rows:
        due = row.next_reading
        if due is not None and due.is_late:
            often = plain(row.measure.frequency)
            yield row.measure.id, (((f"{often}; due {due.due}, {until(due.due, today)}", "yellow"),),)
