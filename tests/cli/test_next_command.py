"""`wsoa next`: what a post has to do, with the command to type, and why it matters."""

import json
import shlex
from collections.abc import Callable

import pytest

from folders import Folder, Ran

Run = Callable[..., Ran]

HEAD = """\
findings: [{id: F1, text: "Plans are late, and nobody in the area can say how late they are, or for how many children."}]
decisions: [{id: D1, title: Pay for it, board: send-board, due: 2020-01-31}]
deadlines: [{id: revisit, title: Re-inspection expected, kind: external, due: 2021-05-31}]
"""
ACTIONS = """\
actions:
  - {id: 1.1, title: Recruit, lead: [head-of-sen], status: in_progress, due: 2019-12, updates: [{date: 2020-01-01, text: S.}]}
  - {id: 1.2, title: Train, lead: [director], status: not_started, due: 2020-12, needs: [1.1]}
  - {id: 1.3, title: Buy, lead: [head-of-sen], status: in_progress, start: 2019-11-01, due: 2020-12, needs: [D1]}
measures: [{id: M1, title: Wait, unit: days, better: lower, owner: head-of-sen, frequency: monthly}]
"""
WHOLE = """\
Head of SEN (vacant): 4 things to do on 2020-01-06
Id   To do                                                          By
────────────────────────────────────────────────────────────────────────────────
1.1  Deliver it, or agree a new date: Recruit                       2019-12-31
     wsoa deliver 1.1 --evidence "…", or wsoa reschedule 1.1 WHEN   6 days late
     --reason …
     1.2 waits for it: Train
     F1: Plans are late, and nobody in the area can say how late
     they are, or for how many…
     inspectors are expected back in 511 days
D1   Ask SEND Improvement Board to decide D1 for 1.3: Pay for it    2020-01-31
     wsoa decide D1 agreed                                          in 25 days
     1.3 waits for it: Buy
     F1: Plans are late, and nobody in the area can say how late
     they are, or for how many…
     inspectors are expected back in 511 days
1.3  Say how it goes; nothing was said yet: Buy                     2019-12-06
     wsoa update 1.3 --text "…"                                     31 days late
     F1: Plans are late, and nobody in the area can say how late
     they are, or for how many…
     inspectors are expected back in 511 days
M1   Record the monthly reading: Wait                               now
     wsoa record M1 VALUE
     F1: Plans are late, and nobody in the area can say how late
     they are, or for how many…
     inspectors are expected back in 511 days
"""


@pytest.fixture(autouse=True)
def _plan(folder: Folder) -> None:
    folder.plan(more=HEAD).workstream(ACTIONS)


def test_each_step_has_its_command_its_day_and_why_it_matters(wsoa: Run) -> None:
    assert Ran(0, WHOLE, "") == wsoa("next", "--lead", "head-of-sen")


@pytest.mark.parametrize("asked", ["head-of-sen", "HEAD-OF-SEN", "Head of", "of sen"])
def test_a_post_is_meant_by_its_id_or_part_of_its_title(wsoa: Run, asked: str) -> None:
    assert WHOLE == wsoa("next", "--lead", asked).out


def test_a_post_is_meant_by_part_of_its_holders_name(wsoa: Run) -> None:
    out = wsoa("next", "--lead", "holder").out
    assert "Director of Children's Services (Post Holder): 1 thing to do on 2020-01-06" == out.splitlines()[0]
    assert "Ask Head of SEN (vacant) for 1.1, before 1.2: Recruit" in out


def test_where_there_is_nothing_to_do_that_is_said(folder: Folder, wsoa: Run) -> None:
    folder.workstream()
    out = wsoa("next", "--lead", "holder").out
    assert "Nothing to do on 2020-01-06: Director of Children's Services (Post Holder).\n" == out


def test_without_a_lead_the_post_is_that_of_the_environment(wsoa: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WSOA_POST", "head-of-sen")
    assert WHOLE == wsoa("next").out


def test_without_either_it_lists_who_has_how_many_things_to_do(wsoa: Run) -> None:
    ran = wsoa("next")
    assert (2, "") == (ran.code, ran.out)
    assert "Give --lead POST, or set WSOA_POST" in ran.err
    assert "there are things to do for: head-of-sen (4)" in ran.err


def test_where_nobody_has_anything_to_do_that_is_said(folder: Folder, wsoa: Run) -> None:
    folder.plan(more="stage: closed\n")
    assert "nobody has anything to do" in wsoa("next").err


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        pytest.param(["--lead", "head-of-zen"], "there is no post head-of-zen", id="no such post"),
        pytest.param(["--lead", "head-of-zen"], "did you mean head-of-sen?", id="the post that was meant"),
        pytest.param(["--lead", "director", "--plan", "south"], "there is no plan south", id="no such plan"),
        pytest.param(["--lead", "director", "--limit", "few"], "--limit few is no number of steps", id="no number"),
        pytest.param(["--lead", "director", "--limit", "0"], "--limit 0 is no number of steps", id="none at all"),
        pytest.param(["--lead", "director", "--limit", "²"], "--limit ² is no number of steps", id="a digit, yet no number"),
    ],
)
def test_what_makes_no_sense_is_refused(wsoa: Run, words: list[str], fragment: str) -> None:
    ran = wsoa("next", *words)
    assert (2, "") == (ran.code, ran.out)
    assert fragment in ran.err


def test_a_limit_shows_the_most_pressing_and_counts_the_rest(wsoa: Run) -> None:
    out = wsoa("next", "--lead", "head-of-sen", "--limit", "1").out
    assert out.startswith("Head of SEN (vacant): 4 things to do")
    assert (True, False) == ("Recruit" in out, "Pay for it" in out)
    assert out.endswith("and 3 more: --limit 4\n")


def test_the_commands_can_be_typed(wsoa: Run) -> None:
    steps = json.loads(wsoa("next", "--lead", "head-of-sen", "--format", "json").out)["steps"]
    commands = [part for step in steps for part in step["command"].split(", or ")]
    assert 5 == len(commands)
    for command in commands:
        words = shlex.split(command.replace("WHEN", "2020-02").replace("VALUE", "12"))
        ran = wsoa(*words[1:], "--dry-run")
        assert 0 == ran.code, (command, ran.err)


def test_an_id_that_several_plans_have_is_named_with_its_plan(folder: Folder, wsoa: Run) -> None:
    folder.plan("south").workstream("actions: [{id: 1.1, title: Else, status: not_started}]\n", plan_id="south")
    out = wsoa("next", "--lead", "head-of-sen").out
    assert "wsoa deliver north:1.1 --evidence" in out
    assert "wsoa update 1.3 --text" in out


def test_only_one_plan_is_looked_at_where_one_is_named(folder: Folder, wsoa: Run) -> None:
    late = "actions: [{id: 9, title: Southern, lead: [head-of-sen], status: not_started, due: 2019}]\n"
    folder.plan("south").workstream(late, plan_id="south")
    out = wsoa("next", "--lead", "head-of-sen", "--plan", "SOUTH").out
    assert (True, False) == ("Southern" in out, "Recruit" in out)


def test_json_has_each_step_in_words_and_in_ids(wsoa: Run) -> None:
    document = json.loads(wsoa("next", "--lead", "head-of-sen", "--format", "json", "--limit", "1").out)
    assert {"schema", "today", "posts", "steps", "left_out"} == set(document)
    assert ("wsoa.next/1", 3) == (document["schema"], document["left_out"])
    assert [{"plan": "north", "id": "head-of-sen"}] == document["posts"]
    (step,) = document["steps"]
    expected = {
        "plan": "north",
        "kind": "action",
        "id": "1.1",
        "task": "deliver",
        "press": "late",
        "what": "Deliver it, or agree a new date: Recruit",
        "command": 'wsoa deliver 1.1 --evidence "…", or wsoa reschedule 1.1 WHEN --reason …',
        "by": "2019-12-31",
        "days_late": 6,
        "ask": [],
        "findings": ["F1"],
        "waiting": ["1.2"],
    }
    assert expected == {name: step[name] for name in expected}
    assert {*expected, "why"} == set(step)
    assert "inspectors are expected back in 511 days" == step["why"][-1]


def test_csv_has_a_row_a_step(wsoa: Run) -> None:
    head, first, *_ = wsoa("next", "--lead", "head-of-sen", "--format", "csv").out.splitlines()
    assert "plan,kind,id,task,press,what,command,by,days_late,ask,waiting,why" == head
    assert first.startswith("north,action,1.1,deliver,late,")


@pytest.mark.parametrize(
    ("title", "is_expected"), [("Monitoring visit", True), ("Monitoring meeting", False)], ids=["a visit", "a meeting"]
)
def test_inspectors_are_expected_back_where_a_check_says_so(
    folder: Folder, wsoa: Run, title: str, *, is_expected: bool
) -> None:
    folder.plan(more=HEAD.replace("id: revisit, title: Re-inspection expected", f"id: back, title: {title}"))
    folder.workstream(ACTIONS.replace("due: 2020-12", "due: 2021-12"))
    found = json.loads(wsoa("check", "--select", "due-after-revisit", "--format", "json").out)["findings"]
    assert (is_expected, is_expected) == ("expected back" in wsoa("next", "--lead", "head-of-sen").out, found != [])


@pytest.mark.parametrize(
    ("fields", "day", "late", "words"),
    [
        pytest.param("readings: [{date: 2019-11-30, value: 9}]", "2019-12-31", 0, "6 days ago", id="within the tolerance"),
        pytest.param("readings: [{date: 2019-10-31, value: 9}]", "2019-11-30", 37, "37 days late", id="beyond it"),
        pytest.param("baseline: {date: 2019-10-31}", None, 0, "now", id="a baseline without a value starts no count"),
    ],
)
def test_a_reading_is_due_and_late_as_the_list_of_measures_says(
    folder: Folder, wsoa: Run, fields: str, day: str | None, late: int, words: str
) -> None:
    folder.workstream(
        "measures: [{id: M1, title: Wait, unit: days, better: lower, owner: head-of-sen, frequency: monthly, " + fields + "}]\n"
    )
    (step,) = json.loads(wsoa("next", "--lead", "head-of-sen", "--format", "json").out)["steps"]
    (measure,) = json.loads(wsoa("measures", "--format", "json").out)["measures"]
    assert (day, late) == (step["by"], step["days_late"])
    assert ({"due": day, "days_late": late} if day else None) == measure["next_reading"]
    assert words in wsoa("next", "--lead", "head-of-sen").out


QUIET = """\
actions:
  - {id: 1.1, title: Begun in December, lead: [head-of-sen], status: in_progress, start: 2019-12, due: 2020-12}
  - id: 1.2
    title: Dated a year ahead
    lead: [head-of-sen]
    status: in_progress
    start: 2019-06
    due: 2020-12
    updates: [{date: 2021-01-03, text: Begun.}]
  - {id: 1.3, title: Begun at no known time, lead: [head-of-sen], status: in_progress, due: 2020-12}
"""


def test_an_update_is_asked_for_where_a_check_misses_one(folder: Folder, wsoa: Run) -> None:
    folder.plan().workstream(QUIET)
    steps = json.loads(wsoa("next", "--lead", "head-of-sen", "--format", "json").out)["steps"]
    found = json.loads(wsoa("check", "--select", "stale-update", "--format", "json").out)["findings"]
    asked = [step["id"] for step in steps if step["task"] == "update"]
    assert (["1.2"], ["1.2"]) == (asked, [one["item"] for one in found])
