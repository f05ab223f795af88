"""A next step in words: what to do, the command that says that it is done, by when, and why it matters."""

from collections.abc import Sequence
from datetime import date

from wsoa_cli.derive.agenda import Agenda
from wsoa_cli.derive.leading import called
from wsoa_cli.derive.next_steps import NextStep
from wsoa_cli.derive.revisit import expected_revisit
from wsoa_cli.derive.words import days, first_and_count, until
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.plan_head import Condition, Decision
from wsoa_cli.model.vocabulary import GIVEN_UP, ITEM_KINDS
from wsoa_cli.model.workstream import Action
from wsoa_cli.render.words import plain

LONGEST = 90
"""Characters of the inspectors' words; the whole stands in `wsoa show`."""

MOST_POSTS = 3
"""Posts in a heading, each with its title and who holds it."""


def task(step: NextStep, today: date) -> str:
    """What is to be done, and with what."""
    title = str(getattr(step.at.item, "title", "") or getattr(step.at.item, "text", ""))
    return f"{_verb(step, today)}: {shortened(title) if isinstance(step.at.item, Condition) else title}"


def _verb(step: NextStep, today: date) -> str:
    item = step.at.item
    if step.task == "ask":
        return _asking(step)
    if step.task == "deliver" and isinstance(item, Action):
        if item.due is not None and item.due.is_ongoing:
            return "Review it, and say when it is looked at again"
        return "Deliver it, or agree a new date" if step.press == "late" else _soon(item)
    if step.task == "update":
        return f"Say how it goes; last said on {step.since}" if step.since else "Say how it goes; nothing was said yet"
    if step.task == "record" and isinstance(item, Measure):
        return f"Record the {plain(item.frequency)} reading"
    return {
        "start": "Start it, or agree a new date" if step.days_late(today) else "Start it",
        "show_evidence": "Show the evidence that it was delivered",
        "set_baseline": "Set the baseline",
        "answer": "Answer what the inspectors asked for",
        "meet": "Meet the plan's deadline",
    }[step.task]


def _soon(action: Action) -> str:
    return "Deliver it; it is not started" if action.status == "not_started" else "Deliver it"


def _asking(step: NextStep) -> str:
    whom = " and ".join(called(step.plan, one, with_holder=True) for one in step.ask) or "whoever decides"
    waits = " and ".join(one.id for one in step.waiting)
    item = step.at.item
    if isinstance(item, Decision):
        refused = " again, which was refused," if item.status == "refused" else ""
        return f"Ask {whom} to decide {step.id}{refused} for {waits}"
    if isinstance(item, Action) and item.status in GIVEN_UP:
        return f"Ask {whom} what takes the place of {step.id}, {plain(item.status)}, for {waits}"
    return f"Ask {whom} for {step.id}, before {waits}"


def command(step: NextStep, agenda: Agenda) -> str:
    """What to type once it is done, or agreed."""
    name = _name(step, agenda.plans)
    if step.task == "deliver":
        return _delivering(step, name)
    if step.task == "ask":
        return _shown(step, name) if step.kind == "action" else f"wsoa decide {name} agreed"
    return {
        "start": f'wsoa update {name} --status in_progress --text "…"',
        "update": f'wsoa update {name} --text "…"',
        "show_evidence": f'wsoa update {name} --evidence "…"',
        "record": f"wsoa record {name} VALUE",
        "set_baseline": f"wsoa set {name} baseline.value=VALUE",
        "answer": f'wsoa set {name} response="…"',
        "meet": f"wsoa meet {name}",
    }[step.task]


def _delivering(step: NextStep, name: str) -> str:
    if isinstance(step.at.item, Action) and step.at.item.due is not None and step.at.item.due.is_ongoing:
        return f"wsoa set {name} review=WHEN"
    delivering = f'wsoa deliver {name} --evidence "…"'
    return f"{delivering}, or wsoa reschedule {name} WHEN --reason …" if step.press == "late" else delivering


def _shown(step: NextStep, name: str) -> str:
    others = sum(step.plan.find(kind, step.id) is not None for kind in ITEM_KINDS)
    return f"wsoa show {name}{f' --kind {step.kind}' if others > 1 else ''}"


def _name(step: NextStep, plans: Sequence[Plan]) -> str:
    """The id alone where no other plan has it."""
    alone = sum(plan.find(step.kind, step.id) is not None for plan in plans) == 1
    return step.id if alone else f"{step.plan.id}:{step.id}"


def when(step: NextStep, today: date) -> str:
    """How far off its day is, or how late it is."""
    if step.by is None:
        return "now"
    late = step.days_late(today)
    return f"{days(late)} late" if late else until(step.by, today)


def why(step: NextStep, today: date) -> list[str]:
    """Why it matters: whom it keeps waiting, what inspectors found, and when they are expected back."""
    waiting = [f"{one.id} waits for it: {shortened(one.title)}" for one in step.waiting]
    found = [f"{one.id}: {shortened(one.text)}" for one in step.findings]
    back = expected_revisit(step.plan, today)
    awaited = (
        [f"inspectors are expected back {until(back.latest, today)}"] if back and back.deadline is not step.at.item else []
    )
    return [*waiting, *found, *awaited]


def shortened(text: str) -> str:
    """The first words of a long text, up to the end of one."""
    plain_text = " ".join(text.split())
    if len(plain_text) <= LONGEST:
        return plain_text
    return plain_text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def whom(agenda: Agenda) -> str:
    """The posts that were meant, by title and holder."""
    named = list(dict.fromkeys(called(plan, one, with_holder=True) for plan, one in agenda.posts))
    return first_and_count(named, MOST_POSTS)
