"""What reports have in common: tables of actions, measures, moved dates and workstreams, and what is new."""

from collections.abc import Iterable, Iterator, Sequence

from wsoa_cli.derive.amounts import POUNDS, amount, number
from wsoa_cli.derive.changes import GROUPS
from wsoa_cli.derive.deadlines import deadline_standings
from wsoa_cli.derive.hand_out import Chapter
from wsoa_cli.derive.leading import called
from wsoa_cli.derive.rating import Rating
from wsoa_cli.derive.slippage import Move, Slippage
from wsoa_cli.derive.standing import Standing
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.plan_head import Decision
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.render.document.blocks import Block, Bullets, Gap, Heading, Paragraph, Table
from wsoa_cli.render.words import COUNTED, NONE, accountable, change_group, changed_line, due_text, lateness, plain, state


def colour(rating: Rating) -> str:
    """A colour as its word: it is never told by colour alone."""
    return rating.colour.upper() if rating.colour else NONE


def actions_table(caption: str, standings: Sequence[Standing]) -> Table:
    """A row an action: who leads it, until when, how it stands and why."""
    header = ("Action", "What", "Lead", "Deadline", "Status", "Rating", "Why")
    rows = tuple(
        (
            one.action.id,
            one.action.title,
            leads(one),
            f"{due_text(one)} ({lateness(one, one.situation.today)})" if one.is_open and one.timing.latest else due_text(one),
            plain(one.action.status),
            colour(one.rating),
            one.rating.reason,
        )
        for one in standings
    )
    return Table(caption, header, rows)


def launches_table(caption: str, standings: Iterable[Standing]) -> Table:
    """A row a launch: when it is, as it was agreed, and what has to be decided or done before it."""
    header = ("Launch", "What", "When", "As agreed", "Status", "Needs first")
    rows = tuple(
        (
            one.action.id,
            one.action.title,
            str(one.action.finished or due_text(one)),
            one.action.due_text or NONE,
            plain(one.action.status),
            ", ".join(one.action.needs) or NONE,
        )
        for one in standings
        if one.action.activity == "launch"
    )
    return Table(caption, header, rows)


def evidence_table(caption: str, standings: Iterable[Standing]) -> Table:
    """A row a piece of evidence: of which action, what it is, of which kind, and of when."""
    header = ("Action", "Evidence", "Kind", "Date")
    rows = tuple(
        (one.action.id, piece.title, plain(piece.kind) if piece.kind else NONE, str(piece.date or NONE))
        for one in standings
        for piece in one.action.evidence
    )
    return Table(caption, header, rows)


def leads(standing: Standing) -> str:
    """Who does it, by the title of the post."""
    return ", ".join(called(standing.plan, one, with_holder=False) for one in standing.action.lead) or NONE


def workstreams_table(caption: str, chapter: Chapter) -> Table:
    """A row a workstream: who answers for it, its colour and why, how many actions are done and late."""
    header = ("Workstream", "Title", "Accountable officer", "Rating", "Why", "Done", "Overdue")
    rows = tuple(
        (
            row.workstream.id,
            row.workstream.title,
            accountable(chapter.plan, row.workstream),
            colour(row.rating),
            row.rating.reason,
            f"{row.tally.done} of {row.tally.total}",
            str(row.tally.overdue),
        )
        for row in chapter.overview.workstreams
    )
    return Table(caption, header, rows)


def measures_table(caption: str, chapter: Chapter, workstream: Workstream | None = None) -> Table:
    """A row a measure: where it began, where it is, what its trajectory asked by then, and where it should end."""
    header = ("Measure", "What", "Baseline", "Latest", "Asked by then", "Target", "Rating", "Why")
    rows = []
    for one in chapter.situation.measure_standings:
        if workstream is not None and one.workstream is not workstream:
            continue
        measure, unit = one.measure, one.measure.unit
        baseline, target = measure.baseline, measure.target
        rows.append(
            (
                measure.id,
                measure.title,
                amount(baseline.value, unit) if baseline and baseline.value is not None else NONE,
                f"{amount(one.latest.value, unit)} on {one.latest.date}" if one.latest else NONE,
                amount(one.expected, unit) if one.expected is not None else NONE,
                f"{amount(target.value, unit)} by {target.by or NONE}" if target and target.value is not None else NONE,
                colour(one.rating),
                one.rating.reason,
            )
        )
    return Table(caption, header, tuple(rows))


def moved_table(caption: str, moved: Iterable[Slippage]) -> Table:
    """A row a move of an agreed date: from when to when, why, and who agreed."""
    header = ("Action", "What", "On", "From", "To", "Reason", "Agreed by")
    rows = tuple(
        (
            one.action.id,
            one.action.title,
            str(move.on),
            move.old or NONE,
            move.new or NONE,
            move.reason or NONE,
            _agreed(one.plan, move),
        )
        for one in moved
        for move in one.moves
    )
    return Table(caption, header, rows)


def _agreed(plan: Plan, move: Move) -> str:
    return called(plan, move.approved_by, with_holder=False) if move.approved_by else NONE


def budgets_table(caption: str, chapters: Iterable[Chapter]) -> Table:
    """A row an action that names its cost: pounds in all, what they are made of, and what has no price yet."""
    header = ("Action", "What", "Budget", "Made of", "Still to be costed")
    rows = tuple(
        (
            placed.item.id,
            placed.item.title,
            amount(budget.total, POUNDS) if budget.total is not None else NONE,
            "; ".join(f"{line.item}: {number(line.count)} at {amount(line.each, POUNDS)}" for line in budget.lines) or NONE,
            ", ".join(budget.to_be_costed) or NONE,
        )
        for chapter in chapters
        for placed in chapter.plan.actions
        if (budget := placed.item.budget)
    )
    return Table(caption, header, rows)


def decisions_table(caption: str, decisions: Iterable[Decision], plan: Plan) -> Table:
    """A row a decision that a board has still to take."""
    header = ("Decision", "What", "Board", "Needed by")
    rows = tuple(
        (one.id, one.title, called(plan, one.board, with_holder=False) if one.board else NONE, str(one.due or NONE))
        for one in decisions
    )
    return Table(caption, header, rows)


def dates_table(caption: str, chapter: Chapter) -> Table:
    """A row a date that binds the plan as a whole."""
    header = ("Date", "What", "By", "Where it stands")
    today = chapter.situation.today
    rows = tuple(
        (one.deadline.id, one.deadline.title, str(one.deadline.due or one.latest or NONE), state(one, today))
        for one in deadline_standings(chapter.plan, today)
    )
    return Table(caption, header, rows)


def news(chapter: Chapter, level: int, heading: str, ids: frozenset[str] | None = None) -> Iterator[Block]:
    """What has changed since the last report, group by group, of all items or of some; a gap where no last report is named."""
    yield Heading(level, heading)
    since = chapter.since
    if since is None:
        yield Gap("progress since the last report")
        return
    if since.is_unread:
        yield Gap(f"what has changed since {since.day}, of which the files could not be read whole")
        return
    if since.is_new:
        yield Paragraph(f"The whole plan is new since {since.day}.")
        return
    shown = [one for one in since.changes if ids is None or one.id.lower() in ids]
    day = f"{since.day}{COUNTED if since.counts_day else ''}".removesuffix(",")
    yield Paragraph(f"Since {day}:" if shown else f"Nothing has changed since {day}.")
    for group in GROUPS:
        if lines := tuple(changed_line(one, chapter.plan) for one in shown if one.group == group):
            yield Heading(level + 1, change_group(group))
            yield Bullets(lines)


def unless_empty(table: Table, otherwise: str) -> Block:
    """A table, or a sentence where it has no rows."""
    return table if table.rows else Paragraph(otherwise)
