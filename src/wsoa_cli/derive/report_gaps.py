"""What a paper to a committee says beyond the plan, and what of that a plan leaves unsaid.

The paper shows each as a gap to be written, and `report-gap` finds it where it should be written: both go by the lists here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from wsoa_cli.model.plan import Plan
from wsoa_cli.model.plan_head import Report

Part = Literal["report", "implications"]

ASKED: Mapping[str, str] = {
    "committee": "which committee the report is for",
    "author": "which post reports",
    "recommendations": "what the committee is asked to do",
    "origin": "who asked for the report",
    "purpose": "what the report is for",
    "terms_of_reference": "under which of its terms of reference the committee considers the report",
    "timescales": "whether it is a major policy item, and when cabinet considers it",
    "statutory_duties": "which duties the law gives the area here",
    "inspection": "how the inspection went",
    "consultation": "who has been consulted, and how",
    "anticipated_outcomes": "what is expected to come of it",
    "appendices": "what is attached",
}
"""The fields of a plan's `report`, and what each has to say."""

IMPLICATIONS: Mapping[str, str] = {
    "financial": "what it means for money",
    "legal": "what it means in law",
    "equalities": "what it means for equality",
    "rural": "what it means for rural places",
}
"""The implications that a committee's paper has to name, as the paper from which this project grew does."""


@dataclass(frozen=True, slots=True)
class ReportGap:
    """A field of a part of the plan that is not written yet, and what it has to say."""

    part: Part
    field: str
    missing: str


def report_gaps(plan: Plan) -> Iterator[ReportGap]:
    """What a paper about a plan would leave open, in the order of the paper."""
    report, implications = plan.head.report or Report(), plan.head.implications
    yield from (ReportGap("report", field, missing) for field, missing in ASKED.items() if not getattr(report, field))
    for field, missing in IMPLICATIONS.items():
        if not getattr(implications, field, None):
            yield ReportGap("implications", field, missing)
