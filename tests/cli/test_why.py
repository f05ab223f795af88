"""`wsoa why`: the colour of an action, a measure, a workstream and a plan, step by step, and as it was on an earlier day."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from folders import Folder, Ran
from repositories import Repository

Wsoa = Callable[..., Ran]

FILE = """\
actions:
  - id: 1.1
    title: Agree one plan
    status: in_progress
    start: 2019-09
    due: 2020-01
    forecast: 2020-03
    needs: [D1, 1.2]
    measures: [M1]
    confidence: low
    rag: amber
    rag_reason: A post is vacant.
    updates: [{date: 2019-12-20, text: Begun.}]
  - {id: 1.2, title: Count the needs, status: delivered, finished: 2019-12-01}
  - {id: 1.3, title: Print it, status: not_started, start: 2020-05, due: 2020-06}
measures:
  - id: M1
    title: Plans in time
    unit: percent
    better: higher
    frequency: quarterly
    baseline: {value: 40, date: 2019-06-30}
    target: {value: 80, by: 2020-12-31}
    trajectory: [{by: 2019-12-31, value: 60}]
    readings: [{date: 2019-12-31, value: 60}]
"""
MORE = """\
decisions: [{id: D1, title: Pay for it, due: 2020-01-01}, {id: M1, title: Named like the measure}]
deadlines: [{id: submit, title: Submit, due: 2020-03}]
legend: {red: Late or about to be}
"""


@pytest.fixture
def asked(folder: Folder, wsoa: Wsoa) -> Callable[..., dict[str, Any]]:
    folder.plan(more=MORE).workstream(FILE)

    def ask(*words: str, **settings: Any) -> dict[str, Any]:
        shown: dict[str, Any] = json.loads(wsoa("why", *words, "--format", "json", **settings).out)
        return shown

    return ask


def steps(shown: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    return [(step["about"], step["found"], step["rag"]) for step in shown["steps"]]


def test_an_action_shows_everything_that_was_looked_at_and_what_it_speaks_for(asked: Callable[..., dict[str, Any]]) -> None:
    assert steps(asked("1.1")) == [
        ("deadline", "2020-01, whose last day is 2020-01-31: in 25 days", None),
        ("start", "2019-09, and it has started", None),
        ("forecast", "expected 2020-03, 60 days after its deadline", "red"),
        ("needs", "needs the decision D1, which was due by 2020-01-01", "red"),
        ("confidence", "the lead has low confidence in its date", "amber"),
        ("measures", "M1: none is behind its trajectory", None),
        ("updates", "the last on 2019-12-20, 17 days ago; one is asked for every 35 days", None),
        ("status", "in progress, due in 25 days", "green"),
        ("declared", "set to amber by the lead: A post is vacant.", "amber"),
    ]


def test_the_colour_comes_with_its_sentence_and_the_plans_own_word_for_it(asked: Callable[..., dict[str, Any]]) -> None:
    shown = asked("1.1")
    assert ("wsoa.why/1", "action", "north", "1.1") == (shown["schema"], shown["kind"], shown["plan"], shown["id"])
    assert ("red", "expected 2020-03, 60 days after its deadline", "Late or about to be") == (
        shown["rag"],
        shown["rag_reason"],
        shown["meaning"],
    )


def test_what_is_finished_needs_only_its_status(asked: Callable[..., dict[str, Any]]) -> None:
    assert [("status", "delivered on 2019-12-01", "green")] == steps(asked("1.2"))


def test_what_has_not_started_says_what_does_not_count_yet(asked: Callable[..., dict[str, Any]]) -> None:
    shown = asked("1.3")
    assert ("updates", "none is asked for", None) in steps(shown)
    assert ("grey", "not due to start until 2020-05") == (shown["rag"], shown["rag_reason"])


def test_a_measure_shows_the_points_that_it_is_judged_by(asked: Callable[..., dict[str, Any]]) -> None:
    shown = asked("M1")
    assert steps(shown) == [
        ("better", "when it is higher", None),
        ("baseline", "40% on 2019-06-30", None),
        ("trajectory", "60% by 2019-12-31", None),
        ("target", "80% by 2020-12-31", None),
        ("latest", "60% on 2019-12-31 (actual)", None),
        ("asked by then", "60%", None),
        ("judged", shown["rag_reason"], "green"),
        ("at this rate", "99% on the target's day, which reaches the target", None),
        ("next reading", "due on 2020-03-31", None),
    ]


def test_a_workstream_shows_its_actions_and_a_plan_its_workstreams(asked: Callable[..., dict[str, Any]]) -> None:
    assert [("1.1", "red"), ("1.2", "green"), ("1.3", "grey")] == sorted((a, c) for a, _, c in steps(asked("WS1")))
    shown = asked("north")
    assert ("plan", "red", "WS1 is red; 1.1: expected 2020-03, 60 days after its deadline") == (
        shown["kind"],
        shown["rag"],
        shown["rag_reason"],
    )


def test_an_earlier_day_is_explained_as_it_then_stood(folder: Folder, wsoa: Wsoa) -> None:
    folder.plan().workstream("actions: [{id: 1.1, title: Agree, status: not_started, start: 2020-05, due: 2020-06}]\n")
    Repository.at(folder.root.parent).commit("As it was", on="2020-01-06")
    folder.workstream("actions: [{id: 1.1, title: Agree, status: delivered}]\n")
    then = wsoa("why", "1.1", "--as-of", "2020-01-10")
    assert "GREY · not due to start until 2020-05" in then.out
    assert "judged on 2020-01-10" in then.out
    assert "GREEN · delivered" in wsoa("why", "1.1").out


def test_as_text_it_fits_eighty_columns_and_needs_no_colour(asked: Callable[..., dict[str, Any]], wsoa: Wsoa) -> None:
    asked("1.1")
    out = wsoa("why", "1.1").out
    assert "RED · expected 2020-03, 60 days after its deadline\nIn this plan red means: Late or about to be\n" in out
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out


def test_as_csv_the_colour_itself_is_the_last_row(asked: Callable[..., dict[str, Any]], wsoa: Wsoa) -> None:
    asked("1.2")
    rows = list(csv.reader(io.StringIO(wsoa("why", "1.2", "--format", "csv").out.removeprefix("\ufeff"))))
    assert [
        ["about", "found", "rag"],
        ["status", "delivered on 2019-12-01", "green"],
        ["action", "delivered on 2019-12-01", "green"],
    ] == rows


def test_what_has_no_colour_says_so(asked: Callable[..., dict[str, Any]], wsoa: Wsoa) -> None:
    asked("1.1")
    ran = wsoa("why", "submit")
    assert 2 == ran.code
    assert "submit is a deadline, which has no colour: actions, measures, workstreams and plans have one" in ran.err
    assert "wsoa show submit" in ran.err


def test_an_id_that_nothing_has_is_refused(asked: Callable[..., dict[str, Any]], wsoa: Wsoa) -> None:
    asked("1.1")
    ran = wsoa("why", "1.9")
    assert (2, True) == (ran.code, "1.9" in ran.err)


def test_words_of_a_plan_reach_no_terminal_raw(folder: Folder, wsoa: Wsoa) -> None:
    folder.plan().workstream(
        'actions: [{id: 1.1, title: "[red]x\\e[31m", status: in_progress, rag: red, rag_reason: "\\e]0;y\\a"}]\n'
    )
    out = wsoa("why", "1.1").out
    assert "[red]x" in out
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        pytest.param("due: 2020-06, forecast: 2020-03", "expected 2020-03, in time", id="in good time"),
        pytest.param("forecast: 2020-03", "expected 2020-03", id="without a deadline to be late for"),
        pytest.param("due: 2020-06", "the lead gives none", id="without a forecast"),
        pytest.param("due: 2020-06, forecast: 2020-06", "expected 2020-06, in time", id="in the month in which it is due"),
        pytest.param(
            "due: 2020-06, forecast: 2019-12",
            "expected 2019-12, which has passed: it says nothing any more",
            id="one that has passed",
        ),
    ],
)
def test_a_forecast_that_speaks_for_no_colour_is_told_all_the_same(dates: str, found: str, folder: Folder, wsoa: Wsoa) -> None:
    folder.plan().workstream(f"actions: [{{id: 1.1, title: Agree one plan, status: in_progress, {dates}}}]\n")
    told = steps(json.loads(wsoa("why", "1.1", "--format", "json").out))
    assert [("forecast", found, None)] == [step for step in told if step[0] == "forecast"]


@pytest.mark.parametrize(
    ("start", "found"),
    [
        pytest.param("2020-01", "2020-01, and it has started", id="a month that has begun"),
        pytest.param("2020-02", "2020-02, which is yet to come, and it is in progress", id="one that is yet to come"),
    ],
)
def test_a_start_that_is_yet_to_come_is_not_said_to_be_over(start: str, found: str, folder: Folder, wsoa: Wsoa) -> None:
    folder.plan().workstream(f"actions: [{{id: 1.1, title: Agree one plan, status: in_progress, start: {start}}}]\n")
    told = steps(json.loads(wsoa("why", "1.1", "--format", "json").out))
    assert [("start", found, None)] == [step for step in told if step[0] == "start"]
