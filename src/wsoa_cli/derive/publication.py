"""What a public page tells of one plan on one day; all of it follows from the plan as the public sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wsoa_cli.derive.acronyms import written_out
from wsoa_cli.derive.changes import Since
from wsoa_cli.derive.deadlines import DeadlineStanding, deadline_standings
from wsoa_cli.derive.measure_standing import MeasureStanding
from wsoa_cli.derive.overview import PlanOverview, overview_of
from wsoa_cli.derive.public_texts import public_texts
from wsoa_cli.derive.slippage import Slippage, slippage
from wsoa_cli.derive.standing import Situation, Standing
from wsoa_cli.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Publication:
    """A plan, as the public sees it, on a day; `slips` are the actions whose agreed date has moved, by their number in order.

    `since` is None where nobody asked what has changed. `acronyms` are those that the plan writes out, with their words.
    """

    plan: Plan
    today: date
    situation: Situation
    overview: PlanOverview
    standings: tuple[Standing, ...]
    measures: tuple[MeasureStanding, ...]
    deadlines: tuple[DeadlineStanding, ...]
    slips: Mapping[int, Slippage]
    acronyms: Mapping[str, str]
    since: Since | None = None


def publication(seen: Plan, today: date, since: Since | None = None) -> Publication:
    """All that is told of a plan as the public sees it. Raises ValueError for a plan that the public does not see so."""
    if not seen.is_for_public:
        raise ValueError(f"{seen.id} is not narrowed to what the public may see")
    situation = Situation(seen, today)
    return Publication(
        plan=seen,
        today=today,
        situation=situation,
        overview=overview_of(situation),
        standings=situation.standings,
        measures=situation.measure_standings,
        deadlines=tuple(deadline_standings(seen, today)),
        slips={n: slippage(seen, at) for n, at in enumerate(seen.actions) if at.item.due_changes},
        acronyms=written_out(one.text for one in public_texts(seen)),
        since=since,
    )
