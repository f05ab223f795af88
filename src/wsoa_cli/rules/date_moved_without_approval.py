"""An agreed date was moved and the entry in `due_changes` does not say who agreed.

Whoever may move a date alone may move it for ever: Birmingham never moves one without the Department's approval. Where the
plan says so itself (`moves_need_approval` in its settings), this is an error and not a warning.

Fails:

    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Agree one plan
        status: in_progress
        due: 2020-05
        due_changes:
          - {on: 2019-12-11, from: 2020-03, to: 2020-05, reason: recruitment}

Mended:

    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Agree one plan
        status: in_progress
        due: 2020-05
        due_changes:
          - {on: 2019-12-11, from: 2020-03, to: 2020-05, reason: recruitment, approved_by: send-board}
"""

from collections.abc import Iterator

from wsoa_cli.model.when import When
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "date-moved-without-approval"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each entry of `due_changes` that names nobody who agreed, at the entry."""
    severity: Severity = "error" if subject.plan.head.settings.moves_need_approval else SEVERITY
    for at in subject.plan.actions:
        for number, change in enumerate(at.item.due_changes):
            if change.from_ is not None and change.approved_by is None:
                message = f"{at.item.id} was moved from {change.from_} to {change.to}, and nobody is named who agreed"
                hint = "write `approved_by: …` with the id of the board or post"
                if change is at.item.due_changes[-1] and change.to == at.item.due:
                    hint = f"add who agreed: wsoa reschedule {at.item.id} {_typed(change.to)} --approved-by BOARD"
                place = at.place / "due_changes" / number
                dates = (f"from {change.from_}", f"to {change.to}")
                yield Finding(
                    NAME, severity, subject.plan.id, at.item.id, message, hint, place, dates, (place / "approved_by",)
                )


def _typed(when: When) -> str:
    """A date as it is typed on a command line: in quotes where it has a space."""
    return f'"{when}"' if " " in str(when) else str(when)
