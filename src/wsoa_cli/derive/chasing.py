"""Whom to write to about what: one message for each to whom something falls now, over all their plans.

What falls to somebody is what `next_steps` says, less what has time yet. A date that binds a plan is written to those who are
accountable in it, and not to everybody who leads an action.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from wsoa_cli.derive.agenda import Agenda
from wsoa_cli.derive.leading import answerers, called
from wsoa_cli.derive.next_steps import NextStep, by_press, next_steps
from wsoa_cli.derive.selection import is_called
from wsoa_cli.model.plan import Plan

Section = Literal["overdue", "due_soon", "to_start", "missing", "waiting"]
"""`to_start` is what may begin, or should have begun; `missing` are updates, readings, evidence and answers that are owed;
`waiting` is for what others have to do first."""
SECTIONS: tuple[Section, ...] = get_args(Section)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to write to: a post with its holder, or a board or an organisation that leads."""

    id: str
    title: str
    holder: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """What falls to one recipient, most pressing first; `agenda.plans` are all plans, since an id may stand in several."""

    to: Recipient
    agenda: Agenda

    def sections(self) -> Mapping[Section, list[NextStep]]:
        """The steps of each section that has any, in the order of SECTIONS."""
        found: dict[Section, list[NextStep]] = {section: [] for section in SECTIONS}
        for step in self.agenda.steps:
            found[_section(step)].append(step)
        return {section: steps for section, steps in found.items() if steps}


def messages(plans: Sequence[Plan], chosen: Iterable[Plan], today: date, lead: str | None = None) -> list[Message]:
    """A message for each who has something to do in the chosen plans, or for those whom a word means; by title.

    The same post in two plans, with the same title, holder and address, is the same recipient.
    """
    posts: dict[Recipient, list[tuple[Plan, str]]] = {}
    for plan in chosen:
        for one in answerers(plan):
            if lead is None or is_called(plan, one, lead):
                posts.setdefault(_recipient(plan, one), []).append((plan, one))
    found = [Message(to, _agenda(plans, theirs, today)) for to, theirs in posts.items()]
    return sorted((one for one in found if one.agenda.steps), key=lambda one: (one.to.title.lower(), one.to.id))


def _agenda(plans: Sequence[Plan], posts: Sequence[tuple[Plan, str]], today: date) -> Agenda:
    steps = [step for plan, one in posts for step in next_steps(plan, _is(one), today) if _is_to_write(step, one)]
    return Agenda(tuple(posts), tuple(sorted(steps, key=by_press)), 0, tuple(plans))


def _is(one: str) -> Callable[[Plan, str], bool]:
    return lambda _, other: other.lower() == one.lower()


def _is_to_write(step: NextStep, one: str) -> bool:
    if step.press == "waiting":
        return False
    officers = (post for at in step.plan.workstreams for post in at.item.accountable)
    return step.task != "meet" or any(one.lower() == post.lower() for post in officers)


def _section(step: NextStep) -> Section:
    if step.task == "ask":
        return "waiting"
    if step.press == "late":
        return "overdue"
    if step.task == "start":
        return "to_start"
    return "due_soon" if step.press == "soon" else "missing"


def _recipient(plan: Plan, one: str) -> Recipient:
    post = plan.post(one)
    if post is not None:
        return Recipient(post.id, post.title, post.holder, post.email)
    return Recipient(one, called(plan, one, with_holder=False))
