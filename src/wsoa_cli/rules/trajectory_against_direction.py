"""A trajectory asks for worse than the baseline, goes back and forth, or is to end before it begins.

Published plans have had milestones worse than the value that they started from, and trajectories such as 28, 30, 25. Whoever
meets such a step has made nothing better, and most often a figure was typed into the wrong year.

Fails:

    # workstreams/1.yaml
    measures:
      - id: M1
        title: Weeks until a first appointment
        unit: weeks
        better: lower
        baseline: {value: 32, date: 2019-06-30}
        trajectory: [{by: 2020-03, value: 28}, {by: 2020-09, value: 30}]
        target: {value: 25, by: 2021-03-31}

Mended:

    # workstreams/1.yaml
    measures:
      - id: M1
        title: Weeks until a first appointment
        unit: weeks
        better: lower
        baseline: {value: 32, date: 2019-06-30}
        trajectory: [{by: 2020-03, value: 30}, {by: 2020-09, value: 28}]
        target: {value: 25, by: 2021-03-31}
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from wsoa_cli.derive.trajectory import is_worse
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan import Place, Placed, Plan
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "trajectory-against-direction"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


class Step(NamedTuple):
    """A value that is to be reached, the day, what it is called, and where it stands."""

    day: date
    value: Decimal
    name: str
    place: Place


def check(subject: Subject) -> Iterator[Finding]:
    """Each step and target that is worse than the baseline, or than the step before it, and each target before the baseline.

    A counter that starts again each year goes up and down by its nature, and only its days are looked at.
    """
    for at in subject.plan.measures:
        if at.item.better == "context":
            continue
        if at.item.resets is None:
            yield from _against(subject.plan, at)
        yield from _before_its_baseline(subject.plan, at)


def _against(plan: Plan, at: Placed[Measure]) -> Iterator[Finding]:
    measure = at.item
    start = measure.baseline.value if measure.baseline else None
    before: Step | None = None
    for step in sorted(_steps(plan, at), key=lambda step: step.day):
        than = None
        if start is not None and is_worse(measure, step.value, start):
            than = f"the baseline of {start}"
        elif before is not None and is_worse(measure, step.value, before.value):
            than = f"the {before.value} {before.name}"
        if than is not None:
            message = f"{measure.id} asks for {step.value} {step.name}, which is worse than {than} ({measure.better} is better)"
            hint = "mend the value or its date, or `better`"
            yield Finding(NAME, SEVERITY, plan.id, measure.id, message, hint, step.place)
        before = step


def _before_its_baseline(plan: Plan, at: Placed[Measure]) -> Iterator[Finding]:
    baseline, target = at.item.baseline, at.item.target
    if baseline is None or target is None or target.value is None:
        return
    begins, ends = plan.calendar.sure_earliest(baseline.date), plan.calendar.sure_latest(target.by)
    if begins is not None and ends is not None and ends < begins:
        message = f"{at.item.id} is to reach {target.value} by {target.by}, before its baseline of {baseline.date}"
        yield Finding(NAME, SEVERITY, plan.id, at.item.id, message, "mend one of the two dates", at.place / "target" / "by")


def _steps(plan: Plan, at: Placed[Measure]) -> Iterator[Step]:
    for n, step in enumerate(at.item.trajectory):
        if day := plan.calendar.latest(step.by):
            yield Step(day, step.value, f"by {step.by}", at.place / "trajectory" / n / "value")
    target = at.item.target
    if target is not None and target.value is not None and (day := plan.calendar.latest(target.by)):
        yield Step(day, target.value, f"by {target.by}", at.place / "target" / "value")
