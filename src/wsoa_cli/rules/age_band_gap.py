"""No measure covers young adults of 18 to 25, or an age band that an action names.

The duties of the Children and Families Act 2014 reach from birth to 25, and plans are good at measuring what schools count:
what happens after 18 is often watched by nothing. A measure that names no ages covers all of them.

Fails:

    # plan.yaml
    framework: area_send_2016
    # workstreams/1.yaml
    measures:
      - {id: M1, title: Plans issued within 20 weeks, unit: percent, better: higher, age_bands: [0-5, 5-16, 16-18]}

Mended:

    # plan.yaml
    framework: area_send_2016
    # workstreams/1.yaml
    measures:
      - {id: M1, title: Plans issued within 20 weeks, unit: percent, better: higher, age_bands: [0-5, 5-16, 16-18]}
      - {id: M2, title: Young adults in work or education, unit: percent, better: higher, age_bands: [18-25]}
"""

from collections.abc import Iterator

from wsoa_cli.model.plan import Place, Plan
from wsoa_cli.model.vocabulary import GIVEN_UP
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "age-band-gap"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = ("measure", "measure.age_bands", "action.age_bands", "action.status", "plan.kind", "plan.framework")
ASKED_OF_CLOSED = False

YOUNG_ADULTS = "18-25"
FROM_BIRTH_TO_25 = {"written_statement_of_action", "accelerated_progress_plan", "priority_action_plan"}
"""The kinds of plan that answer an inspection of the duties from birth to 25."""


def check(subject: Subject) -> Iterator[Finding]:
    """Each band that is named and not covered, at the first action that names it; 18-25 in every plan from birth to 25."""
    plan = subject.plan
    if not plan.measures or not all(at.item.age_bands for at in plan.measures):
        return
    covered = {age for at in plan.measures for band in at.item.age_bands for age in range(_first(band), _last(band) + 1)}
    for band, place in _named(plan).items():
        if not covered.issuperset(_own_ages(band)):
            message = f"no measure covers the ages {band}"
            hint = f"add a measure with `age_bands: [{band}]`, or add the band to one that covers it"
            yield Finding(NAME, SEVERITY, plan.id, None, message, hint, place, (f"ages {band}",))


def _named(plan: Plan) -> dict[str, Place]:
    """The bands that must be covered, each with the place that asks for it."""
    bands: dict[str, Place] = {}
    for at in plan.actions:
        if at.item.age_bands and at.item.status not in GIVEN_UP:
            for band in at.item.age_bands:
                bands.setdefault(band, at.place / "age_bands")
    if plan.head.framework in {"area_send_2016", "area_send_2023"} or plan.head.kind in FROM_BIRTH_TO_25:
        bands.setdefault(YOUNG_ADULTS, plan.place / ("framework" if plan.head.framework else "kind"))
    return bands


def _own_ages(band: str) -> range:
    """The years of age that only this band has. Two bands share an end, as 16-18 and 18-25 do: it belongs to the lower one."""
    first, last = _first(band), _last(band)
    return range(first + 1 if 0 < first < last else first, last + 1)


def _first(band: str) -> int:
    return int(band.partition("-")[0])


def _last(band: str) -> int:
    return int(band.partition("-")[2])
