"""When inspectors are expected again."""

import re
from datetime import date

from wsoa_cli.derive.deadlines import DeadlineStanding, deadline_standings
from wsoa_cli.model.plan import Plan

_COMES_AGAIN = re.compile(r"\bre-?(inspect|visit)|\bmonitoring (inspection|visit)", re.IGNORECASE)


def expected_revisit(plan: Plan, today: date) -> DeadlineStanding | None:
    """The next deadline, not met and not passed, by which inspectors are expected again.

    It is known by its words, as the format has none for it: a deadline of the kind `external` whose id or title speaks of a
    re-inspection, a revisit, or a monitoring inspection or visit.
    """
    ahead = (standing for standing in deadline_standings(plan, today) if standing.state in {"near", "ahead"})
    revisits = [standing for standing in ahead if _is_revisit(standing)]
    return min(revisits, key=lambda standing: standing.latest or date.max, default=None)


def _is_revisit(standing: DeadlineStanding) -> bool:
    deadline = standing.deadline
    return deadline.kind == "external" and bool(_COMES_AGAIN.search(deadline.id) or _COMES_AGAIN.search(deadline.title))
