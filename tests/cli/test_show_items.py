"""`wsoa show`: every kind of item, whole, linked both ways; and what is said of an id that is none, or several."""

import json
from collections.abc import Callable
from typing import Any, get_args

import pytest

from folders import Folder, Ran
from wsoa_cli.model.vocabulary import ItemKind

MORE = """\
conditions: [{id: R1, text: Say more of social care., source: Letter of 4 December, due: 2020-01, actions: [1.4]}]
deadlines: [{id: submit, title: Submit the statement, kind: statutory, due: 2020-01-20}]
decisions: [{id: D1, board: send-board, title: Agree the full launch, due: 2020-01}]
principles: [{id: welcome, text: Welcome everybody, kind: pledge}]
"""

FILE = """\
outcomes: [{id: O1, text: Agencies plan and pay together.}]
actions:
  - id: 1.4
    title: Agree one plan
    lead: [head-of-sen]
    partners: [nhs]
    status: in_progress
    due: 2020-01-05
    findings: [f1]
    measures: [M1]
    needs: [D1, 1.5]
    aligns_to: [welcome]
  - {id: 1.5, title: Count the needs, status: delivered, part_of: 1.6}
  - {id: 1.6, title: The whole of it, status: in_progress}
measures:
  - id: M1
    title: Plans within 20 weeks
    unit: percent
    better: higher
    owner: head-of-sen
    baseline: {value: 43, date: 2019-06-30}
    readings: [{date: 2019-09-30, value: 47.5}]
"""

LINKS = {
    "1.4": (
        [
            ("lead", "post", "head-of-sen"),
            ("partners", "organisation", "nhs"),
            ("findings", "finding", "F1"),
            ("measures", "measure", "M1"),
            ("needs", "decision", "D1"),
            ("needs", "action", "1.5"),
            ("aligns_to", "principle", "welcome"),
        ],
        [("actions", "condition", "R1")],
    ),
    "1.5": ([("part_of", "action", "1.6")], [("needs", "action", "1.4")]),
    "1.6": ([], [("part_of", "action", "1.5")]),
    "M1": ([("owner", "post", "head-of-sen")], [("measures", "action", "1.4")]),
    "WS1": ([("accountable", "post", "director"), ("findings", "finding", "F1")], []),
    "F1": ([], [("findings", "action", "1.4"), ("findings", "workstream", "WS1")]),
    "R1": ([("actions", "action", "1.4")], []),
    "submit": ([], []),
    "D1": ([("board", "board", "send-board")], [("needs", "action", "1.4")]),
    "welcome": ([], [("aligns_to", "action", "1.4")]),
    "head-of-sen": (
        [("organisation", "organisation", "council")],
        [("lead", "action", "1.4"), ("owner", "measure", "M1")],
    ),
    "nhs": ([], [("partners", "action", "1.4")]),
    "send-board": ([], [("board", "decision", "D1")]),
    "O1": ([], []),
}

KINDS = {
    "1.4": "action",
    "M1": "measure",
    "WS1": "workstream",
    "F1": "finding",
    "submit": "deadline",
    "R1": "condition",
    "D1": "decision",
    "head-of-sen": "post",
    "nhs": "organisation",
    "send-board": "board",
    "welcome": "principle",
    "O1": "outcome",
}


@pytest.fixture
def shown(folder: Folder, wsoa: Callable[..., Ran]) -> Callable[..., Any]:
    folder.plan(more=MORE).workstream(FILE)

    def ask(*words: str) -> Any:
        ran = wsoa("show", *words, "--format", "json")
        assert ran.code == 0, ran.err
        return json.loads(ran.out)

    return ask


def test_every_kind_of_item_is_shown_below() -> None:
    assert set(get_args(ItemKind)) == set(KINDS.values())


@pytest.mark.parametrize(("item", "kind"), KINDS.items())
def test_show_finds_an_item_of_every_kind(shown: Callable[..., Any], item: str, kind: str) -> None:
    document = shown(item)
    assert (kind, "north", item) == (document["kind"], document["plan"], document["item"]["id"])


@pytest.mark.parametrize("item", LINKS)
def test_show_gives_the_links_both_ways(shown: Callable[..., Any], item: str) -> None:
    links = shown(item)["links"]
    names, named_by = LINKS[item]

    def plain(way: str) -> list[tuple[str, str, str]]:
        return sorted((link["field"], link["kind"], link["id"]) for link in links[way])

    assert sorted(names) == plain("names")
    assert sorted(named_by) == plain("named_by")


@pytest.mark.parametrize(
    ("item", "words"),
    [
        pytest.param(
            "1.4", ["action 1.4", "Agree one plan", "RED", "overdue by 1 day", "1.5", "Say more of social care."], id="action"
        ),
        pytest.param("M1", ["measure M1", "Plans within 20 weeks", "47.5", "43", "better"], id="measure"),
        pytest.param(
            "WS1", ["workstream WS1", "Plans on time", "RED", "Agree one plan", "Director of Children's"], id="workstream"
        ),
        pytest.param("F1", ["finding F1", "Plans are late.", "significant", "Agree one plan"], id="finding"),
        pytest.param("submit", ["deadline submit", "Submit the statement", "near", "14", "10"], id="deadline"),
        pytest.param(
            "R1", ["condition R1", "Say more of social care.", "Letter of 4 December", "Agree one plan"], id="condition"
        ),
    ],
)
def test_the_text_shows_the_whole_item_and_what_it_is_linked_to(
    folder: Folder, wsoa: Callable[..., Ran], item: str, words: list[str]
) -> None:
    folder.plan(more=MORE).workstream(FILE)
    out = wsoa("show", item).out
    assert [] == [word for word in words if word not in out]


def test_an_id_is_found_whatever_its_capitals(shown: Callable[..., Any]) -> None:
    assert shown("ws1")["item"]["id"] == "WS1"


def test_an_id_is_found_with_its_plan(shown: Callable[..., Any]) -> None:
    assert shown("North:1.4")["item"]["id"] == "1.4"


@pytest.fixture
def twins(folder: Folder) -> Folder:
    for plan_id in ("north", "south"):
        folder.plan(plan_id).workstream("actions: [{id: 1.4, title: Go, status: in_progress}]\n", plan_id=plan_id)
    return folder


def test_an_id_that_two_plans_have_is_refused_with_both_names(twins: Folder, wsoa: Callable[..., Ran]) -> None:
    assert twins.root.is_dir()
    ran = wsoa("show", "1.4")
    assert (ran.code, ran.out) == (2, "")
    assert "north:1.4, south:1.4" in ran.err


@pytest.mark.parametrize("plan_id", ["north", "south"])
def test_each_of_the_names_that_are_offered_works(twins: Folder, wsoa: Callable[..., Ran], plan_id: str) -> None:
    assert twins.root.is_dir()
    assert json.loads(wsoa("show", f"{plan_id}:1.4", "--format", "json").out)["plan"] == plan_id


TWO_KINDS = "measures: [{id: 1.4, title: Share, unit: percent, better: higher}]\n"


def test_an_id_of_two_kinds_in_one_plan_is_refused_with_both_kinds(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream("actions: [{id: 1.4, title: Go, status: in_progress}]\n" + TWO_KINDS)
    ran = wsoa("show", "1.4")
    assert ran.code == 2
    assert "north:1.4 --kind action, north:1.4 --kind measure" in ran.err


@pytest.mark.parametrize("kind", ["action", "measure"])
def test_the_kind_tells_two_items_with_one_id_apart(folder: Folder, wsoa: Callable[..., Ran], kind: str) -> None:
    folder.plan().workstream("actions: [{id: 1.4, title: Go, status: in_progress}]\n" + TWO_KINDS)
    assert json.loads(wsoa("show", "north:1.4", "--kind", kind, "--format", "json").out)["kind"] == kind


@pytest.mark.parametrize(
    ("asked", "candidate"),
    [
        pytest.param("1.44", "north:1.4", id="a figure too many"),
        pytest.param("sumbit", "north:submit", id="two letters exchanged"),
        pytest.param("north:head-of-send", "north:head-of-sen", id="with its plan"),
        pytest.param("HEAD_OF_SEN", "north:head-of-sen", id="in capitals"),
    ],
)
def test_an_unknown_id_is_refused_with_those_that_are_near(
    folder: Folder, wsoa: Callable[..., Ran], asked: str, candidate: str
) -> None:
    folder.plan(more=MORE).workstream(FILE)
    ran = wsoa("show", asked)
    assert (ran.code, ran.out) == (2, "")
    assert asked in ran.err
    assert candidate in ran.err


def test_an_unknown_id_with_nothing_near_says_where_to_look(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream(FILE)
    ran = wsoa("show", "zzzzzzzz")
    assert ran.code == 2
    assert "wsoa list" in ran.err


def test_an_id_of_another_plan_is_refused(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan(more=MORE).workstream(FILE).plan("south").workstream(plan_id="south")
    assert wsoa("show", "south:1.4").code == 2


@pytest.mark.parametrize("asked", ["../../etc/passwd", "north:../1.4", ":", "", "a\x1b[31m", "[/x]"])
def test_a_word_that_can_be_no_id_is_refused_harmlessly(folder: Folder, wsoa: Callable[..., Ran], asked: str) -> None:
    folder.plan().workstream(FILE)
    ran = wsoa("show", asked)
    assert (ran.code, ran.out) == (2, "")
    assert "\x1b" not in ran.err
