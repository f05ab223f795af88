"""An open action is due after the inspectors are expected again.

They judge what has come of the plan by then; in the framework of 2016 a re-visit came usually within 18 months of acceptance,
and too little progress brought an Accelerated Progress Plan. What is planned for afterwards cannot count.

The date is that of the next deadline of the kind `external` whose id or title speaks of a re-inspection, a revisit, or a
monitoring inspection or visit. The last days of the two are compared.

Fails:

    # plan.yaml
    deadlines: [{id: revisit, title: Re-inspection expected by, kind: external, due: 2021-06-04}]
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, lead: [director], status: in_progress, due: 2021-09}

Mended:

    # plan.yaml
    deadlines: [{id: revisit, title: Re-inspection expected by, kind: external, due: 2021-06-04}]
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, lead: [director], status: in_progress, due: 2021-03}
"""

from collections.abc import Iterator

from wsoa_cli.derive.revisit import expected_revisit
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "due-after-revisit"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each open action due after the next revisit, at its deadline."""
    revisit = expected_revisit(subject.plan, subject.today)
    if revisit is None or revisit.latest is None:
        return
    expected = f"{revisit.deadline.due or revisit.latest} ({revisit.deadline.id})"
    for at, standing in subject.actions():
        if not standing.is_open:
            continue
        action = at.item
        due = subject.plan.calendar.sure_latest(action.due)
        if due is not None and due > revisit.latest:
            message = f"{action.id} is due by {action.due}, and inspectors are expected again by {expected}"
            hint = "bring it forward, or split off what can be shown by then"
            yield Finding(NAME, SEVERITY, subject.plan.id, action.id, message, hint, at.place / "due")
