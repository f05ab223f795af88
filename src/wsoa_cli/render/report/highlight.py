"""The highlight report: one workstream, for the board that asks whether it will be done."""

from collections.abc import Iterator

from wsoa_cli.derive.hand_out import Chapter, HandOut
from wsoa_cli.derive.standing import Standing
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.render.document.blocks import Block, Bullets, Document, Facts, Gap, Heading, Paragraph
from wsoa_cli.render.report.parts import (
    actions_table,
    colour,
    decisions_table,
    measures_table,
    moved_table,
    news,
    unless_empty,
)
from wsoa_cli.render.words import accountable


def highlight_report(hand_out: HandOut, workstream: Workstream) -> Document:
    """Its colour and why, what is done to recover, what is new, the next four weeks, measures, risks, decisions asked for."""
    (chapter,) = hand_out.chapters
    title = f"Highlight report: {workstream.id} {workstream.title}"
    blocks = tuple(_blocks(chapter, workstream, hand_out))
    return Document(title, blocks, hand_out.today, subtitle=chapter.plan.head.title)


def _blocks(chapter: Chapter, workstream: Workstream, hand_out: HandOut) -> Iterator[Block]:
    actions = chapter.in_workstream(workstream)
    rating = next(row.rating for row in chapter.overview.workstreams if row.workstream is workstream)
    yield Facts(
        (
            ("Accountable officer", accountable(chapter.plan, workstream)),
            ("Rating", colour(rating)),
            ("Why", rating.reason),
            ("Judged on", str(hand_out.today)),
        )
    )
    yield Heading(1, "Where it stands")
    yield unless_empty(
        actions_table(f"Actions of {workstream.id}, what is most urgent first, what is done last", actions),
        "It has no action yet.",
    )
    yield from _recovery(actions)
    ids = frozenset({workstream.id.lower(), *(one.action.id.lower() for one in actions), *_measure_ids(workstream)})
    yield from news(chapter, 1, "Progress since the last report", ids)
    yield Heading(1, "The next four weeks")
    ahead = chapter.ahead(actions)
    yield unless_empty(actions_table("What starts or is due in the next four weeks", ahead), "Nothing starts or is due.")
    yield Heading(1, "Measures")
    yield unless_empty(measures_table(f"Measures of {workstream.id}", chapter, workstream), "It has no measure yet.")
    yield Heading(1, "Dates that have moved")
    moved = [one for one in chapter.moved if one.workstream is workstream]
    yield unless_empty(moved_table("Every move of an agreed date", moved), "No agreed date has moved.")
    yield from _risks(actions)
    yield Heading(1, "Decisions asked for")
    needed = {need.lower() for one in actions if one.is_open for need in one.action.needs}
    waiting = [one for one in chapter.waiting_decisions() if one.id.lower() in needed]
    yield unless_empty(decisions_table("What its actions wait for", waiting, chapter.plan), "None.")


def _measure_ids(workstream: Workstream) -> Iterator[str]:
    return (measure.id.lower() for measure in workstream.measures)


def _recovery(actions: list[Standing]) -> Iterator[Block]:
    """What is done about whatever is red or amber; what nobody has written is a gap, and no invented comfort."""
    yield Heading(1, "What is done to recover")
    pressing = [one for one in actions if one.rating.colour in {"red", "amber"} and one.is_open]
    if not pressing:
        yield Paragraph("Nothing is red or amber.")
    for one in pressing:
        if one.action.mitigation:
            yield Paragraph(f"{one.action.id} ({colour(one.rating)}): {one.action.mitigation}")
        else:
            yield Gap(f"what is done about {one.action.id} ({one.rating.reason}), and what happens otherwise")


def _risks(actions: list[Standing]) -> Iterator[Block]:
    """What may yet go wrong with what is not late: each sign that speaks against it."""
    yield Heading(1, "Risks")
    signs = tuple(
        f"{one.action.id}: {sign.fact}"
        for one in actions
        if one.is_open and not one.is_overdue
        for sign in one.signs
        if sign.colour in {"red", "amber"}
    )
    yield Bullets(signs) if signs else Paragraph("None that follows from the plan.")
