"""An action is past its last day and neither delivered nor withdrawn.

A deadline that is missed and never mentioned is what published plans are criticised for most easily: everybody can see the
date, and nobody the reason. A month, quarter, term or year is late only after its last day; an ongoing action after its review
date. A closed plan raises no alert. Within the days of grace that `--grace` gives, it is a note and no error.

Fails:

    # today: 2020-01-06
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, lead: [director], status: in_progress, due: 2019-12}

Mended:

    # today: 2020-01-06
    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Agree one plan
        lead: [director]
        status: in_progress
        due: 2020-03
        due_changes:
          - {on: 2020-01-06, from: 2019-12, to: 2020-03, reason: recruitment, approved_by: send-board}
"""

from collections.abc import Iterator

from wsoa_cli.derive.words import days
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "overdue-action"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each overdue action, at its deadline."""
    for at, standing in subject.actions():
        if not standing.is_overdue:
            continue
        action = at.item
        is_ongoing = action.due is not None and action.due.is_ongoing
        what = f"its review was due by {action.review}" if is_ongoing else f"it was due by {action.due}"
        grace = subject.grace_after(standing.timing.latest)
        yield Finding(
            NAME,
            "note" if grace else SEVERITY,
            subject.plan.id,
            action.id,
            f"{action.id} is overdue by {days(standing.timing.days_late)}: {what}"
            + (f"; grace until {grace}" if grace else ""),
            _hint(action.id, is_ongoing=is_ongoing),
            at.place / ("review" if is_ongoing else "due"),
        )


def _hint(item: str, *, is_ongoing: bool) -> str:
    done = f'if it is done: wsoa deliver {item} --on DATE --evidence "…"'
    if is_ongoing:
        return f"{done}; else review it, and agree the next: wsoa set {item} review=DATE"
    return f"{done}; else agree a new date: wsoa reschedule {item} DATE --reason …"
