"""The date of an open action has moved twice or more, or by more than 90 days in all.

One move has a reason; several are a pattern, and a board should ask whether the action can be done at all. Moves count that the
history shows, and those that `due_changes` tells of from the time before.
"""

from collections.abc import Iterator

from wsoa_cli.derive.slippage import Slippage
from wsoa_cli.derive.words import days
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "repeated-slippage"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False

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
