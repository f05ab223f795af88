"""A measure has no target, or none with a date.

The SEND inspection asks of a plan that it says what will be different and by when; a value without a day can never be missed,
and a measure without a value to reach only describes.

Fails:

    # workstreams/1.yaml
    measures:
      - {id: M1, title: Plans issued within 20 weeks, unit: percent, better: higher, target: {value: 90}}

Mended:

    # workstreams/1.yaml
    measures:
      - {id: M1, title: Plans issued within 20 weeks, unit: percent, better: higher, target: {value: 90, by: 2021-03-31}}
"""

from collections.abc import Iterator

from wsoa_cli.model.measure import Target
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "no-target"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each measure that is judged and has nothing to reach, or no day to reach it by; a target in words is unmeasurable."""
    plan = subject.plan
    for at in plan.measures:
        measure, target = at.item, at.item.target
        if measure.better == "context":
            continue
        if target is None or _says_nothing(target):
            message, hint = f"{measure.id} has no target: {measure.title}", "write `target: {value: …, by: …}`"
            hint += ", or `better: context` where it is only watched"
            yield Finding(NAME, SEVERITY, plan.id, measure.id, message, hint, at.place / "target")
        elif target.value is not None and plan.calendar.latest(target.by) is None:
            when = "no date" if target.by is None else f"no day by which to reach it: {target.by}"
            message, hint = f"the target of {measure.id} has {when}", "write `by` in `target`, such as 2021-03-31"
            yield Finding(NAME, SEVERITY, plan.id, measure.id, message, hint, at.place / "target" / "by")


def _says_nothing(target: Target) -> bool:
    return target.value is None and target.by is None and target.note is None
