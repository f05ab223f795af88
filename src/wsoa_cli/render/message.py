"""A message to one person in words: what it is about, and everything that falls to them, as text and as a document.

The command that says that something is done stands on the terminal alone, for whoever keeps the plan.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from textwrap import fill

from wsoa_cli.derive.chasing import Message, Recipient, Section
from wsoa_cli.derive.next_steps import NextStep
from wsoa_cli.render.document.blocks import Block, Document, Heading, Paragraph, Table
from wsoa_cli.render.json import Shape, document
from wsoa_cli.render.next_words import command, shortened, task, when, why
from wsoa_cli.render.planning_json import next_step
from wsoa_cli.render.safe import safe

WIDTH = 76
"""Columns of the text, so that a reply still quotes it within 80."""

HEADINGS: dict[Section, str] = {
    "overdue": "Overdue",
    "due_soon": "Due soon",
    "to_start": "To start",
    "missing": "Missing",
    "waiting": "Waiting for others",
}
_LAST_WORD = "If this is not yours, or is done already, please say so to whoever keeps the plan."


def subject(message: Message, today: date) -> str:
    """Of which plan, and how much of what there is: Joint SEND Strategy: 1 overdue, 2 due soon (2020-02-10)."""
    counts = ", ".join(f"{len(steps)} {HEADINGS[section].lower()}" for section, steps in message.sections().items())
    return f"{_named(_plans(message))}: {counts} ({today})"


def _plans(message: Message) -> list[str]:
    """The titles of the plans that something falls to the recipient in, those first in which most does."""
    counted = Counter(step.plan.head.title for step in message.agenda.steps)
    return [title for title, _ in counted.most_common()]


def _named(titles: list[str]) -> str:
    """One plan by its title, and others by their number: a subject has to be short."""
    first = shortened(titles[0])
    return first if len(titles) == 1 else f"{first} and {len(titles) - 1} more"


def addressee(to: Recipient) -> str:
    """The post, and who holds it."""
    return f"{to.title} ({to.holder})" if to.holder else to.title


def full_name(message: Message) -> str:
    """The post as a command names it: with its plan where several plans have one of that id."""
    plans = message.agenda.plans
    plan, one = message.agenda.posts[0]
    return one if sum(other.post(one) is not None for other in plans) <= 1 else f"{plan.id}:{one}"


def messages_text(messages: list[Message], today: date) -> str:
    """All messages for a terminal, each below whom it is for."""
    between = f"\n{'=' * WIDTH}\n"
    return between.join("\n".join(_with_head(one, today)) for one in messages) or f"Nobody has to be written to on {today}.\n"


def _with_head(message: Message, today: date) -> Iterator[str]:
    address = f" <{message.to.email}>" if message.to.email else ""
    yield _filled(f"To: {addressee(message.to)}{address}", "", "    ")
    yield _filled(f"Subject: {subject(message, today)}", "", "    ")
    yield ""
    yield _text(message, today, with_commands=True)


def message_text(message: Message, today: date) -> str:
    """One message as plain text: a greeting, and a part for each way in which things press.

    Who reads it has no wsoa, and is not asked to type anything.
    """
    return _text(message, today, with_commands=False)


def _text(message: Message, today: date, *, with_commands: bool) -> str:
    lines = [f"{_filled(one, '', '')}\n" for one in _opening(message, today)]
    for section, steps in message.sections().items():
        heading = HEADINGS[section]
        lines.append(f"{heading}\n{'-' * len(heading)}")
        for step in steps:
            lines.append(_filled(f"{step.id}  {task(step, today)}", "", "    "))
            command_line = [f"then: {command(step, message.agenda)}"] if with_commands else []
            lines += [_filled(one, "    ", "      ") for one in (*_details(message, step, today), *command_line)]
        lines.append("")
    return "\n".join([*lines, _filled(_LAST_WORD, "", "")]) + "\n"


def _details(message: Message, step: NextStep, today: date) -> Iterator[str]:
    if len(_plans(message)) > 1:
        yield step.plan.head.title
    yield f"by {step.by}: {when(step, today)}" if step.by else when(step, today)
    yield from why(step, today)


def _opening(message: Message, today: date) -> tuple[str, str]:
    to, plans = message.to, _plans(message)
    asks = "asks" if len(plans) == 1 else "ask"
    return f"Dear {to.holder or to.title},", f"This is what {' and '.join(plans)} {asks} of {to.title} as of {today}."


def _filled(text: str, first: str, others: str) -> str:
    whole = " ".join(safe(text).split())
    return fill(whole, WIDTH, initial_indent=first, subsequent_indent=others, break_long_words=False, break_on_hyphens=False)


def message_document(message: Message, today: date) -> Document:
    """One message as a document."""
    return Document(subject(message, today), tuple(_blocks(message, today)), today, subtitle=addressee(message.to))


def _blocks(message: Message, today: date) -> Iterator[Block]:
    yield from (Paragraph(one) for one in _opening(message, today))
    plan = ("Plan",) if len(_plans(message)) > 1 else ()
    for section, steps in message.sections().items():
        yield Heading(1, HEADINGS[section])
        header = ("Id", *plan, "What to do", "By", "That is", "Why it matters")
        rows = tuple(_row(step, today, is_plan_named=bool(plan)) for step in steps)
        yield Table(f"{HEADINGS[section]} on {today}", header, rows)
    yield Paragraph(_LAST_WORD)


def _row(step: NextStep, today: date, *, is_plan_named: bool) -> tuple[str, ...]:
    plan = (step.plan.head.title,) if is_plan_named else ()
    return step.id, *plan, task(step, today), str(step.by or ""), when(step, today), "; ".join(why(step, today))


def messages_json(messages: list[Message], today: date) -> str:
    """`wsoa.chase/1`: whom to write to, and every step with the section that it stands in."""
    return document("wsoa.chase/1", today, messages=[_shape(one, today) for one in messages])


def _shape(message: Message, today: date) -> Shape:
    to = message.to
    steps = [
        {"section": section} | next_step(step, message.agenda, today)
        for section, steps in message.sections().items()
        for step in steps
    ]
    recipient = {"id": to.id, "title": to.title, "holder": to.holder, "email": to.email}
    return {"to": recipient, "subject": subject(message, today), "steps": steps}
