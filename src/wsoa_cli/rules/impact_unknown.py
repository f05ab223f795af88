"""An action was delivered over six months ago, and nobody says whether families feel a change.

What is embedded is not yet felt by families, and that is what inspectors ask them about. Half a year after delivery `impact`
should say more than `none_yet` or nothing at all: that it emerges, is evidenced or was not achieved, that it is too early, or
with `impact_known_by` when it can be known.

Fails:

    # today: 2020-07-01
    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Write one form
        status: delivered
        finished: 2019-12-12
        evidence: [{title: The form, kind: output, date: 2019-12-12}]

Mended:

    # today: 2020-07-01
    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Write one form
        status: delivered
        finished: 2019-12-12
        impact: emerging
        evidence: [{title: The form, kind: output, date: 2019-12-12}]
"""

from collections.abc import Iterator
from datetime import date

from wsoa_cli.model.vocabulary import DONE
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "impact-unknown"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False

MONTHS = 6


def check(subject: Subject) -> Iterator[Finding]:
    """Each action of a plan in force that was delivered long ago without a word of its impact, at that field."""
    plan, today = subject.plan, subject.today
    for at in plan.actions:
        action = at.item
        if action.status not in DONE or action.finished is None or not _is_long_ago(action.finished, today):
            continue
        known_by = plan.calendar.latest(action.impact_known_by)
        if action.impact in {None, "none_yet"} and (known_by is None or known_by < today):
            said = "says nothing of its impact" if action.impact is None else "says of its impact only: none_yet"
            message = f"{action.id} was delivered on {action.finished}, over six months ago, and {said}"
            hint = f"ask families, and then: wsoa update {action.id} --impact emerging; or write `impact_known_by`"
            yield Finding(
                NAME, SEVERITY, plan.id, action.id, message, hint, at.place / "impact", leans_on=(at.place / "impact_known_by",)
            )


def _is_long_ago(day: date, today: date) -> bool:
    """Whether more than six months have passed; they end on the same day of the month."""
    months = (today.year - day.year) * 12 + today.month - day.month
    return (months, today.day) > (MONTHS, day.day)
