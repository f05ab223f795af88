"""What the public may see of a plan, and what is marked as not for it (docs/format.md, Who may see it)."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Loc, Place, Placed, Plan, id_of
from wsoa_cli.model.vocabulary import ItemKind
from wsoa_cli.model.workstream import Action

WITH_AUDIENCE: tuple[ItemKind, ...] = ("action", "measure", "finding", "deadline", "condition", "decision")
"""The kinds of item that can be marked; all others are public."""

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
}
_IMPLICATIONS = ("financial", "legal", "equalities", "rural")
_WORKSTREAM_TEXTS: dict[ItemKind, tuple[str, ...]] = {"workstream": ("title",), "outcome": ("text",)}
_MEASURE_TEXTS = ("title", "unit_note", "source")


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
    audience = getattr(item, "audience", None)
    return audience is not None and audience != "public"


def is_published(part: Any) -> bool:
    """Whether an update or a piece of evidence is for the public, which has to be said of them."""
    return bool(part.audience == "public")


def public_texts(plan: Plan) -> Iterator[PublicText]:
    """Every text that the public may read, in the order of the files: plan.yaml, then each workstream.

    Reasons for a colour or for confidence, and mitigation, are never public.
    """
    yield from _of_head(plan)
    for kind, fields in _WORKSTREAM_TEXTS.items():
        for placed in plan.items(kind):
            yield from _texts(id_of(placed.item), placed.place, placed.item, fields)
    for action in plan.actions:
        if not is_hidden(action.item):
            yield from _of_action(action)
    for measure in plan.measures:
        if not is_hidden(measure.item):
            yield from _texts(measure.item.id, measure.place, measure.item, _MEASURE_TEXTS)


def _of_head(plan: Plan) -> Iterator[PublicText]:
    yield from _texts(None, plan.place, plan.head, _HEAD_TEXTS)
    for kind, fields in _LISTED_TEXTS.items():
        for placed in plan.items(kind):
            if not is_hidden(placed.item):
                yield from _texts(id_of(placed.item), placed.place, placed.item, fields)
    if plan.head.implications is not None:
        yield from _texts(None, plan.place / "implications", plan.head.implications, _IMPLICATIONS)


def _texts(item: str | None, owner: Place, entity: Entity, fields: Sequence[str]) -> Iterator[PublicText]:
    for field in fields:
        value = getattr(entity, field)
        if isinstance(value, tuple):
            for n, text in enumerate(value):
                yield PublicText(item, owner, (field, n), text)
        elif value is not None:
            yield PublicText(item, owner, (field,), value)


def _of_action(at: Placed[Action]) -> Iterator[PublicText]:
    action = at.item
    yield PublicText(action.id, at.place, ("title",), action.title)
    for n, update in enumerate(action.updates):
        if is_published(update):
            yield PublicText(action.id, at.place, ("updates", n, "text"), update.text)
    for n, piece in enumerate(action.evidence):
        if is_published(piece):
            yield PublicText(action.id, at.place, ("evidence", n, "title"), piece.title)
