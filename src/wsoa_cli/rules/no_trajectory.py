"""Nothing stands between the baseline of a measure and its target.

A target two years off can be behind for two years before anybody may say so. Boards and the Department look at milestones on
the way: dated values that tell in time whether the plan works.

Fails:

    # workstreams/1.yaml
    measures:
      - id: M1
        title: Plans issued within 20 weeks
        unit: percent
        better: higher
        baseline: {value: 43, date: 2019-06-30}
        target: {value: 90, by: 2021-03-31}

Mended:

    # workstreams/1.yaml
    measures:
      - id: M1
        title: Plans issued within 20 weeks
        unit: percent
        better: higher
        baseline: {value: 43, date: 2019-06-30}
        target: {value: 90, by: 2021-03-31}
        trajectory: [{by: 2020-03-31, value: 60}, {by: 2020-09-30, value: 75}]
"""

from collections.abc import Iterator

from wsoa_cli.derive.readings import period_after
from wsoa_cli.derive.trajectory import Point, baseline_point, target_point
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan import Plan
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "no-trajectory"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = (
    "measure.better",
    "measure.frequency",
    "measure.baseline",
    "measure.target",
    "measure.trajectory",
    "plan.calendar",
)
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each measure on its way from a baseline to a target with no dated value between, where a reading could fall between."""
    plan = subject.plan
    for at in plan.measures:
        measure = at.item
        if measure.better == "context" or measure.baseline is None or measure.baseline.value is None:
            continue
        target = target_point(measure, plan.calendar)
        if target is None or subject.today > target.day or _has_step_before(plan, measure, target):
            continue
        if _leaves_no_room(plan, measure, target):
            continue
        message = f"{measure.id} has nothing between its baseline of {measure.baseline.value} and its target of {target.value}"
        hint = "write `trajectory: [{by: …, value: …}]` with what should be reached on the way"
        yield Finding(NAME, SEVERITY, plan.id, measure.id, message, hint, at.place / "trajectory")


def _has_step_before(plan: Plan, measure: Measure, target: Point) -> bool:
    start = baseline_point(measure, plan.calendar)
    days = (plan.calendar.latest(step.by) for step in measure.trajectory)
    return any(day is not None and (start is None or start.day < day) and day < target.day for day in days)


def _leaves_no_room(plan: Plan, measure: Measure, target: Point) -> bool:
    """Whether the first reading after the baseline is not due before the target is."""
    start = baseline_point(measure, plan.calendar)
    first = period_after(measure, start.day) if start else None
    return first is not None and first >= target.day
