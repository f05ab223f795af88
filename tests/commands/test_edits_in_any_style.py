"""Every editing command, on files in any handwriting: the lines that say it change, and not a byte of any other."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from io import StringIO
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from handwriting import Handwriting, comments_in
from wsoa_cli.commands.add import AddedKind, NewItem
from wsoa_cli.commands.add import add as add_item
from wsoa_cli.commands.check import check
from wsoa_cli.commands.decide import decide
from wsoa_cli.commands.deliver import deliver
from wsoa_cli.commands.edit import Change, Manner
from wsoa_cli.commands.meet import meet
from wsoa_cli.commands.record import NewReading, record
from wsoa_cli.commands.reschedule import Move, reschedule
from wsoa_cli.commands.set_fields import set_fields
from wsoa_cli.commands.unset_fields import unset_fields
from wsoa_cli.commands.update import News, update
from wsoa_cli.commands.withdraw import Withdrawal, withdraw
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.rules.asked import Asked

TODAY = date(2020, 1, 6)
DAY = TODAY.isoformat()
BY_HAND = Manner(commit=False)

HEAD: dict[str, Any] = {
    "format": "1",
    "id": "north",
    "title": "Improvement plan of Northshire – draft",
    "kind": "improvement_plan",
    "areas": ["Northshire", "Ville d'Été"],
    "stage": "accepted",
    "summary": "One or two sentences: said plainly.",
    "posts": [{"id": "head", "title": "Head of SEN"}, {"id": "director", "title": "Director"}, {"id": "dco", "title": "DCO"}],
    "boards": [{"id": "board", "name": "SEND Board"}],
    "deadlines": [
        {"id": "submit", "title": "Send the statement", "due": "2020-06-30"},
        {"id": "publish", "title": "Publish it", "due": "2020-07", "met": "2020-01-02"},
    ],
    "decisions": [{"id": "D1", "title": "Agree the launch", "board": "board"}, {"id": "D2", "title": "x", "status": "pending"}],
    "settings": {"due_soon_days": "20"},
    "x-own": {"list": [{"a": "b"}], "deep": {"er": ["c", "d"]}},
}
WORKSTREAM: dict[str, Any] = {
    "id": "WS1",
    "title": "Plans on time",
    "accountable": ["director"],
    "actions": [
        {
            "id": "1.1",
            "title": "Agree one plan for all",
            "lead": ["head", "dco"],
            "due": "2020-12",
            "status": "in_progress",
            "budget": {"total": "1200", "to_be_costed": ["a room", "tea"]},
            "updates": [{"date": "2019-12-01", "by": "head", "text": "Draft: shared with 'all'"}],
            "x-ref": "no",
        },
        {
            "id": "1.2",
            "title": "Publish it",
            "lead": ["head"],
            "due": "2020-Q3",
            "status": "not_started",
            "confidence": "high",
            "confidence_reason": "It is easy enough",
            "due_changes": [{"on": "2019-11-01", "from": "2020-Q1", "to": "2020-Q3", "reason": "staff left"}],
            "evidence": [{"title": "Minutes of May", "kind": "output"}],
            "updates": [],
        },
        {"id": "1.10", "title": "Review what came of it", "lead": ["dco"], "due": "2021", "status": "not_started"},
    ],
    "measures": [
        {
            "id": "M1",
            "title": "Plans within 20 weeks",
            "unit": "percent",
            "better": "higher",
            "target": {"value": "90", "by": "2021-03"},
            "readings": [{"date": "2019-09-30", "value": "41.5", "note": "From the return"}],
        },
        {"id": "M2", "title": "Appeals", "unit": "count", "better": "lower"},
    ],
    "x-notes": ["one", {"two": "three"}],
}


@dataclass(frozen=True)
class Case:
    """A command on some items, and what it should make of what the file says.

    `fields` are those that it may touch, `lines` how many lines may come beside those that go.
    """

    items: tuple[str, ...]
    run: Callable[[Workspace, str, str], Change]
    expected: Callable[[dict[str, Any], dict[str, Any], str], None]
    fields: tuple[str, ...]
    lines: int


def record_in(said: Any, item: str) -> dict[str, Any]:
    """The record of a file that has an id; the file itself, where that is its id."""
    lists = ("actions", "measures", "deadlines", "decisions")
    records = (one for name in lists for one in said.get(name, ()))
    return next(one for one in (said, *records) if one["id"] == item)


def add(owner: dict[str, Any], name: str, entry: Any) -> None:
    owner[name] = [*(owner.get(name) or []), entry]


def updated(_: Any, own: dict[str, Any], words: str) -> None:
    own.update(status="in_progress", confidence="low", confidence_reason=words)
    add(own, "updates", {"date": DAY, "by": "dco", "text": words})
    add(own, "evidence", {"title": words, "kind": "output", "date": DAY})


def delivered(_: Any, own: dict[str, Any], words: str) -> None:
    own.update(status="delivered", finished=DAY)
    add(own, "evidence", {"title": words, "kind": "output", "date": DAY})


def withdrawn(_: Any, own: dict[str, Any], words: str) -> None:
    own["status"] = "withdrawn"
    add(own, "updates", {"date": DAY, "text": f"Withdrawn: {words}"})


def moved(_: Any, own: dict[str, Any], words: str) -> None:
    add(own, "due_changes", {"on": DAY, "from": own["due"], "to": "2022-Q1", "reason": words, "approved_by": "board"})
    own["due"] = "2022-Q1"


def recorded(_: Any, own: dict[str, Any], words: str) -> None:
    add(own, "readings", {"date": DAY, "value": "50", "basis": "survey", "note": words})


def fields_set(_: Any, own: dict[str, Any], words: str) -> None:
    own.update(title=words, lead=["director", "head"])
    own["budget"]["total"] = "7.5"


def lists_set(_: Any, own: dict[str, Any], words: str) -> None:
    own["lead"] = ["head"]
    own["budget"]["to_be_costed"] = ["a room", "tea", words]


def records_set(_: Any, own: dict[str, Any], words: str) -> None:
    own.setdefault("target", {}).update(value="95", note=words)


def head_set(said: dict[str, Any], _: Any, words: str) -> None:
    said.update(summary=words, areas=["Northshire", "Eastshire"])
    said["settings"]["update_every_days"] = "28"


def confidence_unset(_: Any, own: dict[str, Any], __: str) -> None:
    del own["confidence"], own["confidence_reason"]


def added(kind: AddedKind, item_id: str, /, **typed: Any) -> tuple[Callable[..., Change], Callable[..., None]]:
    """Adding an item, and what that should make of the file."""

    def fields(words: str) -> dict[str, Any]:
        return {name: words if value == "{}" else value for name, value in typed.items()}

    def run(at: Workspace, home: str, words: str) -> Change:
        return add_item(at, home, NewItem(kind, fields(words)), BY_HAND)

    return run, lambda said, _, words: add(said, f"{kind}s", {"id": item_id, **fields(words)})


ASSIGNED = {
    "fields": ("title={}", "lead=director,head", "budget.total=7.5"),
    "lists": ("lead-=dco", "budget.to_be_costed+={}"),
    "records": ("target.value=95", "target.note={}"),
    "head": ("summary={}", "areas=Northshire,Eastshire", "settings.update_every_days=28"),
}


def set_(at: Workspace, item: str, what: str, words: str) -> Change:
    return set_fields(at, item, [one.format(words) for one in ASSIGNED[what]], None, BY_HAND)


def news(words: str) -> News:
    return News(TODAY, words, "in_progress", None, "low", words, "dco", (f"{words}; output",))


CASES = {
    "update": Case(
        ("1.1", "1.2", "1.10"),
        lambda at, item, words: update(at, item, news(words), BY_HAND),
        updated,
        ("status", "confidence", "confidence_reason", "updates", "evidence"),
        11,
    ),
    "deliver": Case(
        ("1.1", "1.2"),
        lambda at, item, words: deliver(at, item, TODAY, [f"{words}; output"], BY_HAND),
        delivered,
        ("status", "finished", "evidence"),
        6,
    ),
    "withdraw": Case(
        ("1.1", "1.10"),
        lambda at, item, words: withdraw(at, item, Withdrawal(words, TODAY), BY_HAND),
        withdrawn,
        ("status", "updates"),
        5,
    ),
    "reschedule": Case(
        ("1.1", "1.2"),
        lambda at, item, words: reschedule(at, item, Move("2022-Q1", words, None, "board"), BY_HAND),
        moved,
        ("due", "due_changes"),
        7,
    ),
    "record": Case(
        ("M1",),
        lambda at, item, words: record(at, item, NewReading("50", TODAY, "survey", words), BY_HAND),
        recorded,
        ("readings",),
        5,
    ),
    "meet": Case(
        ("submit",),
        lambda at, item, _: meet(at, item, TODAY, BY_HAND),
        lambda _, own, __: own.update(met=DAY),
        ("met",),
        1,
    ),
    "decide": Case(
        ("D1", "D2"),
        lambda at, item, _: decide(at, item, "agreed", TODAY, BY_HAND),
        lambda _, own, __: own.update(status="agreed", date=DAY),
        ("status", "date"),
        2,
    ),
    "set fields": Case(
        ("1.1",), lambda at, item, words: set_(at, item, "fields", words), fields_set, ("title", "lead", "budget"), 3
    ),
    "set lists": Case(("1.1",), lambda at, item, words: set_(at, item, "lists", words), lists_set, ("lead", "budget"), 2),
    "set records": Case(("M1", "M2"), lambda at, item, words: set_(at, item, "records", words), records_set, ("target",), 3),
    "set a plan": Case(
        ("north",), lambda at, item, words: set_(at, item, "head", words), head_set, ("summary", "areas", "settings"), 3
    ),
    "unset fields": Case(
        ("1.2",),
        lambda at, item, _: unset_fields(at, item, ["confidence", "confidence_reason"], None, BY_HAND),
        confidence_unset,
        ("confidence", "confidence_reason"),
        0,
    ),
    "unset a record": Case(
        ("1.1",),
        lambda at, item, _: unset_fields(at, item, ["budget"], None, BY_HAND),
        lambda _, own, __: own.__delitem__("budget"),
        ("budget",),
        0,
    ),
    "unset fields of a record": Case(
        ("M1",),
        lambda at, item, _: unset_fields(at, item, ["target.value", "target.by"], None, BY_HAND),
        lambda _, own, __: own["target"].clear(),
        ("target",),
        0,
    ),
    # In a list in brackets the line changes behind which a new item is written.
    "add an action": Case(
        ("WS1",), *added("action", "1.11", title="{}", lead=["dco", "head"], due="2021-Q2", status="not_started"), ("id",), 7
    ),
    "add a measure": Case(("WS1",), *added("measure", "M3", title="{}", unit="count", better="lower"), ("id",), 6),
    "add a finding": Case(("north",), *added("finding", "F1", text="{}", kind="improvement"), ("id",), 5),
}
ITEMS = [pytest.param(case, item, id=f"{name} {item}") for name, case in CASES.items() for item in case.items]

words = st.one_of(
    st.sampled_from(
        ["Said: plainly", "no", "- a", "# b", "One line.\nAnother: one.", "é – ü", 'It\'s "said"', "12:30", "{x", "a #b"]
    ),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters=";"), min_size=1, max_size=150).map(
        lambda text: f"x{text.strip()}"
    ),
)


def said_by(text: str) -> Any:
    """What a file says, by another parser than the one that the program uses, fields of one's own included."""
    return YAML(typ="base", pure=True).load(StringIO(text.removeprefix("\ufeff").replace("\r\n", "\n")))


def touched(text: str, item: str, fields: tuple[str, ...]) -> tuple[int, set[str]]:
    """How many lines some fields of an item take, and which comments stand in them.

    In braces a field that is not there is written on the line of another, and one that goes may draw two lines together;
    so may the first one behind a hyphen.
    """
    owner = record_of(YAML(typ="base", pure=True).compose(text.removeprefix("\ufeff")), item)
    lines = text.replace("\r\n", "\n").split("\n")
    pairs = [(key.start_mark.line, value) for key, value in owner.value if key.value in fields]
    inside = [line for first, value in pairs for line in lines[first : last_line(value, first) + 1]]
    neighbours = 2 * len(fields) if owner.flow_style else int(owner.value[0][0].value in fields)
    return len(inside) + neighbours, comments_in("\n".join(inside))


def record_of(node: Any, item: str) -> Any:
    """The record that has an id."""
    if isinstance(node.value, str):
        return None
    if node.id == "mapping" and any(key.value == "id" and value.value == item for key, value in node.value):
        return node
    parts = [value for _, value in node.value] if node.id == "mapping" else node.value
    return next((found for found in (record_of(part, item) for part in parts) if found), None)


def last_line(node: Any, at_least: int) -> int:
    """The last line that has something of a value."""
    if isinstance(node.value, str) or node.flow_style or not node.value:
        end = node.end_mark.line - (node.end_mark.column == 0 and node.start_mark.line != node.end_mark.line)
        return max(at_least, int(end))
    parts = [part for pair in node.value for part in pair] if node.id == "mapping" else node.value
    return max(last_line(part, part.start_mark.line) for part in parts)


def changed(old: str, new: str) -> tuple[int, int]:
    """How many lines went and how many came, beside those that are the same to the byte and in the same order."""
    before, after = old.split("\n"), new.split("\n")
    blocks = [op for op in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if op[0] != "equal"]
    return sum(op[2] - op[1] for op in blocks), sum(op[4] - op[3] for op in blocks)


IN_A_DRAFT = Asked(level="draft")
"""An edit must not break what holds together; whether the plan is a good one is another question."""


@pytest.mark.parametrize(("case", "item"), ITEMS)
@settings(max_examples=8, deadline=None, derandomize=True, phases=[Phase.generate])
@given(number=st.integers(0, 2**32), words=words)
def test_the_lines_that_say_it_change_and_no_others(
    tmp_path_factory: pytest.TempPathFactory, case: Case, item: str, number: int, words: str
) -> None:
    root = tmp_path_factory.mktemp("plans")
    hand = Handwriting(number)
    head, workstream = root / "north" / "plan.yaml", root / "north" / "workstreams" / "1.yaml"
    workstream.parent.mkdir(parents=True)
    for path, content in ((head, HEAD), (workstream, WORKSTREAM)):
        path.write_bytes(hand.file(content).encode())
    at = Workspace(root, TODAY)
    assert [] == [one for one in check(at, asked=IN_A_DRAFT).result if one.severity == "error"]

    change = case.run(at, item, words)

    old, new = change.old.decode(), change.new.decode()
    expected = said_by(old)
    case.expected(expected, record_in(expected, item), words)
    assert expected == said_by(new)
    assert new == change.path.read_bytes().decode()
    assert [] == [one for one in check(at, asked=IN_A_DRAFT).result if one.severity == "error"]
    most, own_comments = touched(old, item, case.fields)
    gone, came = changed(old, new)
    ends_open = 0 if old.endswith("\n") else 2
    assert gone <= most + ends_open
    assert came <= case.lines + most + ends_open
    assert comments_in(old) - own_comments <= comments_in(new)
    assert ("\r" in old) == ("\r" in new)
    assert old.startswith("\ufeff") == new.startswith("\ufeff")
