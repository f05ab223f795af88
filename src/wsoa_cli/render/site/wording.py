"""What a public page says of things, in plain words: nothing is said that the plan does not say or that does not follow."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from wsoa_cli.derive.amounts import amount
from wsoa_cli.derive.changed_values import Aim, Aims, Posts, Value
from wsoa_cli.derive.changes import Change
from wsoa_cli.derive.deadlines import DeadlineStanding
from wsoa_cli.derive.leading import called
from wsoa_cli.derive.overview import PlanOverview
from wsoa_cli.derive.rating import Rating
from wsoa_cli.derive.standing import Standing
from wsoa_cli.derive.words import days, until
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.vocabulary import ACTION_STATUSES, ActionStatus, Colour
from wsoa_cli.model.when import DateTextError, When, parse_day, parse_when
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.render.site.dates import in_words, when_in_words
from wsoa_cli.render.words import FIELDS, OTHERS, plain

STATUSES: dict[ActionStatus, str] = {
    "not_started": "Work has not begun.",
    "in_progress": "Work has begun.",
    "delivered": "What was promised exists.",
    "embedded": "It is in routine use, and shown to hold.",
    "carried_over": "It goes on in a plan that succeeds this one.",
    "withdrawn": "It will not be done.",
}

COLOURS: dict[Colour, str] = {
    "blue": "In routine use, with published evidence.",
    "green": "As promised, or done.",
    "amber": "At risk.",
    "red": "Late, or about to be.",
    "grey": "Not due to start, or not yet known.",
}

KINDS = {
    "significant_weakness": "Significant weakness",
    "priority_action": "Priority action",
    "improvement": "Area for improvement",
}

UNITS = {
    "percent": "Per cent",
    "count": "A number",
    "days": "Days",
    "weeks": "Weeks",
    "rate": "A rate",
    "score": "A score",
    "gbp": "Pounds",
    "ratio": "A ratio",
}

BETTER = {
    "higher": "Higher is better.",
    "lower": "Lower is better.",
    "context": "It is watched, and no direction is better.",
}

IMPACTS = {
    "none_yet": "None yet",
    "too_early": "Too early to know",
    "emerging": "Emerging",
    "evidenced": "Shown by evidence",
    "not_achieved": "Not achieved",
}


def capital(text: str) -> str:
    """A text that begins with a capital."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Words as a sentence: with a capital, and a full stop at the end."""
    text = capital(text.strip())
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def reason(rating: Rating) -> str:
    """Why something has its colour, with its days in words."""
    return sentence(_DAY.sub(lambda found: typed_day(found[0]), rating.reason))


_DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")


def typed_day(text: str) -> str:
    """A day that stands in a sentence, in words; the text itself where it is none."""
    try:
        return in_words(parse_day(text))
    except DateTextError:
        return text


def worded(word: str) -> str:
    """A word of the format as one says it, with a capital: In progress."""
    return capital(plain(word))


def colour(rating: Rating) -> str:
    """A colour in words; where there is none, that it is not rated."""
    return capital(rating.colour) if rating.colour else "Not rated"


def when(value: When | None, plan: Plan) -> str | None:
    """A date of a plan in words."""
    return when_in_words(value, plan.calendar) if value else None


def typed(text: str | None, plan: Plan) -> str:
    """A date that was kept as text, in words; the text itself where it is none."""
    if text is None:
        return "no date"
    try:
        return when_in_words(parse_when(text), plan.calendar)
    except DateTextError:
        return text


def who(ids: Iterable[str], plan: Plan) -> list[str]:
    """Posts, boards and organisations by what they are called; a holder only where the plan publishes the name."""
    return [called(plan, one, with_holder=True) for one in ids]


def answering(workstream: Workstream, plan: Plan) -> str:
    """Who answers for a workstream."""
    return ", ".join(who(workstream.accountable, plan)) or "Nobody has been named"


def deadline(standing: Standing, plan: Plan) -> str:
    """When an action must be done."""
    action = standing.action
    if action.due is None:
        return "No date given"
    if action.due.is_ongoing:
        return f"Ongoing, looked at again by {when(action.review, plan)}" if action.review else "Ongoing"
    return capital(when_in_words(action.due, plan.calendar))


def where_it_stands(standing: Standing) -> str:
    """How late an action is, or how long it has, or when it was finished."""
    action, timing, today = standing.action, standing.timing, standing.situation.today
    if timing.schedule == "overdue":
        return f"Late by {days(timing.days_late)}"
    if standing.is_open and timing.latest is not None:
        return f"Due {until(timing.latest, today)}"
    if action.finished:
        late = ", late" if timing.schedule == "finished_late" else ""
        return f"Done on {in_words(action.finished)}{late}"
    return worded(action.status)


def in_numbers(overview: PlanOverview) -> str:
    """How far the actions are: 7 actions: 3 not started, 1 in progress, 3 delivered; 2 late."""
    tally = overview.tally
    if not tally.total:
        return "No actions are recorded."
    counted = [f"{tally.by_status[one]} {plain(one)}" for one in ACTION_STATUSES if tally.by_status[one]]
    late = f"; {tally.overdue} late" if tally.overdue else ""
    return f"{'1 action' if tally.total == 1 else f'{tally.total} actions'}: {', '.join(counted)}{late}."


def deadline_state(standing: DeadlineStanding) -> str:
    """Where a date that binds the plan stands."""
    met = standing.deadline.met
    if standing.state in {"met", "met_late"} and met:
        return f"Met on {in_words(met)}{', late' if standing.state == 'met_late' else ''}"
    if standing.state == "no_date":
        return "No date given"
    if standing.state == "lapsed":
        return "Not met when the plan was closed"
    left = abs(standing.days_left or 0)
    if standing.state == "missed":
        return f"Not met, {days(left)} ago"
    return f"Due in {days(left)}" if left else "Due today"


def value(measure: Measure, number: Decimal) -> str:
    """A number of a measure with its unit."""
    return amount(number, measure.unit)


def change(one: Change, plan: Plan) -> str:
    """What a change is, without any word of the earlier state: it may have been taken away because it should not be read."""
    if one.group in {"redated", "retargeted", "reassigned"}:
        begun = f"{capital(FIELDS[one.field])}: from" if one.field else "From"
        why = f" Reason: {sentence(one.reason)}" if one.reason else ""
        agreed = f" Agreed by {who([one.by], plan)[0]}." if one.by else ""
        return f"{begun} {_told(one.old, one, plan)} to {_told(one.new, one, plan)}.{why}{agreed}"
    if one.group in {"delivered", "started", "withdrawn"}:
        why = f" {sentence(one.reason)}" if one.reason else ""
        return f"From {plain(str(one.old))} to {plain(str(one.new))}.{why}"
    if one.group == "rerated":
        return f"From {one.old or 'not rated'} to {one.new or 'not rated'}. {sentence(one.reason or '')}"
    if one.group == "read":
        before = f", {_told(one.old, one, plan)} before" if one.old is not None else ""
        return f"{_told(one.new, one, plan)} on {_told(one.day, one, plan)} ({one.basis}){before}."
    if one.group == "decided":
        return f"{capital(plain(str(one.new)))}{f' by {who([one.by], plan)[0]}' if one.by else ''}."
    if one.group == "met":
        return f"Met on {_told(one.new, one, plan)}." if one.new else "No longer said to be met."
    if one.group in {"answered", "said"}:
        return str(one.new or "")
    return "It has other words, or another number." if one.group == "reworded" else ""


def _told(value: Value | None, one: Change, plan: Plan) -> str:
    """What something goes from or to, and who; no raw id of a post that the plan no longer has."""
    if isinstance(value, Decimal):
        return amount(value, one.unit or "count")
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, When):
        return when_in_words(value, plan.calendar)
    if isinstance(value, Aims):
        return "; ".join(_aim(step, one, plan) for step in value.steps)
    if isinstance(value, Posts):
        return ", ".join([*who(value.ids, plan), *([OTHERS] if value.others else [])])
    if value is None:
        return {"redated": "no date", "reassigned": "nobody"}.get(one.group, "none")
    return value


def _aim(step: Aim, one: Change, plan: Plan) -> str:
    return step.in_words(lambda number: amount(number, one.unit or "count"), lambda day: when_in_words(day, plan.calendar))
