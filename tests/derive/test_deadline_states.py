"""The dates that bind a plan as a whole: when they are due, and whether they were met."""

from collections.abc import Callable
from datetime import date

import pytest

from wsoa_cli.derive.deadlines import DeadlineStanding, deadline_standings, working_days_left
from wsoa_cli.model.plan import Plan

SEVENTY = "counts: {from: 2022-02-22, working_days: 70}"


@pytest.fixture
def stands(plan_of: Callable[..., Plan]) -> Callable[..., DeadlineStanding]:
    """How the one deadline of a plan stands on a day."""

    def ask(fields: str, today: str, more: str = "", stage: str = "accepted") -> DeadlineStanding:
        plan = plan_of(more=f"deadlines:\n  - {{id: submit, title: Submit, {fields}}}\n{more}", stage=stage)
        return deadline_standings(plan, date.fromisoformat(today))[0]

    return ask


@pytest.mark.parametrize(
    ("fields", "today", "state"),
    [
        pytest.param("due: 2020-03-31", "2020-02-29", "ahead", id="thirty-one days ahead"),
        pytest.param("due: 2020-03-31", "2020-03-01", "near", id="thirty days ahead"),
        pytest.param("due: 2020-03-31", "2020-03-31", "near", id="due today is not missed"),
        pytest.param("due: 2020-03-31", "2020-04-01", "missed", id="due yesterday"),
        pytest.param("due: 2020-03", "2020-03-31", "near", id="a month on its last day"),
        pytest.param("due: 2020-03", "2020-04-01", "missed", id="a month on the day after"),
        pytest.param("due: 2020-03-31, met: 2020-03-31", "2021-01-01", "met", id="met on the day"),
        pytest.param("due: 2020-03-31, met: 2020-04-01", "2021-01-01", "met_late", id="met the day after"),
        pytest.param("due: 2020-03, met: 2020-03-31", "2021-01-01", "met", id="met on the last day of the month"),
        pytest.param("due: 2020-03-31, met: 2020-03-30", "2020-03-29", "near", id="met on a day that is still to come"),
        pytest.param("met: 2020-03-31", "2021-01-01", "met", id="met without a date"),
        pytest.param("kind: external", "2021-01-01", "no_date", id="no date at all"),
        pytest.param(SEVENTY, "2022-06-07", "near", id="counted, on the last day"),
        pytest.param(SEVENTY, "2022-06-08", "missed", id="counted, on the day after"),
        pytest.param(f"{SEVENTY}, met: 2022-06-08", "2022-06-30", "met_late", id="counted, met the day after"),
    ],
)
def test_a_deadline_is(fields: str, today: str, state: str, stands: Callable[..., DeadlineStanding]) -> None:
    assert state == stands(fields, today).state


def test_a_counted_deadline_has_the_day_that_it_counts_to(stands: Callable[..., DeadlineStanding]) -> None:
    assert stands(SEVENTY, "2022-03-01").latest == date(2022, 6, 7)


def test_a_plans_extra_day_off_moves_a_counted_deadline(stands: Callable[..., DeadlineStanding]) -> None:
    off = "calendar: {extra_days_off: [{day: 2022-03-01, title: Council closed}]}\n"
    assert stands(SEVENTY, "2022-03-01", more=off).latest == date(2022, 6, 8)


def test_a_typed_date_binds_and_the_count_stands_beside_it(stands: Callable[..., DeadlineStanding]) -> None:
    standing = stands(f"due: 2022-06-01, {SEVENTY}", "2022-03-01")
    assert (date(2022, 6, 1), date(2022, 6, 7)) == (standing.latest, standing.counted)


def test_a_count_beyond_the_calendar_leaves_no_date(stands: Callable[..., DeadlineStanding]) -> None:
    standing = stands("counts: {from: 9999-12-01, working_days: 70}", "2022-03-01")
    assert (None, None, "no_date") == (standing.latest, standing.counted, standing.state)


@pytest.mark.parametrize(
    ("counts", "latest"),
    [
        pytest.param("{from: 2022-02-22, working_days: 5}", "2022-03-01", id="the last day counts"),
        pytest.param("{from: 2022-02-22, working_days: 5, clear: true}", "2022-03-02", id="of clear days it does not"),
        pytest.param("{from: 2022-04-13, working_days: 1, clear: true}", "2022-04-19", id="nor do the holidays of Easter"),
    ],
)
def test_clear_days_lie_between_the_first_day_and_the_last(
    counts: str, latest: str, stands: Callable[..., DeadlineStanding]
) -> None:
    assert latest == str(stands(f"counts: {counts}", "2022-02-22").latest)


@pytest.mark.parametrize(("today", "left"), [("2022-06-06", 1), ("2022-06-07", 0), ("2022-06-08", -1)])
def test_days_left_fall_below_nought(today: str, left: int, stands: Callable[..., DeadlineStanding]) -> None:
    assert left == stands(SEVENTY, today).days_left


@pytest.mark.parametrize(
    ("today", "left"),
    [
        pytest.param("2022-02-22", 70, id="on the day of receipt"),
        pytest.param("2022-05-31", 3, id="two holidays and a weekend lie between"),
        pytest.param("2022-06-07", 0, id="on the last day"),
        pytest.param("2022-06-09", -2, id="two days after"),
    ],
)
def test_working_days_left_are_englands(today: str, left: int, stands: Callable[..., DeadlineStanding]) -> None:
    assert left == working_days_left(stands(SEVENTY, today), date.fromisoformat(today))


def test_without_a_date_no_working_days_are_left(stands: Callable[..., DeadlineStanding]) -> None:
    assert working_days_left(stands("kind: external", "2022-06-07"), date(2022, 6, 7)) is None


@pytest.mark.parametrize(("ahead", "state"), [(7, "near"), (6, "ahead")])
def test_a_plan_may_set_what_is_near(ahead: int, state: str, stands: Callable[..., DeadlineStanding]) -> None:
    more = f"settings: {{due_soon_days: {ahead}}}\n"
    assert state == stands("due: 2020-03-31", "2020-03-24", more=more).state


def test_deadlines_keep_the_order_of_the_file(plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(more="deadlines:\n  - {id: b, title: B, due: 2021}\n  - {id: a, title: A, due: 2020}\n")
    assert [row.deadline.id for row in deadline_standings(plan, date(2020, 1, 6))] == ["b", "a"]
