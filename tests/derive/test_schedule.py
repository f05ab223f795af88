"""Where an action stands against the calendar: the seven words, and none."""

from collections.abc import Callable
from datetime import date

import pytest

from wsoa_cli.derive.schedule import Timing, timing
from wsoa_cli.model.plan import Plan

ACTION = "actions:\n  - {{id: 1.1, title: Agree one plan, {fields}}}\n"
AUTUMN_TERM = "calendar: {terms: [{name: autumn, year: 2019-20, start: 2019-09-03, end: 2019-12-20}]}\n"


@pytest.fixture
def stands(plan_of: Callable[..., Plan]) -> Callable[..., Timing]:
    """How the one action of a plan stands on a day."""

    def ask(fields: str, today: str, **plan: str) -> Timing:
        one = plan_of(ACTION.format(fields=fields), **plan)
        return timing(one.actions[0].item, one, date.fromisoformat(today))

    return ask


@pytest.mark.parametrize(
    ("fields", "today", "word"),
    [
        pytest.param("status: in_progress, due: 2020-03-31", "2020-03-31", "due_soon", id="due today is not overdue"),
        pytest.param("status: in_progress, due: 2020-03-31", "2020-04-01", "overdue", id="due yesterday is overdue"),
        pytest.param("status: not_started, due: 2020-03-31", "2020-04-01", "overdue", id="also where it is not started"),
        pytest.param("status: in_progress, due: 2020-03-31", "2020-03-01", "due_soon", id="thirty days ahead is soon"),
        pytest.param("status: in_progress, due: 2020-03-31", "2020-02-29", "on_track", id="thirty-one days ahead is not soon"),
        pytest.param("status: not_started, due: 2020-03-31", "2020-03-01", "due_soon", id="not started can be due soon"),
        pytest.param("status: not_started, due: 2020-03-31", "2020-01-06", "not_due", id="no start named, due far ahead"),
        pytest.param("status: not_started", "2020-01-06", "not_due", id="no start and no deadline named"),
        pytest.param("status: in_progress", "2020-01-06", "on_track", id="under way without a deadline"),
        pytest.param("status: not_started, start: 2020-02, due: 2020-06-30", "2020-01-31", "not_due", id="before its month"),
        pytest.param("status: not_started, start: 2020-02, due: 2020-06-30", "2020-02-01", "on_track", id="in its first month"),
        pytest.param(
            "status: not_started, start: 2020-02, due: 2020-06-30", "2020-02-29", "on_track", id="its month's last day"
        ),
        pytest.param(
            "status: not_started, start: 2020-02, due: 2020-06-30", "2020-03-01", "late_start", id="its month is over"
        ),
        pytest.param(
            "status: not_started, start: 2020-02, due: 2020-03-15", "2020-03-01", "due_soon", id="soon beats late start"
        ),
        pytest.param(
            "status: in_progress, start: 2020-02, due: 2020-06-30", "2020-01-06", "on_track", id="begun before its month"
        ),
        pytest.param("status: not_started, start: 2020-02", "2020-03-01", "late_start", id="a late start without a deadline"),
    ],
)
def test_an_open_action_is(fields: str, today: str, word: str, stands: Callable[..., Timing]) -> None:
    assert word == stands(fields, today).schedule


@pytest.mark.parametrize(
    ("due", "last_day", "day_after"),
    [
        pytest.param("2020-02", "2020-02-29", "2020-03-01", id="a month"),
        pytest.param("2020-Q1", "2020-03-31", "2020-04-01", id="a quarter"),
        pytest.param("2020", "2020-12-31", "2021-01-01", id="a year"),
        pytest.param("FY2019-20", "2020-03-31", "2020-04-01", id="a financial year"),
        pytest.param("FY2019-20 Q3", "2019-12-31", "2020-01-01", id="a financial quarter"),
        pytest.param("AY2019-20", "2020-08-31", "2020-09-01", id="an academic year"),
        pytest.param("AY2019-20 autumn", "2019-12-20", "2019-12-21", id="a term"),
        pytest.param("AY2019-20 spring", "2020-08-31", "2020-09-01", id="a term that the calendar does not have"),
        pytest.param("ongoing, review: 2020-02", "2020-02-29", "2020-03-01", id="an ongoing action's review"),
    ],
)
def test_a_span_is_late_only_after_its_last_day(due: str, last_day: str, day_after: str, stands: Callable[..., Timing]) -> None:
    fields = f"status: in_progress, due: {due}"
    words = [stands(fields, today, more=AUTUMN_TERM).schedule for today in (last_day, day_after)]
    assert words == ["due_soon", "overdue"]


@pytest.mark.parametrize("today", ["2019-01-01", "2020-01-06", "2099-12-31"])
def test_an_ongoing_action_without_a_review_is_never_late(today: str, stands: Callable[..., Timing]) -> None:
    assert Timing("on_track", None) == stands("status: in_progress, due: ongoing", today)


def test_a_review_does_not_judge_what_has_a_deadline(stands: Callable[..., Timing]) -> None:
    fields = "status: in_progress, due: 2020-06-30, review: 2020-01-31"
    assert stands(fields, "2020-03-01").schedule == "on_track"


def test_a_forecast_does_not_excuse_a_missed_deadline(stands: Callable[..., Timing]) -> None:
    fields = "status: in_progress, due: 2020-03-31, forecast: 2020-06-30"
    assert stands(fields, "2020-04-01").schedule == "overdue"


@pytest.mark.parametrize(("today", "late"), [("2020-03-31", 0), ("2020-04-01", 1), ("2021-03-31", 365)])
def test_days_late_are_calendar_days_after_the_last(today: str, late: int, stands: Callable[..., Timing]) -> None:
    assert late == stands("status: in_progress, due: 2020-03", today).days_late


@pytest.mark.parametrize("status", ["delivered", "embedded"])
@pytest.mark.parametrize(
    ("finished", "due", "word"),
    [
        pytest.param("2020-03-30", "2020-03-31", "finished_on_time", id="the day before"),
        pytest.param("2020-03-31", "2020-03-31", "finished_on_time", id="on the day"),
        pytest.param("2020-04-01", "2020-03-31", "finished_late", id="the day after"),
        pytest.param("2020-03-31", "2020-03", "finished_on_time", id="the last day of the month"),
    ],
)
def test_what_is_finished_was_so(status: str, finished: str, due: str, word: str, stands: Callable[..., Timing]) -> None:
    assert word == stands(f"status: {status}, due: {due}, finished: {finished}", "2021-06-05").schedule


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("status: delivered, due: 2020-03-31", id="delivered on no known day"),
        pytest.param("status: delivered, finished: 2020-03-31", id="delivered without a deadline"),
        pytest.param("status: carried_over, due: 2020-03-31", id="carried over"),
        pytest.param("status: withdrawn, due: 2020-03-31", id="withdrawn"),
    ],
)
def test_no_word_can_be_said_of(fields: str, stands: Callable[..., Timing]) -> None:
    assert stands(fields, "2021-06-05").schedule is None


@pytest.mark.parametrize("status", ["delivered", "embedded", "carried_over", "withdrawn"])
def test_what_is_no_longer_open_is_no_day_late(status: str, stands: Callable[..., Timing]) -> None:
    assert stands(f"status: {status}, due: 2020-03-31", "2021-06-05").days_late == 0


@pytest.mark.parametrize("status", ["not_started", "in_progress"])
def test_in_a_closed_plan_nothing_open_is_late(status: str, stands: Callable[..., Timing]) -> None:
    closed = stands(f"status: {status}, due: 2020-03-31", "2021-06-05", stage="closed")
    assert Timing(None, date(2020, 3, 31)) == closed


def test_in_a_closed_plan_what_was_finished_late_stays_so(stands: Callable[..., Timing]) -> None:
    fields = "status: delivered, due: 2020-03-31, finished: 2020-04-01"
    assert stands(fields, "2021-06-05", stage="closed").schedule == "finished_late"


@pytest.mark.parametrize("stage", ["draft", "submitted", "accepted"])
def test_a_plan_of_any_other_stage_raises_alerts(stage: str, stands: Callable[..., Timing]) -> None:
    assert stands("status: in_progress, due: 2020-03-31", "2020-04-01", stage=stage).schedule == "overdue"


@pytest.mark.parametrize(("ahead", "word"), [(7, "due_soon"), (6, "on_track")])
def test_a_plan_may_set_what_is_soon(ahead: int, word: str, stands: Callable[..., Timing]) -> None:
    more = f"settings: {{due_soon_days: {ahead}}}\n"
    assert word == stands("status: in_progress, due: 2020-03-31", "2020-03-24", more=more).schedule
