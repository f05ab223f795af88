"""The picture of a measure: where each of its values lies on it. Shapes tell them apart, and colour only helps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from wsoa_cli.derive.amounts import amount
from wsoa_cli.derive.measure_standing import MeasureStanding
from wsoa_cli.derive.trajectory import baseline_point, starts_again, target_point
from wsoa_cli.model.measure import Measure
from wsoa_cli.render.site.dates import MONTHS
from wsoa_cli.render.site.wording import reason

WIDTH, HEIGHT = 480, 290
RIGHT, TOP, BOTTOM = 468, 14, 252
"""Where the values end; outside of it stand the numbers and the dates."""

MARGIN = 10
"""Between the numbers and the first value, so that no mark covers a number."""

DIGIT = 11
"""How wide a character of a number is where letters are largest, on a phone."""

Mark = Literal["baseline", "promised", "target", "observed", "projected"]

WORDS: dict[Mark, str] = {
    "baseline": "Baseline",
    "promised": "Promised on the way",
    "target": "Target",
    "observed": "Reading",
    "projected": "Projected, not observed",
}


@dataclass(frozen=True, slots=True)
class Dot:
    """One value: its mark, its day, and where it lies, in the picture's own units."""

    mark: Mark
    day: date
    value: Decimal
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across or along the picture with its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture: what lies where, and the same in words."""

    dots: tuple[Dot, ...]
    lines: tuple[tuple[str, str], ...]
    across: tuple[Tick, ...]
    along: tuple[Tick, ...]
    description: str
    left: int
    """Where the values begin, behind the longest of the numbers."""

    @property
    def marks(self) -> tuple[tuple[Mark, str], ...]:
        """The marks that are in the picture, with their meaning."""
        there = {dot.mark for dot in self.dots}
        return tuple((mark, words) for mark, words in WORDS.items() if mark in there)


def chart(standing: MeasureStanding) -> Chart | None:
    """The picture of a measure; None where it has fewer than two values with a day."""
    dots = sorted(_dots(standing), key=lambda dot: dot.day)
    if len(dots) < 2:
        return None
    first, last = dots[0].day.toordinal(), dots[-1].day.toordinal()
    low, high, steps = _scale([float(dot.value) for dot in dots])

    unit = standing.measure.unit
    labels = {at: _label(at, unit) for at in _steps(low, high, steps)}
    left = 2 * MARGIN + DIGIT * max(map(len, labels.values()))

    def placed(dot: Dot) -> Dot:
        across = (dot.day.toordinal() - first) / ((last - first) or 1)
        x = left + across * (RIGHT - left)
        y = BOTTOM - (float(dot.value) - low) / (high - low) * (BOTTOM - TOP)
        return Dot(dot.mark, dot.day, dot.value, round(x, 1), round(y, 1))

    there = tuple(map(placed, dots))
    across = tuple(Tick(round(BOTTOM - (at - low) / (high - low) * (BOTTOM - TOP), 1), label) for at, label in labels.items())
    along = tuple(_days(date.fromordinal(first), date.fromordinal(last), left))
    return Chart(there, tuple(_lines(there, standing.measure)), across, along, _description(standing), left)


def _dots(standing: MeasureStanding) -> Iterator[Dot]:
    measure, calendar = standing.measure, standing.plan.calendar
    if baseline := baseline_point(measure, calendar):
        yield Dot("baseline", baseline.day, baseline.value)
    for step in measure.trajectory:
        if day := calendar.latest(step.by):
            yield Dot("promised", day, step.value)
    if target := target_point(measure, calendar):
        yield Dot("target", target.day, target.value)
    for reading in measure.readings:
        yield Dot("projected" if reading.basis == "projected" else "observed", reading.date, reading.value)


def _scale(values: Sequence[float]) -> tuple[float, float, float]:
    """The lowest and highest line, from nought where it is near, and the distance between two: 1, 2 or 5 of a power of ten."""
    low, high = min(values), max(values)
    if 0 < low < (high - low) * 2:
        low = 0.0
    width = high - low or abs(high) or 1.0
    power = 10.0 ** (len(f"{int(width)}") - 1)
    while width / power < 2:
        power /= 10
    step = next(power * many for many in (0.5, 1, 2, 5, 10) if width / (power * many) <= 5)
    bottom = int(low // step) * step
    top = -int(-high // step) * step
    return bottom, top if top > bottom else bottom + step, step


def _steps(low: float, high: float, step: float) -> Iterator[float]:
    yield from (low + n * step for n in range(round((high - low) / step) + 1))


def _label(value: float, unit: str) -> str:
    return amount(Decimal(f"{value:.6f}"), unit)


def _days(first: date, last: date, left: int) -> Iterator[Tick]:
    """The two ends and, where there is room, the middle."""
    span = last.toordinal() - first.toordinal()
    parts = 2 if span > 60 else 1
    for n in range(parts + 1):
        day = date.fromordinal(first.toordinal() + span * n // parts)
        label = f"{MONTHS[day.month][:3]} {day.year}" if span > 60 else f"{day.day} {MONTHS[day.month][:3]} {day.year}"
        yield Tick(round(left + n / parts * (RIGHT - left), 1), label)


def _lines(dots: Iterable[Dot], measure: Measure) -> Iterator[tuple[str, str]]:
    """The promised line and the observed one; none is drawn across the day on which a counter starts again."""
    dots = list(dots)
    if measure.trajectory:
        yield from _line("promised", [dot for dot in dots if dot.mark in {"baseline", "promised", "target"}], measure)
    yield from _line("observed", [dot for dot in dots if dot.mark in {"baseline", "observed"}], measure)


def _line(kind: str, dots: Sequence[Dot], measure: Measure) -> Iterator[tuple[str, str]]:
    run: list[Dot] = list(dots[:1])
    for before, after in pairwise(dots):
        if starts_again(measure, before.day, after.day):
            yield from _run(kind, run)
            run = []
        run.append(after)
    yield from _run(kind, run)


def _run(kind: str, run: Sequence[Dot]) -> Iterator[tuple[str, str]]:
    if len(run) > 1:
        yield kind, " ".join(f"{dot.x},{dot.y}" for dot in run)


def _description(standing: MeasureStanding) -> str:
    """What the picture shows, for who does not see it; the table beside it has every value."""
    readings = len(standing.measure.readings)
    many = "1 reading" if readings == 1 else f"{readings} readings"
    return f"{many} beside what was promised. {reason(standing.rating)} Every value is in the table below."
