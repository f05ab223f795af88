"""A projected value stands among observed ones, and nothing tells a reader so.

Published plans have had projections in the column headed "actual". A board that reads down such a row takes a hope for a
result.

Fails:

    # today: 2020-03-01
    # workstreams/1.yaml
    measures:
      - id: M1
        title: Plans issued within 20 weeks
        unit: percent
        better: higher
        readings:
          - {date: 2019-12-31, value: 47.5}
          - {date: 2020-06-30, value: 70, basis: projected}

Mended:

    # today: 2020-03-01
    # workstreams/1.yaml
    measures:
      - id: M1
        title: Plans issued within 20 weeks
        unit: percent
        better: higher
        readings:
          - {date: 2019-12-31, value: 47.5}
          - {date: 2020-06-30, value: 70, basis: projected, note: As the team expects once two posts are filled.}
"""

from collections.abc import Iterator

from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "mixed-basis"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False

HINT = "say in its `note` who expects it and why"


def check(subject: Subject) -> Iterator[Finding]:
    """Each projection without a note among observed readings."""
    for at in subject.plan.measures:
        measure = at.item
        if all(reading.basis == "projected" for reading in measure.readings):
            continue
        for n, reading in enumerate(measure.readings):
            if reading.basis == "projected" and reading.note is None:
                message = f"{measure.id}: {reading.value} on {reading.date} is projected, among values that were observed"
                yield Finding(NAME, SEVERITY, subject.plan.id, measure.id, message, HINT, at.place / "readings" / n)
