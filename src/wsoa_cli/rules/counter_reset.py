"""A value falls as a yearly counter does when it starts again, and nothing says that it is one.

One area published 54.05 in July and 3.7 in November: a count since the start of the school year, which a reader takes for a
collapse, or for a triumph. Once `resets` is written, no line is drawn across the reset and the new year is judged on its own.

Fails:

    # today: 2020-01-06
    # workstreams/1.yaml
    measures:
      - id: M1
        title: Days lost to suspension, per 100 pupils, this school year
        unit: rate
        better: lower
        readings: [{date: 2019-07-31, value: 54.05}, {date: 2019-11-30, value: 3.7}]

Mended:

    # today: 2020-01-06
    # workstreams/1.yaml
    measures:
      - id: M1
        title: Days lost to suspension, per 100 pupils, this school year
        unit: rate
        better: lower
        resets: september
        readings: [{date: 2019-07-31, value: 54.05}, {date: 2019-11-30, value: 3.7}]
"""

from collections.abc import Iterator

from wsoa_cli.derive.progress import observed
from wsoa_cli.derive.resets import undeclared_resets
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "counter-reset"
SEVERITY: Severity = "note"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = ("measure.better", "measure.resets", "measure.readings")
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each such fall, at the reading after it."""
    for at in subject.plan.measures:
        measure = at.item
        if len(measure.readings) < 2:
            continue
        for before, after, month in undeclared_resets(measure, observed(measure, subject.today)):
            number = next(n for n, reading in enumerate(measure.readings) if reading is after)
            message = f"{measure.id} falls from {before.value} on {before.date} to {after.value} on {after.date}"
            message += f", as a counter does that starts again in {month.capitalize()}"
            hint = f"write `resets: {month}` if it is one, or say in the reading's `note` why it fell"
            place = at.place / "readings" / number
            yield Finding(NAME, SEVERITY, subject.plan.id, measure.id, message, hint, place)
