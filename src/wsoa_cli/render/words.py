"""Values in words: how a status, a date or a number is written for people, the same in every format."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from wsoa_cli.derive.amounts import amount
from wsoa_cli.derive.changed_values import Aims, Posts
from wsoa_cli.derive.deadlines import DeadlineStanding
from wsoa_cli.derive.leading import called
from wsoa_cli.derive.standing import Standing
from wsoa_cli.derive.words import days, until
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.rules.finding import GRAVEST_FIRST
from wsoa_cli.rules.page import RulePage

if TYPE_CHECKING:
    from wsoa_cli.derive.changed_values import Value
    from wsoa_cli.derive.changes import Change, Field, Group
    from wsoa_cli.store.located import Located

NONE = "–"


def plain(word: str | None) -> str:
    """A word of the format as one says it: in progress, not in_progress."""
    return word.replace("_", " ") if word else NONE


def due_text(standing: Standing) -> str:
    """The deadline as typed; for an ongoing action, its review."""
    action = standing.action
    if action.due is None:
        return "no deadline"
    if action.due.is_ongoing:
        return f"review {action.review}" if action.review else "ongoing"
    return action.due.text


def lateness(standing: Standing, today: date) -> str:
    """How late an action is, or how long it has."""
    timing = standing.timing
    if timing.schedule == "overdue":
        return f"{days(timing.days_late)} late"
    if standing.is_open and timing.latest is not None:
        return until(timing.latest, today)
    return plain(timing.schedule) if timing.schedule else ""


def accountable(plan: Plan, workstream: Workstream) -> str:
    """The accountable officers, by name where the post has a holder, else by title.

    The public is not told that a post is vacant: its holder may only not wish to be named.
    """
    if not workstream.accountable:
        return "not named"
    return ", ".join(_post(plan, post) for post in workstream.accountable)


def _post(plan: Plan, post_id: str) -> str:
    post = plan.post(post_id)
    if post is None:
        return post_id
    return post.holder or (post.title if plan.is_for_public else f"{post.title} (vacant)")


def state(standing: DeadlineStanding, today: date) -> str:
    """Where a plan-level deadline stands, in words."""
    if standing.state in {"met", "met_late"}:
        late = " (late)" if standing.state == "met_late" else ""
        return f"met on {standing.deadline.met}{late}"
    if standing.state == "no_date":
        return "no date given"
    distance = until(standing.latest, today)
    if standing.state == "lapsed":
        return "not met; the plan is closed"
    return f"missed, {distance}" if standing.state == "missed" else f"due {distance}"


def actions(count: int) -> str:
    """A number of actions: no actions, 1 action, 7 actions."""
    if count == 0:
        return "no actions"
    return "1 action" if count == 1 else f"{count} actions"


def found_at(page: RulePage) -> str:
    """From which level of a plan on something is found."""
    if page.level is None:
        return "a fault of a file, found at every level"
    return "found at every level" if page.level == "draft" else "found at the levels standard and strict"


def samples(page: RulePage) -> list[tuple[str, str]]:
    """The lines of files that a page shows, each under its heading."""
    shown = [
        ("Fails", page.fails),
        ("Mended", page.mended),
        ("To waive it for one item, or without `on` for the whole plan", page.waiver),
    ]
    return [(heading, lines) for heading, lines in shown if lines]


def findings(found: "Sequence[Located]") -> str:
    """How many findings of each severity there are, and in how many files."""
    if not found:
        return "No findings."
    counts = {severity: sum(one.severity == severity for one in found) for severity in GRAVEST_FIRST}
    told = [f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counts.items() if count]
    files = len({one.path for one in found})
    return f"{', '.join(told)} in {files} file{'' if files == 1 else 's'}."


def as_typed(value: Any) -> str:
    """A value of a file on one line: a list by its entries, fields by their names."""
    if isinstance(value, dict):
        return ", ".join(f"{name}: {as_typed(part)}" for name, part in value.items())
    if isinstance(value, list):
        return "; ".join(as_typed(one) for one in value) if value else NONE
    return str(value)


_GROUPS: "dict[Group, str]" = {
    "new": "New",
    "delivered": "Delivered or embedded",
    "started": "Started, or back to not started",
    "redated": "Given another date",
    "retargeted": "Given another target",
    "reassigned": "In other hands",
    "rerated": "Of another colour",
    "withdrawn": "Withdrawn or carried over",
    "read": "Newly read",
    "decided": "Decided",
    "met": "Met",
    "answered": "Answered",
    "said": "Said",
    "reworded": "Reworded or numbered anew",
    "gone": "No longer there",
}


COUNTED = ", that day included,"
"""Stands behind a day, where what was done on it is told too."""


def change_group(group: "Group") -> str:
    """The heading of a group of changes."""
    return _GROUPS[group]


def change_in_words(change: "Change", plan: Plan | None = None) -> str:
    """What a change is, beside the item that it is of; nothing where its group says it all.

    With the plan, posts and boards are called as their readers know them; without it, by their ids.
    """
    if change.group in {"new", "gone"} or (change.group == "reworded" and change.new is None):
        return ""
    old, new = (_value(one, change, plan) for one in (change.old, change.new))
    by = _bodies([change.by], plan) if change.by else ""
    if change.group == "said":
        return f"{by}: {new}" if by else str(new)
    if change.group == "read":
        return _reading(change, old, new)
    why = f": {change.reason}" if change.reason else ""
    who = f" ({by})" if by else ""
    return f"{_from_to(change, old, new)}{why}{who}"


def changed_line(change: "Change", plan: Plan) -> str:
    """A change on a line of its own: the item, and what has become of it."""
    item = f"{change.id} {change.title}".strip()
    said = change_in_words(change, plan)
    return f"{item}: {said}" if said else item


def _reading(change: "Change", old: str | None, new: str | None) -> str:
    basis = f" ({change.basis})" if change.basis != "actual" else ""
    before = f", {old} before" if old else ""
    return f"{new} on {change.day}{basis}{before}"


def _from_to(change: "Change", old: str | None, new: str | None) -> str:
    if change.group == "rerated":
        return f"{(old or NONE).upper()} to {(new or NONE).upper()}"
    field = f"{FIELDS[change.field]} " if change.field else ""
    on = f" on {change.day}" if change.day else ""
    return f"{field}{new or 'taken away'}{on}" if old is None else f"{field}from {old} to {new or NONE}{on}"


OTHERS = "others, who are no longer in the plan"

FIELDS: "dict[Field, str]" = {
    "target": "target",
    "trajectory": "trajectory",
    "baseline": "baseline",
    "lead": "lead",
    "accountable": "accountable officer",
    "owner": "owner",
}
"""What a field is called in a sentence."""

_WORDS_OF_THE_FORMAT: "frozenset[Group]" = frozenset({"delivered", "started", "withdrawn", "decided", "rerated"})
"""Groups in which something goes from one word of a fixed list to another."""


def _value(value: "Value | None", change: "Change", plan: Plan | None) -> str | None:
    if isinstance(value, Decimal):
        return amount(value, change.unit or "count")
    if isinstance(value, Aims):
        return "; ".join(one.in_words(lambda number: amount(number, change.unit or "count"), str) for one in value.steps)
    if isinstance(value, Posts):
        return ", ".join(part for part in (_bodies(value.ids, plan), OTHERS if value.others else "") if part)
    if isinstance(value, str) and change.group in _WORDS_OF_THE_FORMAT:
        return plain(value)
    return None if value is None else str(value)


def _bodies(ids: Iterable[str], plan: Plan | None) -> str:
    return ", ".join(called(plan, one, with_holder=False) if plan else one for one in ids)
