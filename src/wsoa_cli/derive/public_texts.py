"""The texts of a plan that the public may read (docs/format.md, Who may see it)."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Loc, Place, Placed, Plan, id_of
from wsoa_cli.model.vocabulary import ItemKind
from wsoa_cli.model.workstream import Action

_HEAD_TEXTS = ("title", "summary", "strengths")
_LISTED_TEXTS: dict[ItemKind, tuple[str, ...]] = {
    "organisation": ("name",),
    "post": ("title",),
    "board": ("name",),
    "finding": ("text", "source", "outcomes"),
    "principle": ("text",),
    "condition": ("text", "source", "response"),
    "deadline": ("title",),
    "decision": ("title",),
    "workstream": ("title",),
    "outcome": ("text",),
}
_IMPLICATIONS = ("financial", "legal", "equalities", "rural")
_MEASURE_TEXTS = ("title", "unit_note", "source")


_TITLE: Loc = ("title",)
_NOT_PUBLIC = frozenset({"board", "internal"})


class PublicText(NamedTuple):
    """A text that the public may read; `item` is the id of the item that it belongs to, None for the plan's own."""

    item: str | None
    owner: Place
    way: Loc
    text: str

    @property
    def place(self) -> Place:
        """Where it stands; made when asked for, because few texts of many are pointed at."""
        return Place(self.owner.path, (*self.owner.loc, *self.way))


def is_hidden(item: Entity | Any) -> bool:
    """Whether something is marked for the board, or as internal."""
    return getattr(item, "audience", None) in _NOT_PUBLIC


def is_published(part: Any) -> bool:
    """Whether an update or a piece of evidence is for the public, which has to be said of them."""
    return bool(part.audience == "public")


def public_texts(plan: Plan) -> list[PublicText]:
    """Every text that the public may read, in the order of the files: plan.yaml, then each workstream.

    Reasons for a colour or for confidence, and mitigation, are never public.
    """
    found = _of_entity(None, plan.place, plan.head, _HEAD_TEXTS)
    for kind, fields in _LISTED_TEXTS.items():
        for placed in plan.items(kind):
            if not is_hidden(placed.item):
                found += _of_entity(id_of(placed.item), placed.place, placed.item, fields)
    if plan.head.implications is not None:
        found += _of_entity(None, plan.place / "implications", plan.head.implications, _IMPLICATIONS)
    for action in plan.actions:
        if action.item.audience not in _NOT_PUBLIC:
            found.append(PublicText(action.item.id, action.place, _TITLE, action.item.title))
            found += _published(action)
    for measure in plan.measures:
        if measure.item.audience not in _NOT_PUBLIC:
            found += _of_entity(measure.item.id, measure.place, measure.item, _MEASURE_TEXTS)
    return found


def _of_entity(item: str | None, owner: Place, entity: Entity, fields: Sequence[str]) -> list[PublicText]:
    found = []
    for field in fields:
        value = getattr(entity, field)
        if isinstance(value, tuple):
            found += [PublicText(item, owner, (field, n), text) for n, text in enumerate(value)]
        elif value is not None:
            found.append(PublicText(item, owner, (field,), value))
    return found


def _published(at: Placed[Action]) -> list[PublicText]:
    """What is published of an action's updates and evidence, which is little of much."""
    action, owner = at.item, at.place
    found = []
    for n, update in enumerate(action.updates):
        if update.audience == "public":
            found.append(PublicText(action.id, owner, ("updates", n, "text"), update.text))
    for n, piece in enumerate(action.evidence):
        if piece.audience == "public":
            found.append(PublicText(action.id, owner, ("evidence", n, "title"), piece.title))
    return found
