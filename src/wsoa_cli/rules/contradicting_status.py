"""The status of an action and its dates contradict each other, or something is said to have happened on a day to come.

Reviewers have met actions at 0 % that were green and "100 % reached": where two facts of one line contradict each other, a
reader believes neither, and no rate or chart made of them is right. Each of these is one:

- delivered or embedded, and no `finished`; or `finished` or `embedded_on` where the status does not say so;
- finished, embedded, met, decided, updated, evidenced or observed on a day that is yet to come;
- under way, or finished, before its `start`; to start after it is due; embedded before it was finished;
- open, and in need of an action that was withdrawn;
- an update from after the day on which it was withdrawn, as `wsoa withdraw` writes it;
- two values of a measure for one day.

These stay wrong in a closed plan as well.

Fails:

    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Write one form
        lead: [director]
        due: 2020-01
        status: in_progress
        finished: 2019-12-12
        evidence: [{title: The form, kind: output, date: 2019-12-12}]

Mended:

    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Write one form
        lead: [director]
        due: 2020-01
        status: delivered
        finished: 2019-12-12
        evidence: [{title: The form, kind: output, date: 2019-12-12}]
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from wsoa_cli.derive.withdrawal import withdrawn_on
from wsoa_cli.model.plan import Place, Placed
from wsoa_cli.model.vocabulary import DONE, OPEN
from wsoa_cli.model.workstream import Action
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "contradicting-status"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = True

Contradiction = tuple[str, str, str, Place]
"""The item, what is wrong, what to write instead, and where."""

SLIP = "mend the date; most often it is a slip of the keyboard"


def check(subject: Subject) -> Iterator[Finding]:
    """Each contradiction, at the field to look at first."""
    for item, message, hint, place in _contradictions(subject):
        yield Finding(NAME, SEVERITY, subject.plan.id, item, message, hint, place)
    yield from _without_a_day(subject)


def _without_a_day(subject: Subject) -> Iterator[Finding]:
    """What is done, and nothing says since when."""
    for at in subject.plan.actions:
        action = at.item
        if action.status in DONE and action.finished is None:
            message = f"{action.id} is {action.status}, and no `finished` says since when"
            hint = "write `finished` with the day on which it was delivered"
            leans_on = (at.place / "finished",)
            yield Finding(NAME, SEVERITY, subject.plan.id, action.id, message, hint, at.place / "status", leans_on=leans_on)


def _contradictions(subject: Subject) -> Iterator[Contradiction]:
    for at in subject.plan.actions:
        status = at.item.status
        if status in DONE:
            yield from _of_finished(at)
        elif at.item.finished is not None or at.item.embedded_on is not None:
            yield from _of_unfinished(at)
        if at.item.start is not None:
            yield from _before_its_start(at, subject)
        yield from _to_come(at, subject)
        if status == "withdrawn":
            yield from _after_withdrawal(at)
        elif status in OPEN and not subject.plan.is_closed:
            yield from _waiting_in_vain(at, subject)
    yield from _readings_to_come(subject)
    yield from _readings_of_one_day(subject)
    yield from _of_the_head(subject)


def _of_finished(at: Placed[Action]) -> Iterator[Contradiction]:
    """What is embedded without being called so, or embedded before it was delivered."""
    action = at.item
    if action.embedded_on is None:
        return
    if action.status == "delivered":
        message = f"{action.id} is delivered, and `embedded_on` says that it is embedded since {action.embedded_on}"
        yield action.id, message, "write `status: embedded`, or take `embedded_on` out", at.place / "embedded_on"
    if action.finished is not None and action.embedded_on < action.finished:
        message = f"{action.id} was embedded on {action.embedded_on}, before it was finished on {action.finished}"
        yield action.id, message, "mend one of the two days", at.place / "embedded_on"


def _of_unfinished(at: Placed[Action]) -> Iterator[Contradiction]:
    """What has a day of delivery and is not delivered."""
    action = at.item
    field, day = ("finished", action.finished) if action.finished else ("embedded_on", action.embedded_on)
    message = f"{action.id} is {action.status.replace('_', ' ')}, and `{field}` says {day}"
    status = "delivered" if action.finished else "embedded"
    yield action.id, message, f"write `status: {status}`, or take `{field}` out", at.place / field


def _before_its_start(at: Placed[Action], subject: Subject) -> Iterator[Contradiction]:
    """What is finished or under way although its start is yet to come; a month has begun on its first day."""
    action = at.item
    earliest = subject.plan.calendar.earliest(action.start)
    if earliest is None:
        return
    if action.status in DONE and action.finished is not None and action.finished < earliest:
        message = f"{action.id} was finished on {action.finished}, before its start, {action.start}"
        yield action.id, message, "mend `finished`, or write the `start` as it was", at.place / "start"
    elif action.status in OPEN and _is_after(earliest, subject.plan.calendar.sure_latest(action.due)):
        message = f"{action.id} is to start {action.start}, after it is due, {action.due}"
        yield action.id, message, "mend one of the two dates", at.place / "start"
    elif action.status == "in_progress" and subject.today < earliest and not subject.plan.is_closed:
        message = f"{action.id} is in progress, and its start, {action.start}, is yet to come"
        yield action.id, message, "write the `start` as it was, or `status: not_started`", at.place / "start"


def _to_come(at: Placed[Action], subject: Subject) -> Iterator[Contradiction]:
    """Days of an action that tell what has happened, and are yet to come."""
    action, today = at.item, subject.today
    for field, day in (("finished", action.finished), ("embedded_on", action.embedded_on)):
        if day is not None and day > today:
            yield action.id, f"{action.id}: `{field}` says {day}, which is yet to come", SLIP, at.place / field
    for n, update in enumerate(action.updates):
        if update.date > today:
            place = at.place / "updates" / n / "date"
            yield action.id, f"{action.id} has an update of {update.date}, which is yet to come", SLIP, place
    for n, piece in enumerate(action.evidence):
        earliest = subject.plan.calendar.earliest(piece.date)
        if earliest is not None and earliest > today:
            place = at.place / "evidence" / n / "date"
            yield action.id, f"{action.id} has evidence of {piece.date}, which is yet to come", SLIP, place


def _after_withdrawal(at: Placed[Action]) -> Iterator[Contradiction]:
    action, since = at.item, withdrawn_on(at.item)
    for n, update in enumerate(action.updates):
        if since is not None and update.date > since:
            message = f"{action.id} was withdrawn on {since}, and has an update of {update.date}"
            hint = "write the status that it has again, or take the update to the action that it is about"
            yield action.id, message, hint, at.place / "updates" / n / "date"


def _waiting_in_vain(at: Placed[Action], subject: Subject) -> Iterator[Contradiction]:
    """What is open and needs what was withdrawn; what was carried over may still be done."""
    action = at.item
    for n, need in enumerate(action.needs):
        needed = subject.plan.find("action", need)
        if needed is not None and isinstance(needed.item, Action) and needed.item.status == "withdrawn":
            message = f"{action.id} needs {needed.item.id}, which was withdrawn"
            hint = f"take {needed.item.id} out of `needs`, or name what takes its place"
            yield action.id, message, hint, at.place / "needs" / n


def _readings_to_come(subject: Subject) -> Iterator[Contradiction]:
    """Readings of days to come; what is projected may well lie there."""
    for at in subject.plan.measures:
        for n, reading in enumerate(at.item.readings):
            if reading.date > subject.today and reading.basis != "projected":
                message = f"{at.item.id} has a reading of {reading.date}, which is yet to come"
                hint = "mend the date, or write `basis: projected` with a `note`"
                yield at.item.id, message, hint, at.place / "readings" / n / "date"


def _readings_of_one_day(subject: Subject) -> Iterator[Contradiction]:
    """Readings of one kind and one day with two values, and no note that says why."""
    for at in subject.plan.measures:
        first: dict[tuple[date, str], Decimal] = {}
        for n, reading in enumerate(at.item.readings):
            value = first.setdefault((reading.date, reading.basis), reading.value)
            if value != reading.value and reading.note is None:
                message = f"{at.item.id} has two readings of {reading.date}: {value} and {reading.value}"
                hint = "keep the one that is right, or say in its `note` what it is"
                yield at.item.id, message, hint, at.place / "readings" / n / "value"


def _of_the_head(subject: Subject) -> Iterator[Contradiction]:
    """Deadlines that were met, and decisions that were taken, on days to come."""
    plan = subject.plan
    for n, deadline in enumerate(plan.head.deadlines):
        if _is_after(deadline.met, subject.today):
            message = f"{deadline.id}: `met` says {deadline.met}, which is yet to come"
            yield deadline.id, message, SLIP, plan.place / "deadlines" / n / "met"
    for n, decision in enumerate(plan.head.decisions):
        if decision.status != "pending" and _is_after(decision.date, subject.today):
            message = f"{decision.id} was {decision.status} on {decision.date}, which is yet to come"
            yield decision.id, message, SLIP, plan.place / "decisions" / n / "date"


def _is_after(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day > other
