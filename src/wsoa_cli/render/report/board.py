"""The board pack: every workstream, exceptions first."""

from collections.abc import Iterator

from wsoa_cli.derive.hand_out import Chapter, HandOut
from wsoa_cli.render.document.blocks import Block, Document, Facts, Heading
from wsoa_cli.render.report.parts import (
    actions_table,
    colour,
    dates_table,
    decisions_table,
    measures_table,
    moved_table,
    news,
    unless_empty,
    workstreams_table,
)


def board_report(hand_out: HandOut) -> Document:
    """Plan by plan: status, exceptions, measures against trajectory, deadlines moved, decisions outstanding, what is new."""
    titles = [chapter.plan.head.title for chapter in hand_out.chapters]
    blocks = tuple(block for chapter in hand_out.chapters for block in _blocks(chapter))
    subtitle = titles[0] if len(titles) == 1 else f"{len(titles)} plans"
    return Document("Report to the board", blocks, hand_out.today, subtitle=subtitle)


def _blocks(chapter: Chapter) -> Iterator[Block]:
    plan, rating = chapter.plan, chapter.overview.rating
    yield Heading(1, plan.head.title)
    yield Facts((("Rating", colour(rating)), ("Why", rating.reason), ("Judged on", str(chapter.situation.today))))
    yield Heading(2, "Status by workstream")
    yield unless_empty(workstreams_table("Every workstream", chapter), "There is no workstream yet.")
    yield Heading(2, "Exceptions")
    yield unless_empty(actions_table("What is red or amber, red first", chapter.exceptions()), "Nothing is red or amber.")
    yield Heading(2, "Measures against their trajectory")
    yield unless_empty(measures_table("Every measure", chapter), "There is no measure yet.")
    yield Heading(2, "Dates that have moved")
    yield unless_empty(moved_table("Every move of an agreed date", chapter.moved), "No agreed date has moved.")
    yield Heading(2, "Decisions outstanding")
    waiting = chapter.waiting_decisions()
    yield unless_empty(decisions_table("What boards have still to decide", waiting, plan), "None.")
    yield Heading(2, "Dates that bind the plan")
    yield unless_empty(dates_table("Dates of the plan as a whole", chapter), "None.")
    yield from news(chapter, 2, "What is new")
