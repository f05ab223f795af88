"""Working days in England, against the statute's example and an independent list of bank holidays."""

from datetime import date, timedelta

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays
from hypothesis import given, settings
from hypothesis import strategies as st

from wsoa_cli.derive.working_days import between, count_forward, is_working_day

FEW = settings(deadline=None, derandomize=True, max_examples=200)
WEEK = timedelta(days=7)

GOVERNMENT = BankHolidays(use_cached_holidays=True)  # the list that comes with the package; nothing is fetched
LISTED = [holiday["date"] for holiday in GOVERNMENT.get_holidays(division=BankHolidays.ENGLAND_AND_WALES)]
FIRST, LAST = date(min(LISTED).year + 1, 1, 1), date(max(LISTED).year, 12, 31)

listed_days = st.dates(FIRST, LAST)
near_days = st.dates(date(2000, 1, 1), date(2060, 12, 31))
counts = st.integers(0, 200)
days_off = st.frozensets(st.dates(date(2020, 1, 1), date(2021, 12, 31)), max_size=20)
days_among_them = st.dates(date(2020, 1, 1), date(2021, 6, 30))


def test_seventy_working_days_from_22_february_2022_end_on_7_june() -> None:
    assert date(2022, 6, 7) == count_forward(date(2022, 2, 22), 70)


def test_from_22_february_to_7_june_2022_are_seventy_working_days() -> None:
    assert between(date(2022, 2, 22), date(2022, 6, 7)) == 70


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2022, 6, 4), id="a Saturday"),
        pytest.param(date(2022, 6, 5), id="a Sunday"),
        pytest.param(date(2022, 4, 18), id="Easter Monday, which Scotland works"),
        pytest.param(date(2022, 4, 15), id="Good Friday"),
        pytest.param(date(2022, 8, 29), id="the last Monday of August, which is England's"),
        pytest.param(date(2022, 6, 2), id="the spring holiday that was moved for a jubilee"),
        pytest.param(date(2022, 6, 3), id="the jubilee"),
        pytest.param(date(2022, 9, 19), id="a state funeral"),
        pytest.param(date(2020, 5, 8), id="the May holiday that was moved to a Friday"),
        pytest.param(date(2021, 12, 27), id="the substitute for a Christmas Day on a Saturday"),
        pytest.param(date(2021, 12, 28), id="the substitute for a Boxing Day on a Sunday"),
        pytest.param(date(2022, 1, 3), id="the substitute for a New Year's Day on a Saturday"),
        pytest.param(date(2023, 5, 8), id="a coronation"),
    ],
)
def test_no_work_is_done_on(day: date) -> None:
    assert not is_working_day(day)


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(date(2022, 6, 6), id="a Monday"),
        pytest.param(date(2022, 1, 4), id="2 January's substitute, which is Scotland's"),
        pytest.param(date(2022, 3, 17), id="St Patrick's Day, which is Northern Ireland's"),
        pytest.param(date(2022, 8, 1), id="the first Monday of August, which is Scotland's"),
        pytest.param(date(2022, 11, 30), id="St Andrew's Day, which is Scotland's"),
        pytest.param(date(2022, 5, 30), id="the Monday from which the spring holiday was moved"),
        pytest.param(date(2020, 5, 4), id="the Monday from which the May holiday was moved"),
        pytest.param(date(2019, 12, 24), id="Christmas Eve"),
    ],
)
def test_work_is_done_on(day: date) -> None:
    assert is_working_day(day)


def test_an_extra_day_off_is_no_working_day() -> None:
    assert not is_working_day(date(2022, 6, 6), frozenset({date(2022, 6, 6)}))


def test_an_extra_day_off_moves_the_end_by_a_day() -> None:
    assert date(2022, 6, 8) == count_forward(date(2022, 2, 22), 70, frozenset({date(2022, 3, 1)}))


@pytest.mark.parametrize("off", [date(2022, 3, 5), date(2022, 4, 18), date(2022, 2, 22), date(2022, 6, 8)])
def test_an_extra_day_off_that_was_free_or_lies_outside_moves_nothing(off: date) -> None:
    assert date(2022, 6, 7) == count_forward(date(2022, 2, 22), 70, frozenset({off}))


def test_the_day_of_receipt_does_not_count() -> None:
    assert date(2022, 2, 23) == count_forward(date(2022, 2, 22), 1)


def test_a_day_of_receipt_at_a_weekend_does_not_count_either() -> None:
    assert date(2022, 2, 28) == count_forward(date(2022, 2, 26), 1)


def test_no_working_days_end_on_the_day_of_receipt() -> None:
    assert date(2022, 2, 22) == count_forward(date(2022, 2, 22), 0)


def test_from_a_day_to_itself_are_no_working_days() -> None:
    assert between(date(2022, 2, 22), date(2022, 2, 22)) == 0


def test_a_count_beyond_the_last_year_overflows() -> None:
    with pytest.raises(OverflowError):
        count_forward(date(9999, 12, 30), 2)


@FEW
@given(listed_days)
def test_every_day_agrees_with_the_governments_list(day: date) -> None:
    assert GOVERNMENT.is_work_day(day, division=BankHolidays.ENGLAND_AND_WALES) == is_working_day(day)


@pytest.mark.parametrize("holiday", [day for day in LISTED if day >= FIRST], ids=str)
def test_every_holiday_of_the_governments_list_is_a_day_off(holiday: date) -> None:
    assert not is_working_day(holiday)


@FEW
@given(st.dates(FIRST, date(LAST.year - 1, 12, 1)), st.integers(1, 70))
def test_counting_agrees_with_stepping_through_the_governments_list(start: date, working_days: int) -> None:
    day = start
    for _ in range(working_days):
        day = GOVERNMENT.get_next_work_day(division=BankHolidays.ENGLAND_AND_WALES, date=day)
    assert day == count_forward(start, working_days)


@FEW
@given(near_days, counts)
def test_the_working_days_to_the_end_of_a_count_are_the_count(start: date, working_days: int) -> None:
    assert working_days == between(start, count_forward(start, working_days))


@FEW
@given(near_days, counts.filter(bool))
def test_a_count_ends_on_a_working_day(start: date, working_days: int) -> None:
    assert is_working_day(count_forward(start, working_days))


@FEW
@given(days_among_them, st.integers(0, 100), days_off)
def test_counting_and_measuring_are_inverse_with_extra_days_off(start: date, working_days: int, off: frozenset[date]) -> None:
    assert working_days == between(start, count_forward(start, working_days, off), off)


@FEW
@given(near_days, st.integers(1, 300))
def test_from_a_day_to_a_working_day_counts_forward_to_it(start: date, distance: int) -> None:
    end = start + timedelta(days=distance)
    while not is_working_day(end):
        end += timedelta(days=1)
    assert end == count_forward(start, working_days(start, end))


@FEW
@given(near_days, st.integers(0, 400))
def test_backwards_is_the_same_number_below_nought(start: date, distance: int) -> None:
    end = start + timedelta(days=distance)
    assert -working_days(start, end) == working_days(end, start)


@FEW
@given(near_days)
def test_a_week_has_at_most_five_working_days(day: date) -> None:
    assert working_days(day, day + WEEK) <= 5


def test_farther_apart_than_ten_years_nobody_counts() -> None:
    assert between(date(2020, 1, 1), date(9999, 12, 31)) is None


def working_days(start: date, end: date) -> int:
    found = between(start, end)
    assert found is not None
    return found
