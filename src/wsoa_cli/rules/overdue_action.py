"""An action is past its last day and neither delivered nor withdrawn.

A deadline that passes without a word is the first thing that a committee or an inspector sees. A month, quarter, term or year
is late only after its last day; an ongoing action after its review date. A closed plan raises no alert. Within the days of
grace that `--grace` gives, it is a note and no error.
"""

from collections.abc import Iterator

from wsoa_cli.derive.rating import days
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "overdue-action"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each overdue action, at its deadline."""
    for at, standing in subject.actions():
        if not standing.is_overdue:
            continue
        action = at.item
        is_ongoing = action.due is not None and action.due.is_ongoing
        what = f"its review was due by {action.review}" if is_ongoing else f"it was due by {action.due}"
        cure = (
            "review it and write the next `review`" if is_ongoing else "move `due` with an entry in `due_changes` that says why"
        )
        grace = subject.grace_after(standing.timing.latest)
        yield Finding(
            NAME,
            "note" if grace else SEVERITY,
            subject.plan.id,
            action.id,
            f"{action.id} is overdue by {days(standing.timing.days_late)}: {what}"
            + (f"; grace until {grace}" if grace else ""),
            f"write `status: delivered` with `finished` if it is done, or {cure}",
            at.place / ("review" if is_ongoing else "due"),
        )
