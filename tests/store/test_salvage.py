"""One bad value does not take its record with it, nor one bad record its file, nor one bad file the others."""

import json
from collections.abc import Callable

import pytest

from folders import HEAD, WORKSTREAM, Folder, Ran
from wsoa_cli.store.load import load

LATE = "{{id: {}, title: Late, lead: [director], status: in_progress, due: 2020-01-01}}"
Overdue = Callable[..., Ran]


def ids(folder: Folder) -> list[str]:
    return [at.item.id for plan in load(folder.root).plans for at in plan.actions]


@pytest.mark.parametrize(
    "bad",
    [
        "forecast: soon",
        "owner: director",
        "lead: director",
        "lead: [~]",
        "updates: [{date: yesterday, text: T}]",
        "updates: Done",
        "budget: 1000",
        "rag: purple",
        "measures: {a: b}",
        "part_of: ../1",
        "start: [2020]",
    ],
)
def test_one_bad_value_does_not_make_its_action_vanish(folder: Folder, bad: str) -> None:
    folder.plan().workstream(f"actions:\n  - {{id: 1.1, title: A, status: in_progress, due: 2020-01-01, {bad}}}\n")
    portfolio = load(folder.root)
    (action,) = portfolio.plans[0].actions
    assert (action.item.id, str(action.item.due), len(portfolio.faults)) == ("1.1", "2020-01-01", 1)


def test_what_is_sound_in_a_list_is_kept(folder: Folder) -> None:
    folder.plan().workstream("""\
        actions:
          - id: 1.1
            title: A
            status: in_progress
            lead: [director, ~, ../x, head-of-sen]
            updates:
              - {date: 2020-01-01, text: First}
              - {date: then, text: Second}
              - {date: 2020-01-03, text: Third}
        """)
    action = load(folder.root).plans[0].actions[0].item
    assert (action.lead, [update.text for update in action.updates]) == (("director", "head-of-sen"), ["First", "Third"])


@pytest.mark.parametrize("bad", ["", "text", "[]", "{}", "{id: 1.2}", "{id: 1.2, title: B, status: finished}", "{status: x}"])
def test_one_bad_action_does_not_take_its_neighbours_along(folder: Folder, bad: str) -> None:
    good = "{{id: {}, title: A, status: in_progress}}"
    folder.plan().workstream(f"actions:\n  - {good.format('1.1')}\n  - {bad}\n  - {good.format('1.3')}\n")
    assert ids(folder) == ["1.1", "1.3"]


def test_bad_actions_do_not_take_the_measures_along(folder: Folder) -> None:
    folder.plan().workstream("""\
        actions: nothing yet
        measures:
          - {id: M1, title: M, unit: count, better: lower}
        """)
    assert [at.item.id for at in load(folder.root).plans[0].measures] == ["M1"]


@pytest.mark.parametrize("field", ["id", "title", "accountable"])
@pytest.mark.parametrize("value", ["", " [{a: b}]", " {a: b}"], ids=["nothing", "list", "fields"])
def test_a_wrong_field_at_the_top_of_a_workstream_does_not_take_its_actions_along(
    folder: Folder, field: str, value: str
) -> None:
    lines = [f"{field}:{value}" if line.startswith(f"{field}:") else line for line in WORKSTREAM.splitlines()]
    text = "\n".join([*lines, "actions:", f"  - {LATE.format('1.1')}", ""])
    folder.plan().write("north/workstreams/1.yaml", text.encode())
    portfolio = load(folder.root)
    assert (ids(folder), len(portfolio.faults)) == (["1.1"], 1)


@pytest.mark.parametrize("field", ["format", "id", "title", "kind", "areas", "stage"])
@pytest.mark.parametrize("value", ["", " [{a: b}]", " {a: b}", " ../x"], ids=["nothing", "list", "fields", "text"])
def test_a_wrong_field_at_the_top_of_a_plan_does_not_take_the_rest_along(folder: Folder, field: str, value: str) -> None:
    text = HEAD.format(plan_id="north")
    lines = [f"{field}:{value}" if line.startswith(f"{field}:") else line for line in text.splitlines()]
    folder.write("north/plan.yaml", "\n".join([*lines, ""]).encode())
    folder.workstream(f"actions:\n  - {LATE.format('1.1')}\n")
    (plan,) = load(folder.root).plans
    assert (plan.id, sorted(post.id for post in plan.head.posts), ids(folder)) == (
        "north",
        ["director", "head-of-sen"],
        ["1.1"],
    )


@pytest.mark.parametrize("stage", ["stage: Closed", "stage: over", "stage:", ""])
def test_a_stage_that_cannot_be_read_silences_no_alert(folder: Folder, wsoa: Overdue, stage: str) -> None:
    folder.write("north/plan.yaml", HEAD.format(plan_id="north").replace("stage: accepted", stage))
    folder.workstream(f"actions:\n  - {LATE.format('1.1')}\n")
    ran = wsoa("overdue", "--format", "json")
    assert (ran.code, [action["id"] for action in json.loads(ran.out)["actions"]]) == (3, ["1.1"])


def test_a_wrong_setting_leaves_the_others_as_they_are(folder: Folder) -> None:
    settings = load(folder.plan(more="settings: {due_soon_days: a month, update_every_days: 14}\n").root).plans[0].head.settings
    assert (settings.due_soon_days, settings.update_every_days) == (30, 14)


@pytest.mark.parametrize(
    "bad",
    [b"\xff", b"id: [", b"", b"id: a\nid: b\n", b"- a\n", b"a: *b\n", b"[" * 60],
    ids=["no text", "broken", "empty", "duplicate key", "list", "alias", "too deep"],
)
def test_one_bad_file_hides_no_other(folder: Folder, wsoa: Overdue, bad: bytes) -> None:
    folder.plan().workstream(f"actions:\n  - {LATE.format('1.1')}\n", name="1").write("north/workstreams/2.yaml", bad)
    folder.workstream(f"actions:\n  - {LATE.format('3.1')}\n", name="3", head=WORKSTREAM.replace("WS1", "WS3"))
    ran = wsoa("overdue", "--format", "json")
    assert (ran.code, [action["id"] for action in json.loads(ran.out)["actions"]]) == (3, ["1.1", "3.1"])
    assert "north/workstreams/2.yaml:" in "".join(ran.err.split())


def test_a_bad_plan_file_hides_neither_its_workstreams_nor_other_plans(folder: Folder) -> None:
    folder.write("north/plan.yaml", b"format: [")
    folder.workstream(f"actions:\n  - {LATE.format('1.1')}\n")
    folder.plan("south").workstream(f"actions:\n  - {LATE.format('9.1')}\n", plan_id="south")
    assert ids(folder) == ["1.1", "9.1"]


def test_a_bad_plan_does_not_stand_in_the_way_of_another_asked_for_by_name(folder: Folder, wsoa: Overdue) -> None:
    folder.write("north/plan.yaml", b"format: [")
    folder.plan("south")
    assert wsoa("status", "south").code == 0


def check_spots(ran: Ran, rule: str) -> list[tuple[int, int]]:
    findings = json.loads(ran.out)["findings"]
    return [(one["line"], one["column"]) for one in findings if one["rule"] == rule]


def test_findings_below_an_action_left_out_point_at_the_right_line(folder: Folder, wsoa: Overdue) -> None:
    folder.plan().workstream(f"""\
        actions:
          - {LATE.format("1.1")}
          -
          - {{id: 1.3, title: C, status: finished}}
          - {LATE.format("1.4")}
          - not an action
          - {LATE.format("1.6")}
        """)
    column = 5 + LATE.format("1.1").index("2020")
    assert check_spots(wsoa("check", "--format", "json"), "overdue-action") == [(6, column), (9, column), (11, column)]


def test_faults_below_items_left_out_point_at_the_right_line(folder: Folder) -> None:
    folder.plan().workstream("""\
        actions:
          - bad
          - id: 1.2
            title: B
            status: in_progress
            updates:
              -
              - {date: 2020-01-02}
              - {date: 2020-01-03, text: T, audience: all}
              - {date: 2020-01-04, text: T, audiense: public}
            due: soon
        """)
    assert [(fault.line, fault.column) for fault in load(folder.root).faults if fault.line != 11] == [
        (6, 5),
        (12, 9),
        (13, 47),
        (14, 37),
        (15, 10),
    ]


def test_ids_that_collide_below_items_left_out_are_reported_at_the_second(folder: Folder, wsoa: Overdue) -> None:
    folder.plan(more="decisions:\n  - bad\n  - {id: D1, title: A}\n  -\n  - {id: d1, title: B}\n")
    (first,) = [n for n, line in enumerate((folder.root / "north/plan.yaml").read_text().splitlines(), 1) if "id: D1" in line]
    assert check_spots(wsoa("check", "--format", "json"), "duplicate-id") == [(first + 2, 10)]


def test_an_action_that_lost_a_field_to_a_fault_is_not_blamed_for_its_absence(folder: Folder, wsoa: Overdue) -> None:
    folder.plan().workstream("actions:\n  - {id: 1.1, title: A, status: in_progress, lead: director, due: 2021}\n")
    findings = json.loads(wsoa("check", "--format", "json").out)["findings"]
    assert [one["rule"] for one in findings] == ["wrong-value"]


def test_a_sound_action_is_still_judged_beside_a_damaged_one(folder: Folder, wsoa: Overdue) -> None:
    folder.plan().workstream("""\
        actions:
          - {id: 1.1, title: A, status: in_progress, lead: director, due: 2021}
          - {id: 1.2, title: B, status: in_progress, due: 2021}
        """)
    assert check_spots(wsoa("check", "--format", "json"), "action-without-lead") == [(7, 5)]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([f"k{n}: 1" for n in range(250)], id="unknown fields"),
        pytest.param([f"k{n}:" for n in range(250)], id="unknown fields without a value"),
        pytest.param([f"x{n}: &a{n} 1" for n in range(250)], id="anchors"),
    ],
)
def test_of_many_faults_the_first_are_told_and_the_rest_counted(folder: Folder, lines: list[str]) -> None:
    folder.plan().workstream("\n".join(lines) + "\n")
    faults = load(folder.root).faults
    assert len(faults) == 101
    assert faults[-1].message == "beside these there are 150 more faults in the file"
