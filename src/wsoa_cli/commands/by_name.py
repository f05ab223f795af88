"""Posts, boards and organisations may be named by what they are called; what is written into a file is the id."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from wsoa_cli.derive.called import can_be_called, ids_called, ids_nearly_called
from wsoa_cli.derive.links import kinds_named_by, look_up
from wsoa_cli.errors import UsageError
from wsoa_cli.model.fields import kind_at
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.scalars import ID_PATTERN
from wsoa_cli.model.vocabulary import ItemKind
from wsoa_cli.store.intent import Add, Edit, Put, Take, Value


def id_meant(plan: Plan, kinds: tuple[ItemKind, ...], asked: str) -> str:
    """The id of what is asked for by its id or by what it is called; what was asked, where it may be an id and is none.

    Raises UsageError for a name that several have, or nobody.
    """
    if not can_be_called(kinds) or look_up(plan, kinds, asked):
        return asked
    found = ids_called(plan, kinds, asked)
    if len(found) == 1:
        return found[0]
    if not found and re.fullmatch(ID_PATTERN, asked):
        return asked
    near = found or ids_nearly_called(plan, kinds, asked)
    what = " or ".join(kinds)
    if found:
        raise UsageError(f"{len(found)} are called {asked}", f"write {' or '.join(near)}")
    hint = f"write {' or '.join(near[:3])}" if near else f"name it by its id; wsoa add {kinds[0]} adds one"
    raise UsageError(f"no {what} is called {asked}", hint)


def fields_with_ids(plan: Plan, owner: type[Any] | None, fields: Mapping[str, Value]) -> dict[str, Value]:
    """Fields of a kind of entity with the ids of whom they name. Raises UsageError."""
    return {name: _with_ids(plan, owner, name, value) for name, value in fields.items()}


def edits_with_ids(plan: Plan, root: type[Any], edits: Sequence[Edit]) -> list[Edit]:
    """Edits of a file of a kind, with the ids of whom they name. Raises UsageError."""
    return [_edit_with_ids(plan, root, one) for one in edits]


def named_in(root: type[Any], edits: Sequence[Edit]) -> Iterator[tuple[tuple[ItemKind, ...], str]]:
    """What edits of a file of a kind name: of which kinds, and the id."""
    for edit in edits:
        if isinstance(edit, (Put, Add)):
            of_entry = isinstance(edit.value, Mapping)
            owner = kind_at(root, edit.loc if of_entry else edit.loc[:-1])
            fields = edit.value if isinstance(edit.value, Mapping) else {str(edit.loc[-1]): edit.value}
            for field, value in fields.items():
                kinds = kinds_named_by(owner.__name__, field) if owner else ()
                ids = (value,) if isinstance(value, str) else value
                yield from ((kinds, one) for one in ids if kinds and isinstance(one, str))


def _edit_with_ids(plan: Plan, root: type[Any], edit: Edit) -> Edit:
    if not isinstance(edit, (Put, Add, Take)):
        return edit
    if isinstance(edit.value, Mapping):
        return replace(edit, value=fields_with_ids(plan, kind_at(root, edit.loc), edit.value))
    return replace(edit, value=_with_ids(plan, kind_at(root, edit.loc[:-1]), str(edit.loc[-1]), edit.value))


def _with_ids(plan: Plan, owner: type[Any] | None, field: str, value: Any) -> Any:
    kinds = kinds_named_by(owner.__name__, field) if owner else ()
    if not kinds or isinstance(value, Mapping):
        return value
    if isinstance(value, str):
        return id_meant(plan, kinds, value)
    return [id_meant(plan, kinds, one) if isinstance(one, str) else one for one in value]
