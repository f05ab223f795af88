"""Something new in a plan: an action, a measure, a workstream, or one of what plan.yaml lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from textwrap import shorten
from typing import Any, Literal

from wsoa_cli.commands.by_name import fields_with_ids
from wsoa_cli.commands.choice import Choice, choose, head_of, the_plan
from wsoa_cli.commands.edit import AS_USUAL, Change, Manner, Planned, edit_choice, trailers
from wsoa_cli.commands.ledger import ledger
from wsoa_cli.commands.legible import require_legible
from wsoa_cli.commands.make_file import Made, make_workstream_file
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.links import REFERENCES
from wsoa_cli.derive.next_id import next_in_workstream, next_named, next_numbered, next_workstream
from wsoa_cli.errors import UsageError
from wsoa_cli.history.git import GitError
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.fields import field_names
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan import Placed, Plan, id_of
from wsoa_cli.model.plan_head import Board, Condition, Deadline, Decision, Finding, Organisation, Post
from wsoa_cli.model.workstream import Action, Workstream
from wsoa_cli.store.find import WORKSTREAMS
from wsoa_cli.store.intent import Value
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.new_file import as_ids_are_written, name_like, text_like
from wsoa_cli.store.read import read
from wsoa_cli.store.splice import Add
from wsoa_cli.store.validate import validate

AddedKind = Literal[
    "action", "measure", "workstream", "finding", "deadline", "condition", "decision", "post", "organisation", "board"
]

ENTITIES: dict[AddedKind, type[Entity]] = {
    "action": Action,
    "measure": Measure,
    "workstream": Workstream,
    "finding": Finding,
    "deadline": Deadline,
    "condition": Condition,
    "decision": Decision,
    "post": Post,
    "organisation": Organisation,
    "board": Board,
}

_LONGEST_SUBJECT = 72


@dataclass(frozen=True, slots=True)
class NewItem:
    """What is to be added: its fields as they are typed in a file, and its id; the next one where none is given."""

    kind: AddedKind
    fields: Mapping[str, Value]
    id: str | None = None


def add(workspace: Workspace, home: str, new: NewItem, manner: Manner = AS_USUAL) -> Change:
    """Adds an item to its home: an action or measure to a workstream, as WS1 or plan:WS1, anything else to a plan.

    Raises UsageError for a wrong value or an id that is there already, and what other edits raise.
    """
    require_legible([new.fields])

    def choose_home(portfolio: Portfolio) -> Choice:
        return find_home(portfolio, new.kind, home)

    if new.kind == "workstream":
        return make_workstream_file(
            workspace, choose_home, lambda choice, portfolio: _planned_file(_Spot(workspace, portfolio, choice), new), manner
        )
    return edit_choice(
        workspace, choose_home, lambda choice, portfolio: _planned(_Spot(workspace, portfolio, choice), new), manner
    )


def find_home(portfolio: Portfolio, kind: AddedKind, asked: str) -> Choice:
    """The workstream or plan that an item of a kind is added to. Raises UnknownItemError and AmbiguousItemError."""
    if kind in {"action", "measure"}:
        return choose(portfolio, asked, "workstream")
    return head_of(the_plan(portfolio, asked))


def id_to_be(workspace: Workspace, portfolio: Portfolio, home: str, new: NewItem) -> str:
    """The id that an item would be given. Raises what `add` raises."""
    spot = _Spot(workspace, portfolio, find_home(portfolio, new.kind, home))
    return _id(spot, _well_formed(spot, new))


def ids_ever_used(workspace: Workspace, plan: Plan, kind: AddedKind) -> frozenset[str]:
    """The ids of a kind that a plan has, or ever had as far as history goes: none of them is given to anything new."""
    there = frozenset(id_of(at.item) for at in plan.items(kind))
    try:
        chapters = ledger(workspace).chapters
    except GitError:
        return there
    seen = (step for chapter in chapters for step in chapter.steps if step.key.kind == kind and step.key.plan == plan.id)
    return there | {name for step in seen for name in (step.id, str(step.old) if step.manner == "renamed" else step.id)}


def require_well_formed(kind: AddedKind, fields: Mapping[str, Value]) -> None:
    """Refuses values that the format does not have for some fields. Raises UsageError, in the words of `wsoa check`."""
    problems = validate(ENTITIES[kind], dict(fields), _STAND_INS).problems
    wrong = [problem for problem in problems if problem.rule != "missing-field"]
    if wrong:
        raise UsageError(wrong[0].message, wrong[0].hint)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where something is added: the plan or workstream, and all that was read with it."""

    workspace: Workspace
    portfolio: Portfolio
    choice: Choice

    @property
    def plan(self) -> Plan:
        return self.choice.plan

    @property
    def at(self) -> Placed[Entity]:
        return self.choice.at


def _well_formed(spot: _Spot, new: NewItem) -> NewItem:
    """A new item with the ids of those whom it names by what they are called. Raises UsageError for a wrong value."""
    fields = fields_with_ids(spot.plan, ENTITIES[new.kind], new.fields)
    require_well_formed(new.kind, fields if new.id is None else {"id": new.id, **fields})
    return replace(new, fields=fields)


def _planned(spot: _Spot, asked: NewItem) -> Planned:
    new = _well_formed(spot, asked)
    field = f"{new.kind}s"
    entry = _with_ids_as_written(_entry(_id(spot, new), new), new.kind, [spot.portfolio.sources[spot.at.place.path].data])
    # Later edits add to an action, a measure or a finding line by line; the others stay as short as they are.
    edit = Add((*spot.at.place.loc, field), entry, in_flow=False if new.kind in {"action", "measure", "finding"} else None)
    return Planned((edit,), _what(entry), "", trailers(str(entry["id"]), field))


def _planned_file(spot: _Spot, asked: NewItem) -> Made:
    new = _well_formed(spot, asked)
    entry = _entry(_id(spot, new), NewItem(new.kind, {"accountable": [], **new.fields}))
    paths = [at.place.path for at in spot.plan.workstreams]
    others = [spot.portfolio.sources[path].data for path in paths if path in spot.portfolio.sources]
    entry = _with_ids_as_written(entry, new.kind, others)
    name = name_like([Path(path).name for path in paths], str(entry["title"]))
    path = Path(spot.plan.path).parent / WORKSTREAMS / name
    return path, text_like(others, entry), Planned((), _what(entry), "", trailers(str(entry["id"]), WORKSTREAMS))


def _entry(item_id: str, new: NewItem) -> dict[str, Value]:
    """The item as it is typed, its fields in the format's order."""
    typed = {"id": item_id, **new.fields}
    return {name: typed[name] for name in field_names(ENTITIES[new.kind]) if name in typed}


def _with_ids_as_written(entry: Mapping[str, Value], kind: AddedKind, others: Sequence[bytes]) -> dict[str, Value]:
    """The item with its id, and those that it names, in quotes where they need some for other readers of YAML."""

    def written(value: Value) -> Value:
        return as_ids_are_written(others, value) if isinstance(value, str) else [written(one) for one in value]

    names = {"id", *REFERENCES.get(kind, {})}
    return {name: written(value) if name in names else value for name, value in entry.items()}


def _what(entry: Mapping[str, Value]) -> str:
    """What is done, in words: with the title, or as much of the text as the first line of a commit has room for."""
    text = entry.get("title") or entry.get("name") or shorten(str(entry["text"]), _LONGEST_SUBJECT, placeholder=" …")
    return f"add {entry['id']}: {text}"


def _id(spot: _Spot, new: NewItem) -> str:
    """The id that was asked for, if it is free, else the next one."""
    there = {id_of(at.item) for at in spot.plan.items(new.kind)} | _ids_left_out(spot, new.kind)
    free = _next_id(spot, new, ids_ever_used(spot.workspace, spot.plan, new.kind) | there)
    if new.id is None:
        return free
    if new.id.lower() in {one.lower() for one in there}:
        raise UsageError(f"{spot.plan.id} has the {new.kind} {new.id} already", f"the next free id is {free}")
    return new.id


def _next_id(spot: _Spot, new: NewItem, seen: frozenset[str]) -> str:
    if isinstance(spot.at.item, Workstream) and (new.kind == "action" or new.kind == "measure"):  # noqa: PLR1714 - mypy reads this
        return next_in_workstream(spot.plan, spot.at.item, new.kind, seen)
    if new.kind == "workstream":
        return next_workstream(spot.plan, seen)
    if new.kind == "finding" or new.kind == "condition" or new.kind == "decision":  # noqa: PLR1714 - as above
        return next_numbered(new.kind, spot.plan, seen)
    if new.kind == "action" or new.kind == "measure":  # noqa: PLR1714 - as above
        raise ValueError(f"a {new.kind} belongs to a workstream")
    return next_named(new.kind, spot.plan, str(new.fields.get("title") or new.fields["name"]), seen)


def _ids_left_out(spot: _Spot, kind: AddedKind) -> frozenset[str]:
    """The ids of items that stand in the plan's files and could not be understood: once mended, they are there again."""
    paths = (spot.plan.path, *(at.place.path for at in spot.plan.workstreams))
    damaged = (source.data for path in paths if (source := spot.portfolio.sources.get(path)) and source.left_out)
    items = (item for content in damaged for item in _list(read(content).data or {}, f"{kind}s"))
    return frozenset(item["id"] for item in items if isinstance(item, dict) and isinstance(item.get("id"), str))


def _list(data: dict[str, Any], field: str) -> list[Any]:
    found = data.get(field)
    return found if isinstance(found, list) else []


_STAND_INS: dict[str, Any] = {
    "id": "unnamed",
    "title": "unnamed",
    "name": "unnamed",
    "text": "unnamed",
    "status": "not_started",
    "unit": "count",
    "better": "context",
    "accountable": [],
}
