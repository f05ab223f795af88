"""The last stretch of a trajectory must do more than half of the whole change.

One area aimed at 90 % from 8 %, with milestones of 15 and 30: with steps that low nothing is behind until the end is near, and
then most of the way is left. A stretch that takes as large a part of the time as of the change is not steep. Nothing is said
of a trajectory that goes back and forth: how steep it is depends on the step that has to be mended first.

Fails:

    # workstreams/1.yaml
    measures:
      - id: M1
        title: Plans issued within 20 weeks
        unit: percent
        better: higher
        baseline: {value: 8, date: 2019-03-31}
        trajectory: [{by: 2020-03-31, value: 15}, {by: 2020-09-30, value: 30}]
        target: {value: 90, by: 2021-03-31}

Mended:

    # workstreams/1.yaml
    measures:
      - id: M1
        title: Plans issued within 20 weeks
        unit: percent
        better: higher
        baseline: {value: 8, date: 2019-03-31}
        trajectory: [{by: 2020-03-31, value: 40}, {by: 2020-09-30, value: 65}]
        target: {value: 90, by: 2021-03-31}
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from wsoa_cli.derive.amounts import amount, difference, number
from wsoa_cli.derive.trajectory import is_worse, points, target_point
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan import Placed, Plan
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "steep-trajectory"
SEVERITY: Severity = "note"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = (
    "measure.better",
    "measure.resets",
    "measure.baseline",
    "measure.target",
    "measure.trajectory",
    "plan.calendar",
)
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each measure whose last stretch is steep, at its target, while there is still time to even it out.

    A counter begins each year at nought, so that its last stretch says nothing about the whole.
    """
    for at in subject.plan.measures:
        target = target_point(at.item, subject.plan.calendar)
        if at.item.resets is None and target is not None and subject.today <= target.day:
            yield from _steep(subject.plan, at, target.day)


def _steep(plan: Plan, at: Placed[Measure], end: date) -> Iterator[Finding]:
    """What is asked for after the target's day is no part of the way to it."""
    measure = at.item
    known = [point for point in points(measure, plan.calendar) if point.day <= end]
    baseline = measure.baseline.value if measure.baseline else None
    if baseline is None or len(known) < 3 or not is_worse(measure, baseline, known[-1].value):
        return
    start, last, target = known[0], known[-2], known[-1]
    if any(is_worse(measure, later.value, earlier.value) for earlier, later in pairwise(known)):
        return
    whole, stretch = abs(target.value - start.value), abs(target.value - last.value)
    share_of_time = (target.day - last.day) / (target.day - start.day)
    if is_worse(measure, last.value, target.value) and 2 * stretch > whole and float(stretch / whole) > share_of_time:
        told = f"{number(stretch)} of {difference(whole, measure.unit)}"
        message = f"the last stretch of {measure.id} must do {told}: from {amount(last.value, measure.unit)} by {last.day}"
        message += f" to {amount(target.value, measure.unit)} by {target.day}"
        hint = "ask for more in the steps before, or give the last one longer"
        yield Finding(NAME, SEVERITY, plan.id, measure.id, message, hint, at.place / "target")
