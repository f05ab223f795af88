"""A plan as somebody may see it: whatever leaves is made from this, and from what is derived of this.

Entities that are not for an audience go, with every reference to them; of those that stay, the fields that are not for it go
(`derive.who_sees`). What leads say in sentences is left as it is: the rule `internal-leak` finds sentences that name what they
should not.

Nothing is copied before somebody asks: an entity of the seen plan fetches a field from the real one when the field is first
looked at, and then for all entities of its kind, as those do that come from the cache (`model.entity.Source`).
"""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import Field, fields
from functools import cache
from itertools import chain, islice, repeat
from operator import attrgetter
from typing import Any, Literal

from wsoa_cli.derive.links import kinds_named_by
from wsoa_cli.derive.who_sees import NARROWEST_FIRST, is_for, sees, sees_field
from wsoa_cli.model.entity import unfilled
from wsoa_cli.model.fields import holds, kind_at
from wsoa_cli.model.kinds import KINDS
from wsoa_cli.model.plan import Place, Placed, Plan, id_of
from wsoa_cli.model.plan_head import Post
from wsoa_cli.model.scalars import is_to_write_to
from wsoa_cli.model.vocabulary import Audience, ItemKind
from wsoa_cli.model.workstream import Workstream

WITH_AUDIENCE: tuple[ItemKind, ...] = ("action", "measure", "finding", "deadline", "condition", "decision")
"""The kinds of item that can be marked; all others are public."""


def seen_by(plan: Plan, audience: Audience) -> Plan:
    """The plan as an audience may see it; the very plan where that is all of it.

    Its files have neutral names, because those that people give them are nobody's business. A plan that was narrowed already
    never becomes wider again.
    """
    if sees(audience, plan.audience):
        return plan
    eyes = _Eyes(plan, audience)
    (head,) = _Seen(type(plan.head), [plan.head], eyes).entities
    workstreams = _Seen(Workstream, [at.item for at in plan.workstreams], eyes).entities
    placed = tuple(
        Placed(workstream, Place(f"{plan.id}/workstreams/{n}.yaml")) for n, workstream in enumerate(workstreams, start=1)
    )
    return Plan(head, f"{plan.id}/plan.yaml", placed, audience)


_LINK = re.compile(r"https?://[^\s/?#@\\]+(?:[/?#]\S*)?", re.IGNORECASE)


def safe_link(link: str | None) -> str | None:
    """A link that a stranger's browser may follow: a page on the web or an address to write to, and nothing else.

    What runs (`javascript:`), what lies on somebody's machine (`file:`, a drive, a path), what carries a password, and what
    puts words or further recipients into somebody's message goes.
    """
    stripped = (link or "").strip()
    is_safe = stripped.isprintable() and (_LINK.fullmatch(stripped) or is_to_write_to(stripped))
    return stripped if is_safe else None


class _Eyes:
    """What an audience sees of one plan."""

    def __init__(self, plan: Plan, audience: Audience) -> None:
        self.audience = audience
        self._plan = plan
        self._visible: dict[tuple[ItemKind, ...], frozenset[str]] = {}

    def choose(self, kind: type[Any], some: Sequence[Any]) -> Sequence[Any]:
        """Those of some entities of a kind that are for the audience."""
        if "audience" not in _fields(kind.__name__):
            return some
        marks = _marks_seen(kind.__name__, self.audience)
        return [one for one in some if one.audience in marks]

    def visible(self, kinds: tuple[ItemKind, ...]) -> frozenset[str]:
        """The ids, in small letters, by which a field that may name these kinds names something visible.

        Where two things have an id, the first is meant, as everywhere (`derive.links.look_up`).
        """
        if kinds not in self._visible:
            meant: dict[str, bool] = {}
            for kind in kinds:
                for item in _items(self._plan, kind):
                    meant.setdefault(id_of(item).lower(), bool(self.choose(type(item), [item])))
            self._visible[kinds] = frozenset(one for one, is_visible in meant.items() if is_visible)
        return self._visible[kinds]


@cache
def _marks_seen(kind: str, audience: Audience) -> frozenset[Audience | None]:
    """What entities of a kind that an audience sees are marked with."""
    marks: tuple[Audience | None, ...] = (None, *NARROWEST_FIRST)
    return frozenset(mark for mark in marks if sees(audience, is_for(kind, mark)))


def _items(plan: Plan, kind: ItemKind) -> Iterable[Any]:
    """Everything of a kind, without the places, which take longer to make than all else here."""
    if kind == "action":
        return (action for at in plan.workstreams for action in at.item.actions)
    return (placed.item for placed in plan.items(kind))


class _Seen:
    """Some entities of one kind as an audience sees them."""

    def __init__(self, kind: type[Any], originals: Sequence[Any], eyes: _Eyes) -> None:
        self._originals = originals
        self._eyes = eyes
        self._kind = kind
        self.entities: tuple[Any, ...] = unfilled(kind, len(originals), self)

    def fill(self, name: str) -> None:
        """Sets a field of all entities."""
        field = _fields(self._kind.__name__).get(name)
        if field is None:
            raise AttributeError(f"{self._kind.__name__} has no {name}")
        deque(map(vars(self._kind)[name].__set__, self.entities, self._values(field)), maxlen=0)

    def _values(self, field: Field[Any]) -> Iterable[Any]:
        """What the audience sees of a field, for each entity."""
        kind, audience = self._kind, self._eyes.audience
        if not sees_field(audience, kind.__name__, field.name):
            return repeat(field.default)
        values = list(map(attrgetter(field.name), self._originals))
        treatment = _treatment(kind.__name__, field.name)
        if treatment == "names":
            return _naming(values, self._eyes.visible(_may_name(kind.__name__, field.name)))
        if treatment == "link":
            return map(safe_link, values)
        if treatment == "holder":
            return [
                holder if _may_be_named(post, audience) else None for post, holder in zip(self._originals, values, strict=True)
            ]
        if held := kind_at(kind, (field.name,)):
            return self._holding(values, held, is_many=holds(kind, field.name) == "records")
        return values

    def _holding(self, values: list[Any], kind: type[Any], *, is_many: bool) -> Iterable[Any]:
        """The values of a field that holds entities: those that are seen, as they are seen."""
        if not is_many:
            held = [one for one in values if one is not None]
            seen = iter(self._as_seen(kind, held))
            return [None if one is None else next(seen) for one in values]
        chosen = [self._eyes.choose(kind, some) for some in values]
        seen = iter(self._as_seen(kind, list(chain.from_iterable(chosen))))
        return [tuple(islice(seen, len(some))) for some in chosen]

    def _as_seen(self, kind: type[Any], originals: Sequence[Any]) -> Sequence[Any]:
        """Entities as they are seen: themselves, where nothing that such a one can have is kept from the audience."""
        return originals if _is_open(kind, self._eyes.audience) else _Seen(kind, originals, self._eyes).entities


def _naming(values: list[Any], visible: frozenset[str]) -> Iterable[Any]:
    """Fields that name items, without those that are not seen, whether they are hidden or not there at all.

    What is not there may stand in a file that could not be read, and be hidden.
    """
    for value in values:
        if isinstance(value, tuple):
            yield tuple(one for one in value if one.lower() in visible) if value else value
        else:
            yield value if value is not None and value.lower() in visible else None


def _may_be_named(post: Post, audience: Audience) -> bool:
    """Whether an audience may know who holds a post; a board knows its people."""
    return audience != "public" or post.publish_name


Treatment = Literal["names", "link", "holder"]
"""What is done with a field that an audience sees, but not as it stands: ids, an address or a person's name."""


@cache
def _treatment(kind: str, name: str) -> Treatment | None:
    if _may_name(kind, name):
        return "names"
    return _TREATMENTS.get((kind, name))


_TREATMENTS: dict[tuple[str, str], Treatment] = {("Evidence", "link"): "link", ("Post", "holder"): "holder"}


@cache
def _may_name(kind: str, name: str) -> tuple[ItemKind, ...]:
    """The kinds of item that a field names, where some of them can be marked; none where it is no such field."""
    named = kinds_named_by(kind, name)
    return named if any(one in WITH_AUDIENCE for one in named) else ()


def _is_open(kind: type[Any], audience: Audience) -> bool:
    """Whether an audience sees all of whatever is of a kind, so that it need not be looked at."""
    return all(
        sees_field(audience, kind.__name__, name)
        and _treatment(kind.__name__, name) is None
        and holds(kind, name) in {"value", "values"}
        for name in _fields(kind.__name__)
    )


@cache
def _fields(kind: str) -> dict[str, Field[Any]]:
    return {field.name: field for field in fields(KINDS[kind])}
