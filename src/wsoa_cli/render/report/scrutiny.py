"""The report to a scrutiny committee, in the numbered shape that councils give it.

The first plan is the one that the report is about; others, such as a strategy beside it, follow under its background. What the
plans do not say stands as a gap.
"""

from collections.abc import Iterable, Iterator

from wsoa_cli.derive.hand_out import Chapter, HandOut
from wsoa_cli.derive.leading import called
from wsoa_cli.derive.report_gaps import ASKED, IMPLICATIONS
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.plan_head import Condition, Principle, Report
from wsoa_cli.model.vocabulary import PrincipleKind
from wsoa_cli.render.document.blocks import Block, Bullets, Document, Facts, Gap, Heading, Paragraph
from wsoa_cli.render.report.parts import (
    actions_table,
    budgets_table,
    dates_table,
    decisions_table,
    evidence_table,
    launches_table,
    measures_table,
    moved_table,
    news,
    unless_empty,
    workstreams_table,
)

_LINKS: dict[PrincipleKind, str] = {
    "corporate_priority": "Corporate priorities",
    "promise": "Promises",
    "pledge": "Pledges",
}
_GUIDING: dict[PrincipleKind, str] = {"vision": "The vision", "principle": "The principles", "pledge": "The pledge"}


def scrutiny_report(hand_out: HandOut) -> Document:
    """Recommendations, origin, purpose, timescales, background, consultation, outcomes, implications, appendices."""
    first, *others = hand_out.chapters
    report = first.plan.head.report or Report()
    titles = [chapter.plan.head.title for chapter in hand_out.chapters]
    blocks = (
        *_head(first.plan, report, hand_out),
        *_numbered(1, "Origin of report", _said(report, "origin")),
        *_numbered(2, "Purpose and reason for report", _purpose(first.plan, report)),
        *_numbered(3, "Timescales", _said(report, "timescales")),
        *_background(first, others, report),
        *_numbered(5, "Consultation", _said(report, "consultation")),
        *_numbered(6, "Anticipated outcomes or impact", _outcomes(hand_out.chapters, report)),
        *_implications(hand_out.chapters),
        *_numbered(8, "Appendices", _said(report, "appendices")),
    )
    author = first.plan.post(report.author) if report.author else None
    return Document(" and ".join(titles), blocks, hand_out.today, "Report to scrutiny", author.title if author else "")


def _head(plan: Plan, report: Report, hand_out: HandOut) -> Iterator[Block]:
    known_board = report.committee and plan.find("board", report.committee)
    committee = called(plan, report.committee, with_holder=False) if report.committee and known_board else None
    author = plan.post(report.author) if report.author else None
    known = (("Committee", committee), ("Report of", author.title if author else None), ("Position on", str(hand_out.today)))
    yield Facts(tuple((label, value) for label, value in known if value))
    yield from (Gap(ASKED[field]) for field, value in (("committee", committee), ("author", author)) if not value)
    yield Heading(1, "Recommendations")
    if report.recommendations:
        yield Paragraph("It is recommended that the committee note:")
        yield Bullets(report.recommendations, numbered=True)
    else:
        yield Gap(ASKED["recommendations"])


def _numbered(number: int, title: str, blocks: Iterable[Block]) -> Iterator[Block]:
    yield Heading(1, f"{number}. {title}")
    yield from blocks


def _said(report: Report, field: str) -> Iterator[Block]:
    """What the plan's `report` says under one of its headings."""
    said = getattr(report, field)
    if isinstance(said, tuple):
        yield from _list(said, ASKED[field])
    else:
        yield from _text(said, ASKED[field])


def _text(text: str | None, missing: str) -> Iterator[Block]:
    yield Paragraph(text) if text else Gap(missing)


def _list(texts: tuple[str, ...], missing: str) -> Iterator[Block]:
    yield Bullets(texts) if texts else Gap(missing)


def _purpose(plan: Plan, report: Report) -> Iterator[Block]:
    yield from _said(report, "purpose")
    yield from _said(report, "terms_of_reference")
    for kind, label in _LINKS.items():
        if texts := _of_kind(plan.head.principles, kind):
            yield Paragraph(f"{label} that this report links to:")
            yield Bullets(texts)


def _of_kind(principles: Iterable[Principle], kind: PrincipleKind) -> tuple[str, ...]:
    return tuple(one.text for one in principles if one.kind == kind)


def _background(first: Chapter, others: Iterable[Chapter], report: Report) -> Iterator[Block]:
    head = first.plan.head
    yield Heading(1, "4. Background and key issues")
    yield Heading(2, "4.1 Statutory duties")
    yield from _said(report, "statutory_duties")
    yield Heading(2, "4.2 Inspection")
    yield from _inspection(first.plan, report)
    yield Heading(2, "4.3 Findings: areas of strength")
    yield from _list(head.strengths, "what the inspectors praised")
    yield Heading(2, "4.4 Findings: areas for development")
    yield from _findings(first.plan)
    yield Heading(2, f"4.5 {head.title}")
    yield from _statement(first)
    for number, chapter in enumerate(others, start=6):
        yield Heading(2, f"4.{number} {chapter.plan.head.title}")
        yield from _beside(chapter)


def _inspection(plan: Plan, report: Report) -> Iterator[Block]:
    inspection = plan.head.inspection
    days = (
        ("First day of the inspection", inspection and inspection.start),
        ("Last day of the inspection", inspection and inspection.end),
        ("Report received", inspection and inspection.report_received),
        ("Report published", inspection and inspection.report_published),
    )
    known = tuple((label, str(day)) for label, day in days if day)
    if known:
        yield Facts(known)
    yield from _said(report, "inspection")


def _findings(plan: Plan) -> Iterator[Block]:
    if not plan.head.findings:
        yield Gap("what the inspectors want put right")
        return
    yield Bullets(tuple(finding.text for finding in plan.head.findings), numbered=True)


def _statement(chapter: Chapter) -> Iterator[Block]:
    """The plan itself: the dates that bind it, what was asked for, who answers, what stands where, what moved and why."""
    head = chapter.plan.head
    yield from _text(head.summary, "one or two sentences on the plan")
    yield unless_empty(dates_table("Dates that bind the plan", chapter), "The plan names no dates that bind it as a whole.")
    if head.conditions:
        yield Heading(3, "What was asked for when the plan was accepted")
        for condition in head.conditions:
            yield from _condition(condition)
    yield Heading(3, "Workstreams and senior accountable officers")
    yield unless_empty(workstreams_table("Every workstream", chapter), "The plan has no workstream yet.")
    yield from _progress(chapter)


def _condition(condition: Condition) -> Iterator[Block]:
    yield Paragraph(f"{condition.id}: {condition.text}")
    if condition.response:
        yield Paragraph(f"What was done: {condition.response}")
    else:
        yield Gap(f"what was done about {condition.id}")


def _progress(chapter: Chapter) -> Iterator[Block]:
    actions = list(chapter.situation.standings)
    yield Heading(3, "Actions")
    yield unless_empty(actions_table("Every action", actions), "The plan names no actions.")
    evidence = evidence_table("What actions draw upon, or what shows that they were done", actions)
    if evidence.rows:
        yield Heading(3, "Evidence")
        yield evidence
    yield Heading(3, "Measures")
    yield unless_empty(measures_table("Every measure", chapter), "The plan names no measures.")
    yield Heading(3, "Dates that have moved, and why")
    yield unless_empty(moved_table("Every move of an agreed date", chapter.moved), "No agreed date has moved.")
    yield from news(chapter, 3, "Progress since the last report")


def _beside(chapter: Chapter) -> Iterator[Block]:
    """Another plan, such as a strategy and its launch: what it is, what guides it, what is done and what is to be decided."""
    head = chapter.plan.head
    yield from _text(head.summary, "one or two sentences on it")
    for kind, label in _GUIDING.items():
        if texts := _of_kind(head.principles, kind):
            yield Heading(3, label)
            yield Bullets(texts)
    launches = launches_table("What is launched, and when", list(chapter.situation.standings))
    if launches.rows:
        yield Heading(3, "Launches")
        yield launches
    yield from _progress(chapter)
    yield Heading(3, "Decisions")
    yield unless_empty(decisions_table("What boards have still to decide", chapter.waiting_decisions(), chapter.plan), "None.")


def _outcomes(chapters: Iterable[Chapter], report: Report) -> Iterator[Block]:
    yield from _said(report, "anticipated_outcomes")
    outcomes = tuple(text for chapter in chapters for finding in chapter.plan.head.findings for text in finding.outcomes)
    if outcomes:
        yield Paragraph("What must be true for children and families:")
        yield Bullets(outcomes)


def _implications(chapters: Iterable[Chapter]) -> Iterator[Block]:
    yield Heading(1, "7. Implications")
    told = list(chapters)
    for number, (name, missing) in enumerate(IMPLICATIONS.items(), start=1):
        yield Heading(2, f"7.{number} {name.capitalize()} implications")
        found = [text for chapter in told if (text := getattr(chapter.plan.head.implications, name, None))]
        said = tuple(dict.fromkeys(found))
        yield from (Paragraph(text) for text in said)
        budgets = budgets_table("What actions cost", told)
        if name == "financial" and budgets.rows:
            yield budgets
        elif not said:
            yield Gap(missing)
