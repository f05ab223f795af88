"""A plan has no board, or none that meets.

Somebody has to ask, again and again, what has moved, why a rating has changed and what families notice. A board of which
nobody says when it meets is a name on a page. How often it meets stands in `meets`, in any words.

Fails:

    # plan.yaml
    boards:
      - {id: send-board, name: SEND Improvement Board}

Mended:

    # plan.yaml
    boards:
      - {id: send-board, name: SEND Improvement Board, meets: monthly}
"""

from collections.abc import Iterator

from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "no-board"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
# the board may be one that could not be read
NEEDS_WHOLE_PLAN = ("board", "board.meets")
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """A plan that no board is known to follow, where its boards stand or at its title."""
    plan = subject.plan
    boards = plan.head.boards
    if any(board.meets for board in boards):
        return
    if not boards:
        message = f"{plan.id} has no board that follows it"
        hint = "write `boards: [{id: …, name: …, meets: monthly}]`"
        yield Finding(NAME, SEVERITY, plan.id, None, message, hint, plan.place / "title")
    else:
        names = ", ".join(board.id for board in boards)
        message = f"{plan.id} has no board of which it says when it meets: {names}"
        hint = f"write it where one does, such as: wsoa set {boards[0].id} --kind board meets=monthly"
        yield Finding(NAME, SEVERITY, plan.id, None, message, hint, plan.place / "boards")
