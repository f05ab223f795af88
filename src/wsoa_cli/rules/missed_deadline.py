"""A date that binds the whole plan has passed and is not met.

Statutory and external dates are the ones that others hold against the area: a written statement of action goes to the
inspectors within 70 working days of receiving their report (SI 2015/1792, regulation 4). When such a date passes in silence,
every promise in the plan is doubted. Within the days of grace that `--grace` gives, it is a note and no error.

Fails:

    # today: 2020-01-06
    # plan.yaml
    deadlines:
      - {id: submit, title: Submit the statement, kind: statutory, due: 2019-11-15}

Mended:

    # today: 2020-01-06
    # plan.yaml
    deadlines:
      - {id: submit, title: Submit the statement, kind: statutory, due: 2019-11-15, met: 2019-11-14}
"""

from collections.abc import Iterator

from wsoa_cli.derive.deadlines import deadline_standings
from wsoa_cli.derive.words import days
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "missed-deadline"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


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
            f"if it was met: wsoa meet {deadline.id} --on DATE; else write the new date, if whoever set it has moved it",
            subject.plan.place / "deadlines" / n / ("due" if deadline.due else "counts"),
            leans_on=(subject.plan.place / "deadlines" / n / "met",),
        )
