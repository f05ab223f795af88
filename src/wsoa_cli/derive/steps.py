"""What differs between two states of a plan's files, item by item and field by field, in the words that were typed.

History compares what was typed, not what it means: so a revision that an earlier version of the format allowed can be compared
still, and a change of comments, quotes or order is none.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, TypeVar

from wsoa_cli.model.plan import IN_HEAD

T = TypeVar("T")

Typed = str | list[Any] | dict[str, Any]
"""A value as it was typed: a text, a list or fields."""

Typeds = Mapping[str, Any]
Manner = Literal["added", "removed", "changed", "renamed"]


@dataclass(frozen=True, slots=True, order=True)
class ItemKey:
    """What an item is known by through all revisions; `id` is in small letters, as ids are compared."""

    plan: str
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """An item as it stood in a file: its id as typed, and its own fields."""

    id: str
    fields: dict[str, Any]


Items = dict[ItemKey, Recorded]


@dataclass(frozen=True, slots=True)
class Step:
    """One difference in one item. `field` is dotted where a field has fields, and None where the whole item came or went.

    In a list of records, such as updates, each record that came or went is a step of its own.
    """

    key: ItemKey
    id: str
    field: str | None
    manner: Manner
    old: Typed | None = None
    new: Typed | None = None


_NONE: Mapping[str, str] = MappingProxyType({})

_LISTS_OF_HEAD = {field: kind for kind, field in IN_HEAD.items()}
_LISTS_OF_WORKSTREAM = {"actions": "action", "measures": "measure"}


def items_of_head(data: Typeds, plan: str) -> Items:
    """The plan itself, under its folder's name, and what its plan.yaml lists."""
    items = {ItemKey(plan, "plan", plan.lower()): Recorded(plan, _own(data, _LISTS_OF_HEAD))}
    return items | _listed(data, plan, _LISTS_OF_HEAD, {})


def items_of_workstream(data: Typeds, plan: str) -> Items:
    """A workstream and what its file lists; each of those knows its workstream."""
    own = data.get("id")
    if not isinstance(own, str):
        return _listed(data, plan, _LISTS_OF_WORKSTREAM, {})
    items = {ItemKey(plan, "workstream", own.lower()): Recorded(own, _own(data, _LISTS_OF_WORKSTREAM))}
    return items | _listed(data, plan, _LISTS_OF_WORKSTREAM, {"workstream": own})


def steps(old: Items, new: Items, renamed_plans: Mapping[str, str] = _NONE) -> list[Step]:
    """What one state has that the other has not, in the order of the new state; what is gone comes last.

    `renamed_plans` has the plans whose folders got another name, the old one and the new; their items are known by the new one.
    """
    old = _under_new_names(old, renamed_plans)
    same = same_items(old, new)
    found = [
        Step(ItemKey(name, "plan", name.lower()), name, "id", "renamed", before, name) for before, name in renamed_plans.items()
    ]
    for key, item in new.items():
        before = same.get(key)
        if before is None:
            found.append(Step(key, item.id, None, "added", None, item.fields))
            continue
        if before != key:
            found.append(Step(key, item.id, "id", "renamed", old[before].id, item.id))
        found.extend(_field_steps(key, item, old[before].fields))
    kept = set(same.values())
    found.extend(Step(key, item.id, None, "removed", item.fields) for key, item in old.items() if key not in kept)
    return found


def _under_new_names(items: Items, plans: Mapping[str, str]) -> Items:
    """The items of plans that were renamed, as items of the plans that they now are."""
    if not plans:
        return items
    moved = {}
    for key, item in items.items():
        plan = plans.get(key.plan, key.plan)
        moved[ItemKey(plan, key.kind, plan.lower() if key.kind == "plan" else key.id)] = item
    return moved


def _own(data: Typeds, lists: Mapping[str, str]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in lists and name != "id"}


def _listed(data: Typeds, plan: str, lists: Mapping[str, str], more: Typeds) -> Items:
    items: Items = {}
    for name, kind in lists.items():
        value = data.get(name)
        for one in value if isinstance(value, list) else ():
            if isinstance(one, dict) and isinstance(one.get("id"), str):
                fields = {field: part for field, part in one.items() if field != "id"} | dict(more)
                items.setdefault(ItemKey(plan, kind, one["id"].lower()), Recorded(one["id"], fields))
    return items


def same_items(old: Items, new: Items) -> dict[ItemKey, ItemKey]:
    """Which item of the new state is which of the old one.

    By its id, unless its title says otherwise: where actions are numbered anew, their titles stay, and what has another title
    under an old number is another item. A title counts that is the very same, and the only one of its kind on both sides.
    """
    went, came = _retitled(old, new), _retitled(new, old)
    titles = _by_title(went)
    same = {}
    for title, keys in _by_title(came).items():
        before = titles.get(title, [])
        if len(before) == len(keys) == 1:
            same[keys[0]] = before[0]
    taken = set(same.values())
    for key in new:
        if key not in same and key in old and key not in taken:
            same[key] = key
    return same


def _retitled(ones: Items, others: Items) -> Items:
    """The items of one state that another has not under their id, or has under another title."""
    return {key: item for key, item in ones.items() if key not in others or _title(others[key]) != _title(item)}


def _title(item: Recorded) -> str:
    title = item.fields.get("title") or item.fields.get("text")
    return " ".join(title.lower().split()) if isinstance(title, str) else ""


def _by_title(items: Items) -> dict[tuple[str, str, str], list[ItemKey]]:
    found: dict[tuple[str, str, str], list[ItemKey]] = {}
    for key, item in items.items():
        if (title := _title(item)) and key.kind != "plan":
            found.setdefault((key.plan, key.kind, title), []).append(key)
    return found


def _field_steps(key: ItemKey, item: Recorded, old: Typeds) -> Iterator[Step]:
    def step(field: str, manner: Manner, before: Any, after: Any) -> Step:
        return Step(key, item.id, field, manner, before, after)

    return _differences(old, item.fields, "", step)


def _differences(old: Typeds, new: Typeds, above: str, step: Callable[[str, Manner, Any, Any], Step]) -> Iterator[Step]:
    for name in (*new, *(name for name in old if name not in new)):
        before, after, field = old.get(name), new.get(name), f"{above}{name}"
        if before == after:
            continue
        if _is_records(before) or _is_records(after):
            was, now = _listed_in(before), _listed_in(after)
            yield from (step(field, "removed", one, None) for one in only_in(was, now))
            yield from (step(field, "added", None, one) for one in only_in(now, was))
        elif isinstance(before, dict) and isinstance(after, dict):
            yield from _differences(before, after, f"{field}.", step)
        else:
            yield step(field, "changed", before, after)


def _listed_in(value: Any) -> list[Any]:
    """The entries of a list; where something else stands in its place, that as the only one."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def only_in(ones: Iterable[T], others: Iterable[T]) -> list[T]:
    """What one list has and another has not, each as often as it has it more."""
    left, more = list(others), []
    for one in ones:
        if one in left:
            left.remove(one)
        else:
            more.append(one)
    return more
