"""When everything happens, as bars: a row an action, set line by line, since a portfolio has 15,300 of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, starmap

from rich.cells import cell_len, set_cell_size
from rich.console import RenderableType
from rich.text import Text

from wsoa_cli.derive.axis import Axis, Cell, axis, cells
from wsoa_cli.derive.bars import Bar
from wsoa_cli.derive.deadlines import DeadlineState
from wsoa_cli.derive.timeline import ActionRow, PlanRows, Timeline
from wsoa_cli.model.when import Span
from wsoa_cli.render.safe import safe
from wsoa_cli.render.text.page import COLOUR_STYLES, Page, SetText, line, words
from wsoa_cli.render.text.scale import scale, set_labels, term_labels
from wsoa_cli.render.words import actions

_UNICODE: dict[str, str] = {
    "done": "█",
    "under_way": "▓",
    "to_come": "░",
    "overdue": "!",
    "given_up": "─",
    "finished": "◆",
    "due": "◇",
    "missed": "✗",
    "goes_on": "▶",
    "open": "?",
    "dropped": "/",
    "earlier": "◀",
    "later": "▶",
    "today": "│",
    "held_back": "▒",
    "held_back_below": "·",
}
_ASCII: dict[str, str] = {
    "done": "#",
    "under_way": "=",
    "to_come": ".",
    "overdue": "!",
    "given_up": "-",
    "finished": "@",
    "due": "o",
    "missed": "x",
    "goes_on": ">",
    "open": "?",
    "dropped": "/",
    "earlier": "<",
    "later": ">",
    "today": "|",
    "held_back": "%",
    "held_back_below": ":",
}
_LEGEND: dict[str, str] = {
    "done": "done",
    "under_way": "under way",
    "to_come": "to come",
    "overdue": "overdue",
    "given_up": "given up",
    "finished": "finished or met",
    "due": "due",
    "missed": "missed",
    "goes_on": "goes on",
    "open": "no deadline",
    "dropped": "not done",
    "earlier": "begins earlier",
    "later": "goes on",
    "held_back": "restricted period",
    "held_back_below": "its days in each row",
    "today": "today",
}
_PARTS = frozenset({"done", "under_way", "to_come", "overdue", "given_up"})
"""What the mark of today is drawn over; an end or an arrow would be lost below it."""

_BY: dict[str, str] = {"week": "by week", "month": "by month", "quarter": "by quarter", "year": "by year"}

_STYLES: dict[DeadlineState, str] = {"missed": "bold red", "near": "yellow", "met": "green", "met_late": "yellow"}

_GAP = 2
_LEAST_LABEL, _MOST_LABEL = 20, 48
_LEAST_TITLE = 10
"""Columns; where an id leaves a title less than that, it has a line of its own above its bar."""


def timeline_text(result: Timeline, today: date, page: Page) -> str:
    """The plans one below the other, all to one scale, and what the marks mean."""
    if not result.plans:
        return page.print([f"No action{page.in_what_was_read} matches."])
    if result.span is None:
        return page.print([line(f"Nothing{page.in_what_was_read} has a date to draw.")])
    chart = _Chart.of(result, result.span, today, page)
    parts: list[RenderableType] = [line(_heading(result, result.span, chart.axis, today))]
    for plan in result.plans:
        parts += [Text(), words(plan.plan.head.title, "bold"), words(f"{plan.plan.id} · {_counted(plan)}", "dim")]
        parts.append(SetText("".join(f"{one}\n" for one in _PlanChart.of(chart, plan).lines())))
    return page.print([*parts, Text(), SetText(chart.legend())])


def _heading(result: Timeline, span: Span, on: Axis, today: date) -> str:
    count = sum(len(one.actions) for plan in result.plans for one in plan.workstreams)
    return f"{actions(count)[0].upper()}{actions(count)[1:]} from {span.earliest} to {span.latest}, {_BY[on.unit]}, on {today}"


def _counted(plan: PlanRows) -> str:
    return actions(sum(len(one.actions) for one in plan.workstreams))


@dataclass(frozen=True, slots=True)
class _Chart:
    """The scale that all plans share, and the columns that labels take; `is_stacked` where each has a line of its own."""

    page: Page
    axis: Axis
    label: int
    is_stacked: bool
    today: int | None
    used: set[str]

    @classmethod
    def of(cls, result: Timeline, span: Span, today: date, page: Page) -> "_Chart":
        ids = _widest(_ids(result))
        label = min(max(page.width * 3 // 8, _LEAST_LABEL), _MOST_LABEL)
        is_stacked = ids + _GAP + _LEAST_TITLE > label
        label = 0 if is_stacked else label
        on = axis(span.earliest, span.latest, page.width - label - _GAP, today)
        if not is_stacked:
            label = page.width - _GAP - len(on.slots)  # what the axis does not need, titles can use
        return cls(page, on, label, is_stacked, on.slot_of(today), set())

    def glyph(self, name: str) -> str:
        self.used.add(name)
        return (_UNICODE if self.page.unicode else _ASCII)[name]

    def legend(self) -> str:
        """What the marks mean that are there, as many on a line as fit."""
        marks = _UNICODE if self.page.unicode else _ASCII
        told = {marks[name]: meaning for name, meaning in _LEGEND.items() if name in self.used}
        lines = [""]
        for mark, meaning in told.items():
            if len(f"{lines[-1]}{mark} {meaning}") > self.page.width:
                lines.append("")
            lines[-1] += f"{mark} {meaning}  "
        return "".join(f"{one.rstrip()}\n" for one in lines)

    def labelled(self, item_id: str, ids: int, title: str, style: str, drawn: str) -> Iterator[str]:
        """A row: its id, in so many columns as ids take, as much of its title as fits, and what is drawn of it."""
        page = self.page
        if self.is_stacked:
            room = page.width - cell_len(item_id) - _GAP
            yield f"{page.styled(item_id, style)}{' ' * _GAP}{self.cut(title, room).rstrip()}"
            yield " " * _GAP + drawn
        else:
            name = page.styled(item_id, style) + " " * (ids - cell_len(item_id) + _GAP)
            yield f"{name}{self.cut(title, self.label - ids - _GAP)}{' ' * _GAP}{drawn}"

    def cut(self, title: str, room: int) -> str:
        """A title in so many columns, with a mark where it is cut."""
        text = safe(title) if self.page.unicode else safe(title).replace("…", "...")
        if cell_len(text) <= room:
            return set_cell_size(text, room)
        mark = "…" if self.page.unicode else "~"
        return set_cell_size(set_cell_size(text, max(room - 1, 0)).rstrip() + mark, room)


def _ids(result: Timeline) -> Iterator[str]:
    for plan in result.plans:
        yield from (row.standing.action.id for one in plan.workstreams for row in one.actions)
        yield from (row.standing.deadline.id for row in plan.deadlines)
        yield from (one.id for one in plan.plan.head.restricted_periods)


@dataclass(frozen=True, slots=True)
class _PlanChart:
    """One plan on the chart; `below` is what stands in a row where it has no bar: nothing, today, or a time held back."""

    chart: _Chart
    rows: PlanRows
    below: tuple[str | None, ...]

    @classmethod
    def of(cls, chart: _Chart, rows: PlanRows) -> "_PlanChart":
        held = {n for one in rows.plan.head.restricted_periods for n in chart.axis.slots_of(one.start, one.end)}
        names = ("today" if n == chart.today else "held_back_below" if n in held else None for n in range(_size(chart)))
        return cls(chart, rows, tuple(names))

    def lines(self) -> Iterator[str]:
        """The scale, the plan's own dates, then each workstream."""
        indent = " " * (self.chart.label + _GAP)
        yield from (indent + one for one in scale(self.chart.axis))
        if terms := term_labels(self.rows.plan.head.calendar.terms, self.chart.axis):
            yield indent + self.chart.page.styled(safe(set_labels(terms, _size(self.chart))), "dim")
        yield from self._plan_level()
        ids = _widest(row.standing.action.id for one in self.rows.workstreams for row in one.actions)
        for one in self.rows.workstreams:
            yield self._headline(f"{one.workstream.id}  {one.workstream.title}")
            for row in one.actions:
                style = _rated(row)
                drawn = self._drawn(row.bar, style)
                yield from self.chart.labelled(row.standing.action.id, ids, row.standing.action.title, style, drawn)

    def _plan_level(self) -> Iterator[str]:
        """The times in which something is held back, as bands, and the dates that bind the plan."""
        periods = [(one, self.chart.axis.slots_of(one.start, one.end)) for one in self.rows.plan.head.restricted_periods]
        shown = [(one, slots) for one, slots in periods if slots]
        ids = _widest([*(one.id for one, _ in shown), *(row.standing.deadline.id for row in self.rows.deadlines)])
        for one, slots in shown:
            band = ["held_back" if n in slots else name for n, name in enumerate(self.below)]
            yield from self.chart.labelled(one.id, ids, one.title, "", self._set(map(_below, band)))
        for row in self.rows.deadlines:
            style, deadline = _STYLES.get(row.standing.state, ""), row.standing.deadline
            yield from self.chart.labelled(deadline.id, ids, deadline.title, style, self._drawn(row.bar, style))

    def _headline(self, text: str) -> str:
        """A heading over the whole row, and behind it what stands below all rows."""
        room = self.chart.label + _GAP + _size(self.chart)
        heading = self.chart.cut(text, room).rstrip()
        place = max(cell_len(heading) + 1 - self.chart.label - _GAP, 0)
        gap = " " * (self.chart.label + _GAP + place - cell_len(heading))
        rest = self._set(map(_below, self.below[place:]))
        return f"{self.chart.page.styled(heading, 'bold')}{gap}{rest}"

    def _drawn(self, bar: Bar | None, style: str) -> str:
        if bar is None:
            return self._without_date()
        found = zip(cells(bar, self.chart.axis), self.below, strict=True)
        return self._set(starmap(lambda cell, below: _over(cell, below, style), found))

    def _without_date(self) -> str:
        told = "no date"[: _size(self.chart) - 1]
        return f"{self.chart.page.styled(told, 'dim')} {self._set(map(_below, self.below[len(told) + 1 :]))}"

    def _set(self, row: Iterable[tuple[str | None, str]]) -> str:
        """Glyphs in their styles, as few changes of style as there can be."""
        runs = groupby(row, key=lambda one: one[1] if one[0] else "")
        return "".join(
            self.chart.page.styled("".join(self.chart.glyph(name) if name else " " for name, _ in run), style)
            for style, run in runs
        )


def _over(cell: Cell | None, below: str | None, style: str) -> tuple[str | None, str]:
    """What is seen of a slot: today through the length of a bar, and a bar over all else."""
    if cell is None or (below == "today" and cell in _PARTS):
        return _below(below)
    return cell, style


def _below(name: str | None) -> tuple[str | None, str]:
    return name, "bold" if name == "today" else "dim"


def _rated(row: ActionRow) -> str:
    colour = row.standing.rating.colour
    return COLOUR_STYLES[colour] if colour else "dim"


def _widest(ids: Iterable[str]) -> int:
    return max(map(cell_len, ids), default=0)


def _size(chart: _Chart) -> int:
    return len(chart.axis.slots)
