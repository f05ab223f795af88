"""More than a third of the actions are not started, and a quarter of the plan's time has passed.

A plan that begins late ends in a hurry. Inspectors look at pace, and a board that sees only what is overdue does not notice
that the work has hardly begun.

The plan's time runs from the first start of an action, or the first day of the inspection where that is earlier, to the last
day on which an action is due. Withdrawn and carried-over actions do not count; of fewer than three nothing is said.

Fails:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, lead: [director], status: in_progress, start: 2019-09, due: 2020-03}
      - {id: 1.2, title: Train the panel, lead: [director], status: not_started, start: 2020-02, due: 2020-06}
      - {id: 1.3, title: Write one form, lead: [director], status: not_started, start: 2020-02, due: 2020-06}

Mended:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, lead: [director], status: in_progress, start: 2019-09, due: 2020-03}
      - {id: 1.2, title: Train the panel, lead: [director], status: in_progress, start: 2020-01, due: 2020-06}
      - {id: 1.3, title: Write one form, lead: [director], status: not_started, start: 2020-02, due: 2020-06}
"""

from collections.abc import Iterator

from wsoa_cli.derive.plan_time import plan_time
from wsoa_cli.model.vocabulary import GIVEN_UP
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "many-not-started"
SEVERITY: Severity = "note"
LEVEL: RuleLevel = "standard"
# what could not be read may well be under way
NEEDS_WHOLE_PLAN = ("action", "action.status", "action.start", "action.due", "plan.inspection", "plan.calendar")
ASKED_OF_CLOSED = False

FEWEST = 3
SHARE = 3
"""More than one in so many."""
TIME = 4
"""One part in so many of the plan's time."""


def check(subject: Subject) -> Iterator[Finding]:
    """One finding where too little has begun, at the plan's title."""
    plan = subject.plan
    statuses = [at.item.status for at in plan.actions if at.item.status not in GIVEN_UP]
    waiting = statuses.count("not_started")
    if len(statuses) < FEWEST or waiting * SHARE <= len(statuses):
        return
    time = plan_time(plan)
    if time is None:
        return
    passed, whole = (subject.today - time.earliest).days, (time.latest - time.earliest).days
    if passed * TIME > whole:
        so_far = f"{_share(passed, whole)} of the plan's time has passed"
        message = f"{waiting} of {len(statuses)} actions are not started, and {so_far}"
        hint = "ask each lead what keeps it, and begin with what others wait for; or agree dates that will hold"
        yield Finding(NAME, SEVERITY, plan.id, None, message, hint, plan.place / "title")


def _share(passed: int, whole: int) -> str:
    return "all" if passed >= whole else f"{100 * passed // whole} %"
