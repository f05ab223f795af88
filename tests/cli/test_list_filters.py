"""`wsoa list`: every filter, and every order."""

import json
from collections.abc import Callable
from typing import get_args

import pytest

from folders import Folder, Ran
from wsoa_cli.derive.selection import SortKey

HEAD = """\
findings:
  - {id: F1, kind: significant_weakness, text: Plans are late.}
  - {id: F2, kind: improvement, text: Nobody listens., served_by: [1.10]}
"""

FIRST = """\
id: WS1
title: Plans on time
accountable: [director]
findings: [F1]
actions:
  - id: 1.2
    title: Buy therapies together
    lead: [head-of-sen]
    partners: [nhs]
    status: in_progress
    due: 2020-01-05
    age_bands: [0-5]
    areas: [Northshire]
  - id: 1.10
    title: agree one panel
    lead: [director]
    partners: [council, nhs]
    status: not_started
    start: 2020-06
    due: 2020-12
    age_bands: [16-18, 18-25]
    areas: [Southshire]
    updates: [{date: 2020-01-02, text: The hospital has agreed.}]
  - id: 1.1
    title: Count the days
    status: delivered
    due: 2019-12-31
    finished: 2019-12-01
"""

SECOND = """\
id: WS2
title: Voices heard
accountable: [head-of-sen]
findings: [F2]
actions:
  - id: 2.1
    title: Write to every family
    lead: [head-of-sen, director]
    status: not_started
    due: 2020-01-20
    due_text: before half term
    findings: [F1, F2]
    age_bands: [0-25]
  - {id: 2.2, title: Make it a habit, lead: [director], status: embedded, due: 2019-10, finished: 2019-11-05,
     evidence: [{title: A survey}]}
  - {id: 2.3, title: Drop the old form, lead: [director], status: withdrawn}
"""


@pytest.fixture
def listed(folder: Folder, wsoa: Callable[..., Ran]) -> Callable[..., list[str]]:
    folder.plan()
    head = folder.root / "north" / "plan.yaml"
    text = head.read_text("utf-8").replace("areas: [Northshire]", "areas: [Northshire, Southshire]")
    head.write_text(text.split("findings:", maxsplit=1)[0] + HEAD, "utf-8")
    folder.workstream(FIRST, head="").workstream(SECOND, name="2", head="")
    folder.plan("south").workstream("actions: [{id: 9.1, title: Elsewhere, status: carried_over}]\n", plan_id="south")

    def ask(*words: str) -> list[str]:
        ran = wsoa("list", *words, "--format", "json", today="2020-01-06")
        assert ran.code == 0, ran.err
        return [action["id"] for action in json.loads(ran.out)["actions"]]

    return ask


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        pytest.param([], ["1.1", "1.2", "1.10", "2.1", "2.2", "2.3", "9.1"], id="all, as people count"),
        pytest.param(["--plan", "SOUTH"], ["9.1"], id="plan"),
        pytest.param(["--workstream", "ws2"], ["2.1", "2.2", "2.3"], id="workstream"),
        pytest.param(["--workstream", "south:WS1"], ["9.1"], id="workstream of one plan"),
        pytest.param(["--lead", "head-of-sen"], ["1.2", "2.1"], id="lead by id, joint leads too"),
        pytest.param(["--lead", "children's"], ["1.10", "2.1", "2.2", "2.3"], id="lead by part of the post's title"),
        pytest.param(["--lead", "post holder"], ["1.10", "2.1", "2.2", "2.3"], id="lead by the holder's name"),
        pytest.param(["--partner", "council"], ["1.10"], id="partner by id"),
        pytest.param(["--partner", "Northshire NHS"], ["1.2", "1.10"], id="partner by name"),
        pytest.param(
            ["--finding", "f1"], ["1.1", "1.2", "1.10", "2.1", "9.1"], id="finding, its workstream's where none is named"
        ),
        pytest.param(["--finding", "South:F1"], ["9.1"], id="finding of one plan"),
        pytest.param(["--finding", "F2"], ["1.10", "2.1", "2.2", "2.3"], id="finding that says who serves it"),
        pytest.param(["--status", "not_started"], ["1.10", "2.1"], id="status"),
        pytest.param(["--schedule", "overdue"], ["1.2"], id="schedule overdue"),
        pytest.param(["--schedule", "due_soon"], ["2.1"], id="schedule due_soon"),
        pytest.param(["--schedule", "not_due"], ["1.10"], id="schedule not_due"),
        pytest.param(["--schedule", "finished_on_time"], ["1.1"], id="schedule finished_on_time"),
        pytest.param(["--schedule", "finished_late"], ["2.2"], id="schedule finished_late"),
        pytest.param(["--rag", "red"], ["1.2"], id="colour red"),
        pytest.param(["--rag", "amber"], ["2.1"], id="colour amber"),
        pytest.param(["--rag", "green"], ["1.1"], id="colour green"),
        pytest.param(["--rag", "blue"], ["2.2"], id="colour blue"),
        pytest.param(["--rag", "grey"], ["1.10"], id="colour grey"),
        pytest.param(["--area", "southshire"], ["1.1", "1.10", "2.1", "2.2", "2.3"], id="area, the plan's where none is named"),
        pytest.param(["--age-band", "16-18"], ["1.10", "2.1"], id="ages that overlap"),
        pytest.param(["--age-band", "5-15"], ["1.2", "2.1"], id="ages that touch"),
        pytest.param(["--age-band", "20"], ["1.10", "2.1"], id="one age"),
        pytest.param(["--text", "THERAPIES"], ["1.2"], id="text of the title"),
        pytest.param(["--text", "hospital"], ["1.10"], id="text of an update"),
        pytest.param(["--text", "half term"], ["2.1"], id="text of the original date"),
        pytest.param(["--lead", "director", "--status", "not_started"], ["1.10", "2.1"], id="two filters, both met"),
        pytest.param(["--text", "nowhere"], [], id="nothing"),
    ],
)
def test_list_shows_what_matches(listed: Callable[..., list[str]], words: list[str], ids: list[str]) -> None:
    assert ids == listed(*words)


ORDERS = {
    "id": ["1.1", "1.2", "1.10", "2.1", "2.2", "2.3", "9.1"],
    "urgency": ["1.2", "2.2", "1.1", "2.1", "1.10", "2.3", "9.1"],
    "due": ["2.2", "1.1", "1.2", "2.1", "1.10", "2.3", "9.1"],
    "status": ["1.2", "1.10", "2.1", "1.1", "2.2", "9.1", "2.3"],
    "lead": ["1.10", "2.2", "2.3", "1.2", "2.1", "1.1", "9.1"],
    "rag": ["1.2", "2.1", "1.1", "1.10", "2.2", "2.3", "9.1"],
    "title": ["1.10", "1.2", "1.1", "2.3", "9.1", "2.2", "2.1"],
}


@pytest.mark.parametrize("order", get_args(SortKey))
def test_list_sorts_by(listed: Callable[..., list[str]], order: str) -> None:
    assert ORDERS[order] == listed("--sort", order)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["--status", "finished"], id="status"),
        pytest.param(["--schedule", "late"], id="schedule"),
        pytest.param(["--rag", "purple"], id="colour"),
        pytest.param(["--sort", "colour"], id="order"),
        pytest.param(["--age-band", "teens"], id="ages in words"),
        pytest.param(["--age-band", "16-"], id="ages without an end"),
    ],
)
def test_a_word_that_is_none_of_the_format_is_refused(folder: Folder, wsoa: Callable[..., Ran], words: list[str]) -> None:
    folder.plan().workstream()
    ran = wsoa("list", *words)
    assert (ran.code, ran.out) == (2, "")
    assert words[0] in ran.err


@pytest.mark.parametrize("command", ["list", "overdue", "due"])
def test_a_plan_that_is_not_there_is_refused_with_those_that_are(
    folder: Folder, wsoa: Callable[..., Ran], command: str
) -> None:
    folder.plan("north-send").workstream(plan_id="north-send")
    ran = wsoa(command, "--plan", "north-sned")
    assert ran.code == 2
    assert "north-send" in ran.err


@pytest.mark.parametrize(
    ("words", "near"),
    [
        pytest.param(["--finding", "noth:F1"], "F1", id="a finding of no such plan"),
        pytest.param(["--workstream", "noth:WS1"], "WS1", id="a workstream of no such plan"),
        pytest.param(["--lead", "head-of-s"], "head-of-sen", id="part of a post's id"),
        pytest.param(["--partner", "nh"], "nhs", id="part of an organisation's id"),
    ],
)
def test_a_name_by_which_nothing_could_be_found_is_refused(
    folder: Folder, wsoa: Callable[..., Ran], words: list[str], near: str
) -> None:
    head = "posts: [{id: head-of-sen, title: Service lead}]\norganisations: [{id: nhs, name: Health}]\n"
    folder.plan(more=head).workstream(
        "actions: [{id: 1.1, title: Go, status: in_progress, lead: [head-of-sen], partners: [nhs]}]\n"
    )
    ran = wsoa("list", *words)
    assert (2, "") == (ran.code, ran.out)
    assert near in ran.err


def test_an_action_that_two_plans_have_is_listed_with_its_plan(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    for plan_id in ("north", "south"):
        folder.plan(plan_id).workstream("actions: [{id: 1.1, title: Go, status: in_progress}]\n", plan_id=plan_id)
    out = wsoa("list").out
    assert "north:1.1" in out
    assert "south:1.1" in out
