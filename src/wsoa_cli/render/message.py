"""A message to one person in words: what it is about, and everything that falls to them, as text and as a document."""

from collections.abc import Iterator
from datetime import date
from textwrap import fill

from wsoa_cli.derive.chasing import Message, Recipient, Section
from wsoa_cli.derive.next_steps import NextStep
from wsoa_cli.render.document.blocks import Block, Document, Heading, Paragraph, Table
from wsoa_cli.render.json import Shape, document
from wsoa_cli.render.next_words import command, task, when, why
from wsoa_cli.render.planning_json import next_step
from wsoa_cli.render.safe import safe

WIDTH = 76
"""Columns of the text, so that a reply still quotes it within 80."""

HEADINGS: dict[Section, str] = {
    "overdue": "Overdue",
    "due_soon": "Due soon",
    "missing": "Missing",
    "waiting": "Waiting for others",
}
_LAST_WORD = "If this is not yours, or is done already, please say so to whoever keeps the plan."


def subject(message: Message, today: date) -> str:
    """How much of what there is: 1 overdue, 2 due soon (2020-02-10)."""
    counts = ", ".join(f"{len(steps)} {HEADINGS[section].lower()}" for section, steps in message.sections().items())
    return f"{counts} ({today})"


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
    yield message_text(message, today)


def message_text(message: Message, today: date) -> str:
    """One message as plain text: a greeting, a part for each way in which things press, what to type for each."""
    return "\n".join(_lines(message, today)) + "\n"


def _lines(message: Message, today: date) -> Iterator[str]:
    yield from (_filled(one, "", "") + "\n" for one in _opening(message.to, today))
    for section, steps in message.sections().items():
        heading = HEADINGS[section]
        yield f"{heading}\n{'-' * len(heading)}"
        for step in steps:
            yield _filled(f"{step.id}  {task(step)}", "", "    ")
            yield from (_filled(one, "    ", "      ") for one in _details(message, step, today))
        yield ""
    yield _filled(_LAST_WORD, "", "")


def _details(message: Message, step: NextStep, today: date) -> Iterator[str]:
    yield f"by {step.by}: {when(step, today)}" if step.by else when(step, today)
    yield from why(step, today)
    yield f"then: {command(step, message.agenda)}"


def _opening(to: Recipient, today: date) -> tuple[str, str]:
    return f"Dear {to.holder or to.title},", f"This is what the plan asks of {to.title} as of {today}."


def _filled(text: str, first: str, others: str) -> str:
    whole = " ".join(safe(text).split())
    return fill(whole, WIDTH, initial_indent=first, subsequent_indent=others, break_long_words=False, break_on_hyphens=False)


def message_document(message: Message, today: date) -> Document:
    """One message as a document."""
    return Document(subject(message, today), tuple(_blocks(message, today)), today, subtitle=addressee(message.to))


def _blocks(message: Message, today: date) -> Iterator[Block]:
    yield from (Paragraph(one) for one in _opening(message.to, today))
    for section, steps in message.sections().items():
        yield Heading(1, HEADINGS[section])
        header = ("Id", "What to do", "By", "That is", "Why it matters", "Then type")
        yield Table(f"{HEADINGS[section]} on {today}", header, tuple(_row(message, step, today) for step in steps))
    yield Paragraph(_LAST_WORD)


def _row(message: Message, step: NextStep, today: date) -> tuple[str, ...]:
    by, reasons = str(step.by or ""), "; ".join(why(step, today))
    return step.id, task(step), by, when(step, today), reasons, command(step, message.agenda)


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
