"""What has changed since a day in a few lines, for a channel that people read in passing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wsoa_cli.derive.changes import GROUPS, Group
from wsoa_cli.derive.hand_out import Chapter, HandOut
from wsoa_cli.derive.standing import Standing, by_urgency
from wsoa_cli.render.document.blocks import Block, Bullets, Document, Heading, Paragraph
from wsoa_cli.render.safe import safe
from wsoa_cli.render.words import change_group, changed_line, due_text, lateness

MOST_OF_A_KIND = 5
"""Lines under one heading; what is more is counted."""

WEEK = timedelta(days=7)
"""How far a digest looks ahead."""

_LEFT_OUT: frozenset[Group] = frozenset({"reworded"})
"""What nobody needs to hear in passing; `wsoa changes` has it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its lines, and how many more there would be."""

    heading: str
    lines: tuple[str, ...]
    more: int = 0


def digest_text(hand_out: HandOut) -> str:
    """As plain lines."""
    lines = []
    for chapter in hand_out.chapters:
        lines += [f"{chapter.plan.head.title}: {_summary(chapter)}", ""]
        for part in parts(chapter):
            lines += [part.heading, *(f"  - {line}" for line in (*part.lines, *_more(part))), ""]
    return "\n".join(safe(line) for line in lines)


def digest_document(hand_out: HandOut) -> Document:
    """As a document, of which markdown is what most channels take."""
    blocks = tuple(block for chapter in hand_out.chapters for block in _blocks(chapter))
    return Document("What has changed", blocks, hand_out.today)


def _blocks(chapter: Chapter) -> Iterator[Block]:
    yield Heading(1, chapter.plan.head.title)
    yield Paragraph(f"{_summary(chapter).capitalize()}.")
    for part in parts(chapter):
        yield Heading(2, part.heading)
        yield Bullets((*part.lines, *_more(part)))


def parts(chapter: Chapter) -> Iterator[Part]:
    """What has changed, group by group as a board wants to hear of it, and then what is due within a week."""
    found = chapter.since.changes if chapter.since else ()
    for group in GROUPS:
        changed = [one for one in found if one.group == group]
        if changed and group not in _LEFT_OUT:
            yield _part(change_group(group), [changed_line(one, chapter.plan) for one in changed])
    if near := _due_within_a_week(chapter):
        yield _part("Due within a week", [f"{one.action.id} {one.action.title}: {due_text(one)}" for one in near])
    if late := sorted((one for one in chapter.situation.standings if one.is_overdue), key=by_urgency):
        today = chapter.situation.today
        yield _part("Overdue", [f"{one.action.id} {one.action.title}: {lateness(one, today)}" for one in late])


def _part(heading: str, lines: Sequence[str]) -> Part:
    shown = lines if len(lines) <= MOST_OF_A_KIND else lines[: MOST_OF_A_KIND - 1]
    return Part(heading, tuple(shown), len(lines) - len(shown))


def _more(part: Part) -> tuple[str, ...]:
    return (f"and {part.more} more",) if part.more else ()


def _due_within_a_week(chapter: Chapter) -> list[Standing]:
    today = chapter.situation.today
    found = (one for one in chapter.situation.standings if one.is_open and _falls(one.timing.latest, today, today + WEEK))
    return sorted(found, key=by_urgency)


def _falls(day: date | None, first: date, last: date) -> bool:
    return day is not None and first <= day <= last


def _summary(chapter: Chapter) -> str:
    since, today = chapter.since, chapter.situation.today
    if since is not None and since.is_unread:
        return f"what has changed from {since.day} to {today} is not known, since not all files could be read"
    if since is not None and since.is_new:
        return f"the whole plan is new since {since.day}"
    if since is None or not since.changes:
        return f"nothing has changed from {since.day if since else today} to {today}"
    count = "1 change" if len(since.changes) == 1 else f"{len(since.changes)} changes"
    return f"{count} from {since.day} to {today}"
