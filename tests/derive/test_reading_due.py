"""When a measure owes its next reading."""

from collections.abc import Callable
from datetime import date

import pytest

from wsoa_cli.derive.reading_due import next_reading
from wsoa_cli.model.plan import Plan

TODAY = date(2020, 6, 1)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param("frequency: monthly, readings: [{date: 2019-12-15, value: 1}]", "2020-01-15", id="a month on"),
        pytest.param("frequency: monthly, readings: [{date: 2020-01-31, value: 1}]", "2020-02-29", id="a shorter month"),
        pytest.param("frequency: monthly, readings: [{date: 2020-02-29, value: 1}]", "2020-03-31", id="an end stays an end"),
        pytest.param("frequency: monthly, readings: [{date: 2020-01-30, value: 1}]", "2020-02-29", id="not beyond the end"),
        pytest.param("frequency: quarterly, readings: [{date: 2019-12-31, value: 1}]", "2020-03-31", id="a quarter"),
        pytest.param("frequency: termly, readings: [{date: 2019-12-20, value: 1}]", "2020-04-20", id="a term"),
        pytest.param("frequency: six_monthly, readings: [{date: 2019-12-31, value: 1}]", "2020-06-30", id="half a year"),
        pytest.param("frequency: annual, readings: [{date: 2019-07-31, value: 1}]", "2020-07-31", id="a year"),
        pytest.param(
            "frequency: monthly, readings: [{date: 2020-02-15, value: 1}, {date: 2019-12-15, value: 1}]",
            "2020-03-15",
            id="the latest counts, wherever it stands",
        ),
        pytest.param(
            "frequency: monthly, readings: [{date: 2020-01-15, value: 1}, {date: 2020-05-31, value: 1, basis: projected}]",
            "2020-02-15",
            id="a projection is no reading",
        ),
        pytest.param("frequency: monthly, baseline: {value: 1, date: 2019-06-30}", "2019-07-31", id="from the baseline"),
        pytest.param("frequency: monthly, baseline: {value: 1}", None, id="a baseline without a date"),
        pytest.param("frequency: monthly", None, id="nothing to count from"),
        pytest.param("readings: [{date: 2019-12-15, value: 1}]", None, id="no frequency"),
        pytest.param("frequency: annual, baseline: {date: 9999-12-31}", None, id="beyond all time"),
    ],
)
def test_a_reading_is_due_one_period_after_the_last(plan_of: Callable[..., Plan], fields: str, expected: str | None) -> None:
    plan = plan_of(f"measures: [{{id: M1, title: Wait, unit: days, better: lower, {fields}}}]\n")
    found = next_reading(plan.measures[0].item, plan, TODAY)
    assert expected == (found and str(found))
