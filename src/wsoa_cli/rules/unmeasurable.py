"""A measure cannot be measured: its target is no number, its direction is missing, or its rate is of nothing.

The format refuses a target such as `most families`, so it is put into a note and the number is left out; or a measure is called
`context`, watched and not judged, and has a target all the same. A rate tells nothing until one knows what it is per: published
plans have put 30.8 and 4 side by side, which were rates of different things.

Fails:

    # workstreams/1.yaml
    measures:
      - {id: M1, title: Parents who trust us, unit: percent, better: higher, target: {by: 2021-03-31, note: Most families.}}

Mended:

    # workstreams/1.yaml
    measures:
      - {id: M1, title: Parents who trust us, unit: percent, better: higher, target: {value: 75, by: 2021-03-31}}
"""

from collections.abc import Iterator

from wsoa_cli.model.measure import Measure
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "unmeasurable"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each target without a number, each target of what is only watched, and each rate of which nobody says per what."""
    for at in subject.plan.measures:
        measure, plan_id = at.item, subject.plan.id
        if _has_no_number(measure):
            message, hint = f"the target of {measure.id} has no number", "write `value` in `target`, in digits alone"
            yield Finding(NAME, SEVERITY, plan_id, measure.id, message, hint, at.place / "target" / "value")
        elif measure.better == "context" and measure.target is not None and measure.target.value is not None:
            message = f"{measure.id} has a target of {measure.target.value} and no direction: it is only watched"
            hint = "write `better: higher` or `better: lower`, or take the target out"
            yield Finding(NAME, SEVERITY, plan_id, measure.id, message, hint, at.place / "better")
        if measure.unit == "rate" and not _says_per_what(measure):
            message, hint = (
                f"{measure.id} is a rate, and nothing says per what",
                "write `unit_note`, such as: per 10,000 pupils",
            )
            yield Finding(
                NAME, "warning", plan_id, measure.id, message, hint, at.place / "unit", leans_on=(at.place / "unit_note",)
            )


def _has_no_number(measure: Measure) -> bool:
    target = measure.target
    return target is not None and target.value is None and (target.by is not None or target.note is not None)


def _says_per_what(measure: Measure) -> bool:
    return measure.unit_note is not None or not {"per", "every", "each", "of"}.isdisjoint(measure.title.lower().split())
