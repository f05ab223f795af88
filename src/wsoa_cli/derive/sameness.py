"""Which plan, and which item, of one state of the plans is which of another, wherever it was renumbered, renamed or moved."""

from collections.abc import Iterable, Mapping, Sequence

from wsoa_cli.derive.steps import ItemKey, Items, Recorded, same_items
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Plan, id_of
from wsoa_cli.model.vocabulary import ITEM_KINDS, ItemKind

COMPARED = tuple(kind for kind in ITEM_KINDS if kind != "outcome")
"""An outcome's id means something only within its workstream, so outcomes of two states cannot be told to be the same."""


def same_plans(before: Sequence[Plan], after: Sequence[Plan]) -> dict[str, Plan]:
    """Which plan was which: by its id, else the one that is gone and has the same title or most of the same actions."""
    left = {plan.id.lower(): plan for plan in before}
    same = {plan.id: left.pop(plan.id.lower()) for plan in after if plan.id.lower() in left}
    for plan in after:
        found = next((old for old in left.values() if _is_alike(old, plan)), None) if plan.id not in same else None
        if found:
            same[plan.id] = left.pop(found.id.lower())
    return same


def became(before: Sequence[Plan], after: Sequence[Plan]) -> dict[ItemKey, ItemKey | None]:
    """What each item of the earlier state is in the later one; None where it is gone. Plans are named in small letters.

    An item is looked for in its own plan first, and then, by a title that is the only one of its kind left, in all others.
    """
    renamed = {old.id.lower(): new.lower() for new, old in same_plans(before, after).items()}
    old = {_under(renamed, key): item for plan in before for key, item in items_of(plan, plan.id.lower()).items()}
    new = {key: item for plan in after for key, item in items_of(plan, plan.id.lower()).items()}
    same = same_items(old, new)
    gone, came = _left(old, same.values()), _left(new, same)
    elsewhere = same_items(_anywhere(gone), _anywhere(came))
    places = {_somewhere(key): key for key in (*gone, *came)}
    same |= {places[key]: places[was] for key, was in elsewhere.items()}
    found = {was: key for key, was in same.items()}
    return {key: found.get(_under(renamed, key)) for plan in before for key in items_of(plan, plan.id.lower())}


def items_of(plan: Plan, name: str = "") -> Items:
    """The items of a plan by what they are known by, in a plan of that name."""
    found = ((kind, placed.item) for kind in COMPARED for placed in plan.items(kind))
    return {key_of(kind, item, name): Recorded(id_of(item), {"title": title_of(item)}) for kind, item in found}


def key_of(kind: ItemKind, item: Entity, plan: str = "") -> ItemKey:
    """What an item is known by."""
    return ItemKey(plan, kind, id_of(item).lower())


def title_of(item: Entity) -> str:
    """What an item is called."""
    return next((str(value) for name in ("title", "name", "text") if (value := getattr(item, name, None))), "")


def _is_alike(one: Plan, other: Plan) -> bool:
    if one.head.title == other.head.title:
        return True
    first, second = ({(at.item.id.lower(), at.item.title) for at in plan.actions} for plan in (one, other))
    return 2 * len(first & second) > max(len(first), len(second))


def _under(renamed: Mapping[str, str], key: ItemKey) -> ItemKey:
    return ItemKey(renamed.get(key.plan, key.plan), key.kind, key.id)


def _left(items: Items, matched: Iterable[ItemKey]) -> Items:
    known = set(matched)
    return {key: item for key, item in items.items() if key not in known}


def _anywhere(items: Items) -> Items:
    """The items as if they all lay in one plan."""
    return {_somewhere(key): item for key, item in items.items()}


def _somewhere(key: ItemKey) -> ItemKey:
    return ItemKey("", key.kind, f"{key.plan}:{key.id}")
