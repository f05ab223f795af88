"""An action is due before what it needs, or a part is due after its whole.

Both dates cannot hold: if the first is kept, the second has not been waited for. In plans of several workstreams it is the
commonest fault that no lead can see alone, because each sees only their own dates.

The last days of the two are compared, on which lateness is judged, so that two actions due in the same month are in order.
What has no end, or a term that the calendar does not name, is not judged; nor is what is finished, decided or given up.

Fails:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Write one form, lead: [director], status: in_progress, due: 2020-06}
      - {id: 1.2, title: Train all to use it, lead: [director], status: not_started, start: 2020-03, due: 2020-04, needs: [1.1]}

Mended:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Write one form, lead: [director], status: in_progress, due: 2020-03}
      - {id: 1.2, title: Train all to use it, lead: [director], status: not_started, start: 2020-03, due: 2020-04, needs: [1.1]}
"""

from collections.abc import Iterator

from wsoa_cli.derive.waiting import Wait, waits
from wsoa_cli.model.plan_head import Decision
from wsoa_cli.model.vocabulary import OPEN
from wsoa_cli.model.workstream import Action
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "out-of-order"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each wait that the two dates do not allow for: at the deadline of what needs something, or of the part."""
    plan = subject.plan
    for wait in waits(plan):
        if not _is_to_come(wait.awaited.item):
            continue
        first, then = plan.calendar.sure_latest(wait.awaited.item.due), plan.calendar.sure_latest(wait.waiting.item.due)
        if first is not None and then is not None and first > then:
            yield _part_after_whole(subject, wait) if wait.is_whole else _before_its_need(subject, wait)


def _is_to_come(awaited: Action | Decision) -> bool:
    return awaited.status == "pending" if isinstance(awaited, Decision) else awaited.status in OPEN


def _before_its_need(subject: Subject, wait: Wait) -> Finding:
    action, needed = wait.waiting.item, wait.awaited.item
    message = f"{action.id} is due by {action.due}, before {needed.id}, which it needs and which has until {needed.due}"
    hint = f"bring {needed.id} forward, or: wsoa reschedule {action.id} {needed.due} --reason …"
    return Finding(
        NAME,
        SEVERITY,
        subject.plan.id,
        action.id,
        message,
        hint,
        wait.waiting.place / "due",
        (needed.id,),
        (wait.awaited.place / "status",),
    )


def _part_after_whole(subject: Subject, wait: Wait) -> Finding:
    whole, part = wait.waiting.item, wait.awaited.item
    message = f"{part.id} has until {part.due}, and {whole.id}, which it is part of, is due by {whole.due}"
    hint = f"bring {part.id} forward, move {whole.id}, or take `part_of` away if {whole.id} is whole without it"
    return Finding(NAME, SEVERITY, subject.plan.id, part.id, message, hint, wait.awaited.place / "due", (whole.id,))
