"""What has to be known before something can be added and was not said: which questions to ask, and which answers hold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wsoa_cli.commands.add import ENTITIES, AddedKind, find_home, require_well_formed
from wsoa_cli.commands.by_name import fields_with_ids, id_meant
from wsoa_cli.derive.links import REFERENCES, look_up
from wsoa_cli.errors import UnknownItemError
from wsoa_cli.model.fields import holds
from wsoa_cli.model.json_schema import Schema, json_schemas
from wsoa_cli.model.plan import Plan, id_of
from wsoa_cli.store.intent import Value
from wsoa_cli.store.load import Portfolio


@dataclass(frozen=True, slots=True)
class Question:
    """A field that the format requires, or that `wsoa check` asks for at once: its words for it, and those to choose from.

    `is_list` fields take several answers, or none. What is not `is_required` may be left open.
    """

    field: str
    words: str
    choices: tuple[str, ...] = ()
    is_list: bool = False
    is_required: bool = True


ASKED_AT_ONCE: Mapping[AddedKind, tuple[str, ...]] = {"action": ("lead", "due"), "deadline": ("due",)}
"""Fields that the format does not require, and without which `wsoa check` finds something the next minute."""


def questions(kind: AddedKind, given: Mapping[str, Value]) -> list[Question]:
    """What is required of a kind of item, or asked for at once, and was not given; not the id, which follows from it."""
    entity = _schema(kind)
    fields = entity["properties"]
    wanted = () if "counts" in given else ASKED_AT_ONCE.get(kind, ())
    names = [name for name in (*entity["required"], *wanted) if name != "id" and name not in given]
    return [
        Question(
            name,
            fields[name]["description"],
            tuple(fields[name].get("enum", ())),
            holds(ENTITIES[kind], name) == "values",
            name in entity["required"],
        )
        for name in names
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
    plan = find_home(portfolio, kind, home).plan
    kinds = REFERENCES.get(kind, {}).get(field, ())
    require_well_formed(kind, fields_with_ids(plan, ENTITIES[kind], {field: value}))
    for asked in () if isinstance(value, str) else value:
        if kinds and look_up(plan, kinds, id_meant(plan, kinds, str(asked))) is None:
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
