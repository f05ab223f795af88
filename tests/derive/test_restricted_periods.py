"""What is held back on which days, and the first day on which it is free again."""

from collections.abc import Callable
from datetime import date

import pytest

from wsoa_cli.derive.restricted_periods import Restrictions
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.vocabulary import Activity

ELECTION = "{id: ge-2019, title: General election, start: 2019-11-06, end: 2019-12-12, restricts: [publication, launch]}"
OVERLAPPING = "{id: local, title: Local poll, start: 2019-12-10, end: 2019-12-17, restricts: [launch]}"
ADJOINING = "{id: county, title: County poll, start: 2019-12-13, end: 2019-12-23, restricts: [launch]}"
AFTER_A_WEEKEND = "{id: mayor, title: Mayor's poll, start: 2019-12-16, end: 2019-12-18, restricts: [launch]}"
INSIDE = "{id: parish, title: Parish poll, start: 2019-11-20, end: 2019-11-22, restricts: [launch]}"
UNSAID = "{id: quiet, title: A quiet time, start: 2019-11-06, end: 2019-12-12}"
ENDLESS = "{id: never, title: Never, start: 2019-11-06, end: 9999-12-31, restricts: [launch]}"


@pytest.fixture
def with_periods(plan_of: Callable[..., Plan]) -> Callable[..., Plan]:
    """A plan with some restricted periods, and with extra days off."""

    def read(*periods: str, off: str = "") -> Plan:
        days_off = f"calendar: {{extra_days_off: [{{day: {off}}}]}}\n" if off else ""
        return plan_of(more=f"restricted_periods: [{', '.join(periods)}]\n{days_off}")

    return read


@pytest.mark.parametrize(
    ("periods", "day", "activity", "named"),
    [
        pytest.param((ELECTION,), "2019-11-05", "launch", None, id="the day before"),
        pytest.param((ELECTION,), "2019-11-06", "launch", "ge-2019", id="the first day"),
        pytest.param((ELECTION,), "2019-12-12", "publication", "ge-2019", id="the last day"),
        pytest.param((ELECTION,), "2019-12-13", "publication", None, id="the day after"),
        pytest.param((ELECTION,), "2019-11-29", "training", None, id="an activity that it does not name"),
        pytest.param((UNSAID,), "2019-11-29", "launch", "quiet", id="a period that does not say what it holds back"),
        pytest.param((UNSAID,), "2019-11-29", "training", None, id="and what it does not hold back"),
        pytest.param((ELECTION, OVERLAPPING), "2019-12-11", "launch", "local", id="of two the one that ends last"),
        pytest.param((ELECTION, OVERLAPPING), "2019-12-11", "publication", "ge-2019", id="of two the one that names it"),
        pytest.param((), "2019-11-29", "launch", None, id="no period at all"),
    ],
)
def test_an_activity_is_held_back_by(
    periods: tuple[str, ...], day: str, activity: Activity, named: str | None, with_periods: Callable[..., Plan]
) -> None:
    period = Restrictions(with_periods(*periods), activity).by(date.fromisoformat(day))
    assert named == (period.id if period else None)


@pytest.mark.parametrize(
    ("periods", "day", "free"),
    [
        pytest.param((ELECTION,), "2019-11-05", "2019-11-05", id="a working day before it is free itself"),
        pytest.param((ELECTION,), "2019-11-03", "2019-11-04", id="a Sunday before it waits for Monday"),
        pytest.param((ELECTION,), "2019-11-06", "2019-12-13", id="its first day waits for the day after its last"),
        pytest.param((ELECTION,), "2019-12-12", "2019-12-13", id="so does its last day"),
        pytest.param((ELECTION, INSIDE), "2019-11-20", "2019-12-13", id="one inside another ends with the other"),
        pytest.param((INSIDE, ELECTION), "2019-11-20", "2019-12-13", id="in whatever order they stand"),
        pytest.param((ELECTION, OVERLAPPING), "2019-11-29", "2019-12-18", id="two that overlap"),
        pytest.param((ELECTION, ADJOINING), "2019-11-29", "2019-12-24", id="two that adjoin"),
        pytest.param((ADJOINING, OVERLAPPING, ELECTION), "2019-11-29", "2019-12-24", id="three at once"),
        pytest.param((ELECTION, AFTER_A_WEEKEND), "2019-11-29", "2019-12-13", id="the one working day between two"),
        pytest.param((AFTER_A_WEEKEND,), "2019-12-14", "2019-12-19", id="a weekend with a period behind it"),
        pytest.param((ADJOINING,), "2019-12-25", "2019-12-27", id="Christmas is no working day"),
        pytest.param((ENDLESS,), "2019-12-25", None, id="one without an end"),
    ],
)
def test_the_first_free_working_day_for_a_launch_is(
    periods: tuple[str, ...], day: str, free: str | None, with_periods: Callable[..., Plan]
) -> None:
    found = Restrictions(with_periods(*periods), "launch").first_free_working_day(date.fromisoformat(day))
    assert free == (found.isoformat() if found else None)


def test_a_day_off_of_the_plan_is_no_free_working_day(with_periods: Callable[..., Plan]) -> None:
    plan = with_periods(ELECTION, off="2019-12-13")
    assert Restrictions(plan, "launch").first_free_working_day(date(2019, 12, 1)) == date(2019, 12, 16)


def test_what_is_not_held_back_is_free_on_the_day(with_periods: Callable[..., Plan]) -> None:
    restrictions = Restrictions(with_periods(ELECTION), "training")
    assert restrictions.first_free_working_day(date(2019, 11, 29)) == date(2019, 11, 29)
