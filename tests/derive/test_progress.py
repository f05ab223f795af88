"""How a measure moves: only what was observed counts, and only up to the day."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from wsoa_cli.derive.progress import MeasureProgress, measure_progress, observed
from wsoa_cli.model.plan import Plan

MEASURE = "measures:\n  - {{id: M1, title: Plans in time, unit: percent, {fields}}}\n"
READINGS = """\
better: higher, baseline: {value: 43, date: 2019-06-30}, readings: [
  {date: 2019-12-31, value: 55, basis: provisional},
  {date: 2019-09-30, value: 47.5},
  {date: 2020-03-31, value: 61, basis: survey},
  {date: 2020-01-31, value: 90, basis: projected}]"""


@pytest.fixture
def stands(plan_of: Callable[..., Plan]) -> Callable[..., MeasureProgress]:
    def ask(fields: str, today: str = "2020-02-03") -> MeasureProgress:
        plan = plan_of(MEASURE.format(fields=fields.replace("\n", "\n    ")))
        return measure_progress(plan, date.fromisoformat(today))[0]

    return ask


@pytest.mark.parametrize(
    ("today", "value"),
    [
        pytest.param("2019-09-29", None, id="before the first reading there is none"),
        pytest.param("2019-09-30", "47.5", id="a reading counts from its day"),
        pytest.param("2019-12-31", "55", id="the newest counts, wherever it stands in the file"),
        pytest.param("2020-02-03", "55", id="a projection is never the latest"),
        pytest.param("2020-03-30", "55", id="nor is what is still to come"),
        pytest.param("2020-03-31", "61", id="a survey is an observation"),
    ],
)
def test_the_latest_reading(today: str, value: str | None, stands: Callable[..., MeasureProgress]) -> None:
    latest = stands(READINGS, today).latest
    assert (Decimal(value) if value else None) == (latest.value if latest else None)


def test_the_trend_begins_with_the_baseline_and_runs_by_date(stands: Callable[..., MeasureProgress]) -> None:
    assert (Decimal(43), Decimal("47.5"), Decimal(55), Decimal(61)) == stands(READINGS, "2021-06-05").trend


def test_the_observed_readings_are_oldest_first(stands: Callable[..., MeasureProgress]) -> None:
    dates = [reading.date for reading in observed(stands(READINGS).measure, date(2021, 6, 5))]
    assert dates == [date(2019, 9, 30), date(2019, 12, 31), date(2020, 3, 31)]


@pytest.mark.parametrize(
    ("better", "baseline", "latest", "change", "direction"),
    [
        ("higher", "43", "47.5", "4.5", "better"),
        ("higher", "47.5", "43", "-4.5", "worse"),
        ("higher", "43", "43.0", "0", "unchanged"),
        ("lower", "43", "47.5", "4.5", "worse"),
        ("lower", "47.5", "43", "-4.5", "better"),
        ("lower", "43", "43", "0", "unchanged"),
        ("context", "43", "47.5", "4.5", "not_judged"),
        ("context", "43", "43", "0", "not_judged"),
        ("higher", "0.1", "0.3", "0.2", "better"),
    ],
)
def test_the_change_since_the_baseline(
    better: str, baseline: str, latest: str, change: str, direction: str, stands: Callable[..., MeasureProgress]
) -> None:
    row = stands(f"better: {better}, baseline: {{value: {baseline}}}, readings: [{{date: 2020-01-31, value: {latest}}}]")
    assert (Decimal(change), direction) == (row.change, row.direction)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("readings: [{date: 2020-01-31, value: 43}]", id="no baseline"),
        pytest.param("baseline: {due: 2020-03-31}, readings: [{date: 2020-01-31, value: 43}]", id="a baseline still to be set"),
        pytest.param("baseline: {value: 43}", id="no reading"),
        pytest.param("baseline: {value: 43}, readings: [{date: 2020-01-31, value: 50, basis: projected}]", id="a projection"),
        pytest.param("baseline: {value: 43}, readings: [{date: 2020-03-31, value: 50}]", id="a reading still to come"),
    ],
)
def test_there_is_no_change_to_speak_of(fields: str, stands: Callable[..., MeasureProgress]) -> None:
    row = stands(f"better: higher, {fields}")
    assert (None, None) == (row.change, row.direction)


def test_a_baseline_of_nought_is_a_baseline(stands: Callable[..., MeasureProgress]) -> None:
    row = stands("better: lower, baseline: {value: 0}, readings: [{date: 2020-01-31, value: 2}]")
    assert row.change == Decimal(2)


COUNTER = "better: lower, resets: september, baseline: {value: 54, date: 2019-07-31}"


@pytest.mark.parametrize(
    ("reading", "change", "direction"),
    [
        pytest.param("{date: 2019-11-30, value: 4}", None, None, id="early in the next year"),
        pytest.param("{date: 2020-07-30, value: 50}", "-4", "better", id="as far into it, after a leap day"),
        pytest.param("{date: 2020-07-31, value: 60}", "6", "worse", id="on the same day"),
        pytest.param("{date: 2020-07-28, value: 50}", None, None, id="some days before"),
    ],
)
def test_a_yearly_counter_is_held_against_its_baseline_only_as_far_into_its_year(
    reading: str, change: str | None, direction: str | None, stands: Callable[..., MeasureProgress]
) -> None:
    row = stands(f"{COUNTER}, readings: [{reading}]", "2020-09-15")
    assert (change, direction) == (None if row.change is None else str(row.change), row.direction)
