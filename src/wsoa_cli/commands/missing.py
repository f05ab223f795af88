"""What has to be known before something can be added and was not said: which questions to ask, and which answers hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wsoa_cli.commands.add import ENTITIES, AddedKind, find_home, require_well_formed
from wsoa_cli.derive.links import REFERENCES, look_up
from wsoa_cli.errors import UnknownItemError
from wsoa_cli.model.json_schema import Schema, json_schemas
from wsoa_cli.model.plan import Plan, id_of
from wsoa_cli.store.intent import Value
from wsoa_cli.store.load import Portfolio


@dataclass(frozen=True, slots=True)
class Question:
    """A field that the format requires: its words for it, and the words to choose from, where they are fixed.

    `is_list` fields take several answers, or none.
    """

    field: str
    words: str
    choices: tuple[str, ...] = ()
    is_list: bool = False


def questions(kind: AddedKind, given: Mapping[str, Value]) -> list[Question]:
    """What the format requires of a kind of item and was not given, in its order; not the id, which follows from the others."""
    entity = _schema(kind)
    fields = entity["properties"]
    missing = [name for name in entity["required"] if name != "id" and name not in given]
    return [
        Question(name, fields[name]["description"], tuple(fields[name].get("enum", ())), fields[name].get("type") == "array")
        for name in missing
    ]


def homes(portfolio: Portfolio, kind: AddedKind) -> list[tuple[str, str]]:
    """Where an item of a kind can be added: the workstreams, or the plans, each as it is asked for and with its title."""
    if kind not in {"action", "measure"}:
        return [(plan.id, plan.head.title) for plan in portfolio.plans]
    ids = [at.item.id.lower() for plan in portfolio.plans for at in plan.workstreams]
    return [
        (at.item.id if ids.count(at.item.id.lower()) == 1 else f"{plan.id}:{at.item.id}", at.item.title)
        for plan in portfolio.plans
        for at in plan.workstreams
    ]


def require_right(portfolio: Portfolio, home: str, kind: AddedKind, field: str, value: Value) -> None:
    """Refuses an answer that does not fit the format, or names what the plan lacks. Raises UsageError and UnknownItemError."""
    require_well_formed(kind, {field: value})
    plan = find_home(portfolio, kind, home).plan
    kinds = REFERENCES.get(kind, {}).get(field, ())
    for asked in () if isinstance(value, str) else value:
        if kinds and look_up(plan, kinds, str(asked)) is None:
            raise UnknownItemError(" or ".join(kinds), str(asked), _ids(plan, field, kind))


def answers(portfolio: Portfolio, home: str, kind: AddedKind, question: Question) -> tuple[str, ...]:
    """What can be answered: the format's words, or the ids of what the field may name."""
    return question.choices or tuple(_ids(find_home(portfolio, kind, home).plan, question.field, kind))


def _ids(plan: Plan, field: str, kind: AddedKind) -> Iterator[str]:
    for one in REFERENCES.get(kind, {}).get(field, ()):
        yield from (id_of(at.item) for at in plan.items(one))


def _schema(kind: AddedKind) -> Schema:
    """The JSON Schema of a kind of item: one source of words for editors, the page of the format and these questions."""
    schemas = json_schemas()
    name = ENTITIES[kind].__name__
    found = [schema.get("$defs", {}).get(name) for schema in schemas.values()]
    return next((one for one in found if one), schemas["workstream.schema.json"])
