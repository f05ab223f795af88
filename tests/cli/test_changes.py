"""`wsoa changes`: nothing that a board would ask about changes in silence, and nothing is told twice."""

import csv
import io
import json
from collections.abc import Callable

import pytest

from folders import WORKSTREAM, Folder, Ran
from repositories import Repository

Wsoa = Callable[..., Ran]

ACTIONS = """\
actions:
  - {id: 1.1, title: Agree one plan, lead: [head-of-sen], status: in_progress, due: 2020-06}
"""
MEASURES = """\
measures:
  - id: M1
    title: Plans in time
    unit: percent
    better: higher
    owner: head-of-sen
    baseline: {value: 40, date: 2019-09}
    trajectory: [{by: 2020-06, value: 70}]
    target: {value: 90, by: 2021-03-31}
    readings: [{date: 2019-12-31, value: 47}]
"""


@pytest.fixture
def begun(folder: Folder) -> Folder:
    """A plan as it was on the second day of 2020."""
    folder.plan().workstream(ACTIONS + MEASURES)
    Repository.at(folder.root.parent).commit(on="2020-01-02")
    return folder


with_a_plan = pytest.mark.usefixtures("begun")


@pytest.fixture
def told(wsoa: Wsoa) -> Callable[[], list[tuple[str, str, object, object]]]:
    """Each change as its group, its field or else its id, from what, and to what."""

    def run() -> list[tuple[str, str, object, object]]:
        found = json.loads(wsoa("changes", "--since", "2020-01-02", "--format", "json").out)["changes"]
        return [(one["group"], one["field"] or one["id"], one["from"], one["to"]) for one in found]

    return run


Told = Callable[[], list[tuple[str, str, object, object]]]


def test_a_target_that_is_cut_and_a_target_date_that_moves_are_told(begun: Folder, told: Told, wsoa: Wsoa) -> None:
    begun.workstream(ACTIONS + MEASURES.replace("value: 90, by: 2021-03-31", "value: 50, by: 2021-06"))
    assert ("retargeted", "target", "90 by 2021-03-31", "50 by 2021-06") in told()
    out = wsoa("changes", "--since", "2020-01-02").out
    assert "Given another target: 1\n" in out
    assert "    target from 90% by 2021-03-31 to 50% by 2021-06\n" in out


def test_a_trajectory_and_a_baseline_that_change_are_told_too(begun: Folder, told: Told) -> None:
    changed = MEASURES.replace("by: 2020-06, value: 70", "by: 2020-06, value: 60").replace("value: 40,", "value: 30,")
    begun.workstream(ACTIONS + changed)
    expected = [
        ("retargeted", "trajectory", "70 by 2020-06", "60 by 2020-06"),
        ("retargeted", "baseline", "40 on 2019-09", "30 on 2019-09"),
    ]
    assert expected == [one for one in told() if one[0] == "retargeted"]


def test_another_lead_owner_or_accountable_officer_is_told(begun: Folder, told: Told, wsoa: Wsoa) -> None:
    text = (
        (ACTIONS + MEASURES)
        .replace("[head-of-sen]", "[director, head-of-sen]")
        .replace("owner: head-of-sen", "owner: director")
    )
    begun.workstream(text, head=WORKSTREAM.replace("[director]", "[head-of-sen]"))
    expected = [
        ("reassigned", "accountable", ["director"], ["head-of-sen"]),
        ("reassigned", "lead", ["head-of-sen"], ["director", "head-of-sen"]),
        ("reassigned", "owner", ["head-of-sen"], ["director"]),
    ]
    assert sorted(expected) == sorted(one for one in told() if one[0] == "reassigned")
    rows = list(csv.DictReader(io.StringIO(wsoa("changes", "--since", "2020-01-02", "--format", "csv").out)))
    assert ("lead", "head-of-sen", "director head-of-sen") in [(row["field"], row["from"], row["to"]) for row in rows]
    assert "accountable officer from director to head-of-sen" in wsoa("changes", "--since", "2020-01-02").out


def test_the_same_leads_in_another_order_are_no_change(begun: Folder, told: Told) -> None:
    begun.workstream((ACTIONS + MEASURES).replace("[head-of-sen]", "[HEAD-OF-SEN]"))
    assert [] == told()


def test_a_board_reads_who_leads_and_what_is_aimed_at_in_its_own_words(begun: Folder, wsoa: Wsoa) -> None:
    changed = MEASURES.replace("value: 90,", "value: 50,").replace("value: 47}]", "value: 47}, {date: 2020-01-05, value: 52}]")
    begun.workstream(ACTIONS.replace("[head-of-sen]", "[director]") + changed)
    out = wsoa("report", "board", "--since", "2020-01-02").out.replace("\\", "")
    assert "- M1 Plans in time: target from 90% by 2021-03-31 to 50% by 2021-03-31\n" in out
    assert "- 1.1 Agree one plan: lead from Head of SEN to Director of Children's Services\n" in out
    assert "- M1 Plans in time: 52% on 2020-01-05, 47% before\n" in out
    headings = ["Given another target", "In other hands", "Newly read"]
    assert headings == [line.removeprefix("### ") for line in out.splitlines() if line.startswith("### ")]


def test_why_an_action_is_withdrawn_is_told_once(begun: Folder, told: Told, wsoa: Wsoa) -> None:
    update = "    updates: [{date: 2020-01-05, by: director, text: 'Withdrawn: The trust does it.'}]\n"
    begun.workstream(
        "actions:\n  - id: 1.1\n    title: Agree one plan\n    lead: [head-of-sen]\n    status: withdrawn\n"
        f"    due: 2020-06\n{update}{MEASURES}"
    )
    assert ["withdrawn", "rerated"] == sorted({group for group, *_ in told()}, reverse=True)
    out = wsoa("report", "board", "--since", "2020-01-02").out
    assert 1 == out.count("The trust does it.")
    assert "from in progress to withdrawn: The trust does it. (Director of Children's Services)" in out.replace("\\", "")


def test_what_a_meeting_decided_in_the_afternoon_is_told_at_the_next_one(begun: Folder, wsoa: Wsoa) -> None:
    repository = Repository(begun.root.parent)
    begun.plan(more="decisions: [{id: D1, title: Pay for it, board: send-board}]\n")
    repository.commit("For the meeting", on="2020-01-03")
    begun.plan(more="decisions: [{id: D1, title: Pay for it, board: send-board, status: agreed, date: 2020-01-04}]\n")
    repository.commit("After the meeting", on="2020-01-04")
    for words in (["changes"], ["report", "board"], ["digest"]):
        assert "from pending to agreed" in wsoa(*words, "--since", "2020-01-04").out
        assert "from pending to agreed" not in wsoa(*words, "--since", "2020-01-05").out
    assert "Nothing has changed from 2020-01-04" in wsoa("changes", "--since", "HEAD").out


def test_a_plan_that_began_on_the_day_is_compared_with_how_it_began(begun: Folder, told: Told) -> None:
    begun.workstream(ACTIONS.replace("2020-06", "2020-07") + MEASURES)
    Repository(begun.root.parent).commit("Later", on="2020-01-02")
    assert [("redated", "1.1", "2020-06", "2020-07")] == told()


WAITING = """\
actions:
  - {id: 1.1, title: Agree one plan, lead: [head-of-sen], status: not_started, start: 2020-01-06, due: 2020-06}
  - {id: 1.2, title: Agree another, lead: [head-of-sen], status: not_started, start: 2020-01-06, due: 2020-06}
"""


def test_a_start_that_has_come_is_no_news_and_one_that_was_made_is(folder: Folder, told: Told) -> None:
    folder.plan().workstream(WAITING)
    Repository.at(folder.root.parent).commit(on="2020-01-02")
    assert [] == told()
    folder.workstream(WAITING.replace("not_started", "in_progress", 1))
    assert [("started", "1.1", "not_started", "in_progress")] == told()


def test_what_the_calendar_makes_worse_is_told(folder: Folder, told: Told) -> None:
    folder.plan().workstream(WAITING.replace("due: 2020-06", "due: 2020-01-05"))
    Repository.at(folder.root.parent).commit(on="2020-01-02")
    assert ("rerated", "1.1", "amber", "red") in told()


def test_an_action_that_is_brought_forward_to_be_green_is_told(folder: Folder, told: Told) -> None:
    folder.plan().workstream(WAITING.replace("start: 2020-01-06", "start: 2020-03"))
    Repository.at(folder.root.parent).commit(on="2020-01-02")
    folder.workstream(WAITING)
    assert ("rerated", "1.1", "grey", "green") in told()
