"""A projected value stands among observed ones, and nothing tells a reader so.

Published plans have had projections in the column headed "actual". A board that reads down such a row takes a hope for a
result. The same holds for a reading of a day that is still to come and that is not called projected.

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
from datetime import date

from wsoa_cli.model.measure import Measure, Reading
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "mixed-basis"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each projection without a note among observed readings, and each reading of a day to come that claims to be observed."""
    if subject.plan.is_closed:
        return
    for at in subject.plan.measures:
        measure = at.item
        for n, reading in enumerate(measure.readings):
            for what, hint in _mixed(measure, reading, subject.today):
                message = f"{measure.id}: {reading.value} on {reading.date} {what}"
                yield Finding(NAME, SEVERITY, subject.plan.id, measure.id, message, hint, at.place / "readings" / n)


def _mixed(measure: Measure, reading: Reading, today: date) -> Iterator[tuple[str, str]]:
    """What is wrong with a reading among the others, and what to write instead."""
    if reading.basis != "projected":
        if reading.date > today:
            yield (
                f"is called {reading.basis}, and the day is still to come",
                "write `basis: projected` with a `note`, or mend the date",
            )
    elif reading.note is None and any(other.basis != "projected" for other in measure.readings):
        yield "is projected, among values that were observed", "say in its `note` who expects it and why"
