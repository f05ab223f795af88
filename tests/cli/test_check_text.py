"""`wsoa check`: every fault of every file at once, each with its line, a mark under the spot, and what to write instead."""

import json
import re
from collections.abc import Callable

import pytest

from folders import Folder, Ran


@pytest.fixture(autouse=True)
def _here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.root.parent)


def test_a_fault_shows_its_line_a_mark_what_is_wrong_and_what_to_write(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream(
        "actions: [{id: 1.1, title: Go, owner: me, lead: [director], status: in_progress, due: 2020-03}]\n"
    )
    ran = wsoa("check", plans=None)
    lines = ran.out.splitlines()
    assert ran.code == 1
    assert lines[0].startswith("plans/north/workstreams/1.yaml:5:")
    at = next(n for n, line in enumerate(lines) if line.strip() == "^")
    assert "owner" == lines[at - 1][lines[at].index("^") :][:5]
    text = " ".join(line.strip() for line in lines)
    assert [] == [
        words for words in ("error", "owner is not a field", "instead:", "lead") if words not in text.replace("`", "")
    ]


def test_the_place_that_is_shown_is_the_place_in_the_file(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream("actions:\n  - {id: 1.1, title: Go, status: in_progress, due: 31/03/2020, lead: [director]}\n")
    (finding,) = json.loads(wsoa("check", "--format", "json", plans=None).out)["findings"]
    line = (folder.root / "north/workstreams/1.yaml").read_text("utf-8").splitlines()[finding["line"] - 1]
    assert "31/03/2020" == line[finding["column"] - 1 :][:10]
    assert f"{finding['path']}:{finding['line']}:{finding['column']}" in wsoa("check", plans=None).out.split()


@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_the_mark_stands_under_the_spot_of_a_line_that_is_too_long(
    folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    title = "Go and see " * 30
    folder.plan().workstream(f"actions: [{{id: 1.1, title: {title}, lead: [director], status: wrongly, due: 2020-03}}]\n")
    lines = wsoa("check", plans=None).out.splitlines()
    at = next(n for n, line in enumerate(lines) if line.strip() == "^")
    assert "wrongly" == lines[at - 1][lines[at].index("^") :][:7]


def test_every_fault_of_every_file_is_reported_at_once(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan("north").plan("south")
    folder.workstream("actions: [{id: 1.1, title: Go\n", name="1-syntax")
    folder.workstream(
        "actions: [{id: 2.1, title: Go, status: wrongly}]\n", name="2-schema", head="id: WS2\ntitle: B\naccountable: []\n"
    )
    action = "actions: [{id: 1.1, title: Go, status: in_progress, lead: [nobody], due: 2019-01}]\n"
    folder.workstream(action, plan_id="south", name="3-reference")
    found = json.loads(wsoa("check", "--format", "json", plans=None).out)["findings"]
    assert {
        "plans/north/workstreams/1-syntax.yaml",
        "plans/north/workstreams/2-schema.yaml",
        "plans/south/workstreams/3-reference.yaml",
    } == {one["path"] for one in found}
    assert {"unknown-reference", "overdue-action"} <= {one["rule"] for one in found}


RULES = [
    pytest.param(
        "actions: [{id: 1, title: Go, status: in_progress, due: 2019, lead: [director]}]\n", "", "overdue-action", id="overdue"
    ),
    pytest.param("actions: [{id: 1, title: Go, status: in_progress, lead: [director]}]\n", "", "no-deadline", id="no deadline"),
    pytest.param("actions: [{id: 1, title: Go, status: in_progress, due: 2021}]\n", "", "action-without-lead", id="no lead"),
    pytest.param("", "deadlines: [{id: d, title: Submit, due: 2019}]\n", "missed-deadline", id="missed"),
    pytest.param("", "deadlines: [{id: d, title: Submit}]\n", "no-deadline", id="plan-level date without a day"),
    pytest.param(
        "",
        "deadlines: [{id: d, title: Submit, due: 2022-06-08, counts: {from: 2022-02-22, working_days: 70}}]\n",
        "miscounted-deadline",
        id="miscounted",
    ),
    pytest.param("", "conditions: [{id: c, text: Say more., actions: [1.1]}]\n", "unknown-reference", id="reference"),
    pytest.param("outcomes: [{id: o, text: A}, {id: O, text: B}]\n", "", "duplicate-id", id="duplicate"),
]


@pytest.mark.parametrize(("file", "head", "rule"), RULES)
def test_check_finds_what_each_rule_is_for(folder: Folder, wsoa: Callable[..., Ran], file: str, head: str, rule: str) -> None:
    folder.plan(more=head).workstream(file)
    ran = wsoa("check", "--format", "json", plans=None)
    assert ([rule], 1) == ([one["rule"] for one in json.loads(ran.out)["findings"]], ran.code)


@pytest.mark.parametrize(
    ("counted", "findings"), [pytest.param("2022-06-07", 0, id="right"), pytest.param("2022-06-06", 1, id="a day early")]
)
def test_a_deadline_agrees_with_its_count_or_is_found(
    folder: Folder, wsoa: Callable[..., Ran], counted: str, findings: int
) -> None:
    counts = "{from: 2022-02-22, working_days: 70}"
    folder.plan(more=f"deadlines: [{{id: d, title: Submit, due: {counted}, counts: {counts}}}]\n").workstream()
    assert findings == json.loads(wsoa("check", "--format", "json", plans=None).out)["summary"]["error"]


def test_one_plan_alone_can_be_checked(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan("north").workstream().plan("south").workstream("actions: nonsense\n", plan_id="south")
    assert wsoa("check", "north", plans=None).code == 0
    assert wsoa("check", "south", plans=None).code == 1


def test_the_last_line_counts_what_was_found(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream("actions: [{id: 1, title: Go, status: in_progress}]\n")
    folder.write("north/stray.yaml", "a: b\n")
    assert wsoa("check", plans=None).out.splitlines()[-1] == "2 errors, 1 warning in 2 files."


def test_findings_go_to_standard_output_and_nothing_to_standard_error(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream("actions: [{id: 1.1\n")
    assert wsoa("check", plans=None).err == ""


def test_of_more_than_anybody_reads_the_gravest_are_shown_in_the_order_of_the_files(
    folder: Folder, wsoa: Callable[..., Ran]
) -> None:
    """A national portfolio has 38,000 findings: as text they were ten megabytes, and took longer to set than to find."""
    late = "".join(f"  - {{id: 1.{n}, title: Go, lead: [], status: in_progress, due: 2019-01}}\n" for n in range(600))
    folder.plan().workstream(f"actions:\n{late}")
    ran = wsoa("check", plans=None)
    shown = [line.split(":")[0] for line in ran.out.splitlines() if line.startswith(("error ", "warning ", "note "))]
    every = json.loads(wsoa("check", "--format", "json", plans=None).out)["findings"]
    assert {"error overdue-action", "error action-without-lead"} <= set(shown)
    assert (1_000, 1_000) == (len(shown), sum(one.startswith("error ") for one in shown))
    assert sum(one["severity"] == "error" for one in every) > 1_000
    assert "Only the 1,000 gravest are shown; --format concise has a line for every one." == ran.out.splitlines()[-1]
    assert len(every) == len(wsoa("check", "--format", "concise", plans=None).out.splitlines())


def test_a_wrong_word_in_one_file_hides_no_wrong_post_in_another(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream("actions: [{id: 1.1, title: Go, status: started, lead: [director], due: 2020-03}]\n")
    action = "actions: [{id: 2.1, title: Go, status: in_progress, lead: [nobody], due: 2020-03}]\n"
    folder.workstream(action, name="2", head="id: WS2\ntitle: B\naccountable: [director]\n")
    found = json.loads(wsoa("check", "--format", "json", plans=None).out)["findings"]
    assert ["wrong-value", "unknown-reference"] == [one["rule"] for one in found]


@pytest.mark.parametrize(
    ("head", "actions"),
    [
        ("posts: [{title: No id, organisation: council}]\n", "lead: [nobody]"),
        ("posts: nobody\n", "lead: [nobody]"),
        ("postss: [{id: nobody, title: Somebody}]\n", "lead: [nobody]"),
        ("", "lead: [director], needs: [1.9]}, {id: 1.9, title: Left out, status: started"),
    ],
    ids=["an item that was left out", "a list that could not be read", "a field that nobody knows", "an action"],
)
def test_what_may_stand_in_what_could_not_be_read_is_not_called_unknown(
    folder: Folder, wsoa: Callable[..., Ran], head: str, actions: str
) -> None:
    folder.plan(more=head).workstream(f"actions: [{{id: 1.1, title: Go, status: in_progress, due: 2020-03, {actions}}}]\n")
    found = json.loads(wsoa("check", "--format", "json", plans=None).out)["findings"]
    assert "unknown-reference" not in {one["rule"] for one in found}


def test_the_rules_that_keep_quiet_because_of_a_fault_are_named(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan(more="settings: {check_level: standard}\n")
    folder.workstream("actions: [{id: 1.1, title: Go, status: started, lead: [director], due: 2020-03}]\n")
    asked = ("check", "--select", "finding-without-action,no-board")
    ran = wsoa(*asked, plans=None)
    last = " ".join(ran.out.partition("1 error in 1 file.")[2].split())
    assert "Not asked, or not about everything, until what cannot be read is mended: finding-without-action." == last
    assert ["finding-without-action"] == json.loads(wsoa(*asked, "--format", "json", plans=None).out)["not_asked"]


def test_where_many_rules_keep_quiet_they_are_counted(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan(more="settings: {check_level: standard}\n").workstream("actions: [\n")
    last = " ".join(wsoa("check", plans=None).out.split("\n\n")[-1].split())
    assert re.search(r"until what cannot be read is mended: \d\d rules\.$", last)


def test_a_command_that_shows_the_rest_names_three_faults_and_says_how_many_more(
    folder: Folder, wsoa: Callable[..., Ran]
) -> None:
    actions = "".join(f"  - {{id: 1.{n}, title: Go, status: started}}\n" for n in range(5))
    folder.plan().workstream(f"actions:\n{actions}")
    ran = wsoa("due", plans=None)
    assert (3, 3) == (ran.code, ran.err.count("started is not a value of `status`"))
    assert (
        "\nand 2 more: wsoa check\n1 file could not be read whole; the rest is shown. wsoa check lists every fault.\n"
        in ran.err
    )
    assert 5 == wsoa("check", plans=None).out.count("started is not a value of `status`")
