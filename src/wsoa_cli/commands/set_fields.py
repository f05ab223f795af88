"""Fields of an item, or of a plan itself, set to what is said."""

from collections.abc import Sequence

from wsoa_cli.commands.by_name import fields_with_ids
from wsoa_cli.commands.choice import Choice
from wsoa_cli.commands.edit import AS_USUAL, Change, Manner, Planned, edit_choice, trailers
from wsoa_cli.commands.field import Field, asked_item, field_of, refuse_lone_due
from wsoa_cli.commands.renaming import refuse_dangling_id
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.errors import UsageError
from wsoa_cli.model.fields import kind_at
from wsoa_cli.model.plan import id_of
from wsoa_cli.model.vocabulary import ItemKind
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.splice import Add, Edit, Put, Take

SHOWN = 60
"""Characters of a value that the subject of a commit shows."""


def set_fields(
    workspace: Workspace, item: str, said: Sequence[str], kind: ItemKind | None = None, manner: Manner = AS_USUAL
) -> Change:
    """Sets fields of the item with an id, or of the plan with it, each said as `FIELD=VALUE`.

    A list is replaced by `lead=a,b`; `lead+=c` adds an item at its end, and `lead-=a` takes one out. They count one after the
    other, each on what those before it left.
    Raises UsageError, and what `edit_choice` raises.
    """
    assignments = [_assignment(one) for one in said]

    def plan_edit(choice: Choice, everything: Portfolio) -> Planned:
        name = id_of(choice.at.item)
        fields = [field_of(choice.at.item, path) for path, _, _ in assignments]
        lists = {field.loc: field.items for field in fields if field.holds == "values"}
        edits, words = [], []
        for field, (_, sign, said_value) in zip(fields, assignments, strict=True):
            value = _with_ids(choice, field, sign, said_value)
            _refuse(choice, everything, field, value)
            if field.holds == "values":
                lists[field.loc] = _changed(name, field.name, lists[field.loc], sign, value)
            edits.append(_edit(choice, field, sign, value))
            words.append(_in_words(field, sign, value))
        told = trailers(name, *dict.fromkeys(field.name for field in fields))
        return Planned(edits, f"set {name}: {'; '.join(words)}", "", told)

    return edit_choice(workspace, lambda portfolio: asked_item(portfolio, item, kind), plan_edit, manner)


def _assignment(said: str) -> tuple[str, str, str]:
    """A field's name, `=`, `+=` or `-=`, and a value, as typed. Raises UsageError."""
    left, equals, value = said.partition("=")
    if not equals:
        raise UsageError(f"{said} sets nothing", "write FIELD=VALUE, such as status=in_progress")
    sign = left[-1:] + equals if left.endswith(("+", "-")) else equals
    path = left.rstrip("+-").strip()
    if not value.strip():
        raise UsageError(f"{path} is given no value", f"to take it away, write: wsoa unset ID {path}")
    return path, sign, value.strip()


def _refuse(choice: Choice, everything: Portfolio, field: Field, value: str) -> None:
    """Refuses what another command does with more care, and what would leave a name without a thing. Raises UsageError."""
    refuse_lone_due(choice, field, f"wsoa reschedule {id_of(choice.at.item)} {value} --reason …")
    if field.loc == ("id",):
        refuse_dangling_id(choice, everything, value)


def _with_ids(choice: Choice, field: Field, sign: str, value: str) -> str:
    """A value with the ids of those whom it names by what they are called. Raises UsageError."""
    owner, name = kind_at(type(choice.at.item), field.loc[:-1]), str(field.loc[-1])
    typed = _items(value) if field.holds == "values" and sign == "=" else [value]
    found = fields_with_ids(choice.plan, owner, {name: typed})[name]
    return value if found == typed else ", ".join(map(str, found))


def _edit(choice: Choice, field: Field, sign: str, value: str) -> Edit:
    loc = (*choice.at.place.loc, *field.loc)
    if field.holds == "value":
        if sign != "=":
            raise UsageError(f"`{field.name}` is one value and no list", f"write {field.name}={value}")
        return Put(loc, value)
    if sign == "=":
        return Put(loc, _items(value))
    return Add(loc, value) if sign == "+=" else Take(loc, value)


def _changed(item: str, field: str, there: tuple[str, ...], sign: str, value: str) -> tuple[str, ...]:
    """What a list holds afterwards. Raises UsageError where it has what is to be added, or has not what is to be taken out."""
    if sign == "=":
        return _listed(field, value)
    if (sign == "+=") == (value in there):
        verb = "has" if sign == "+=" else "does not have"
        raise UsageError(f"`{field}` of {item} {verb} {value}", f"it has {', '.join(there)}" if there else "it is empty")
    return (*there, value) if sign == "+=" else tuple(one for one in there if one != value)


def _listed(field: str, value: str) -> tuple[str, ...]:
    """The items that are typed for a whole list. Raises UsageError where there are none, and where one is there twice."""
    items = _items(value)
    if not items:
        raise UsageError(f"{field} is given no value", f"to take it away, write: wsoa unset ID {field}")
    if twice := next((one for number, one in enumerate(items) if one in items[:number]), None):
        hint = f"name it once; {field}+=… adds one as it is typed, commas and all"
        raise UsageError(f"`{field}` is given {twice} twice", hint)
    return tuple(items)


def _items(value: str) -> list[str]:
    return [one for one in map(str.strip, value.split(",")) if one]


def _in_words(field: Field, sign: str, value: str) -> str:
    shown = ", ".join(_items(value)) if field.holds == "values" and sign == "=" else value
    shown = shown if len(shown) <= SHOWN else f"{shown[: SHOWN - 1]}…"
    return " ".join(filter(None, (field.name, sign.removesuffix("="), shown)))
