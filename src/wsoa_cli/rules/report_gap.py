"""The paper to a committee that a plan prepares has a gap.

A committee expects the same headings each time, and a paper without one of them comes back, or is taken a month later. What the
plan cannot know stands under `report` and `implications`; `wsoa report scrutiny` shows what is missing as "To be written" and
invents nothing. A plan that has no `report` at all is not asked for one: perhaps no committee has asked for it either. Nor
is it asked for an implication that another plan names, since one report may be about both.

Fails:

    # plan.yaml
    report: {committee: scrutiny, author: head-of-sen}

Mended:

    # plan.yaml
    implications: {financial: none, legal: none, equalities: none, rural: none}
    report:
      committee: scrutiny
      author: head-of-sen
      recommendations: [Note the progress]
      origin: The committee asked for it in May.
      purpose: [Report on progress]
      terms_of_reference: Part 3, section 4
      timescales: No major policy item
      statutory_duties: The duties of the code of practice
      inspection: Inspectors came in June.
      consultation: Families spoke at two meetings of the forum.
      anticipated_outcomes: Plans in time
      appendices: [The statement]
"""

from collections.abc import Iterator

from wsoa_cli.derive.report_gaps import ReportGap, report_gaps
from wsoa_cli.model.plan import Place, Plan
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "report-gap"
SEVERITY: Severity = "note"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False  # `report` and `implications` stand in plan.yaml itself
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each heading of the paper that the plan has begun and says nothing under."""
    plan = subject.plan
    if plan.head.report is None:
        return
    for gap in report_gaps(plan):
        if gap.part == "implications" and any(_names(one, gap.field) for one in subject.neighbours.values()):
            continue
        message = f"the report to scrutiny has a gap: {gap.missing}"
        hint = f"wsoa set {plan.id} {_said(gap)}"
        yield Finding(NAME, SEVERITY, plan.id, None, message, hint, _place(plan, gap), (gap.field,))


def _names(plan: Plan, implication: str) -> bool:
    return bool(getattr(plan.head.implications, implication, None))


def _said(gap: ReportGap) -> str:
    """The words that write it; a list takes one sentence more at a time, because a comma would divide it."""
    more = "+" if gap.field in {"recommendations", "purpose", "appendices"} else ""
    return f'{gap.part}.{gap.field}{more}="…"'


def _place(plan: Plan, gap: ReportGap) -> Place:
    return plan.place / ("report" if gap.part == "implications" and plan.head.implications is None else gap.part)
