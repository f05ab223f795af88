"""From which day to which an action is drawn, and how each part of it."""

from collections.abc import Callable
from datetime import date

import pytest

from wsoa_cli.derive.bars import action_bar, deadline_bar
from wsoa_cli.derive.deadlines import deadline_standings
from wsoa_cli.derive.standing import standings
from wsoa_cli.model.plan import Plan

TODAY = date(2020, 1, 6)
Drawn = tuple[list[tuple[str, str, str]], str, str]


def drawn(plan: Plan) -> Drawn | None:
    (standing,) = standings(plan, TODAY)
    bar = action_bar(standing, TODAY)
    if bar is None:
        return None
    return [(one.part, str(one.first), str(one.last)) for one in bar.stretches], str(bar.end), bar.mark


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param(
            "status: in_progress, start: 2019-11, due: 2020-03",
            ([("under_way", "2019-11-01", "2020-01-06"), ("to_come", "2020-01-07", "2020-03-31")], "2020-03-31", "due"),
            id="under way until today, and to come from tomorrow",
        ),
        pytest.param(
            "status: not_started, start: 2019-11, due: 2020-03",
            ([("to_come", "2019-11-01", "2020-03-31")], "2020-03-31", "due"),
            id="what was not begun has used none of its time",
        ),
        pytest.param("status: not_started, due: 2020-Q1", ([], "2020-03-31", "due"), id="no start: only the end"),
        pytest.param(
            "status: in_progress, start: 2020-02, due: 2020-03",
            ([("to_come", "2020-02-01", "2020-03-31")], "2020-03-31", "due"),
            id="begun before its start",
        ),
        pytest.param(
            "status: in_progress, start: 2019-12, due: 2019-12",
            ([("under_way", "2019-12-01", "2019-12-31"), ("overdue", "2020-01-01", "2020-01-06")], "2019-12-31", "missed"),
            id="overdue from the day after its last to today",
        ),
        pytest.param(
            "status: not_started, due: 2020-01-05",
            ([("overdue", "2020-01-06", "2020-01-06")], "2020-01-05", "missed"),
            id="overdue without a start",
        ),
        pytest.param("status: not_started, due: 2020-01-06", ([], "2020-01-06", "due"), id="due today is not overdue"),
        pytest.param(
            "status: delivered, start: 2019-09, due: 2019-12, finished: 2019-11-20",
            ([("done", "2019-09-01", "2019-11-20")], "2019-11-20", "finished"),
            id="done ends on the day it was finished",
        ),
        pytest.param(
            "status: embedded, start: 2019-09, due: 2019-12",
            ([("done", "2019-09-01", "2019-12-31")], "2019-12-31", "finished"),
            id="done without that day ends on its last",
        ),
        pytest.param("status: delivered, finished: 2019-11-20", ([], "2019-11-20", "finished"), id="done, without dates"),
        pytest.param(
            "status: withdrawn, start: 2019-09, due: 2019-12",
            ([("given_up", "2019-09-01", "2019-12-31")], "2019-12-31", "dropped"),
            id="given up, and not overdue",
        ),
        pytest.param(
            "status: in_progress, start: 2019-12, due: ongoing, review: 2020-02",
            ([("under_way", "2019-12-01", "2020-01-06"), ("to_come", "2020-01-07", "2020-02-29")], "2020-02-29", "goes_on"),
            id="ongoing goes on beyond its review",
        ),
        pytest.param(
            "status: in_progress, due: ongoing",
            ([("under_way", "2020-01-06", "2020-01-06"), ("to_come", "2020-01-07", "9999-12-31")], "9999-12-31", "goes_on"),
            id="ongoing without a review, from today on",
        ),
        pytest.param("status: not_started, due: ongoing", ([], "9999-12-31", "goes_on"), id="ongoing and not begun"),
        pytest.param(
            "status: in_progress, start: 2019-12",
            ([("under_way", "2019-12-01", "2020-01-06")], "2020-01-06", "open"),
            id="no deadline: as far as it has come",
        ),
        pytest.param(
            "status: not_started, start: 2020-02",
            ([("to_come", "2020-02-01", "2020-02-01")], "2020-02-01", "open"),
            id="no deadline and to begin",
        ),
        pytest.param("status: in_progress, start: 2020-05, due: 2020-03", ([], "2020-03-31", "due"), id="start after end"),
        pytest.param("status: in_progress", None, id="no date at all"),
        pytest.param("status: delivered", None, id="done, nobody knows when"),
    ],
)  # fmt: skip
def test_a_bar_goes_from_start_to_deadline(plan_of: Callable[..., Plan], fields: str, expected: Drawn | None) -> None:
    assert expected == drawn(plan_of(f"actions: [{{id: 1.1, title: Go, {fields}}}]\n"))


def test_in_a_closed_plan_nothing_is_drawn_as_overdue(plan_of: Callable[..., Plan]) -> None:
    plan = plan_of("actions: [{id: 1.1, title: Go, status: in_progress, start: 2019-11, due: 2019-12}]\n", stage="closed")
    assert ([("under_way", "2019-11-01", "2019-12-31")], "2019-12-31", "due") == drawn(plan)


@pytest.mark.parametrize(
    ("fields", "stage", "expected"),
    [
        pytest.param("due: 2020-03", "accepted", ("2020-03-31", "due", "2020-03-31"), id="ahead"),
        pytest.param("due: 2020-01-01", "accepted", ("2020-01-01", "missed", "2020-01-06"), id="missed, up to today"),
        pytest.param("due: 2020-01-01", "closed", ("2020-01-01", "dropped", "2020-01-01"), id="not met in a closed plan"),
        pytest.param("due: 2020-01-01, met: 2019-12-20", "accepted", ("2019-12-20", "finished", "2019-12-20"), id="met"),
        pytest.param("met: 2019-12-20", "accepted", ("2019-12-20", "finished", "2019-12-20"), id="met without a date"),
        pytest.param("kind: external", "accepted", None, id="without a date"),
    ],
)
def test_a_plans_own_date_is_marked(
    plan_of: Callable[..., Plan], fields: str, stage: str, expected: tuple[str, str, str] | None
) -> None:
    plan = plan_of(more=f"deadlines: [{{id: submit, title: Submit, {fields}}}]\n", stage=stage)
    bar = deadline_bar(deadline_standings(plan, TODAY)[0], TODAY)
    assert expected == (bar and (str(bar.end), bar.mark, str(bar.last)))
