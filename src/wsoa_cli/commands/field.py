"""A field as it is named on the command line: `status`, or `target.value` for one of a record inside."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from wsoa_cli.commands.choice import Choice, Item, choose, choose_plan
from wsoa_cli.errors import UnknownItemError, UsageError
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.fields import Holds, field_names, holds, kind_at, value_of
from wsoa_cli.model.plan import Loc, id_of
from wsoa_cli.model.vocabulary import ITEM_KINDS, ItemKind
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.wording import noun, unknown_fields, unknown_in_words


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an item: its name as typed, the way to it from the item, what it can hold, and what it holds now."""

    name: str
    loc: Loc
    holds: Holds
    value: Any

    @property
    def items(self) -> tuple[str, ...]:
        """What a list of values holds now."""
        return tuple(self.value or ())


def asked_item(portfolio: Portfolio, asked: str, kind: ItemKind | None) -> Choice:
    """The item that an id names; a plan's own id, without a kind, names its head. Raises what `choose` raises."""
    head = choose_plan(portfolio, asked) if kind is None else None
    try:
        return head or choose(portfolio, asked, kind)
    except UnknownItemError:
        plans = get_close_matches(asked, [plan.id for plan in portfolio.plans], n=3)
        if kind is None and plans:
            raise UnknownItemError("item and no plan", asked, tuple(plans)) from None
        raise


def field_of(item: Entity, name: str, *, whole: bool = False) -> Field:
    """The field of an item that a name, dotted where it leads into a record, names. `whole` lets it be such a record.

    Raises UsageError.
    """
    loc = tuple(name.split("."))
    kind, value = type(item), item
    for depth, step in enumerate(loc, start=1):
        _refuse_unknown(kind, loc[:depth])
        owner: Any = kind_at(kind, loc[: depth - 1])
        held = holds(owner, step)
        value = _value(value, step)
        if held == "records":
            raise _many_records(step, id_of(item))
        if depth == len(loc) and (held != "record" or whole):
            return Field(name, loc, held, value)
        if held != "record":
            raise UsageError(f"`{step}` is a value and has no fields", f"write {'.'.join(loc[:depth])}=VALUE")
    record = kind_at(kind, loc)
    hint = f"set one of them, as {name}.{field_names(record)[0]}=VALUE"
    raise UsageError(f"`{name}` is {noun(record)}, with fields of its own", hint)


def _value(item: Any, name: str) -> Any:
    return None if item is None else value_of(item, name)


def refuse_lone_due(choice: Choice, field: Field, instead: str) -> None:
    """Refuses to change an agreed date without the reason beside it. Raises UsageError."""
    if isinstance(choice, Item) and choice.kind == "action" and field.loc == ("due",) and field.value is not None:
        name = id_of(choice.at.item)
        raise UsageError(f"{name} is due on {field.value}, and an agreed date moves with its reason", f"write: {instead}")


def _refuse_unknown(kind: type[Entity], loc: Loc) -> None:
    if str(loc[-1]).startswith("x-"):
        raise UsageError(f"`{loc[-1]}` is a field of your own, and wsoa leaves it alone", "edit the file by hand")
    if unknown := unknown_fields(kind, [loc]):
        (problem,) = unknown_in_words(kind, unknown)
        raise UsageError(problem.message, problem.hint)


def _many_records(field: str, item: str) -> UsageError:
    hint = _INSTEAD.get(field, "edit the file by hand")
    return UsageError(f"`{field}` is a list of entries, each with fields of its own", hint.replace("ID", item))


_BY_ITSELF = "set a field of one by its own id, as wsoa set {} FIELD=VALUE, and add one "
_INSTEAD = {
    "updates": "add one with: wsoa update ID --text WORDS",
    "due_changes": "add one with: wsoa reschedule ID WHEN --reason WORD; to say who agreed to the last, give its date again",
    "evidence": 'add some with: wsoa update ID --evidence "title; kind; link", or edit the file by hand',
    "readings": "add one with: wsoa record ID VALUE",
    **{
        f"{kind}s": _BY_ITSELF.format(kind.upper())
        + ("in the file" if kind in {"outcome", "principle"} else f"with wsoa add {kind}")
        for kind in ITEM_KINDS
    },
}
