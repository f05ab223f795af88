"""An action counts as embedded since the day of its delivery, or with no evidence from after it.

Done is not embedded: embedded means in routine use, and shown to hold. What was delivered the same day has not been used yet,
and evidence from before the delivery cannot show that it lasted. Evidence without a date does not show when.

Fails:

    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Write one form
        status: embedded
        finished: 2019-09-12
        embedded_on: 2019-12-12
        evidence:
          - {title: The form, kind: output, date: 2019-09-12}

Mended:

    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Write one form
        status: embedded
        finished: 2019-09-12
        embedded_on: 2019-12-12
        evidence:
          - {title: The form, kind: output, date: 2019-09-12}
          - {title: Forty forms read by the panel, kind: outcome, date: 2019-12-10}
"""

from collections.abc import Iterator
from datetime import date

from wsoa_cli.model.plan import Plan
from wsoa_cli.model.workstream import Action
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "embedded-too-soon"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each embedded action of which nothing shows that it lasted: at the day since which it is, or at its status."""
    for at in subject.plan.actions:
        action = at.item
        if action.status != "embedded" or action.finished is None:
            continue
        if action.embedded_on == action.finished:
            message = f"{action.id} is embedded since {action.embedded_on}, the day of its delivery"
            hint = "write `status: delivered` until it is in routine use, or mend one of the two days"
            yield Finding(NAME, SEVERITY, subject.plan.id, action.id, message, hint, at.place / "embedded_on")
        elif not _shown_after(action, action.finished, subject.plan):
            message = f"{action.id} is embedded, and no evidence is from after its delivery on {action.finished}"
            hint = "write `evidence` that shows it in use, with its `date`, or `status: delivered` until there is some"
            yield Finding(
                NAME,
                SEVERITY,
                subject.plan.id,
                action.id,
                message,
                hint,
                at.place / "status",
                leans_on=(at.place / "evidence",),
            )


def _shown_after(action: Action, delivery: date, plan: Plan) -> bool:
    """Whether a piece of evidence may be from after the delivery: the last day of its date is."""
    dates = (plan.calendar.latest(piece.date) for piece in action.evidence)
    return any(latest is not None and latest > delivery for latest in dates)
