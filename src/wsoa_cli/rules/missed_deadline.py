"""A date that binds the whole plan has passed and is not met.

Statutory and external dates, such as sending the statement to the inspectors, are the ones that others hold against the area.
Within the days of grace that `--grace` gives, it is a note and no error.
"""

from collections.abc import Iterator

from wsoa_cli.derive.deadlines import deadline_standings
from wsoa_cli.derive.rating import days
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "missed-deadline"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each missed deadline, at its date."""
    for n, standing in enumerate(deadline_standings(subject.plan, subject.today)):
        if standing.state != "missed" or standing.days_left is None:
            continue
        deadline = standing.deadline
        grace = subject.grace_after(standing.latest)
        what = f"{deadline.title}, by {deadline.due or standing.latest}"
        yield Finding(
            NAME,
            "note" if grace else SEVERITY,
            subject.plan.id,
            deadline.id,
            f"{deadline.id} was missed {days(-standing.days_left)} ago: {what}" + (f"; grace until {grace}" if grace else ""),
            "write `met` with the day on which it was met, or the new date if whoever set it has moved it",
            subject.plan.place / "deadlines" / n / ("due" if deadline.due else "counts"),
        )
