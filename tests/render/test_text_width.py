"""Text fits the terminal, uses a wider one, and never cuts or breaks an id."""

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from rich.cells import cell_len

from folders import Folder, Ran

ACTION, WORKSTREAM, MEASURE, DEADLINE = ("ACT" + "a" * 37, "WST" + "w" * 37, "MEA" + "m" * 37, "DLN" + "d" * 37)
PLAN = "PLN" + "p" * 37
LONG = "Agree with every partner in Northshire how therapies are planned, bought and reviewed, and tell families of it"

HEAD = f"""\
deadlines:
  - {{id: {DEADLINE}, title: {LONG}, kind: statutory, counts: {{from: 2019-10-01, working_days: 60}}}}
  - {{id: near, title: 子ども達の計画を期限までに作成し家族に伝える、そして毎年見直す, due: 2020-01-10}}
"""
FILE = f"""\
id: {WORKSTREAM}
title: {LONG}
accountable: [director, head-of-sen]
findings: [F1]
actions:
  - {{id: {ACTION}, title: "{LONG}", lead: [head-of-sen, director], status: in_progress, due: AY2018-19 autumn half term two}}
  - {{id: 1.2, title: {"Unbreakable" * 12}, lead: [director], status: not_started, due: 2020-01-20, part_of: {ACTION}}}
  - {{id: 1.3, title: 子ども達の計画を期限までに作成し家族に伝える、そして毎年見直す🎉🎉, status: embedded,
     evidence: [{{title: A}}], due: 2019}}
  - {{id: 1.4, title: Far off, status: not_started, start: 2021, due: 2022, due_text: {LONG}}}
measures:
  - id: {MEASURE}
    title: {LONG}
    kind: lived_experience
    unit: weeks
    better: lower
    baseline: {{value: 123456.789, date: 2019-06-30}}
    target: {{value: 0.001, by: AY2019-20 autumn}}
    readings: [{{date: 2019-09-30, value: 987654.321}}, {{date: 2019-10-30, value: 5}}]
"""

COMMANDS = [
    pytest.param(["status"], id="status"),
    pytest.param(["overdue"], id="overdue"),
    pytest.param(["due"], id="due"),
    pytest.param(["list"], id="list"),
    pytest.param(["show", ACTION], id="show action"),
    pytest.param(["show", WORKSTREAM], id="show workstream"),
    pytest.param(["show", MEASURE], id="show measure"),
    pytest.param(["show", DEADLINE], id="show deadline"),
    pytest.param(["measures"], id="measures"),
    pytest.param(["deadlines"], id="deadlines"),
    pytest.param(["timeline"], id="timeline"),
    pytest.param(["next", "--lead", "director"], id="next"),
]
WIDTHS = ["60", "80", "120"]


@pytest.fixture
def wide(folder: Folder) -> Folder:
    folder.plan(PLAN, more=HEAD)
    return folder.workstream(FILE, plan_id=PLAN, head="")


def too_wide(out: str, width: str) -> list[str]:
    return [line for line in out.splitlines() if cell_len(line) > int(width)]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("words", COMMANDS)
def test_no_line_is_wider_than_the_terminal(
    wide: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, words: list[str], width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.chdir(wide.root.parent)
    ran = wsoa(*words, plans=None)
    assert ran.out
    assert [] == too_wide(ran.out, width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("words", COMMANDS)
def test_an_id_is_never_cut_or_broken(
    wide: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, words: list[str], width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.chdir(wide.root.parent)
    out = wsoa(*words, plans=None).out
    ids = {ACTION, WORKSTREAM, MEASURE, DEADLINE, PLAN}
    begun = re.findall(r"(?:ACT|WST|MEA|DLN|PLN)\w*", out)
    assert begun
    assert [] == [one for one in begun if one not in ids]
    assert [] == re.findall(r"^\W*(?:a{2,}|w{2,}|m{2,}|d{2,}|p{2,})\b", out, re.MULTILINE)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("words", "item"),
    [
        (["status"], WORKSTREAM),
        (["status"], ACTION),
        (["status"], DEADLINE),
        (["overdue"], ACTION),
        (["list"], ACTION),
        (["measures"], MEASURE),
        (["deadlines"], DEADLINE),
    ],
    ids=["workstream in status", "action in status", "deadline in status", "overdue", "list", "measures", "deadlines"],
)
def test_the_id_is_there_whole_at_every_width(
    wide: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, words: list[str], item: str, width: str
) -> None:
    assert wide.root.is_dir()
    monkeypatch.setenv("COLUMNS", width)
    assert item in wsoa(*words).out


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("status", ["Northshire", "therapies", "RED", "1 overdue", "2 not started", "128 days late"]),
        ("overdue", ["Northshire", "therapies", "RED", "128 days late"]),
        ("list", ["Northshire", "therapies", "RED", "128 days late", "AMBER", "BLUE", "GREY"]),
        ("measures", ["Northshire", "therapies", "5 weeks", "better"]),
        ("deadlines", ["Northshire", "therapies", "2019-12-24", "13 days ago"]),
    ],
    ids=["status", "overdue", "list", "measures", "deadlines"],
)
def test_long_ids_crowd_nothing_out(
    wide: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, command: str, words: list[str], width: str
) -> None:
    assert wide.root.is_dir()
    monkeypatch.setenv("COLUMNS", width)
    out = wsoa(command).out
    assert [] == [word for word in words if word not in out]


@pytest.mark.parametrize("width", WIDTHS)
def test_many_plans_in_brief_fit_and_keep_their_ids(
    folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    ids = [f"{n}" + "p" * 39 for n in range(9)]
    for plan_id in ids:
        folder.plan(plan_id).workstream(plan_id=plan_id)
    out = wsoa("status").out
    assert [] == too_wide(out, width)
    assert [] == [plan_id for plan_id in ids if plan_id not in out]


@pytest.mark.parametrize("width", ["80", "120"])
def test_ids_that_need_their_plan_are_whole_too(
    folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    for plan_id in ("a-plan-with-a-name-as-long-as-they-come", "b-plan-with-a-name-as-long-as-they-come"):
        folder.plan(plan_id).workstream("actions: [{id: 1.10, title: Go on, status: in_progress}]\n", plan_id=plan_id)
    out = wsoa("list").out
    assert "a-plan-with-a-name-as-long-as-they-come:1.10" in out
    assert [] == too_wide(out, width)


@pytest.mark.parametrize("command", ["status", "list", "overdue", "measures", "deadlines"])
def test_a_wider_terminal_is_used(
    wide: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    assert wide.root.is_dir()
    lines = []
    for width in ("80", "120", "200"):
        monkeypatch.setenv("COLUMNS", width)
        lines.append(len(wsoa(command).out.splitlines()))
    assert all(wider <= narrower for narrower, wider in pairwise(lines))
    assert lines[-1] < lines[0]


@pytest.mark.parametrize("command", ["status", "list", "overdue", "measures", "deadlines"])
def test_no_line_ends_in_blanks(wide: Folder, wsoa: Callable[..., Ran], command: str) -> None:
    assert wide.root.is_dir()
    assert [] == [line for line in wsoa(command).out.splitlines() if line != line.rstrip()]


FAULTY = "actions: [{{id: 1.1, title: {title}, status: wrongly, lead: [director]}}]\n"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Go", id="a short line"),
        pytest.param(LONG * 3, id="a long line"),
        pytest.param("子ども達の計画" * 20, id="a long line of wide characters"),
        pytest.param("Unbreakable" * 30, id="a long word"),
    ],
)
def test_a_fault_fits_and_its_mark_stands_under_the_spot(
    folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, title: str, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    monkeypatch.chdir(folder.root.parent)
    folder.plan().workstream(FAULTY.format(title=title.replace(",", "")))
    lines = wsoa("check", plans=None).out.splitlines()
    assert [] == too_wide("\n".join(lines), width)
    at = next(n for n, line in enumerate(lines) if line.strip() == "^")
    source, spot = lines[at - 1], lines[at].index("^")
    before = source[: source.index("wrongly")]
    assert spot == cell_len(before)
