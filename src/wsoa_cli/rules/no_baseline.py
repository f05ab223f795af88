"""A measure has no value to start from.

Without a baseline nobody can tell whether anything got better, and inspectors who return ask just that. In published plans the
baseline is often a task of its own, "to be set": that is fair while its day lies ahead, and a gap from the day after.

Fails:

    # workstreams/1.yaml
    measures:
      - {id: M1, title: Plans issued within 20 weeks, unit: percent, better: higher}

Mended:

    # workstreams/1.yaml
    measures:
      - {id: M1, title: Plans issued within 20 weeks, unit: percent, better: higher, baseline: {value: 43, date: 2019-06-30}}
"""

from collections.abc import Iterator

from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan import Place
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "no-baseline"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each measure that is judged and has no value at the start; a warning while the day to set it lies ahead."""
    for at in subject.plan.measures:
        measure = at.item
        if measure.better != "context" and (measure.baseline is None or measure.baseline.value is None):
            yield _missing(subject, measure, at.place / "baseline")


def _missing(subject: Subject, measure: Measure, place: Place) -> Finding:
    by = measure.baseline.due if measure.baseline else None
    last = subject.plan.calendar.latest(by)
    if by is None or last is None:
        message = f"{measure.id} has no baseline: {measure.title}"
        hint = "write `baseline: {value: …, date: …}`, or `baseline: {due: …}` with the day by which it will be known"
        return Finding(NAME, SEVERITY, subject.plan.id, measure.id, message, hint, place / "value", leans_on=(place / "due",))
    is_ahead = subject.today <= last
    told = f"no baseline yet: it is to be set by {by}" if is_ahead else f"no baseline: it was to be set by {by}"
    hint = "write its `value` and `date` as soon as they are known"
    severity: Severity = "warning" if is_ahead else SEVERITY
    return Finding(NAME, severity, subject.plan.id, measure.id, f"{measure.id} has {told}", hint, place / "due")
