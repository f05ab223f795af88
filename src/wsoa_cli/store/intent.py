"""What an edit is meant to do: the edits there are, and what a file should say after each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeAlias

from wsoa_cli.model.plan import Loc
from wsoa_cli.store.read import is_null
from wsoa_cli.store.yaml import Node, ScalarNode, SequenceNode

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"


class Quoted(str):
    """A text that is written in quotes, whether our own reader needs them or not."""

    __slots__ = ("mark",)
    mark: str

    def __new__(cls, text: str, mark: str = '"') -> Self:
        """A text with the mark that it is quoted by."""
        made = super().__new__(cls, text)
        made.mark = mark
        return made


@dataclass(frozen=True, slots=True)
class Put:
    """Gives a field a value, whether it had one or not; a record that it stands in is made where it is not there.

    `in_flow` says how the items of a list are written that was not there: in braces, line by line, or (None) as it fits.
    """

    loc: Loc
    value: Value
    in_flow: bool | None = None


@dataclass(frozen=True, slots=True)
class Add:
    """Adds an item at the end of a list, which is made where it is not there. `loc` leads to the list.

    It is written as the last item is; `in_flow` says how where there is none (see `Put`).
    """

    loc: Loc
    value: Value
    in_flow: bool | None = None


@dataclass(frozen=True, slots=True)
class Take:
    """Takes a text out of a list of texts. `loc` leads to the list."""

    loc: Loc
    value: str


@dataclass(frozen=True, slots=True)
class Drop:
    """Takes a field away, or an item of a list. What is not there is left so."""

    loc: Loc


Edit = Put | Add | Take | Drop


class NotEditableError(ValueError):
    """The text is written in a way that the edit cannot be made in without changing more than was asked for."""


def meaning(node: Node) -> Any:
    """What a node says, all of it, with the fields that we ignore: nothing of it may change unasked."""
    if isinstance(node, ScalarNode):
        return None if is_null(node) else node.value
    if isinstance(node, SequenceNode):
        return [meaning(one) for one in node.value]
    return {key.value: meaning(value) for key, value in node.value}


def intended(before: Any, edit: Edit) -> Any:
    """What a file that says `before` should say after an edit; `before` is used up. Raises NotEditableError."""
    *parents, key = edit.loc
    owner: Any = before
    for step in parents:
        owner = _within(owner, step, edit)
        if owner is None and isinstance(edit, Drop):
            return before
    _require_fields_or_items(owner, edit)
    if isinstance(edit, Put):
        owner[key] = as_data(edit.value)
    elif isinstance(edit, Add):
        owner[key] = [*(owner.get(key) or []), as_data(edit.value)]
    elif isinstance(edit, Take):
        owner[key] = _without(owner.get(key), edit)
    elif key in range(len(owner)) if isinstance(owner, list) else key in owner:
        owner.pop(key)
    return before


def _require_fields_or_items(owner: object, edit: Edit) -> None:
    if not isinstance(owner, dict | list):
        raise NotEditableError(f"{shown(edit.loc)} is not there")


def _within(owner: Any, step: str | int, edit: Edit) -> Any:
    """One step down; a record that is not there is there from now on."""
    if isinstance(owner, dict) and isinstance(step, str) and isinstance(edit, Put) and owner.get(step) is None:
        owner[step] = {}
    if isinstance(owner, dict) and isinstance(edit, Drop):
        return owner.get(step)
    try:
        return owner[step]
    except (LookupError, TypeError):
        raise NotEditableError(f"{shown(edit.loc)} is not there") from None


def _without(items: Any, edit: Take) -> list[Any]:
    if not isinstance(items, list) or edit.value not in items:
        raise NotEditableError(f"{shown(edit.loc)} does not have {edit.value}")
    number = items.index(edit.value)
    return [*items[:number], *items[number + 1 :]]


def as_data(value: Value) -> Any:
    """A value as lists and dictionaries, so that it can be compared with what is read."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: as_data(one) for key, one in value.items()}
    return [as_data(one) for one in value]


def shown(loc: Loc) -> str:
    """A way through a file as people write it."""
    return ".".join(str(step) for step in loc) or "the file"
