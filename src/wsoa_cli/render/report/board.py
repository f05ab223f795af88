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
    """Plan by plan: status, exceptions, measures against trajectory, deadlines moved, decisions outstanding, what is new.

    The title of the only plan stands under that of the report, and not once more as a heading.
    """
    titles = [chapter.plan.head.title for chapter in hand_out.chapters]
    is_one = len(titles) == 1
    blocks = tuple(block for chapter in hand_out.chapters for block in _chapter(chapter, is_alone=is_one))
    subtitle = titles[0] if is_one else f"{len(titles)} plans"
    return Document("Report to the board", blocks, hand_out.today, subtitle=subtitle)


def _chapter(chapter: Chapter, *, is_alone: bool) -> Iterator[Block]:
    if not is_alone:
        yield Heading(1, chapter.plan.head.title)
    yield from _blocks(chapter, 1 if is_alone else 2)


def _blocks(chapter: Chapter, level: int) -> Iterator[Block]:
    plan, rating = chapter.plan, chapter.overview.rating
    yield Facts((("Rating", colour(rating)), ("Why", rating.reason), ("Judged on", str(chapter.situation.today))))
    yield Heading(level, "Status by workstream")
    yield unless_empty(workstreams_table("Every workstream", chapter), "There is no workstream yet.")
    yield Heading(level, "Exceptions")
    yield unless_empty(actions_table("What is red or amber, red first", chapter.exceptions()), "Nothing is red or amber.")
    yield Heading(level, "Measures against their trajectory")
    yield unless_empty(measures_table("Every measure", chapter), "There is no measure yet.")
    yield Heading(level, "Dates that have moved")
    yield unless_empty(moved_table("Every move of an agreed date", chapter.moved), "No agreed date has moved.")
    yield Heading(level, "Decisions outstanding")
    waiting = chapter.waiting_decisions()
    yield unless_empty(decisions_table("What boards have still to decide", waiting, plan), "None.")
    yield Heading(level, "Dates that bind the plan")
    yield unless_empty(dates_table("Dates of the plan as a whole", chapter), "None.")
    yield from news(chapter, level, "What is new")
