"""The latest reading of a measure is worse than its trajectory asks by then.

That the actions are done does not help if the numbers do not follow: inspectors judge by what changed for children and
families. A measure can be better than its baseline and behind all the same. Projections are no readings; where no trajectory
is written, only the target judges, once its day has passed.

Fails:

    # workstreams/1.yaml
    measures:
      - id: M1
        title: Plans issued within 20 weeks
        unit: percent
        better: higher
        baseline: {value: 41, date: 2019-06-30}
        trajectory: [{by: 2019-12-31, value: 55}]
        target: {value: 90, by: 2021-03-31}
        readings: [{date: 2019-12-31, value: 49.5}]

Mended:

    # workstreams/1.yaml
    measures:
      - id: M1
        title: Plans issued within 20 weeks
        unit: percent
        better: higher
        baseline: {value: 41, date: 2019-06-30}
        trajectory: [{by: 2019-12-31, value: 55}]
        target: {value: 90, by: 2021-03-31}
        readings: [{date: 2019-12-31, value: 56}]
"""

from collections.abc import Iterator

from wsoa_cli.derive.amounts import amount, difference
from wsoa_cli.derive.measure_standing import MeasureStanding, measure_standings
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "off-trajectory"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = (
    "measure.better",
    "measure.resets",
    "measure.baseline",
    "measure.target",
    "measure.trajectory",
    "measure.readings",
    "plan.calendar",
)
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each measure that is behind, at its latest reading."""
    for standing in measure_standings(subject.plan, subject.today):
        if standing.is_off_trajectory:
            measure = standing.measure
            number = next(n for n, reading in enumerate(measure.readings) if reading is standing.latest)
            hint = f"say in an update what is done about it, and record the next reading: `wsoa record {measure.id} VALUE`"
            place = standing.place / "readings" / number
            yield Finding(NAME, SEVERITY, subject.plan.id, measure.id, _told(standing), hint, place)


def _told(standing: MeasureStanding) -> str:
    measure, latest = standing.measure, standing.latest
    if latest is None or standing.expected is None or standing.gap is None:
        raise ValueError(f"{measure.id} is off its trajectory without a reading or a promise")
    apart = difference(abs(standing.gap), measure.unit)
    asked = amount(standing.expected, measure.unit)
    said = f"{measure.id} was at {amount(latest.value, measure.unit)} on {latest.date}, {apart} worse than the {asked}"
    return f"{said} that its {'trajectory asks by then' if measure.trajectory else 'target asked for'}"
