"""`wsoa measures` and `wsoa deadlines`: how things move, and which dates bind a whole plan."""

import csv
import io
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
        pytest.param("M3", ["£1,000", "£1,250", "+250", "worse"], id="pounds"),
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


PROMISED = """\
measures:
  - id: M1
    title: Plans within 20 weeks
    unit: percent
    better: higher
    frequency: monthly
    baseline: {value: 41, date: 2019-06-30}
    target: {value: 90, by: 2021-03-31}
    trajectory: [{by: 2020-03-31, value: 60}]
    readings: [{date: 2019-11-30, value: 49.5}]
  - {id: M2, title: Early, unit: days, better: lower, target: {value: 6, by: 2020-12}, readings: [{date: 2019-12-01, value: 5}]}
  - {id: M3, title: Late, unit: days, better: lower, target: {value: 6, by: 2019-12}, readings: [{date: 2019-12-01, value: 7}]}
  - {id: M4, title: Nothing typed, unit: weeks, better: lower}
  - id: M5
    title: Falling
    unit: count
    better: lower
    baseline: {value: 10, date: 2019-06-30}
    target: {value: 0, by: 2020-06-30}
    trajectory: [{by: 2019-12-31, value: 8}]
    readings: [{date: 2019-12-31, value: 4}]
  - id: M6
    title: Away
    unit: gbp
    better: lower
    baseline: {value: 10, date: 2019-06-30}
    target: {value: 0, by: 2020-06-30}
    readings: [{date: 2019-12-31, value: 12}]
"""


@pytest.fixture
def promised(folder: Folder, wsoa: Callable[..., Ran]) -> Callable[..., str]:
    folder.plan().workstream(PROMISED)

    def ask(*words: str) -> str:
        ran = wsoa("measures", *words, today="2020-01-20")
        assert (0, "") == (ran.code, ran.err)
        return ran.out

    return ask


@pytest.mark.parametrize(
    ("measure", "standing"),
    [
        pytest.param("M1", ["behind by 2.1", "51.6% asked then", "55.1% asked now", "better than", "+8.5"], id="behind"),
        pytest.param("M2", ["target reached"], id="reached"),
        pytest.param("M3", ["target missed", "behind by 1", "6 days asked"], id="missed"),
        pytest.param("M4", ["nothing promised"], id="nothing typed"),
        pytest.param("M5", ["ahead by 4", "8 asked then", "7 asked now"], id="ahead"),
        pytest.param("M6", ["nothing promised", "worse than"], id="no trajectory"),
    ],
)
def test_the_text_says_how_a_measure_stands_against_what_was_promised(
    measure: str, standing: list[str], promised: Callable[..., str]
) -> None:
    row = row_of(promised(), measure)
    assert [] == [word for word in standing if word not in row]


def test_a_day_by_which_the_rate_reached_the_target_is_no_news_once_it_has_passed(
    folder: Folder, wsoa: Callable[..., Ran]
) -> None:
    folder.plan().workstream("""\
        measures:
          - id: M1
            title: Waiting
            unit: count
            better: lower
            baseline: {value: 60, date: 2019-06-30}
            target: {value: 0, by: 2020-12-31}
            readings: [{date: 2020-01-31, value: 5}]
        """)
    told = [wsoa("measures", today=today).out.splitlines()[-1] for today in ("2020-02-20", "2020-02-21")]
    assert [
        "M1  0 on 2020-02-20, in time for 2020-12-31",
        "M1  0 since 2020-02-20, which no reading since 2020-01-31 shows",
    ] == told


def test_the_heading_counts_what_is_behind(promised: Callable[..., str]) -> None:
    assert promised().splitlines()[0] == "6 measures on 2020-01-20, 2 behind what was promised"


def test_below_the_table_stands_where_the_rates_lead_and_which_readings_are_late(promised: Callable[..., str]) -> None:
    rule = "─" * 80
    out = promised()
    assert (
        out[out.index("Id  At the rate") :]
        == f"""\
Id  At the rate so far
{rule}
M1  76.5% by 2021-03-31, and 90% only on 2021-11-28
M5  0 on 2020-05-02, in time for 2020-06-30
M6  £14 by 2020-06-30, and never £0

Id  Late readings
{rule}
M1  monthly; due 2019-12-31, 20 days ago
"""
    )


COUNTER = """\
measures:
  - id: M1
    title: Children sent home
    unit: count
    better: lower
    resets: september
    baseline: {{value: 110, date: 2019-07-31}}
    target: {{value: 100, by: 2020-08-31}}
    readings: [{{date: 2020-04-30, value: {value}}}]
"""


@pytest.mark.parametrize(
    ("value", "told", "why"),
    [
        ("50", "76 by 2020-08-31, within the 100", "76 on the target's day, which stays within the target"),
        ("80", "121 by 2020-08-31, above the 100", "121 on the target's day, which misses the target"),
    ],
)
def test_of_a_counter_that_should_stay_low_it_is_told_what_it_comes_to(
    folder: Folder, wsoa: Callable[..., Ran], value: str, told: str, why: str
) -> None:
    folder.plan().workstream(COUNTER.format(value=value))
    out = wsoa("measures", today="2020-06-15").out
    assert ([f"M1  {told}"], False) == ([row for row in out.splitlines() if " by 2020-08-31" in row], "baseline\n" in out)
    assert f"at this rate {why}" in " ".join(wsoa("why", "M1", today="2020-06-15").out.split())


AT_THE_END = """\
measures:
  - id: M1
    title: Plans in time
    unit: {unit}
    better: {better}
    baseline: {{value: {start}, date: 2019-12-31}}
    target: {{value: {goal}, by: 2020-12-31}}
    readings: [{{date: 2020-03-31, value: {value}}}]
"""


@pytest.mark.parametrize(
    ("unit", "better", "numbers", "told", "why"),
    [
        pytest.param(
            "count",
            "higher",
            (100, 120, 55),
            "0, the least that there can be, by 2020-12-31, and never 120",
            "0, the least that there can be, on the target's day, which misses the target",
            id="a count is never less than nothing",
        ),
        pytest.param(
            "percent",
            "lower",
            (40, 20, 80),
            "100%, the most that there can be, by 2020-12-31, and never 20%",
            "100%, the most that there can be, on the target's day, which misses the target",
            id="nor a percentage more than all",
        ),
        pytest.param(
            "percent",
            "higher",
            (40, 90, 80),
            "90% on 2020-04-23, in time for 2020-12-31",
            "100%, the most that there can be, on the target's day, which reaches the target",
            id="also where it gets there in time",
        ),
        pytest.param(
            "score",
            "higher",
            (10, 20, 0),
            "-31 by 2020-12-31, and never 20",
            "-31 on the target's day, which misses the target",
            id="of a score nobody knows where it ends",
        ),
    ],
)
def test_a_rate_leads_to_nothing_that_there_cannot_be(
    folder: Folder, wsoa: Callable[..., Ran], unit: str, better: str, numbers: tuple[int, int, int], told: str, why: str
) -> None:
    start, goal, value = numbers
    folder.plan().workstream(AT_THE_END.format(unit=unit, better=better, start=start, goal=goal, value=value))
    assert f"M1  {told}" in wsoa("measures", today="2020-04-15").out.splitlines()
    assert f"at this rate {why}" in " ".join(wsoa("why", "M1", today="2020-04-15").out.split())


def test_the_json_tells_the_same(promised: Callable[..., str]) -> None:
    one = json.loads(promised("--format", "json"))["measures"][0]
    assert {
        "expected": 51.6,
        "expected_today": 55.1,
        "state": "behind",
        "gap": -2.1,
        "projection": {"value": 76.5, "in_time": False, "reached_on": "2021-11-28", "stopped": False},
        "next_reading": {"due": "2019-12-31", "days_late": 20},
        "rag": "amber",
        "rag_reason": "49.5% on 2019-11-30 is 2.1 points worse than the 51.6% that its trajectory asks by then",
    } == {name: one[name] for name in list(one)[-8:]}


def test_what_cannot_be_said_is_null_in_the_json(promised: Callable[..., str]) -> None:
    one = json.loads(promised("--format", "json"))["measures"][3]
    unknown = ("expected", "expected_today", "state", "gap", "projection", "next_reading")
    assert [None] * len(unknown) == [one[name] for name in unknown]


def test_the_csv_tells_the_same(promised: Callable[..., str]) -> None:
    header, first, *_ = csv.reader(io.StringIO(promised("--format", "csv")))
    told = dict(zip(header, first, strict=True))
    assert ["51.6", "55.1", "behind", "-2.1", "76.5", "no", "2021-11-28", "2019-12-31", "20", "amber"] == [
        told[name]
        for name in (
            "expected", "expected_today", "state", "gap", "projected", "in_time", "reached_on", "next_reading_due",
            "reading_days_late", "rag",
        )
    ]  # fmt: skip


def test_show_tells_how_a_measure_stands(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream(PROMISED)
    told = json.loads(wsoa("show", "M1", "--format", "json", today="2020-01-20").out)["item"]["derived"]
    assert {"state": "behind", "gap": -2.1, "projected": 76.5, "in_time": False, "reading_days_late": 20, "rag": "amber"} == {
        name: told[name] for name in ("state", "gap", "projected", "in_time", "reading_days_late", "rag")
    }


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
  - {id: papers, title: Meet on the papers, counts: {from: 2022-05-24, working_days: 5, clear: true}}
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
        pytest.param("papers", ["2022-06-01", "due today", "5 clear working days"], id="clear days"),
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


def test_a_count_of_one_is_a_working_day(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    counted = "deadlines: [{id: soon, title: Soon, counts: {from: 2020-01-06, working_days: 1}}]\n"
    folder.plan(more=counted).workstream()
    assert "1 working day from" in row_of(wsoa("deadlines", today="2020-01-06").out, "soon")
