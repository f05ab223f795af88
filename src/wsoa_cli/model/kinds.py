"""Every kind of entity, by the name of its class."""

from typing import Any

from wsoa_cli.model import measure, plan_head, workstream
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.vocabulary import ITEM_KINDS, ItemKind

KINDS: dict[str, type[Any]] = {
    name: kind
    for module in (plan_head, workstream, measure)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and issubclass(kind, Entity) and kind is not Entity
}

ITEMS: dict[ItemKind, type[Any]] = {kind: KINDS[kind.capitalize()] for kind in ITEM_KINDS}
"""Those that have an id of their own."""


def item_kind(kind: type[Entity]) -> ItemKind:
    """What kind of item the entities of a class are."""
    return next(name for name, one in ITEMS.items() if one is kind)
