"""Actions wait for each other in a circle.

None of them can be finished first, so none of them ever is, and each lead says in good faith that it is another's turn. An
action waits for what it `needs`, and a whole for its parts; a circle may consist of both. Withdrawn and carried-over actions
wait for nothing.

Each circle is named once, at the entry that closes it.

Fails:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Write one form, lead: [director], status: in_progress, due: 2020-06, needs: [1.2]}
      - {id: 1.2, title: Try it in one school, lead: [director], status: in_progress, due: 2020-06, needs: [1.1]}

Mended:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Write one form, lead: [director], status: in_progress, due: 2020-06}
      - {id: 1.2, title: Try it in one school, lead: [director], status: in_progress, due: 2020-06, needs: [1.1]}
"""

from collections.abc import Iterator

from wsoa_cli.derive.waiting import Wait, circles
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "circular-needs"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = True


def check(subject: Subject) -> Iterator[Finding]:
    """Each circle, at the entry of `needs` or the `part_of` that closes it."""
    for circle in circles(subject.plan):
        item = _named_at(circle.closing)
        message = f"{circle} wait for each other" if len(circle.actions) > 1 else f"{circle}: it waits for itself"
        hint = "take out the one `needs` or `part_of` that does not hold, or split an action in two"
        ids = tuple(action.id for action in circle.actions)
        yield Finding(NAME, SEVERITY, subject.plan.id, item, message, hint, circle.closing.at, ids)


def _named_at(wait: Wait) -> str:
    """The action in which a wait is written."""
    return (wait.awaited if wait.is_whole else wait.waiting).item.id
