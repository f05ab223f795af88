"""The date of an open action has moved twice or more, or by more than 90 days in all.

One move has a reason; several are a pattern, and boards and committees ask how often a date has moved because each new date
was promised as the last. Then the question is whether the action can be done at all. Moves count that the history shows, and
those that `due_changes` tells of from the time before.

Fails:

    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Agree one plan
        lead: [director]
        status: in_progress
        due: 2020-05
        due_changes:
          - {on: 2019-09-11, from: 2019-12, to: 2020-02, reason: recruitment, approved_by: send-board}
          - {on: 2019-12-11, from: 2020-02, to: 2020-05, reason: recruitment, approved_by: send-board}

Mended:

    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Agree one plan
        lead: [director]
        status: withdrawn
        due: 2020-05
        due_changes:
          - {on: 2019-09-11, from: 2019-12, to: 2020-02, reason: recruitment, approved_by: send-board}
          - {on: 2019-12-11, from: 2020-02, to: 2020-05, reason: recruitment, approved_by: send-board}
        updates:
          - {date: 2020-01-06, text: Withdrawn; the post is not funded. Action 1.2 does it with the posts that there are.}
      - {id: 1.2, title: Agree a plan for the first two schools, lead: [director], status: in_progress, due: 2020-03}
"""

from collections.abc import Iterator

from wsoa_cli.derive.slippage import Slippage
from wsoa_cli.derive.words import days
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "repeated-slippage"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False

MOVES = 2
DAYS = 90


def check(subject: Subject) -> Iterator[Finding]:
    """Each open action whose date slips again and again, or far, at its deadline."""
    for (at, standing), (_, slipped) in zip(subject.actions(), subject.slipped(), strict=True):
        if standing.is_open and _is_too_much(slipped):
            message = (
                f"{at.item.id} has moved {_times(len(slipped.moves))}{_far(slipped)} since it was first due {slipped.first}"
            )
            hint = "ask what stands in the way, and agree a date that will hold; or split it, or withdraw it with a reason"
            yield Finding(NAME, SEVERITY, subject.plan.id, at.item.id, message, hint, at.place / "due")


def _is_too_much(slipped: Slippage) -> bool:
    later = sum(move.days is None or move.days > 0 for move in slipped.moves)
    return later >= MOVES or (slipped.days or 0) > DAYS


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _far(slipped: Slippage) -> str:
    return f", by {days(slipped.days)} in all," if slipped.days else ""
