"""A measure has had no reading for longer than its frequency and a third.

A number that nobody has looked at since last year cannot show that anything got better, and a board that meets each month
decides without it. The third on top is for data that come late, as national ones do; where even that is too short, the
frequency promises too much.

Fails:

    # today: 2020-03-01
    # workstreams/1.yaml
    measures:
      - id: M1
        title: Plans issued within 20 weeks
        unit: percent
        better: higher
        frequency: monthly
        readings: [{date: 2019-12-31, value: 47.5}]

Mended:

    # today: 2020-03-01
    # workstreams/1.yaml
    measures:
      - id: M1
        title: Plans issued within 20 weeks
        unit: percent
        better: higher
        frequency: monthly
        readings: [{date: 2019-12-31, value: 47.5}, {date: 2020-01-31, value: 48}]
"""

from collections.abc import Iterator

from wsoa_cli.derive.progress import observed
from wsoa_cli.derive.readings import next_reading
from wsoa_cli.derive.words import days
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "late-reading"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = (
    "measure.frequency",
    "measure.resets",
    "measure.baseline",
    "measure.target",
    "measure.trajectory",
    "measure.readings",
    "plan.calendar",
)
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each measure whose next reading is late, at its readings."""
    plan = subject.plan
    for at in plan.measures:
        measure = at.item
        if measure.frequency is None:
            continue
        readings = observed(measure, subject.today)
        due = next_reading(measure, plan.calendar, readings[-1] if readings else None, subject.today)
        if due is not None and due.is_late:
            often = measure.frequency.replace("_", "-")
            since = f"its last was of {readings[-1].date}" if readings else "it has had none since its baseline"
            message = f"the {often} reading of {measure.id} was due on {due.due}, {days(due.days_late)} ago: {since}"
            hint = (
                f"record it: `wsoa record {measure.id} VALUE --on DATE`, or write how often there really is one in `frequency`"
            )
            yield Finding(NAME, SEVERITY, plan.id, measure.id, message, hint, at.place / "readings")
