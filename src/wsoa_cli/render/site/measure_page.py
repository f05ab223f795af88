"""The page of a measure: what it means, its picture, and every value."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from wsoa_cli.derive.measure_standing import MeasureStanding
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.when import When
from wsoa_cli.render.site import wording
from wsoa_cli.render.site.chart import WORDS, chart
from wsoa_cli.render.site.chart_drawing import drawn
from wsoa_cli.render.site.dates import in_words, when_in_words
from wsoa_cli.render.site.markup import Html, colour, entry, row, text, texts
from wsoa_cli.render.site.pagination import in_pages, joined
from wsoa_cli.render.site.places import Here, pages_nav

_COLUMNS = ("Date", "What it is", "Value", "Note")


def measure_pages(at: MeasureStanding, here: Here) -> list[Html]:
    """What stands below the heading: one page, and further ones where it has more values than one can bear."""
    picture = chart(at)
    first = _meaning(at, here) + (drawn(picture, at.measure.title) if picture else "")
    pages = in_pages((("", one) for one in _rows(at, here.places.plan)), taken=len(first))
    tables = [_table(joined(some)) for some in pages]
    navs = [pages_nav(here, number, len(pages)) for number in range(1, len(pages) + 1)]
    return [Html(f"{nav}{first if n == 0 else ''}{table}") for n, (nav, table) in enumerate(zip(navs, tables, strict=True))]


def _meaning(at: MeasureStanding, here: Here) -> str:
    facts = "".join(entry(term, said) for term, said in _facts(at, here.places.plan))
    return (
        f"<p>Part of {here.to_workstream(at.workstream)}.</p>\n"
        f"{_figures(at)}"
        '<h2 id="meaning">What it means</h2>\n'
        f"<p>{colour(at.rating)} {text(wording.reason(at.rating))}</p>\n"
        f"<dl>\n{facts}</dl>\n"
        '<h2 id="values">Its values</h2>\n'
    )


def _figures(at: MeasureStanding) -> str:
    """The three numbers that a reader looks for first, as far as they are known."""
    start, target = at.measure.baseline, at.measure.target
    known = (
        ("at the start", start.value if start else None),
        ("latest reading", at.latest.value if at.latest else None),
        ("target", target.value if target else None),
    )
    told = "".join(entry(term, text(wording.value(at.measure, number))) for term, number in known if number is not None)
    return f'<dl class="figures">\n{told}</dl>\n' if told else ""


def _facts(at: MeasureStanding, plan: Plan) -> Iterator[tuple[str, Html]]:
    yield from _what_is_counted(at.measure)
    yield from _for_whom(at.measure, plan)
    yield from _beside(at, plan)


def _what_is_counted(measure: Measure) -> Iterator[tuple[str, Html]]:
    note = f": {measure.unit_note}" if measure.unit_note else ""
    yield "What is counted", text(f"{wording.UNITS[measure.unit]}{note}")
    yield "Which direction is better", text(wording.BETTER[measure.better])
    if measure.kind:
        yield "What it watches", text(wording.worded(measure.kind))
    if measure.source:
        yield "Where the numbers come from", text(measure.source)
    if measure.frequency:
        yield "How often", text(wording.worded(measure.frequency))
    if measure.resets:
        yield "Starts again each", text(wording.capital(measure.resets))


def _for_whom(measure: Measure, plan: Plan) -> Iterator[tuple[str, Html]]:
    if measure.age_bands:
        yield "Ages", texts(measure.age_bands)
    if measure.areas:
        yield "Where", texts(measure.areas)
    if measure.owner:
        yield "Who sees to the numbers", texts(wording.who([measure.owner], plan))


def _beside(at: MeasureStanding, plan: Plan) -> Iterator[tuple[str, Html]]:
    """What is not known yet, what others reach, and when there is more to know."""
    start, other = at.measure.baseline, at.measure.benchmark
    if start and start.due and start.value is None:
        yield "Baseline", text(f"To be found out by {when_in_words(start.due, plan.calendar)}")
    if other:
        value = f": {wording.value(at.measure, other.value)}" if other.value is not None else ""
        day = f" ({when_in_words(other.date, plan.calendar)})" if other.date else ""
        yield "For comparison", text(f"{other.name}{value}{day}")
    if at.next_reading:
        yield "Next reading", text(in_words(at.next_reading.due))


def _rows(at: MeasureStanding, plan: Plan) -> list[Html]:
    """A row for each value, in the order of their days."""
    return [
        row(text(day), zip(_COLUMNS[1:], (text(kind), text(number), text(note or "–")), strict=True))
        for _, day, kind, number, note in sorted(_values(at.measure, plan), key=lambda one: one[0] or date.max)
    ]


def _table(rows: str) -> str:
    if not rows:
        return "<p>No value is recorded yet.</p>\n"
    head = "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS)
    return (
        "<table>\n<caption>Every value of this measure, by date</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )


Value = tuple[date | None, str, str, str, str | None]
"""A value of a measure: its day, the date in words, what it is, the number with its unit, and what is noted."""


def _values(measure: Measure, plan: Plan) -> Iterator[Value]:
    """Every value; those without a day come last when they are sorted."""
    start, target = measure.baseline, measure.target
    if start and start.value is not None:
        yield _value(measure, WORDS["baseline"], start.date, start.value, start.note, plan)
    for one in measure.trajectory:
        yield _value(measure, WORDS["promised"], one.by, one.value, one.note, plan)
    if target and target.value is not None:
        yield _value(measure, WORDS["target"], target.by, target.value, target.note, plan)
    for reading in measure.readings:
        kind = _BASES.get(reading.basis, f"Reading, {reading.basis}")
        yield reading.date, in_words(reading.date), kind, wording.value(measure, reading.value), reading.note


_BASES: dict[str, str] = {"actual": WORDS["observed"], "projected": WORDS["projected"]}


def _value(measure: Measure, kind: str, when: When | None, value: Decimal, note: str | None, plan: Plan) -> Value:
    words = wording.when(when, plan) or "No date given"
    return plan.calendar.latest(when), words, kind, wording.value(measure, value), note
