"""An open action is `ongoing` and has no `review` date.

What has no end is late only when it is not looked at again: without a review, nothing could ever make it late, and an action
that can never be late tells a board nothing by being on time.

Fails:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Check twenty plans each month, lead: [director], status: in_progress, due: ongoing}

Mended:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Check twenty plans each month, lead: [director], status: in_progress, due: ongoing, review: 2020-09-30}
"""

from collections.abc import Iterator

from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "ongoing-without-review"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each open action that goes on for ever, at its review, or where that should stand."""
    for at, standing in subject.actions():
        action = at.item
        if standing.is_open and action.due is not None and action.due.is_ongoing and standing.timing.latest is None:
            message = f"{action.id} is ongoing and has no day on which it is looked at again"
            hint = f"agree when it is looked at again: wsoa set {action.id} review=DATE"
            yield Finding(NAME, SEVERITY, subject.plan.id, action.id, message, hint, at.place / "review")
