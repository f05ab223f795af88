"""Which values lie too far from their neighbours to be believed, and which percentages are typed as a share of one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsoa_cli.derive.plausible import is_far_from, looks_like_share
from wsoa_cli.model.vocabulary import Unit

VALUES = st.decimals(0, 1000, places=2)


@pytest.mark.parametrize(
    ("value", "neighbours", "unit", "is_far"),
    [
        pytest.param("105", ["20", "21"], "weeks", True, id="five times both"),
        pytest.param("104", ["20", "21"], "weeks", False, id="not five times the larger"),
        pytest.param("4", ["20", "21"], "weeks", True, id="a fifth of both"),
        pytest.param("50", ["5", "500"], "weeks", False, id="between them"),
        pytest.param("105", ["20"], "weeks", False, id="one neighbour is no yardstick"),
        pytest.param("105", ["20", "0"], "weeks", False, id="nor is nought"),
        pytest.param("0", ["20", "21"], "weeks", False, id="nought is a value to reach"),
        pytest.param("9", ["1", "1"], "count", False, id="few of anything jump"),
        pytest.param("16", ["1", "1"], "count", True, id="not so many as that"),
        pytest.param("0.6", ["0.1", "0.1"], "percent", False, id="less than five points"),
        pytest.param("0.6", ["0.1", "0.1"], "rate", True, id="of a rate any distance"),
    ],
)
def test_a_value_is_far_off_where_it_is_five_times_off_each_neighbour(
    value: str, neighbours: list[str], unit: Unit, *, is_far: bool
) -> None:
    assert is_far == is_far_from(Decimal(value), [Decimal(one) for one in neighbours], unit)


@given(VALUES, st.lists(VALUES, min_size=2, max_size=4), st.sampled_from(["count", "percent", "weeks", "rate"]))
def test_a_value_among_its_neighbours_is_never_far_off(value: Decimal, neighbours: list[Decimal], unit: Unit) -> None:
    assert not (min(neighbours) <= value <= max(neighbours) and is_far_from(value, neighbours, unit) and min(neighbours) > 0)


@pytest.mark.parametrize(
    ("value", "beside", "unit", "is_share"),
    [
        pytest.param("0.28", "28", "percent", True, id="the same figure"),
        pytest.param("0.475", "43", "percent", True, id="one that has moved since"),
        pytest.param("0.28", "4", "percent", False, id="a small percentage beside a small one"),
        pytest.param("1", "100", "percent", False, id="one of a hundred"),
        pytest.param("0.28", "28", "ratio", False, id="a ratio is a share"),
    ],
)
def test_a_percentage_typed_as_a_share(value: str, beside: str, unit: Unit, *, is_share: bool) -> None:
    assert is_share == looks_like_share(Decimal(value), Decimal(beside), unit)
