"""An agreed date is another than it was, and nothing says why.

A deadline that moves without a reason makes every other date in the plan worth less, and nobody can learn from it what stands
in the way. The history of the file shows the move; an entry in `due_changes` with the same `from` and `to` gives the reason,
and stays readable when the people have changed. Moves within a draft, a finer date with the same last day, and a move that was
taken back need none. Without history, or in a clone without its older part, only a date is found to which no entry leads.

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
from wsoa_cli.model.plan import Placed
from wsoa_cli.model.school_calendar import SchoolCalendar
from wsoa_cli.model.when import When
from wsoa_cli.model.workstream import Action
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "date-moved-without-reason"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each move of an action's deadline that no entry explains, and each deadline to which none leads, at the deadline."""
    for at, slipped in subject.slipped():
        unexplained = [move for move in slipped.moves if not move.is_explained]
        for move in unexplained:
            was = f"was due {move.old}" if move.old else "had no date any more"
            message = f"{at.item.id} {was} until {_moved(move)}, and nothing says why"
            yield _finding(subject, at, message, _hint(move), (f"from {move.old}", f"to {move.new}"))
        if at.item.due and at.item.due_changes and not unexplained and subject.plan.head.stage != "draft":
            yield from _beyond_its_entries(subject, at, at.item.due)


def _beyond_its_entries(subject: Subject, at: Placed[Action], due: When) -> Iterator[Finding]:
    """A deadline to which no entry leads, although history shows no move; a finer or coarser date is the same."""
    calendar, changes = subject.plan.calendar, at.item.due_changes
    if all(_are_apart(calendar, due, change.to) for change in changes):
        last = max(changes, key=lambda change: change.on)
        message = f"{at.item.id} is due by {due}, and its last move, of {last.on}, was to {last.to}"
        hint = f"add to `due_changes`: {{on: …, from: {last.to}, to: {due}, reason: …}}, or mend the date that is wrong"
        yield _finding(subject, at, message, hint, (f"from {last.to}", f"to {due}"))


def _are_apart(calendar: SchoolCalendar, one: When, other: When) -> bool:
    """Whether two dates surely have no day in common."""
    first, last = calendar.sure_earliest(one), calendar.sure_latest(one)
    other_first, other_last = calendar.sure_earliest(other), calendar.sure_latest(other)
    if first is None or last is None or other_first is None or other_last is None:
        return False
    return last < other_first or other_last < first


def _finding(subject: Subject, at: Placed[Action], message: str, hint: str, dates: tuple[str, str]) -> Finding:
    leans_on = (at.place / "due_changes",)
    return Finding(NAME, SEVERITY, subject.plan.id, at.item.id, message, hint, at.place / "due", dates, leans_on)


def _moved(move: Move) -> str:
    """When, by whom and to which date it was moved."""
    to = f"to {move.new}" if move.new else "to no date"
    return f"{move.on}, when {move.who} moved it {to}" if move.who else f"now, moved {to} and not committed yet"


def _hint(move: Move) -> str:
    if move.new is None:
        return f"write `due: {move.old}` again; an action that is given up gets `status: withdrawn`"
    was = f"from: {move.old}, " if move.old else ""
    return f"add to `due_changes`: {{on: {move.on}, {was}to: {move.new}, reason: …}}"
