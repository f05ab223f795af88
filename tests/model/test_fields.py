"""What a field holds is told from its type, and not from what the type happens to be called."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import pytest

from wsoa_cli.model.entity import Entity, entity
from wsoa_cli.model.fields import Held, has_words, held_by, holds
from wsoa_cli.model.kinds import ITEMS, KINDS
from wsoa_cli.model.scalars import Areas, Day, Id, Number, Text, WhenText
from wsoa_cli.model.vocabulary import ITEM_KINDS
from wsoa_cli.model.when import When
from wsoa_cli.model.workstream import Update

Moment = WhenText
Sentence = Text
Places = Areas


@entity
class Renamed(Entity):
    """A kind whose fields have types that go by other names than in `model.scalars`."""

    at: Moment
    said: Sentence | None = None
    seen: tuple[Moment, ...] = ()
    lines: tuple[Sentence, ...] = ()
    where: Places
    id: Id
    on: Day
    value: Number
    updates: tuple[Update, ...] = ()


@entity
class Unread(Entity):
    """A kind with a field that nothing reads."""

    both: dict[str, Text]


def told(hint: Any) -> Held:
    """What typing, which takes its time, says that a field holds."""
    if get_origin(hint) is UnionType or NoneType in get_args(hint):
        (hint,) = (one for one in get_args(hint) if one is not NoneType)
    if get_origin(hint) is tuple:
        return Held(get_args(hint)[0], is_many=True)
    if get_origin(hint) is Annotated and get_origin(get_args(hint)[0]) is tuple:
        return Held(get_args(get_args(hint)[0])[0], is_many=True, needs_one=True)
    return Held(hint, is_many=False)


@pytest.mark.parametrize("kind", [*KINDS.values(), Renamed], ids=lambda kind: str(kind.__name__))
def test_every_field_holds_what_its_type_says(kind: type[Any]) -> None:
    expected = {name: told(hint) for name, hint in get_type_hints(kind, include_extras=True).items() if name in held_by(kind)}
    assert expected == held_by(kind)


def test_a_date_is_one_whatever_its_type_is_called() -> None:
    bases = {name: held.base for name, held in held_by(Renamed).items()}
    assert (When, When, date, Decimal) == (bases["at"], bases["seen"], bases["on"], bases["value"])


def test_words_are_words_whatever_their_type_is_called() -> None:
    assert ["said", "lines", "where"] == [name for name in held_by(Renamed) if has_words(Renamed, name)]


def test_one_or_several_values_or_records() -> None:
    assert ("value", "values", "values", "records") == tuple(
        holds(Renamed, name) for name in ("said", "seen", "where", "updates")
    )


def test_a_field_that_nothing_could_read_is_refused_at_once() -> None:
    with pytest.raises(AssertionError, match=r"Unread\.both: nothing here reads a field that holds dict"):
        held_by(Unread)


def test_every_kind_of_item_has_its_class() -> None:
    assert list(ITEM_KINDS) == list(ITEMS)
    assert {kind.title() for kind in ITEM_KINDS} == {kind.__name__ for kind in ITEMS.values()}
