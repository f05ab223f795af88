"""The lead expects to finish an open action after it is due, or expected to by a day that has passed.

Whoever does the work already knows; the board should hear it before the date passes and not after, while something can still
be done. A forecast counts as late only where all of its days lie after the deadline's last one: "some time in March" is not
later than 15 March. One that has passed, of what is not finished, says nothing any more.

Fails:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, lead: [director], status: in_progress, due: 2020-03, forecast: 2020-05}

Mended:

    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Agree one plan
        lead: [director]
        status: in_progress
        due: 2020-05
        forecast: 2020-05
        due_changes:
          - {on: 2020-01-06, from: 2020-03, to: 2020-05, reason: recruitment, approved_by: send-board}
"""

from collections.abc import Iterator

from wsoa_cli.derive.schedule import forecast_lateness, has_forecast_passed
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "forecast-late"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each open action with a forecast after its deadline, or with one that has passed, at the forecast."""
    for at, standing in subject.actions():
        action = at.item
        lateness = forecast_lateness(action, subject.plan) if standing.is_open else None
        if lateness and lateness.is_late:
            message = f"{action.id} is due by {action.due}, and its lead expects to finish it by {action.forecast}"
            hint = f"agree what brings it forward, or a new date: wsoa reschedule {action.id} {action.forecast} --reason …"
            yield Finding(NAME, SEVERITY, subject.plan.id, action.id, message, hint, at.place / "forecast")
        elif standing.is_open and not standing.is_overdue and has_forecast_passed(action, subject.plan, subject.today):
            message = f"{action.id} was expected by {action.forecast}, which has passed, and it is not finished"
            hint = f"ask when it will be: wsoa set {action.id} forecast=DATE; if it is done: wsoa deliver {action.id} …"
            yield Finding(NAME, SEVERITY, subject.plan.id, action.id, message, hint, at.place / "forecast")
