"""More than a third of the open actions are due in one month.

Dates that all fall together were mostly not planned but filled in: the end of the financial year, or the month before the
inspectors come. The same few people cannot finish everything at once, and the board sees nothing slip until all of it does.

Only actions due on a day or in a month count for a month; a plan with fewer than six open actions has no cliff, and a month
that is over is no cliff any more, but overdue.

Fails:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, lead: [director], status: in_progress, due: 2020-03-31}
      - {id: 1.2, title: Train the panel, lead: [director], status: in_progress, due: 2020-03-31}
      - {id: 1.3, title: Write one form, lead: [director], status: in_progress, due: 2020-03}
      - {id: 1.4, title: Ask the families, lead: [director], status: in_progress, due: 2020-05}
      - {id: 1.5, title: Mend the records, lead: [director], status: in_progress, due: 2020-06}
      - {id: 1.6, title: Share what works, lead: [director], status: in_progress, due: 2020-Q3}

Mended:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, lead: [director], status: in_progress, due: 2020-03-31}
      - {id: 1.2, title: Train the panel, lead: [director], status: in_progress, due: 2020-04-30}
      - {id: 1.3, title: Write one form, lead: [director], status: in_progress, due: 2020-03}
      - {id: 1.4, title: Ask the families, lead: [director], status: in_progress, due: 2020-05}
      - {id: 1.5, title: Mend the records, lead: [director], status: in_progress, due: 2020-06}
      - {id: 1.6, title: Share what works, lead: [director], status: in_progress, due: 2020-Q3}
"""

import calendar
from collections.abc import Iterator

from wsoa_cli.model.plan import Placed
from wsoa_cli.model.when import When
from wsoa_cli.model.workstream import Action
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "deadline-cliff"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
# what could not be read may well be due in other months
NEEDS_WHOLE_PLAN = ("action", "action.status", "action.due", "plan.calendar")
ASKED_OF_CLOSED = False

FEWEST = 6
SHARE = 3
"""More than one in so many."""

Month = tuple[int, int]


def check(subject: Subject) -> Iterator[Finding]:
    """Each month, not yet over, with more than a third of what is open, at the first action that is due in it."""
    still_open = [at for at, standing in subject.actions() if standing.is_open]
    if len(still_open) < FEWEST:
        return
    due_in: dict[Month, list[Placed[Action]]] = {}
    for at in still_open:
        if (of_due := _month(at.item.due)) is not None and of_due >= (subject.today.year, subject.today.month):
            due_in.setdefault(of_due, []).append(at)
    for (year, month), due in sorted(due_in.items()):
        if len(due) * SHARE > len(still_open):
            message = f"{len(due)} of {len(still_open)} open actions are due in {calendar.month_name[month]} {year}"
            hint = "spread them: bring forward what others wait for, and agree later dates for what can wait"
            yield Finding(NAME, SEVERITY, subject.plan.id, None, message, hint, due[0].place / "due", (f"in {year}-{month}",))


def _month(due: When | None) -> Month | None:
    """The month that all days of a deadline lie in."""
    if due is None or due.span is None:
        return None
    first, last = due.span.earliest, due.span.latest
    return (first.year, first.month) if (first.year, first.month) == (last.year, last.month) else None
