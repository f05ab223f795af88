"""A value is five times off its neighbours, or a percentage is above 100.

Published plans have had 0.28 and 0.28 % in one row, and a benchmark of 30.8 beside local values near 4. Such a value is most
often typed in another unit, into another row or with a point too many, and every conclusion drawn from it is wrong.

Fails:

    # workstreams/1.yaml
    measures:
      - id: M1
        title: Parents who trust us
        unit: percent
        better: higher
        baseline: {value: 28, date: 2019-06-30}
        readings: [{date: 2019-09-30, value: 0.28}]

Mended:

    # workstreams/1.yaml
    measures:
      - id: M1
        title: Parents who trust us
        unit: percent
        better: higher
        baseline: {value: 28, date: 2019-06-30}
        readings: [{date: 2019-09-30, value: 28}]
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from wsoa_cli.derive.amounts import amount, number
from wsoa_cli.derive.plausible import MOST_PERCENT, is_far_from, is_relative, looks_like_share, may_hide_a_slip
from wsoa_cli.derive.progress import observed
from wsoa_cli.derive.resets import undeclared_resets
from wsoa_cli.derive.trajectory import typed_values
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan import Loc, Plan
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "implausible-value"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


class Typed(NamedTuple):
    """A value, what it is called, the way to it inside the measure, and whether a note explains it."""

    value: Decimal
    name: str
    loc: Loc
    has_note: bool = False


class Doubt(NamedTuple):
    """A value that is doubted, why, and what to write instead."""

    typed: Typed
    why: str
    hint: str


def check(subject: Subject) -> Iterator[Finding]:
    """Each such value, where it is typed, once; what has a note is explained."""
    for at in subject.plan.measures:
        if not _is_worth_a_look(at.item):
            continue
        doubts = {doubt.typed.loc: doubt for doubt in _doubts(subject, at.item) if not doubt.typed.has_note}
        for typed, why, hint in doubts.values():
            place = at.place
            for step in typed.loc:
                place = place / step
            message = f"{at.item.id}: {typed.name} is {amount(typed.value, at.item.unit)}, {why}"
            yield Finding(NAME, SEVERITY, subject.plan.id, at.item.id, message, hint, place)


def _is_worth_a_look(measure: Measure) -> bool:
    values = typed_values(measure)
    if measure.benchmark is not None and measure.benchmark.value is not None:
        values.append(measure.benchmark.value)
    return may_hide_a_slip(values) or (measure.unit == "percent" and any(value > MOST_PERCENT for value in values))


def _doubts(subject: Subject, measure: Measure) -> Iterator[Doubt]:
    """The doubts about each value; of several about one, the last is the one to tell."""
    way, read = list(_way(subject.plan, measure)), list(_read(measure))
    benchmark = list(_benchmark(measure))
    if measure.resets is None:
        # A target may well be far off, and so may what was read at first be from what came of it.
        inner = [(typed, [way[n - 1], way[n + 1]]) for n, typed in enumerate(way[1:-1], start=1)]
        later = [(typed, _beside(read, n)) for n, typed in enumerate(read[1:], start=1)]
        falls = _in_falls(subject, measure)
        yield from _far_off(measure, [*inner, *(one for one in later if one[0].loc not in falls)])
        yield from _far_off(measure, [(typed, _local(way, read)) for typed in benchmark])
    if measure.unit == "percent":
        yield from _shares(measure, [*pairwise(way), *pairwise(read)])
        for typed in () if is_relative(measure) else (*way, *read, *benchmark):
            if typed.value > MOST_PERCENT:
                yield Doubt(typed, "which is more than all there is", "mend the value, or say in its `note` how that can be")


def _way(plan: Plan, measure: Measure) -> Iterator[Typed]:
    """The values from the baseline over the trajectory to the target, by date."""
    yield from _baseline(measure)
    steps = ((plan.calendar.latest(step.by) or date.max, n, step) for n, step in enumerate(measure.trajectory))
    for _, n, step in sorted(steps, key=lambda one: one[:2]):
        yield Typed(step.value, f"the step by {step.by}", ("trajectory", n, "value"), step.note is not None)
    target = measure.target
    if target is not None and target.value is not None:
        yield Typed(target.value, "the target", ("target", "value"), target.note is not None)


def _read(measure: Measure) -> Iterator[Typed]:
    """The values from the baseline over all readings, by date."""
    yield from _baseline(measure)
    for n, reading in sorted(enumerate(measure.readings), key=lambda one: one[1].date):
        yield Typed(reading.value, f"the reading of {reading.date}", ("readings", n, "value"), reading.note is not None)


def _baseline(measure: Measure) -> Iterator[Typed]:
    start = measure.baseline
    if start is not None and start.value is not None:
        yield Typed(start.value, "the baseline", ("baseline", "value"), start.note is not None)


def _benchmark(measure: Measure) -> Iterator[Typed]:
    if measure.benchmark is not None and measure.benchmark.value is not None:
        yield Typed(measure.benchmark.value, f"the benchmark ({measure.benchmark.name})", ("benchmark", "value"))


def _beside(row: Sequence[Typed], n: int) -> Sequence[Typed]:
    """The two neighbours of a value; of the last, the two before it."""
    return [row[n - 1], row[n + 1]] if n + 1 < len(row) else row[max(0, n - 2) : n]


def _local(way: Sequence[Typed], read: Sequence[Typed]) -> list[Typed]:
    """The area's own values: what it has come from, what it has reached, and what it aims at."""
    return list({typed.loc: typed for typed in (*read, *way)}.values())


def _in_falls(subject: Subject, measure: Measure) -> set[Loc]:
    """The readings on both sides of what looks like the reset of a counter; `counter-reset` speaks of them."""
    falls = list(undeclared_resets(measure, observed(measure, subject.today)))
    fallen = {id(reading) for fall in falls for reading in (fall.before, fall.after)}
    return {("readings", n, "value") for n, reading in enumerate(measure.readings) if id(reading) in fallen}


def _far_off(measure: Measure, each: Iterable[tuple[Typed, Sequence[Typed]]]) -> Iterator[Doubt]:
    for typed, neighbours in each:
        if is_far_from(typed.value, [one.value for one in neighbours], measure.unit):
            beside = " and ".join(amount(one.value, measure.unit) for one in neighbours[:2])
            hint = "mend the value, or give it in the unit of the others"
            yield Doubt(typed, f"at least five times off {beside} beside it", hint)


def _shares(measure: Measure, pairs: Iterable[tuple[Typed, Typed]]) -> Iterator[Doubt]:
    for pair in pairs:
        for typed, other in (pair, pair[::-1]):
            if looks_like_share(typed.value, other.value, measure.unit):
                why = f"beside {amount(other.value, measure.unit)}: a share of one where percent are counted"
                yield Doubt(typed, why, f"write {number(typed.value * 100)} if that many percent are meant")
