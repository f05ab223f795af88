"""What is different between two states of the plans, grouped as a board asks for it.

Each state is judged by its own day, so a colour can change because time has passed and nobody did anything.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple, get_args

from wsoa_cli.derive.audience import seen_by
from wsoa_cli.derive.changed_values import AimField, Posts, Value, aims, posts
from wsoa_cli.derive.overview import overview_of
from wsoa_cli.derive.rating import Rating
from wsoa_cli.derive.sameness import COMPARED, items_of, key_of, same_plans, title_of
from wsoa_cli.derive.standing import Situation
from wsoa_cli.derive.steps import only_in, same_items
from wsoa_cli.derive.withdrawal import SAYS_SO
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan import Plan, id_of
from wsoa_cli.model.plan_head import Condition, Deadline, Decision
from wsoa_cli.model.vocabulary import DONE, ITEM_KINDS, OPEN, Audience, Basis, ItemKind, Unit
from wsoa_cli.model.workstream import Action, Update, Workstream

Group = Literal[
    "new",
    "delivered",
    "started",  # or back to not started
    "redated",
    "retargeted",  # a measure is held against another target, trajectory or baseline
    "reassigned",  # another post leads, owns or answers
    "rerated",
    "withdrawn",  # or carried over into another plan
    "read",
    "decided",
    "met",
    "answered",  # a condition has a response
    "said",  # an update was written
    "reworded",  # or known by another id
    "gone",
]
GROUPS: tuple[Group, ...] = get_args(Group)
"""The groups, in the order in which a board wants to hear of them."""


Field = AimField | Literal["lead", "accountable", "owner"]
"""The field that differs, where its group does not say so."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in one item. `old` and `new` are what differs, `reason` is what the plan says about it.

    `by` is who agreed, decided or said so; `unit` is that of a measure, `day` that of a reading or a decision, and `basis` how
    sure a reading is.
    """

    group: Group
    plan: str
    kind: ItemKind | Literal["plan"]
    id: str
    title: str
    old: Value | None = None
    new: Value | None = None
    reason: str | None = None
    by: str | None = None
    field: Field | None = None
    unit: Unit | None = None
    day: date | None = None
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """The differences between two states; `since` and `until` are how they were asked for.

    `counts_day` says that what was done on the first day itself is among them.
    """

    since: str
    until: str
    found: tuple[Change, ...]
    counts_day: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """The plans on a day."""

    plans: Sequence[Plan]
    today: date


@dataclass(frozen=True, slots=True)
class Since:
    """What somebody could see change in one plan since a day, and whether the plan itself was not there then.

    `is_unread` says that it was there, and that its files of then could not be read whole; `counts_day`, that what was done on
    the day itself is told too.
    """

    day: date
    changes: tuple[Change, ...] = ()
    is_new: bool = False
    is_unread: bool = False
    counts_day: bool = False


def changes_seen(before: State, plan: Plan, today: date, audience: Audience) -> Since:
    """What an audience could see change in a plan since it stood as in `before`, which has that plan alone, or nothing.

    What is gone from their eyes only is not told: it is there, and no longer for them.
    """
    if not before.plans:
        return Since(before.today, is_new=True)
    old, new = [seen_by(one, audience) for one in before.plans], seen_by(plan, audience)
    there = {(kind, id_of(at.item).lower()) for kind in ITEM_KINDS for at in plan.items(kind)}
    found = changes(State(old, before.today), State([new], today))
    shown = (one for one in found if one.group != "gone" or (one.kind, one.id.lower()) not in there)
    return Since(before.today, tuple(_told_to_the_public(shown, new) if audience == "public" else shown))


def _told_to_the_public(found: Iterable[Change], plan: Plan) -> Iterator[Change]:
    """The changes without what was once written: it may have been taken away because it should not be read.

    A post that is gone is not told at all: nobody outside knows its id, which may be a name.
    """
    for change in found:
        if change.group != "gone" or change.kind != "post":
            yield _without_old_words(change, plan)


def _without_old_words(change: Change, plan: Plan) -> Change:
    if change.group == "gone":
        return replace(change, title="")
    if change.group == "reworded":
        return replace(change, old=None, new=None)
    if change.group == "answered":
        return replace(change, old=None)
    if isinstance(change.old, Posts):
        known = tuple(one for one in change.old.ids if _is_there(plan, one))
        return replace(change, old=Posts(known, others=len(known) < len(change.old.ids)))
    return change


def _is_there(plan: Plan, one: str) -> bool:
    """Whether a plan still has a post, a board or an organisation: the id of one that is gone may be a name."""
    return plan.post(one) is not None or plan.find("board", one) is not None or plan.organisation(one) is not None


def changes(before: State, after: State) -> list[Change]:
    """Every difference, plan by plan in the order of the later state; plans that are gone come last."""
    same = same_plans(before.plans, after.plans)
    found: list[Change] = []
    for plan in after.plans:
        old = same.get(plan.id)
        if old is None:
            found.append(Change("new", plan.id, "plan", plan.id, plan.head.title))
        else:
            found.extend(_in_plan(old, before.today, plan, after.today))
    known = {old.id for old in same.values()}
    gone = (plan for plan in before.plans if plan.id not in known)
    return [*found, *(Change("gone", plan.id, "plan", plan.id, plan.head.title) for plan in gone)]


def _in_plan(old: Plan, day_before: date, new: Plan, today: date) -> Iterator[Change]:
    same = same_items(items_of(old), items_of(new))
    settled: set[str] = set()
    if old.id != new.id:
        yield Change("reworded", new.id, "plan", new.id, new.head.title, old.id, new.id)
    for kind in COMPARED:
        known: set[str] = set()
        for placed in new.items(kind):
            key = same.get(key_of(kind, placed.item))
            before = old.find(kind, key.id) if key else None
            told = list(_in_item(new, kind, before.item, placed.item)) if before else [_change("new", new, kind, placed.item)]
            known |= {key.id} if key else set()
            settled |= {change.id for change in told if kind == "action" and change.group in _SETTLE_THE_COLOUR}
            yield from told
        for gone in old.items(kind):
            if id_of(gone.item).lower() not in known:
                yield _change("gone", new, kind, gone.item)
    renamed = {key.id: before.id for key, before in same.items() if key.kind == "action"}
    yield from (one for one in _rerated(old, day_before, new, today, renamed) if one.id not in settled or one.kind != "action")


_SETTLE_THE_COLOUR = frozenset({"new", "delivered", "withdrawn"})
"""Groups that say already why the colour of an action is another one."""


def _change(
    group: Group, plan: Plan, kind: ItemKind, item: Entity, old: Value | None = None, new: Value | None = None
) -> Change:
    return Change(group, plan.id, kind, id_of(item), title_of(item), old, new)


def _in_item(plan: Plan, kind: ItemKind, old: Entity, new: Entity) -> Iterator[Change]:
    if id_of(old).lower() != id_of(new).lower():
        yield _change("reworded", plan, kind, new, id_of(old), id_of(new))
    if title_of(old) != title_of(new):
        yield _change("reworded", plan, kind, new, title_of(old), title_of(new))
    if isinstance(old, Action) and isinstance(new, Action):
        yield from _action(plan, old, new)
    elif isinstance(old, Measure) and isinstance(new, Measure):
        yield from _measure(plan, old, new)
    elif isinstance(old, Workstream) and isinstance(new, Workstream):
        yield from _reassigned(_change("reassigned", plan, kind, new), "accountable", old.accountable, new.accountable)
    elif isinstance(old, Deadline) and isinstance(new, Deadline):
        yield from _deadline(plan, old, new)
    elif isinstance(old, Decision) and isinstance(new, Decision):
        yield from _decision(plan, old, new)
    elif isinstance(old, Condition) and isinstance(new, Condition) and new.response and old.response != new.response:
        yield _change("answered", plan, "condition", new, old.response, new.response)


def _reassigned(change: Change, field: Field, old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """That other posts lead, own or answer; in another order they are the same."""
    if {one.lower() for one in old} != {one.lower() for one in new}:
        yield replace(change, old=posts(old), new=posts(new), field=field)


def _action(plan: Plan, old: Action, new: Action) -> Iterator[Change]:
    said = only_in(new.updates, old.updates)
    if old.status != new.status:
        ended = _why_it_ended(new, said)
        said = [one for one in said if one is not ended]
        change = _change(_group_of(new), plan, "action", new, old.status, new.status)
        yield replace(change, reason=ended.text.removeprefix(SAYS_SO), by=ended.by) if ended else change
    if old.due != new.due:
        moved = only_in(new.due_changes, old.due_changes)
        why, who = (moved[-1].reason, moved[-1].approved_by) if moved else (None, None)
        yield replace(_change("redated", plan, "action", new, old.due, new.due), reason=why, by=who)
    yield from _reassigned(_change("reassigned", plan, "action", new), "lead", old.lead, new.lead)
    for update in said:
        yield replace(_change("said", plan, "action", new, None, update.text), by=update.by)


def _why_it_ended(action: Action, said: Sequence[Update]) -> Update | None:
    """The update that says why an action was withdrawn or carried over: it is told with that, and not once more."""
    if action.status in OPEN | DONE:
        return None
    why = [one for one in said if one.text.startswith(SAYS_SO)] or said
    return why[-1] if why else None


def _group_of(action: Action) -> Group:
    if action.status in DONE:
        return "delivered"
    return "started" if action.status in OPEN else "withdrawn"


def _measure(plan: Plan, old: Measure, new: Measure) -> Iterator[Change]:
    for reading in only_in(new.readings, old.readings):
        before = max((one for one in new.readings if one.date < reading.date), key=lambda one: one.date, default=None)
        change = _change("read", plan, "measure", new, before.value if before else None, reading.value)
        yield replace(change, unit=new.unit, day=reading.date, basis=reading.basis)
    was = aims(old)
    for field, now in aims(new).items():
        if was[field] != now:
            yield replace(_change("retargeted", plan, "measure", new, was[field], now), field=field, unit=new.unit)
    owners = ((one.owner,) if one.owner else () for one in (old, new))
    yield from _reassigned(_change("reassigned", plan, "measure", new), "owner", *owners)


def _deadline(plan: Plan, old: Deadline, new: Deadline) -> Iterator[Change]:
    if old.met != new.met:
        yield _change("met", plan, "deadline", new, old.met, new.met)
    if old.due != new.due:
        yield _change("redated", plan, "deadline", new, old.due, new.due)


def _decision(plan: Plan, old: Decision, new: Decision) -> Iterator[Change]:
    if old.status != new.status:
        yield replace(_change("decided", plan, "decision", new, old.status, new.status), day=new.date, by=new.board)
    if old.due != new.due:
        yield _change("redated", plan, "decision", new, old.due, new.due)


def _rerated(old: Plan, day_before: date, new: Plan, today: date, renamed: Mapping[str, str]) -> Iterator[Change]:
    """The colours that are others than they were: of the plan, its workstreams and its actions, by their ids then.

    What is no longer grey only because its start has come is left out: nobody did anything, and nothing is wrong.
    """
    was, now = _ratings(Situation(old, day_before)), _ratings(Situation(new, today))
    by_the_calendar = _ratings(Situation(old, today)) if any(one.rating.colour == "grey" for one in was.values()) else {}
    for key, one in now.items():
        before = (one.kind, renamed.get(one.id.lower(), "") if one.kind == "action" else key[1])
        known = was.get(before)
        if known is None or known.rating.colour == one.rating.colour:
            continue
        if (known.rating.colour, one.rating.colour) == ("grey", "green") and by_the_calendar[before].rating.colour == "green":
            continue
        yield Change("rerated", new.id, one.kind, one.id, one.title, known.rating.colour, one.rating.colour, one.rating.reason)


class _Rated(NamedTuple):
    """Something with a colour."""

    kind: ItemKind | Literal["plan"]
    id: str
    title: str
    rating: Rating


def _ratings(situation: Situation) -> dict[tuple[str, str], _Rated]:
    """The colours of a plan, of its workstreams and its actions, by their ids in small letters; the plan is the only one."""
    plan, overview = situation.plan, overview_of(situation)
    found = {("plan", ""): _Rated("plan", plan.id, plan.head.title, overview.rating)}
    for row in overview.workstreams:
        one = row.workstream
        found["workstream", one.id.lower()] = _Rated("workstream", one.id, one.title, row.rating)
    for standing in situation.standings:
        action = standing.action
        found["action", action.id.lower()] = _Rated("action", action.id, action.title, standing.rating)
    return found
