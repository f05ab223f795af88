"""An agreed date is another than it was, and nothing says why.

A deadline that moves without a reason makes every other date in the plan worth less, and nobody can learn from it what stands
in the way. The history of the file shows the move; an entry in `due_changes` with the same `from` and `to` gives the reason,
and stays readable when the people have changed. Moves within a draft, a finer date with the same last day, and a move that was
taken back need none. Without history, or in a clone without its older part, nothing can be found.

Fails:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, lead: [director], status: in_progress, due: 2020-03}
    # committed: 2019-12-02
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, lead: [director], status: in_progress, due: 2020-05}

Mended:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, lead: [director], status: in_progress, due: 2020-03}
    # committed: 2019-12-02
    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Agree one plan
        lead: [director]
        status: in_progress
        due: 2020-05
        due_changes:
          - {on: 2020-01-06, from: 2020-03, to: 2020-05, reason: recruitment, approved_by: send-board}
"""

from collections.abc import Iterator

from wsoa_cli.derive.slippage import Move
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "date-moved-without-reason"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each move of an action's deadline that no entry explains, at the deadline."""
    if subject.plan.is_closed:
        return
    for at, slipped in subject.slipped():
        for move in slipped.moves:
            if not move.is_explained:
                was = f"was due {move.old}" if move.old else "had no date any more"
                message = f"{at.item.id} {was} until {_moved(move)}, and nothing says why"
                dates = (f"from {move.old}", f"to {move.new}")
                yield Finding(
                    NAME,
                    SEVERITY,
                    subject.plan.id,
                    at.item.id,
                    message,
                    _hint(move),
                    at.place / "due",
                    dates,
                    (at.place / "due_changes",),
                )


def _moved(move: Move) -> str:
    """When, by whom and to which date it was moved."""
    to = f"to {move.new}" if move.new else "to no date"
    return f"{move.on}, when {move.who} moved it {to}" if move.who else f"now, moved {to} and not committed yet"


def _hint(move: Move) -> str:
    if move.new is None:
        return f"write `due: {move.old}` again; an action that is given up gets `status: withdrawn`"
    was = f"from: {move.old}, " if move.old else ""
    return f"add to `due_changes`: {{on: {move.on}, {was}to: {move.new}, reason: …}}"
