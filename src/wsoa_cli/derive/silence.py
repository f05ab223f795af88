"""How long nobody has written about an action that is under way."""

from datetime import date
from typing import NamedTuple

from wsoa_cli.model.plan import Plan
from wsoa_cli.model.workstream import Action


class Silence(NamedTuple):
    """No update for so many days.

    `since` is the day of the last update, or where there is none (`is_unbroken`) the day from which one could be expected: the
    last day of the action's start, or the day on which the area had the inspectors' report.
    """

    since: date
    days: int
    is_unbroken: bool


def silence(action: Action, plan: Plan, today: date) -> Silence | None:
    """The silence about an action in progress; None for what is not, or where no day is known to count from.

    None in what the public sees as well: most updates are for the board, so that silence there says nothing of the work.
    """
    if action.status != "in_progress" or plan.is_closed or plan.is_for_public:
        return None
    written = max((update.date for update in action.updates if update.date <= today), default=None)
    since = written or _expected_from(action, plan)
    return Silence(since, (today - since).days, written is None) if since and since <= today else None


def is_stale(quiet: Silence | None, plan: Plan) -> bool:
    """Whether a silence is longer than the plan's cycle of updates."""
    return quiet is not None and quiet.days > plan.head.settings.update_every_days


def _expected_from(action: Action, plan: Plan) -> date | None:
    inspection = plan.head.inspection
    report = (inspection.report_received or inspection.report_published) if inspection else None
    return plan.calendar.latest(action.start) or report
