"""What a measure should have reached by a day: lines between its dated points, and none across the reset of a counter."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsoa_cli.derive.trajectory import Point, cycle_start, decimals, expected, points
from wsoa_cli.model.measure import Baseline, Measure, Milestone, Reading, Target
from wsoa_cli.model.school_calendar import SchoolCalendar
from wsoa_cli.model.when import Span, parse_when

NO_TERMS = SchoolCalendar({})
Dated = tuple[str, str]
"""A day as typed and a value as typed."""


def measure(
    *steps: Dated, baseline: Dated | None = None, target: Dated | None = None, resets: str | None = None, readings: str = ""
) -> Measure:
    """A measure with these dated values."""
    return Measure(
        id="M1",
        title="Plans in time",
        unit="percent",
        better="higher",
        resets=resets,
        baseline=Baseline(date=parse_when(baseline[0]), value=Decimal(baseline[1])) if baseline else None,
        target=Target(by=parse_when(target[0]), value=Decimal(target[1])) if target else None,
        trajectory=tuple(Milestone(by=parse_when(by), value=Decimal(value)) for by, value in steps),
        readings=tuple(Reading(date=date(2020, 1, 1), value=Decimal(value)) for value in readings.split()),
    )


def asked(one: Measure, day: str, calendar: SchoolCalendar = NO_TERMS) -> str | None:
    """What is expected on a day, as text."""
    value = expected(one, calendar, date.fromisoformat(day))
    return None if value is None else f"{value.normalize():f}"


RISING = measure(("2020-03-31", "60"), baseline=("2020-03-21", "40"), target=("2020-04-10", "90"))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        pytest.param("2020-03-20", None, id="nothing is asked before the baseline"),
        pytest.param("2020-03-21", "40", id="the baseline on its day"),
        pytest.param("2020-03-22", "42", id="a tenth of the way"),
        pytest.param("2020-03-31", "60", id="the step on its day"),
        pytest.param("2020-04-05", "75", id="half of the next stretch"),
        pytest.param("2020-04-10", "90", id="the target on its day"),
        pytest.param("2031-01-01", "90", id="the target ever after"),
    ],
)
def test_what_is_asked_lies_on_straight_lines_between_the_dated_points(day: str, value: str | None) -> None:
    assert value == asked(RISING, day)


@pytest.mark.parametrize(
    ("by", "last"),
    [("2020-03", "2020-03-31"), ("2020-Q1", "2020-03-31"), ("FY2019-20", "2020-03-31"), ("AY2019-20 autumn", "2019-12-20")],
)
def test_a_wide_date_is_judged_on_its_last_day(by: str, last: str) -> None:
    calendar = SchoolCalendar({("2019-20", "autumn"): Span(date(2019, 9, 3), date(2019, 12, 20))})
    one = measure((by, "60"), baseline=("2019-06-30", "40"), target=("2021-03-31", "90"))
    before = date.fromisoformat(last) - timedelta(days=1)
    assert ("60", True) == (asked(one, last, calendar), (expected(one, calendar, before) or 0) < 60)


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(measure(), id="nothing is dated"),
        pytest.param(measure(("ongoing", "60")), id="a step without an end"),
        pytest.param(
            Measure(id="M1", title="T", unit="percent", better="higher", target=Target(value=Decimal(90))), id="no date"
        ),
        pytest.param(
            Measure(id="M1", title="T", unit="percent", better="higher", baseline=Baseline(due=parse_when("2020"))),
            id="to be set",
        ),
    ],
)
def test_without_a_dated_value_nothing_is_asked(one: Measure) -> None:
    assert asked(one, "2020-06-30") is None


def test_the_steps_may_be_typed_in_any_order() -> None:
    one = measure(("2020-09-30", "75"), ("2020-03-31", "60"), baseline=("2019-06-30", "43"))
    assert ["43", "60", "75"] == [str(point.value) for point in points(one, NO_TERMS)]


def test_of_two_values_for_one_day_the_target_counts_before_a_step_and_a_step_before_the_baseline() -> None:
    one = measure(("2020-03-31", "60"), ("2021-03-31", "85"), baseline=("2020-03", "50"), target=("2021-03-31", "90"))
    assert [Point(date(2020, 3, 31), Decimal(60)), Point(date(2021, 3, 31), Decimal(90))] == points(one, NO_TERMS)


# A school-year counter as one area published it: 54.05 in July, 3.7 in November.
COUNTER = measure(("2020-07-31", "50"), baseline=("2019-07-31", "54.05"), target=("2021-07-31", "40"), resets="september")


@pytest.mark.parametrize(
    ("day", "value"),
    [
        pytest.param("2019-07-31", "54.05", id="the baseline"),
        pytest.param("2019-08-31", "54.05", id="what was reached holds up to the reset"),
        pytest.param("2019-09-01", "0", id="nought on the first day of the month"),
        pytest.param("2019-11-01", f"{(Decimal(50) * 61 / 334).normalize():f}", id="from nought to the next point"),
        pytest.param("2020-07-31", "50", id="the step on its day"),
        pytest.param("2020-08-31", "50", id="held up to the next reset"),
        pytest.param("2020-09-01", "0", id="nought again"),
        pytest.param("2021-07-31", "40", id="the target on its day"),
        pytest.param("2021-08-31", "40", id="the target up to the reset after it"),
        pytest.param("2021-09-01", None, id="nothing is promised for the year after the target"),
    ],
)
def test_a_counter_starts_again_from_nought_and_no_line_crosses_its_reset(day: str, value: str | None) -> None:
    found = expected(COUNTER, NO_TERMS, date.fromisoformat(day))
    assert (None if value is None else Decimal(value).quantize(Decimal("1e-9"))) == (
        None if found is None else found.quantize(Decimal("1e-9"))
    )


def test_a_year_of_a_counter_without_a_point_promises_nothing() -> None:
    one = measure(baseline=("2018-07-31", "54"), target=("2020-07-31", "40"), resets="september")
    assert (None, "0") == (asked(one, "2019-01-31"), asked(one, "2019-09-01"))


def test_the_year_in_which_a_counter_is_first_counted_asks_nothing_before_its_baseline() -> None:
    assert asked(COUNTER, "2019-07-30") is None


def test_a_value_typed_for_the_day_of_the_reset_counts() -> None:
    one = measure(("2019-09-01", "2"), baseline=("2019-07-31", "54"), target=("2020-07-31", "40"), resets="september")
    assert asked(one, "2019-09-01") == "2"


@pytest.mark.parametrize(
    ("day", "start"),
    [
        ("2019-08-31", "2018-09-01"),
        ("2019-09-01", "2019-09-01"),
        ("2020-01-01", "2019-09-01"),
        ("0001-01-01", "0001-01-01"),
    ],
)
def test_a_counter_last_started_on_the_first_day_of_its_month(day: str, start: str) -> None:
    assert date.fromisoformat(start) == cycle_start("september", date.fromisoformat(day))


@pytest.mark.parametrize(
    ("readings", "number"),
    [
        pytest.param("47 48", 0, id="whole numbers"),
        pytest.param("47.5 48", 1, id="one with a decimal"),
        pytest.param("47.50 48.125", 3, id="the most that any has"),
    ],
)
def test_a_measure_is_as_exact_as_its_values_are_typed(readings: str, number: int) -> None:
    assert number == decimals(measure(readings=readings))


DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
NUMBERS = st.decimals(-10_000, 10_000, places=3)
DATED = st.dictionaries(DAYS, NUMBERS, min_size=2, max_size=8).map(lambda found: sorted(found.items()))
MONTHS = st.sampled_from(["january", "april", "september", "december"])


def through(found: list[tuple[date, Decimal]], resets: str | None = None) -> Measure:
    """A measure whose first point is the baseline, the last the target, and the rest its trajectory."""
    first, *steps, last = ((day.isoformat(), str(value)) for day, value in found)
    return measure(*steps, baseline=first, target=last, resets=resets)


@given(DATED, st.one_of(st.none(), MONTHS))
def test_the_line_passes_through_every_point(found: list[tuple[date, Decimal]], resets: str | None) -> None:
    one = through(found, resets)
    assert [value for _, value in found] == [expected(one, NO_TERMS, day) for day, _ in found]


@given(DATED, st.data())
def test_between_two_points_the_line_lies_between_their_values(found: list[tuple[date, Decimal]], data: st.DataObject) -> None:
    (start, low), (end, high) = data.draw(st.sampled_from(list(pairwise(found))))
    value = expected(through(found), NO_TERMS, data.draw(st.dates(start, end)))
    assert value is not None
    assert min(low, high) <= value <= max(low, high)


@given(DATED, st.lists(DAYS, min_size=2, max_size=6))
def test_where_the_points_rise_the_line_never_falls(found: list[tuple[date, Decimal]], days: list[date]) -> None:
    rising = list(zip((day for day, _ in found), sorted(value for _, value in found), strict=True))
    values = [expected(through(rising), NO_TERMS, day) for day in sorted(days)]
    known = [value for value in values if value is not None]
    assert sorted(known) == known


@given(DATED, MONTHS, st.data())
def test_on_the_day_of_a_reset_a_counter_is_at_nought_or_promises_nothing(
    found: list[tuple[date, Decimal]], month: str, data: st.DataObject
) -> None:
    reset = cycle_start(month, data.draw(st.dates(found[0][0] + timedelta(days=366), date(2035, 1, 1))))
    typed = dict(found).get(reset)
    assert expected(through(found, month), NO_TERMS, reset) in (typed, None if typed is not None else Decimal(0), None)


@given(DATED, MONTHS, DAYS)
def test_a_counter_of_rising_years_never_asks_for_more_than_the_points_of_that_year(
    found: list[tuple[date, Decimal]], month: str, day: date
) -> None:
    positive = [(at, abs(value)) for at, value in found]
    in_year = [value for at, value in positive if cycle_start(month, at) == cycle_start(month, day)]
    value = expected(through(positive, month), NO_TERMS, day)
    assert value is None or value <= max(in_year)
