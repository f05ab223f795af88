"""The texts of a plan that the public may not read: what is marked, and what nobody outside sees without a mark."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from wsoa_cli.derive.who_sees import is_for, sees_field
from wsoa_cli.model.fields import field_names, has_words, holds, kind_at, own_name
from wsoa_cli.model.kinds import KINDS
from wsoa_cli.model.plan import Plan

_SAID_OF_MANY = frozenset(
    {
        ("Action", "areas"),
        ("Action", "due_text"),
        ("Benchmark", "name"),
        ("Budget", "to_be_costed"),
        ("BudgetLine", "item"),
        ("Condition", "source"),
        ("DueChange", "reason"),
        ("Finding", "source"),
        ("Measure", "areas"),
        ("Measure", "source"),
        ("Measure", "unit_note"),
    }
)
"""What is the same of many items and secret of none, such as where a number comes from or what an area is called."""


class HiddenText(NamedTuple):
    """A text that is not for the public: what it belongs to, in words, and whether somebody marked it so."""

    of: str
    text: str
    is_marked: bool


class _Owner(NamedTuple):
    """What a text belongs to: what that is called, whether it is hidden, and whether somebody marked it."""

    called: str
    is_hidden: bool = False
    is_marked: bool = False


def hidden_texts(plan: Plan) -> Iterator[HiddenText]:
    """Every text that is not for the public, in the order of the files.

    The title of a piece of evidence that is not marked is not among them: it is what a document is called.
    """
    yield from _texts(plan.head, _Owner("the plan"))
    for at in plan.workstreams:
        yield from _texts(at.item, _Owner(at.item.id))


def _texts(entity: Any, owner: _Owner) -> Iterator[HiddenText]:
    kind = type(entity).__name__
    for field in _fields(kind, is_hidden=owner.is_hidden):
        value = getattr(entity, field.name)
        if not value:
            continue
        if not field.part:
            of = f"an update of {owner.called}" if kind == "Update" else f"`{field.typed}` of {owner.called}"
            yield from (HiddenText(of, text, owner.is_marked) for text in (value if field.is_many else (value,)))
        else:
            for one in value if field.is_many else (value,):
                yield from _texts_of_part(one, field, owner)


def _texts_of_part(part: Any, field: "_Field", owner: _Owner) -> Iterator[HiddenText]:
    """The hidden texts of what an entity holds: an item of its own, or an update, a piece of evidence, a move of a date."""
    marked = part.audience if field.has_audience else None
    if marked == "public" and field.part in _PARTS:
        return
    is_marked = owner.is_marked or marked in {"board", "internal"}
    if field.part == "Evidence" and not is_marked:
        return
    is_secret = field.is_secret or owner.is_hidden or is_for(field.part, marked) != "public"
    yield from _texts(part, _Owner(getattr(part, "id", owner.called), is_secret, is_marked))


_PARTS = frozenset({"Update", "Evidence"})
"""What can be for the public although all around it is not."""


class _Field(NamedTuple):
    """A field of a kind of entity: its own name, the one that is typed, whether it is a list, and whether it is not public.

    Of one that holds entities, their kind, and whether that can be marked.
    """

    name: str
    typed: str
    is_many: bool
    is_secret: bool
    part: str = ""
    has_audience: bool = False


@cache
def _fields(kind: str, *, is_hidden: bool) -> tuple[_Field, ...]:
    """The fields of a kind of entity, hidden itself or not, in which there may be texts that are not for the public."""
    return tuple(
        field
        for field in _worded(kind)
        if is_hidden or field.is_secret or (field.part and (field.has_audience or _fields(field.part, is_hidden=False)))
    )


@cache
def _worded(kind: str) -> tuple[_Field, ...]:
    """The fields of a kind of entity in which there may be texts."""
    entity, found = KINDS[kind], []
    for typed in field_names(entity):
        held, name = holds(entity, typed), own_name(entity, typed) or typed
        is_secret, part = not sees_field("public", kind, name), kind_at(entity, (typed,))
        if part is not None:
            has_audience = "audience" in field_names(part)
            found.append(_Field(name, typed, held == "records", is_secret, part.__name__, has_audience))
        elif has_words(entity, typed) and (kind, name) not in _SAID_OF_MANY:
            found.append(_Field(name, typed, held == "values", is_secret))
    return tuple(found)
