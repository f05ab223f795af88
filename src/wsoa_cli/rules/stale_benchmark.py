"""A benchmark is over two years old, and perhaps the target is copied from it.

Published plans aim at an average that was years old on the day they were written: by the time they reach it, the others have
moved on. It is judged by today, for as long as the target lies ahead: a benchmark ages while the plan runs.

Fails:

    # today: 2020-03-01
    # workstreams/1.yaml
    measures:
      - id: M1
        title: Plans issued within 20 weeks
        unit: percent
        better: higher
        target: {value: 60.4, by: 2021-03-31}
        benchmark: {name: England average, value: 60.4, date: 2017-12-31}

Mended:

    # today: 2020-03-01
    # workstreams/1.yaml
    measures:
      - id: M1
        title: Plans issued within 20 weeks
        unit: percent
        better: higher
        target: {value: 65, by: 2021-03-31}
        benchmark: {name: England average, value: 60.4, date: 2018-12-31}
"""

from collections.abc import Iterator

from wsoa_cli.derive.months import months_after
from wsoa_cli.derive.trajectory import target_point
from wsoa_cli.model.measure import Benchmark, Measure
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "stale-benchmark"
SEVERITY: Severity = "note"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False

OLDEST = 24
"""Months."""


def check(subject: Subject) -> Iterator[Finding]:
    """Each benchmark that is too old, at its date."""
    plan = subject.plan
    for at in plan.measures:
        measure, benchmark = at.item, at.item.benchmark
        if benchmark is None or benchmark.date is None:
            continue
        target, last = target_point(measure, plan.calendar), plan.calendar.latest(benchmark.date)
        fresh_until = months_after(last, OLDEST) if last else None
        if fresh_until is None or subject.today <= fresh_until or (target is not None and target.day < subject.today):
            continue
        message = f"the benchmark of {measure.id} is of {benchmark.date}, over two years ago: {benchmark.name}"
        if _is_copied(measure, benchmark):
            message += f"; the target of {benchmark.value} is copied from it"
        hint = "write the newest value and its `date`"
        yield Finding(NAME, SEVERITY, plan.id, measure.id, message, hint, at.place / "benchmark" / "date")


def _is_copied(measure: Measure, benchmark: Benchmark) -> bool:
    return benchmark.value is not None and measure.target is not None and measure.target.value == benchmark.value
