"""`wsoa measures` and `wsoa deadlines`: how things move, and which dates bind a whole plan."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from folders import Folder, Ran

MEASURES = """\
measures:
  - id: M1
    title: Plans within 20 weeks
    kind: outcome
    unit: percent
    better: higher
    baseline: {value: 43, date: 2019-06-30}
    target: {value: 90, by: 2021-03-31}
    readings:
      - {date: 2019-12-31, value: 60}
      - {date: 2019-09-30, value: 47.5}
      - {date: 2020-01-31, value: 80}
      - {date: 2020-01-01, value: 99, basis: projected}
  - {id: M2, title: Wait, unit: weeks, better: lower, baseline: {value: 12}, readings: [{date: 2019-12-01, value: 9.50}]}
  - {id: M3, title: Pounds, unit: gbp, better: lower, baseline: {value: 1000}, readings: [{date: 2019-12-01, value: 1250}]}
  - {id: M4, title: Children, unit: count, better: context, baseline: {value: 5}, readings: [{date: 2019-12-01, value: 4}]}
  - {id: M5, title: The same, unit: score, better: higher, baseline: {value: 5.0}, readings: [{date: 2019-12-01, value: 5}]}
  - {id: M6, title: Not counted yet, unit: days, better: lower, baseline: {due: 2020-03-31}}
  - {id: M7, title: Nothing known, unit: ratio, better: higher}
"""


@pytest.fixture
def measures(folder: Folder, wsoa: Callable[..., Ran]) -> dict[str, dict[str, Any]]:
    folder.plan().workstream(MEASURES)
    return {one["id"]: one for one in json.loads(wsoa("measures", "--format", "json").out)["measures"]}


def test_the_latest_reading_is_the_newest_observed_up_to_today(measures: dict[str, dict[str, Any]]) -> None:
    latest = measures["M1"]["latest"]
    assert ("2019-12-31", 60, "actual") == (latest["date"], latest["value"], latest["basis"])


@pytest.mark.parametrize(
    ("measure", "change", "direction"),
    [
        pytest.param("M1", 17, "better", id="higher is better, and it rose"),
        pytest.param("M2", -2.5, "better", id="lower is better, and it fell"),
        pytest.param("M3", 250, "worse", id="lower is better, and it rose"),
        pytest.param("M4", -1, "not_judged", id="watched, not judged"),
        pytest.param("M5", 0, "unchanged", id="the same"),
        pytest.param("M6", None, None, id="no baseline yet"),
        pytest.param("M7", None, None, id="nothing known"),
    ],
)
def test_the_change_is_judged_by_what_is_better(
    measures: dict[str, dict[str, Any]], measure: str, change: float | None, direction: str | None
) -> None:
    assert (change, direction) == (measures[measure]["change"], measures[measure]["direction"])


def row_of(out: str, item: str) -> str:
    """The lines of one row of a table."""
    lines = out.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"{item} "))
    rest = lines[start + 1 :]
    return "\n".join([lines[start], *rest[: next((n for n, line in enumerate(rest) if line[:1] not in {"", " "}), len(rest))]])


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        pytest.param("M1", ["43%", "2019-06-30", "60%", "2019-12-31", "90%", "+17", "▁▂█", "better"], id="rising"),
        pytest.param("M2", ["12 weeks", "9.5 weeks", "-2.5", "█▁", "better"], id="falling"),
        pytest.param("M3", ["£1000", "£1250", "+250", "worse"], id="pounds"),
        pytest.param("M4", ["-1", "not judged"], id="context"),
        pytest.param("M5", ["unchanged"], id="unchanged"),
        pytest.param("M6", ["to be set", "2020-03-31"], id="to be set"),
        pytest.param("M7", ["–"], id="nothing known"),
    ],
)
def test_the_text_shows_the_measure_with_its_trend_in_the_cell(
    folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, measure: str, words: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    folder.plan().workstream(MEASURES)
    row = row_of(wsoa("measures").out, measure)
    assert [] == [word for word in words if word not in row]


def test_a_plan_without_measures_says_so(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream()
    assert wsoa("measures") == Ran(0, "No plan here has a measure yet.\n", "")


DEADLINES = """\
deadlines:
  - {id: submit, title: Submit, kind: statutory, due: 2022-05-01, met: 2022-04-29}
  - {id: late, title: Sent late, due: 2022-05-01, met: 2022-05-03}
  - {id: pap, title: Submit the statement, kind: statutory, counts: {from: 2022-02-22, working_days: 70}}
  - {id: missed, title: Answer the letter, due: 2022-05-27}
  - {id: month, title: Some time in June, due: 2022-06}
  - {id: far, title: Come back, kind: external, due: 2023-12-31}
  - {id: undated, title: Publish}
  - {id: jubilee, title: Counted with a local day off, counts: {from: 2022-05-31, working_days: 2}}
calendar: {extra_days_off: [{day: 2022-06-06, title: Fair of Northshire}]}
"""


@pytest.fixture
def deadlines(folder: Folder, wsoa: Callable[..., Ran]) -> dict[str, dict[str, Any]]:
    folder.plan(more=DEADLINES).workstream()
    ran = wsoa("deadlines", "--format", "json", today="2022-06-01")
    return {one["id"]: one for one in json.loads(ran.out)["deadlines"]}


def test_seventy_working_days_leave_out_the_bank_holidays_of_england(deadlines: dict[str, dict[str, Any]]) -> None:
    # 14 weeks on is 31 May; 15 and 18 April, 2 May, 2 and 3 June were bank holidays, 6 June is the plan's own day off.
    assert ("2022-06-08", "2022-06-08") == (deadlines["pap"]["counted"], deadlines["pap"]["latest"])


def test_the_plans_own_days_off_do_not_count(deadlines: dict[str, dict[str, Any]]) -> None:
    assert deadlines["jubilee"]["counted"] == "2022-06-07"


@pytest.mark.parametrize(
    ("deadline", "state", "days", "working_days"),
    [
        ("submit", "met", -31, -22),
        ("late", "met_late", -31, -22),
        ("pap", "near", 7, 2),
        ("missed", "missed", -5, -3),
        ("month", "near", 29, 18),
        ("undated", "no_date", None, None),
    ],
)
def test_where_a_deadline_stands(
    deadlines: dict[str, dict[str, Any]], deadline: str, state: str, days: int | None, working_days: int | None
) -> None:
    one = deadlines[deadline]
    assert (state, days, working_days) == (one["state"], one["days_left"], one["working_days_left"])


def test_what_lies_far_off_is_ahead(deadlines: dict[str, dict[str, Any]]) -> None:
    assert ("ahead", 578) == (deadlines["far"]["state"], deadlines["far"]["days_left"])


def test_a_deadline_that_is_met_later_than_today_is_not_met_yet(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan(more=DEADLINES).workstream()
    rows = json.loads(wsoa("deadlines", "--format", "json", today="2022-04-28").out)["deadlines"]
    assert next(row["state"] for row in rows if row["id"] == "submit") == "near"


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        pytest.param("submit", ["2022-05-01", "met on 2022-04-29", "north · statutory"], id="met"),
        pytest.param("late", ["met on 2022-05-03 (late)"], id="met late"),
        pytest.param("pap", ["2022-06-08", "due in 7 days", "2 working days", "70 working days from"], id="counted"),
        pytest.param("missed", ["missed, 5 days ago", "3 working days"], id="missed"),
        pytest.param("undated", ["no date given"], id="undated"),
    ],
)
def test_the_text_says_where_a_deadline_stands(
    folder: Folder, wsoa: Callable[..., Ran], deadline: str, words: list[str]
) -> None:
    folder.plan(more=DEADLINES).workstream()
    row = row_of(wsoa("deadlines", today="2022-06-01").out, deadline)
    assert [] == [word for word in words if word not in row]


def test_a_plan_without_deadlines_says_so(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream()
    assert wsoa("deadlines") == Ran(0, "No plan here has a date that binds it as a whole.\n", "")


def test_status_shows_the_dates_that_are_near_or_missed(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan(more=DEADLINES).workstream()
    out = wsoa("status", today="2022-06-01").out
    panel = out[out.index("Dates that bind a whole plan") :]
    shown = [one for one in ("submit", "late", "pap", "missed", "month", "far", "undated", "jubilee") if f" {one} " in panel]
    assert ["pap", "missed", "month", "jubilee"] == shown
