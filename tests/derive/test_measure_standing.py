"""Where a measure stands against what was promised, where its rate leads, and when its next reading is due."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wsoa_cli.derive.measure_standing import MeasureStanding, measure_standings
from wsoa_cli.derive.months import months_after
from wsoa_cli.derive.projection import Projection, projection
from wsoa_cli.derive.readings import NextReading
from wsoa_cli.model.measure import Baseline, Measure, Reading, Target
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.school_calendar import SchoolCalendar
from wsoa_cli.model.vocabulary import Better
from wsoa_cli.model.when import parse_when

MEASURE = "measures:\n  - {{id: M1, title: Plans in time, unit: {unit}, better: {better}, {fields}}}\n"
# 41 in June, 60 asked by March and 90 a year later; on 31 December, 184 of 275 days on, 53.7 of them.
PROMISED = """\
baseline: {value: 41, date: 2019-06-30}, target: {value: 90, by: 2021-03-31}, trajectory: [{by: 2020-03-31, value: 60}]"""
UNPROMISED = "baseline: {value: 41, date: 2019-06-30}, target: {value: 90, by: 2021-03-31}"
FALLING = (
    "baseline: {value: 212, date: 2019-06-30}, target: {value: 0, by: 2020-12-31}, trajectory: [{by: 2020-03-31, value: 150}]"
)
COUNTER = """\
resets: september, baseline: {value: 54.05, date: 2019-07-31}, target: {value: 60, by: 2020-07-31},
trajectory: [{by: 2019-12-31, value: 20}]"""


@pytest.fixture
def stands(plan_of: Callable[..., Plan]) -> Callable[..., MeasureStanding]:
    def ask(
        fields: str,
        *readings: str,
        today: str = "2020-02-03",
        better: str = "higher",
        unit: str = "percent",
        stage: str = "accepted",
    ) -> MeasureStanding:
        observed = ", ".join(f"{{date: {text.split()[0]}, value: {text.split()[1]}}}" for text in readings)
        whole = fields.replace("\n", "\n    ") + (f", readings: [{observed}]" if observed else "")
        plan = plan_of(MEASURE.format(fields=whole, better=better, unit=unit), stage=stage)
        return measure_standings(plan, date.fromisoformat(today))[0]

    return ask


Stands = Callable[..., MeasureStanding]


def judged(standing: MeasureStanding) -> tuple[str | None, str | None, str | None]:
    """Expected, state and gap as text."""
    asked, gap = standing.expected, standing.gap
    return (None if asked is None else str(asked), standing.state, None if gap is None else str(gap))


@pytest.mark.parametrize(
    ("reading", "expected", "state", "gap"),
    [
        pytest.param("49.5", "53.7", "behind", "-4.2", id="behind"),
        pytest.param("53.7", "53.7", "on", "0.0", id="on"),
        pytest.param("60.0", "53.7", "ahead", "6.3", id="ahead"),
        pytest.param("54", "54", "on", "0", id="on, as exact as whole numbers are"),
        pytest.param("53", "54", "behind", "-1", id="behind by the last digit"),
        pytest.param("53.71", "53.71", "on", "0.00", id="on, to two decimals"),
        pytest.param("53.70", "53.71", "behind", "-0.01", id="behind by the last decimal"),
    ],
)
def test_the_latest_reading_is_held_against_what_was_asked_for_its_day(
    reading: str, expected: str, state: str, gap: str, stands: Stands
) -> None:
    assert (expected, state, gap) == judged(stands(PROMISED, f"2019-12-31 {reading}"))


@pytest.mark.parametrize(
    ("reading", "state", "gap"), [("187", "behind", "-16"), ("171", "on", "0"), ("170", "ahead", "1"), ("0", "ahead", "171")]
)
def test_where_lower_is_better_less_is_ahead(reading: str, state: str, gap: str, stands: Stands) -> None:
    found = stands(FALLING, f"2019-12-31 {reading}", better="lower", unit="count")
    assert ("171", state, gap) == judged(found)


def test_what_is_asked_by_today_stands_beside_what_was_asked_for_the_reading(stands: Stands) -> None:
    found = stands(PROMISED, "2019-12-31 50", today="2020-03-31")
    assert (Decimal(54), Decimal(60)) == (found.expected, found.expected_today)


@pytest.mark.parametrize(
    ("today", "judgement"),
    [
        pytest.param("2020-02-03", (None, None, None), id="the straight line is nobody's promise"),
        pytest.param("2021-03-31", (None, None, None), id="nor on the target's day"),
        pytest.param("2021-04-01", ("90", "behind", "-40"), id="then the target itself is asked"),
    ],
)
def test_without_a_trajectory_only_the_target_judges_once_its_day_has_passed(
    today: str, judgement: tuple[str | None, ...], stands: Stands
) -> None:
    assert judgement == judged(stands(UNPROMISED, "2019-12-31 50", today=today))


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param(PROMISED, id="no reading"),
        pytest.param(PROMISED + ", readings: [{date: 2019-12-31, value: 10, basis: projected}]", id="only a projection"),
        pytest.param(PROMISED + ", readings: [{date: 2020-02-04, value: 10}]", id="nor is what is still to come"),
        pytest.param(PROMISED + ", readings: [{date: 2019-06-29, value: 10}]", id="before the baseline nothing was asked"),
        pytest.param("readings: [{date: 2019-12-31, value: 10}]", id="no baseline and no target"),
    ],
)
def test_without_a_reading_or_a_promise_for_its_day_nothing_is_judged(fields: str, stands: Stands) -> None:
    found = stands(fields)
    assert ((None, None), False) == ((found.state, found.gap), found.is_off_trajectory)


def test_what_is_only_watched_is_never_judged(stands: Stands) -> None:
    found = stands(PROMISED, "2019-12-31 10", better="context", today="2022-01-01")
    assert (None, None, None) == judged(found)
    assert (None, None, "watched, not judged") == (found.projection, found.rating.colour, found.rating.reason)


@pytest.mark.parametrize("basis", ["actual", "provisional", "survey"])
def test_a_reading_of_any_observed_basis_can_be_off_the_trajectory(basis: str, stands: Stands) -> None:
    found = stands(PROMISED + f", readings: [{{date: 2019-12-31, value: 50, basis: {basis}}}]")
    assert found.is_off_trajectory


@pytest.mark.parametrize(
    ("reading", "judgement"),
    [
        pytest.param("2019-11-30 14.88", ("14.88", "on", "0.00"), id="90 of 121 days after the reset"),
        pytest.param("2019-11-30 3.7", ("14.88", "behind", "-11.18"), id="3.7 in November after 54.05 in July"),
        pytest.param("2019-08-31 54.05", ("54.05", "on", "0.00"), id="before the reset"),
        pytest.param("2020-09-30 3", (None, None, None), id="a year after the target promises nothing"),
    ],
)
def test_a_counter_is_judged_from_its_reset(reading: str, judgement: tuple[str | None, ...], stands: Stands) -> None:
    assert judgement == judged(stands(COUNTER, reading, today="2020-10-01"))


@pytest.mark.parametrize(
    ("fields", "readings", "today", "colour", "reason"),
    [
        pytest.param(PROMISED, [], "2020-02-03", "grey", "no reading yet", id="no reading"),
        pytest.param(
            PROMISED,
            ["2019-12-31 49.5"],
            "2020-02-03",
            "amber",
            "49.5% on 2019-12-31 is 4.2 points worse than the 53.7% that its trajectory asks by then",
            id="behind",
        ),
        pytest.param(
            PROMISED,
            ["2019-12-31 60"],
            "2020-02-03",
            "green",
            "60% on 2019-12-31 is 6 points better than the 54% that its trajectory asks by then",
            id="ahead",
        ),
        pytest.param(
            PROMISED,
            ["2019-12-31 54"],
            "2020-02-03",
            "green",
            "54% on 2019-12-31 is the 54% that its trajectory asks by then",
            id="on",
        ),
        pytest.param(
            UNPROMISED,
            ["2019-12-31 54"],
            "2020-02-03",
            "grey",
            "54% on 2019-12-31, and it has no trajectory to judge it by before 2021-03-31",
            id="no trajectory",
        ),
        pytest.param(
            "baseline: {value: 41}",
            ["2019-12-31 54"],
            "2020-02-03",
            "grey",
            "54% on 2019-12-31, and it has no target with a value and a date",
            id="no target",
        ),
        pytest.param(
            PROMISED,
            ["2019-06-29 54"],
            "2020-02-03",
            "grey",
            "54% on 2019-06-29, and its trajectory asks nothing for that day",
            id="before the baseline",
        ),
        pytest.param(
            UNPROMISED,
            ["2019-12-31 90"],
            "2020-02-03",
            "green",
            "90% on 2019-12-31 reaches the target of 90%",
            id="reached early",
        ),
        pytest.param(
            PROMISED,
            ["2021-03-31 89"],
            "2021-04-01",
            "red",
            "89% on 2021-03-31; the target of 90% was to be reached by 2021-03-31",
            id="not reached by its day",
        ),
        pytest.param(
            PROMISED,
            ["2021-03-31 89"],
            "2021-03-31",
            "amber",
            "89% on 2021-03-31 is 1 point worse than the 90% that its trajectory asks by then",
            id="on its day there is still time",
        ),
        pytest.param(
            COUNTER,
            ["2020-07-31 58", "2020-11-30 5"],
            "2020-12-01",
            "red",
            "58% on 2020-07-31; the target of 60% was to be reached by 2020-07-31",
            id="a counter by its last reading before it starts again",
        ),
        pytest.param(
            COUNTER,
            ["2020-07-31 61", "2020-11-30 5"],
            "2020-12-01",
            "green",
            "61% on 2020-07-31 reaches the target of 60%",
            id="a counter that reached it has reached it",
        ),
    ],
)
def test_the_colour_says_why(fields: str, readings: list[str], today: str, colour: str, reason: str, stands: Stands) -> None:
    rating = stands(fields, *readings, today=today).rating
    assert (colour, reason) == (rating.colour, rating.reason)


@pytest.mark.parametrize(
    ("readings", "colour", "reason"),
    [
        ([], None, "no reading; the plan is closed"),
        (["2019-12-31 50"], None, "50% on 2019-12-31; the plan is closed"),
        (["2019-12-31 95"], "green", "95% on 2019-12-31 reaches the target of 90%"),
    ],
)
def test_in_a_closed_plan_nothing_is_still_to_do(readings: list[str], colour: str | None, reason: str, stands: Stands) -> None:
    found = stands(PROMISED + ", frequency: monthly", *readings, today="2022-01-01", stage="closed")
    assert (colour, reason) == (found.rating.colour, found.rating.reason)
    assert (None, None) == (found.projection, found.next_reading)


def test_a_counter_that_should_stay_low_has_not_reached_its_target_early_in_the_year(stands: Stands) -> None:
    fields = "resets: september, target: {value: 60, by: 2020-07-31}"
    early = stands(fields, "2019-11-30 4", better="lower", unit="count")
    late = stands(fields, "2019-11-30 4", "2020-07-31 58", better="lower", unit="count", today="2020-08-01")
    assert ("grey", "green") == (early.rating.colour, late.rating.colour)


@pytest.mark.parametrize(
    ("reading", "carried_on"),
    [
        # 366 days to the target; the reading comes after 183 of them.
        pytest.param("66", Projection(Decimal(91), True, date(2020, 6, 23)), id="in time"),
        pytest.param("65.5", Projection(Decimal("90.0"), True, date(2020, 6, 30)), id="on the very day"),
        pytest.param("65", Projection(Decimal(89), False, date(2020, 7, 8)), id="too late"),
        pytest.param("41", Projection(Decimal(41), False, None), id="standing still"),
        pytest.param("31", Projection(Decimal(21), False, None), id="away from it"),
        pytest.param("90", None, id="reached already"),
        pytest.param("41.001", Projection(Decimal("41.002"), False, None), id="not within the calendar"),
    ],
)
def test_where_the_rate_so_far_leads(reading: str, carried_on: Projection | None, stands: Stands) -> None:
    fields = "baseline: {value: 41, date: 2019-06-30}, target: {value: 90, by: 2020-06-30}"
    assert carried_on == stands(fields, f"2019-12-30 {reading}").projection


@pytest.mark.parametrize(
    ("more", "reading", "carried_on"),
    [
        pytest.param("", "5", Projection(Decimal(0), False, None, stopped=True), id="less than nothing"),
        pytest.param("", "80", Projection(Decimal(100), True, date(2020, 2, 15), stopped=True), id="more than all"),
        pytest.param("unit_note: growth in a year", "5", Projection(Decimal(-31), False, None), id="what grows may shrink"),
        pytest.param("", "-5", Projection(Decimal(-51), False, None), id="what was below nothing may be so again"),
        pytest.param(
            "unit_note: compared with 2018", "80", Projection(Decimal(119), True, date(2020, 2, 15)), id="a comparison"
        ),
    ],
)
def test_a_rate_stops_at_what_the_unit_allows(more: str, reading: str, carried_on: Projection, stands: Stands) -> None:
    fields = "baseline: {value: 41, date: 2019-06-30}, target: {value: 90, by: 2020-06-30}"
    found = stands(f"{fields}, {more}" if more else fields, f"2019-12-30 {reading}")
    assert carried_on == found.projection


def test_what_was_better_than_the_target_and_fell_below_it_is_not_on_its_way_there(stands: Stands) -> None:
    found = stands("baseline: {value: 95, date: 2019-06-30}, target: {value: 90, by: 2020-06-30}", "2019-12-30 85")
    assert Projection(Decimal(75), False, None) == found.projection


def test_a_projection_is_rounded_so_that_it_claims_no_target_that_it_misses(stands: Stands) -> None:
    found = stands("baseline: {value: 0, date: 2020-01-01}, target: {value: 90, by: 2020-02-06}", "2020-01-29 69")
    assert Projection(Decimal(88), False, date(2020, 2, 7)) == found.projection


@pytest.mark.parametrize(
    ("fields", "reading"),
    [
        pytest.param("target: {value: 90, by: 2021-03-31}", "2019-12-31 50", id="no baseline"),
        pytest.param(
            "baseline: {value: 41}, target: {value: 90, by: 2021-03-31}", "2019-12-31 50", id="no day of the baseline"
        ),
        pytest.param("baseline: {value: 41, date: 2019-06-30}", "2019-12-31 50", id="no target"),
        pytest.param(UNPROMISED, "2019-06-30 50", id="read on the day of the baseline"),
        pytest.param(
            "baseline: {value: 41, date: 2019}, target: {value: 90, by: 2019-12}", "2020-01-31 50", id="too late to tell"
        ),
        pytest.param(COUNTER, "2019-08-31 54.05", id="a counter that starts again before the target's day"),
        pytest.param(
            "baseline: {value: 41, date: 2019-06-30}, target: {value: 90, by: 2020-02-02}",
            "2019-12-31 50",
            id="its day has passed",
        ),
    ],
)
def test_there_is_nothing_to_carry_on(fields: str, reading: str, stands: Stands) -> None:
    assert stands(fields, reading).projection is None


@pytest.mark.parametrize(
    ("better", "reading", "carried_on"),
    [
        # 60 days after the reset of 1 September; 334 days from it to the end of July.
        pytest.param("higher", "11", Projection(Decimal(61), True, date(2020, 7, 25)), id="in time"),
        pytest.param("higher", "10", Projection(Decimal(55), False, date(2020, 8, 26)), id="too late"),
        pytest.param("lower", "10", Projection(Decimal(56), True, date(2020, 7, 31)), id="stays below"),
        pytest.param("lower", "11", Projection(Decimal(62), False, None), id="goes beyond"),
    ],
)
def test_a_counter_is_carried_on_from_its_reset(better: str, reading: str, carried_on: Projection, stands: Stands) -> None:
    fields = "resets: september, baseline: {value: 54, date: 2019-07-31}, target: {value: 60, by: 2020-07-31}"
    found = stands(fields, f"2019-10-31 {reading}", better=better, unit="count")
    assert carried_on == found.projection


NUMBERS = st.decimals(0, 1000, places=1)


@given(NUMBERS, NUMBERS, NUMBERS, st.integers(1, 999), st.sampled_from(["higher", "lower"]))
def test_the_target_is_reached_in_time_if_and_only_if_the_value_on_its_day_is_as_good(
    start: Decimal, reading: Decimal, goal: Decimal, day: int, better: Better
) -> None:
    one = Measure(
        id="M1",
        title="T",
        unit="count",
        better=better,
        baseline=Baseline(value=start, date=parse_when("2018-01-01")),
        target=Target(value=goal, by=parse_when("2020-09-27")),
    )
    latest = Reading(date=date.fromordinal(date(2018, 1, 1).toordinal() + day), value=reading)
    found = projection(one, SchoolCalendar({}), latest, date(2020, 9, 27))
    assume(found is not None and start != goal)
    assert found is not None
    assert (found.value >= goal if better == "higher" else found.value <= goal) == found.in_time


@pytest.mark.parametrize(
    ("frequency", "due", "still_fine"),
    [
        ("monthly", "2020-01-31", "2020-02-10"),
        ("quarterly", "2020-03-31", "2020-04-30"),
        ("termly", "2020-04-30", "2020-06-09"),
        ("six_monthly", "2020-06-30", "2020-08-29"),
        ("annual", "2020-12-31", "2021-05-02"),
    ],
)
def test_a_reading_is_due_at_its_frequency_and_late_a_third_of_that_later(
    frequency: str, due: str, still_fine: str, stands: Stands
) -> None:
    fine = date.fromisoformat(still_fine)
    days = [fine, date.fromordinal(fine.toordinal() + 1)]
    found = [stands(f"frequency: {frequency}", "2019-12-31 5", today=day.isoformat()).next_reading for day in days]
    expected = date.fromisoformat(due)
    assert [NextReading(expected, 0), NextReading(expected, (days[1] - expected).days)] == found
    assert [False, True] == [one is not None and one.is_late for one in found]


@pytest.mark.parametrize(
    ("fields", "readings", "due"),
    [
        pytest.param("frequency: monthly, baseline: {value: 5, date: 2019-11}", [], "2019-12-31", id="after the baseline"),
        pytest.param(
            "frequency: monthly, baseline: {value: 5, date: 2019-11}",
            ["2020-01-15 5"],
            "2020-02-15",
            id="after the last reading",
        ),
        pytest.param("baseline: {value: 5, date: 2019-11}", ["2020-01-15 5"], None, id="no frequency is agreed"),
        pytest.param("frequency: monthly, baseline: {due: 2019-11}", [], None, id="a baseline that is still to be set"),
        pytest.param("frequency: monthly", [], None, id="nothing to count from"),
        pytest.param("frequency: monthly, baseline: {value: 5, date: 9999-12}", [], None, id="beyond the calendar"),
    ],
)
def test_the_next_reading_is_due_after_what_is_known(fields: str, readings: list[str], due: str | None, stands: Stands) -> None:
    found = stands(fields, *readings).next_reading
    assert (date.fromisoformat(due) if due else None) == (found.due if found else None)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        pytest.param("2020-01-31", 1, "2020-02-29", id="the last day of a shorter month"),
        pytest.param("2020-02-29", 1, "2020-03-31", id="a last day leads to a last day"),
        pytest.param("2020-01-30", 1, "2020-02-29", id="a day that the month lacks"),
        pytest.param("2020-11-15", 3, "2021-02-15", id="over the end of the year"),
    ],
)
def test_months_are_counted_as_people_do(day: str, months: int, later: str) -> None:
    assert date.fromisoformat(later) == months_after(date.fromisoformat(day), months)


def test_the_standings_keep_the_order_of_the_files_and_say_where_each_measure_stands(plan_of: Callable[..., Plan]) -> None:
    plan = plan_of("measures:\n" + "".join(f"  - {{id: M{n}, title: T, unit: count, better: lower}}\n" for n in (2, 1)))
    found = measure_standings(plan, date(2020, 2, 3))
    assert [("M2", ("measures", 0)), ("M1", ("measures", 1))] == [(one.measure.id, one.place.loc) for one in found]
