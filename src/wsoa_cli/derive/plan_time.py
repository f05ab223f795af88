"""How long a plan lasts: the days between its beginning and its end, neither of which is typed anywhere."""

from wsoa_cli.model.plan import Plan
from wsoa_cli.model.vocabulary import GIVEN_UP
from wsoa_cli.model.when import Span


def plan_time(plan: Plan) -> Span | None:
    """From the first start of an action, or the first day of the inspection where that is earlier, to the last deadline.

    None where one end is not known, or where they lie the wrong way round. Withdrawn and carried-over actions, dates without an
    end and terms that the calendar does not name do not count.
    """
    actions = [at.item for at in plan.actions if at.item.status not in GIVEN_UP]
    inspected = plan.head.inspection.start if plan.head.inspection else None
    starts = [plan.calendar.sure_earliest(action.start) for action in actions]
    first = min((day for day in (*starts, inspected) if day is not None), default=None)
    last = max((day for day in (plan.calendar.sure_latest(action.due) for action in actions) if day is not None), default=None)
    return Span(first, last) if first is not None and last is not None and first <= last else None
