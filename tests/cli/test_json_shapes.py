"""The JSON that others write programs against: exact names, and what each may hold. It only ever grows."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from folders import Folder, Ran

Shape = dict[str, Any]

MORE = """\
deadlines:
  - {id: submit, title: Submit the statement, kind: statutory, due: 2020-01-03}
  - {id: soon, title: Soon, due: 2020-01-20}
  - {id: open, title: Without a date}
conditions:
  - {id: R1, text: Say more., source: A letter, due: 2020-01, response: Said., actions: [1.10]}
principles: [{id: welcome, text: Welcome everybody, kind: pledge}]
decisions: [{id: D1, board: send-board, title: Agree the launch}]
"""

ACTIONS = """\
outcomes: [{id: O1, text: Agencies plan together.}]
actions:
  - id: 1.10
    title: no
    lead: [head-of-sen, director]
    partners: [nhs, council]
    status: in_progress
    start: 2019-01
    due: 2019-12
    due_text: 12:30
    needs: [D1, 012]
    measures: [M1]
    aligns_to: [welcome]
    age_bands: [0-5]
    due_changes: [{on: 2019-11-01, from: 2019-11, to: 2019-12, reason: recruitment, approved_by: send-board}]
    budget: {total: 1000.50, lines: [{item: Voucher, each: 25, count: 10}]}
    updates: [{date: 2019-12-01, by: director, text: On its way.}]
  - {id: 012, title: Bare, status: not_started}
  - {id: 1.3, title: Soon, status: not_started, due: 2020-01-06}
  - {id: 1.4, title: Done, status: embedded, due: 2019-11-30, finished: 2019-12-10}
  - {id: 1.5, title: Given up, status: withdrawn, due: 2019-01}
  - {id: 1.6, title: Elsewhere, status: carried_over, due: 2019-01}
measures:
  - id: M1
    title: Plans in time
    unit: percent
    better: higher
    baseline: {value: 43, date: 2019-06}
    target: {value: 90, by: 2021-03-31}
    readings: [{date: 2019-09-30, value: 47.5}, {date: 2020-03-01, value: 99}]
"""

STATUSES = ["not_started", "in_progress", "delivered", "embedded", "carried_over", "withdrawn"]
TALLY = {"total", *STATUSES, "overdue", "due_soon"}
ACTION = {
    "plan", "workstream", "id", "title", "lead", "partners", "status", "schedule", "due", "latest", "days_late", "rag",
    "rag_reason",
}  # fmt: skip


@pytest.fixture
def ask(folder: Folder, wsoa: Callable[..., Ran]) -> Callable[..., Shape]:
    folder.plan(more=MORE).workstream(ACTIONS)

    def run(*words: str, today: str = "2020-01-06") -> Shape:
        ran = wsoa(*words, "--format", "json", today=today)
        assert ran.code in {0, 1}, ran.err
        answer: Shape = json.loads(ran.out)
        return answer

    return run


@pytest.mark.parametrize(
    ("words", "schema", "names"),
    [
        (["status"], "wsoa.status/1", {"plans"}),
        (["overdue"], "wsoa.overdue/1", {"actions"}),
        (["due"], "wsoa.due/1", {"actions"}),
        (["list"], "wsoa.list/1", {"actions"}),
        (["check"], "wsoa.check/1", {"findings", "summary", "waived", "not_shown", "not_asked", "since"}),
        (["show", "1.10"], "wsoa.show/1", {"kind", "plan", "item", "links"}),
        (["measures"], "wsoa.measures/1", {"measures"}),
        (["deadlines"], "wsoa.deadlines/1", {"deadlines"}),
        (["timeline"], "wsoa.timeline/1", {"from", "to", "plans"}),
        (["next", "--lead", "director"], "wsoa.next/1", {"posts", "steps", "left_out"}),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_every_document_has_its_schema_and_its_day(
    ask: Callable[..., Shape], words: list[str], schema: str, names: set[str]
) -> None:
    document = ask(*words, today="2020-01-07")
    assert {"schema", "today", *names} == set(document)
    assert (schema, "2020-01-07") == (document["schema"], document["today"])


def test_status_has_a_plan_with_its_counts(ask: Callable[..., Shape]) -> None:
    (plan,) = ask("status")["plans"]
    names = {"id", "title", "stage", "rag", "rag_reason", "actions", "workstreams", "pressing_deadlines"}
    assert names == set(plan)
    assert ("north", "Improvement plan of Northshire", "accepted") == (plan["id"], plan["title"], plan["stage"])
    assert TALLY == set(plan["actions"])
    counts = {"total": 6, "not_started": 2, "in_progress": 1, "delivered": 0, "embedded": 1, "carried_over": 1}
    assert counts | {"withdrawn": 1, "overdue": 1, "due_soon": 1} == plan["actions"]
    assert plan["rag"] == "red"
    assert "1.10" in plan["rag_reason"]


def test_status_has_a_workstream_with_its_officers(ask: Callable[..., Shape]) -> None:
    (workstream,) = ask("status")["plans"][0]["workstreams"]
    assert {"id", "title", "accountable", "rag", "rag_reason", "actions", "next_due"} == set(workstream)
    assert ("WS1", "Plans on time", ["director"]) == (workstream["id"], workstream["title"], workstream["accountable"])
    assert TALLY == set(workstream["actions"])
    assert {"id": "1.3", "latest": "2020-01-06"} == workstream["next_due"]


def test_status_names_the_plan_level_deadlines_that_are_near_or_missed(ask: Callable[..., Shape]) -> None:
    (plan,) = ask("status")["plans"]
    missed = {"id": "submit", "title": "Submit the statement", "state": "missed", "days_left": -3}
    assert [missed, {"id": "soon", "title": "Soon", "state": "near", "days_left": 14}] == plan["pressing_deadlines"]


def test_a_plan_without_actions_has_no_colour_and_says_why(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream()
    (plan,) = json.loads(wsoa("status", "--format", "json").out)["plans"]
    assert plan["rag"] is None
    assert plan["rag_reason"]
    assert plan["workstreams"][0]["next_due"] is None


def test_an_action_is_what_the_contract_says(ask: Callable[..., Shape]) -> None:
    (action,) = ask("overdue")["actions"]
    assert action.pop("rag_reason")
    expected = {
        "plan": "north",
        "workstream": "WS1",
        "id": "1.10",
        "title": "no",
        "lead": ["head-of-sen", "director"],
        "partners": ["nhs", "council"],
        "status": "in_progress",
        "schedule": "overdue",
        "due": "2019-12",
        "latest": "2019-12-31",
        "days_late": 6,
        "rag": "red",
    }
    assert expected == action


@pytest.mark.parametrize("command", ["overdue", "due", "list"])
def test_every_listing_has_the_same_shape(ask: Callable[..., Shape], command: str) -> None:
    actions = ask(command)["actions"]
    assert actions
    assert all(set(action) == ACTION for action in actions)


def test_a_bare_action_has_empty_lists_and_nulls(ask: Callable[..., Shape]) -> None:
    bare = next(action for action in ask("list")["actions"] if action["id"] == "012")
    assert ([], [], None, None, 0) == tuple(bare[name] for name in ("lead", "partners", "due", "latest", "days_late"))


def test_days_late_is_0_where_nothing_is_late(ask: Callable[..., Shape]) -> None:
    late = {action["id"]: action["days_late"] for action in ask("list")["actions"]}
    assert {"1.3": 0, "1.4": 0, "1.5": 0, "1.6": 0, "012": 0, "1.10": 6} == late


def test_numbers_are_numbers_and_never_words(ask: Callable[..., Shape]) -> None:
    actions = ask("list")["actions"]
    assert {int} == {type(action["days_late"]) for action in actions}
    (plan,) = ask("status")["plans"]
    assert {int} == {type(count) for count in plan["actions"].values()}


def test_check_has_findings_and_a_summary(ask: Callable[..., Shape]) -> None:
    document = ask("check")
    assert {"error": len(document["findings"]), "warning": 0, "note": 0} == document["summary"]
    names = {"rule", "severity", "path", "line", "column", "plan", "item", "message", "hint", "origin"}
    assert all(set(one) == names for one in document["findings"])


def test_a_finding_names_its_spot_counted_from_1(ask: Callable[..., Shape], folder: Folder) -> None:
    late = next(one for one in ask("check")["findings"] if one["rule"] == "overdue-action")
    lines = (folder.root / "north" / "workstreams" / "1.yaml").read_text("utf-8").splitlines()
    assert ("error", "north", "1.10") == (late["severity"], late["plan"], late["item"])
    assert late["path"].endswith("north/workstreams/1.yaml")
    assert "due: 2019-12".removeprefix("due: ") == lines[late["line"] - 1][late["column"] - 1 :]
    assert late["message"]
    assert late["hint"]


def test_a_fault_at_the_very_beginning_is_at_line_1_and_column_1(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.workstream()
    (finding,) = json.loads(wsoa("check", "--format", "json").out)["findings"]
    assert ("missing-plan-file", 1, 1, "north", None) == tuple(
        finding[name] for name in ("rule", "line", "column", "plan", "item")
    )


def test_the_summary_counts_each_severity(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream("actions: [{id: 1, title: Go, status: in_progress}]\n")
    folder.write("north/stray.yaml", "a: b\n")
    document = json.loads(wsoa("check", "--format", "json").out)
    assert {"error": 2, "warning": 1, "note": 0} == document["summary"]
    rules = ["action-without-lead", "no-deadline", "stray-file"]
    assert rules == sorted(one["rule"] for one in document["findings"])


def test_show_gives_every_field_as_typed(ask: Callable[..., Shape]) -> None:
    document = ask("show", "1.10")
    item = document["item"]
    assert ("action", "north") == (document["kind"], document["plan"])
    typed = {
        "id": "1.10",
        "title": "no",
        "due_text": "12:30",
        "start": "2019-01",
        "due": "2019-12",
        "lead": ["head-of-sen", "director"],
        "needs": ["D1", "012"],
        "age_bands": ["0-5"],
        "finished": None,
        "part_of": None,
    }
    assert typed == {name: item[name] for name in typed}
    assert [{"date": "2019-12-01", "by": "director", "text": "On its way.", "audience": None}] == item["updates"]
    move = item["due_changes"][0]
    assert ("2019-11-01", "2019-11", "2019-12", "send-board") == (move["on"], move["from"], move["to"], move["approved_by"])
    assert {"total": 1000.5, "lines": [{"item": "Voucher", "each": 25, "count": 10}], "to_be_costed": []} == item["budget"]


def test_show_has_every_field_of_an_action_and_derived_ones_under_derived(ask: Callable[..., Shape]) -> None:
    item = ask("show", "1.10")["item"]
    fields = """id title lead partners start due due_text status finished embedded_on forecast review due_changes confidence
        confidence_reason impact impact_known_by findings measures needs part_of age_bands areas activity aligns_to budget
        evidence updates rag rag_reason mitigation audience continues"""
    assert {*fields.split(), "derived"} == set(item)
    derived = item["derived"]
    assert {
        "workstream", "schedule", "latest", "days_late", "rag", "rag_reason", "findings", "areas", "moves"
    } == set(derived)  # fmt: skip
    expected = {"workstream": "WS1", "schedule": "overdue", "latest": "2019-12-31", "days_late": 6, "rag": "red", "moves": 1}
    assert expected == {name: derived[name] for name in expected}
    assert (["F1"], ["Northshire"]) == (derived["findings"], derived["areas"])


@pytest.mark.parametrize(
    ("item", "fields", "derived"),
    [
        pytest.param(
            "M1",
            """id title kind unit unit_note better findings age_bands areas owner source frequency resets baseline target
            trajectory benchmark readings audience""",
            """workstream latest latest_date change direction expected expected_today state gap projected in_time reached_on
            next_reading_due reading_days_late rag rag_reason""",
            id="measure",
        ),
        pytest.param(
            "WS1",
            "id title accountable findings outcomes actions measures",
            "rag rag_reason total done overdue due_soon",
            id="workstream",
        ),
        pytest.param("F1", "id kind text source outcomes served_by audience", "", id="finding"),
        pytest.param(
            "submit",
            "id title kind due met counts audience",
            "state latest counted days_left working_days_left",
            id="deadline",
        ),
        pytest.param("R1", "id text source due response actions audience", "", id="condition"),
    ],
)
def test_show_has_every_field_of_every_kind(ask: Callable[..., Shape], item: str, fields: str, derived: str) -> None:
    shown = ask("show", item)["item"]
    assert {*fields.split(), "derived"} == set(shown)
    assert set(derived.split()) == set(shown["derived"])


def test_measures_have_baseline_target_latest_and_change(ask: Callable[..., Shape]) -> None:
    (measure,) = ask("measures")["measures"]
    names = """plan workstream id title unit better baseline target latest change direction expected expected_today state gap
    projection next_reading rag rag_reason"""
    assert set(names.split()) == set(measure)
    assert (43, 90, 47.5, 4.5, "better") == (
        measure["baseline"]["value"],
        measure["target"]["value"],
        measure["latest"]["value"],
        measure["change"],
        measure["direction"],
    )


def test_deadlines_have_the_days_that_are_left(ask: Callable[..., Shape]) -> None:
    missed, soon, undated = ask("deadlines")["deadlines"]
    names = "plan id title kind due latest counted met state days_left working_days_left"
    assert {frozenset(names.split())} == {frozenset(one) for one in (missed, soon, undated)}
    assert ("missed", -3, -1) == (missed["state"], missed["days_left"], missed["working_days_left"])
    assert ("near", 14, 10) == (soon["state"], soon["days_left"], soon["working_days_left"])
    assert ("no_date", None, None) == (undated["state"], undated["days_left"], undated["working_days_left"])


@pytest.mark.parametrize("words", [["list"], ["status"], ["show", "1.1"], ["check"]], ids=lambda words: words[0])
def test_json_is_ascii_so_that_it_is_the_same_in_every_encoding(
    folder: Folder, wsoa: Callable[..., Ran], words: list[str]
) -> None:
    folder.plan().workstream('actions: [{id: 1.1, title: "Café \\e[31m \\u202e 🎉", status: in_progress, due: "2019-01"}]\n')
    ran = wsoa(*words, "--format", "json")
    assert ran.out.isascii()
    assert "\x1b" not in ran.out


def test_json_keeps_a_title_exactly(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream('actions: [{id: 1.1, title: "Café \\e[31m \\u202e 🎉 [/x]", status: in_progress}]\n')
    (action,) = json.loads(wsoa("list", "--format", "json").out)["actions"]
    assert "Café \x1b[31m \u202e 🎉 [/x]" == action["title"]
