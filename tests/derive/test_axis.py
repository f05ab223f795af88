"""Which columns a line of time is cut into, and what of a bar falls into each."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wsoa_cli.derive.axis import Axis, axis, cells, span_of
from wsoa_cli.derive.bars import FOREVER, Bar, End, Part, Stretch
from wsoa_cli.model.when import Span

TODAY = date(2020, 1, 6)
DAYS = st.dates()
ROOMS = st.integers(1, 300)


@st.composite
def axes(draw: st.DrawFn) -> Axis:
    first, last = sorted(draw(st.tuples(DAYS, DAYS)))
    return axis(first, last, draw(ROOMS), draw(DAYS))


@st.composite
def bars(draw: st.DrawFn) -> Bar:
    """As an action makes them: stretches one behind the other, and an end that lies among or behind them."""
    days = sorted(set(draw(st.lists(DAYS, min_size=2, max_size=4))))
    names: Sequence[Part] = ("done", "under_way", "to_come")
    stretches = tuple(Stretch(draw(st.sampled_from(names)), a, b) for a, b in pairwise(days))
    mark: End = draw(st.sampled_from(("finished", "due", "missed", "goes_on")))
    return Bar(stretches, days[-1], mark)


def days_of(slot: Span) -> list[date]:
    return [slot.earliest + timedelta(days=n) for n in range((slot.latest - slot.earliest).days + 1)]


@given(axes())
def test_slots_follow_one_another_without_a_gap(on: Axis) -> None:
    assert [] == [(a, b) for a, b in pairwise(on.slots) if a.latest + timedelta(days=1) != b.earliest]
    assert [] == [(a, b) for a, b in pairwise(on.columns) if a.latest + timedelta(days=1) != b.earliest]
    assert (on.first, on.last) == (on.slots[0].earliest, on.slots[-1].latest)


@given(axes())
def test_every_column_has_as_many_slots(on: Axis) -> None:
    starts = {column.earliest for column in on.columns}
    assert starts == {slot.earliest for slot in on.slots[:: on.slots_in_a_column]}


@given(st.tuples(DAYS, DAYS).map(sorted), ROOMS, DAYS)
def test_the_axis_never_takes_more_than_its_room(span: list[date], room: int, around: date) -> None:
    first, last = span
    assert 1 <= len(axis(first, last, room, around).slots) <= room


@given(st.tuples(DAYS, DAYS).map(sorted), ROOMS, DAYS)
def test_an_axis_covers_what_was_asked_for_wherever_years_fit(span: list[date], room: int, around: date) -> None:
    first, last = span
    on = axis(first, last, room, around)
    if last.year - first.year < room:
        assert on.first <= first <= last <= on.last
    elif first <= around <= last:
        assert on.first <= around <= on.last


@given(axes(), DAYS)
def test_a_day_is_in_the_slot_that_has_it(on: Axis, day: date) -> None:
    found = on.slot_of(day)
    assert (found is not None) == (on.first <= day <= on.last)
    if found is not None:
        assert on.slots[found].earliest <= day <= on.slots[found].latest


@given(axes(), bars())
def test_every_bar_lies_within_the_columns(on: Axis, bar: Bar) -> None:
    assert len(on.slots) == len(cells(bar, on))


@given(axes(), bars())
def test_a_slot_is_filled_exactly_where_the_bar_has_a_day(on: Axis, bar: Bar) -> None:
    filled = [n for n, cell in enumerate(cells(bar, on)) if cell not in {None, "earlier", "later"}]
    touched = [n for n, slot in enumerate(on.slots) if slot.earliest <= bar.last and bar.first <= slot.latest]
    arrows = {0, len(on.slots) - 1}
    assert set(touched) - set(filled) <= arrows
    assert set(filled) <= set(touched)


@given(axes(), bars())
def test_the_first_slot_of_a_bar_has_its_first_day(on: Axis, bar: Bar) -> None:
    row = cells(bar, on)
    if on.first <= bar.first <= on.last:
        first = next(n for n, cell in enumerate(row) if cell is not None)
        assert on.slots[first].earliest <= bar.first <= on.slots[first].latest


@given(axes(), bars())
def test_the_end_is_never_hidden(on: Axis, bar: Bar) -> None:
    end = on.slot_of(bar.end)
    assert end is None or cells(bar, on)[end] == bar.mark


@given(axes(), bars())
def test_an_arrow_stands_where_something_lies_outside_and_nowhere_else(on: Axis, bar: Bar) -> None:
    row, end = cells(bar, on), on.slot_of(bar.end)
    assert (row[0] == "earlier") == (bar.first < on.first and end != 0 and not (len(row) == 1 and bar.last > on.last))
    assert (row[-1] == "later") == (bar.last > on.last and end != len(row) - 1)


@pytest.mark.parametrize(
    ("first", "last", "room", "unit", "columns", "slots"),
    [
        pytest.param("2020-01-06", "2020-01-06", 48, "week", 1, 4, id="a day is a week"),
        pytest.param("2020-01-06", "2020-06-30", 48, "week", 26, 26, id="half a year is weeks"),
        pytest.param("2020-01-06", "2020-07-06", 48, "month", 7, 28, id="more than that is months"),
        pytest.param("2019-04-01", "2021-03-31", 48, "month", 24, 48, id="two years of months take two slots each"),
        pytest.param("2019-04-01", "2023-03-31", 48, "month", 48, 48, id="four years of months take one"),
        pytest.param("2019-04-01", "2023-04-01", 48, "quarter", 17, 34, id="beyond that a column is a quarter"),
        pytest.param("2009-01-01", "2020-12-31", 48, "quarter", 48, 48, id="twelve years of quarters"),
        pytest.param("2009-01-01", "2021-01-01", 48, "year", 13, 39, id="beyond that a column is a year"),
        pytest.param("1900-01-01", "2099-12-31", 48, "year", 48, 48, id="two hundred years are cut"),
        pytest.param("9999-12-31", "9999-12-31", 48, "week", 1, 4, id="the last week of all is short"),
        pytest.param("0001-01-01", "9999-12-31", 7, "year", 7, 7, id="all of time"),
    ],
)
def test_a_column_is_the_finest_that_fits(first: str, last: str, room: int, unit: str, columns: int, slots: int) -> None:
    on = axis(date.fromisoformat(first), date.fromisoformat(last), room, TODAY)
    assert (unit, columns, slots) == (on.unit, len(on.columns), len(on.slots))


def test_what_does_not_fit_is_cut_around_the_day() -> None:
    on = axis(date(1900, 1, 1), date(2099, 12, 31), 40, TODAY)
    assert (2000, 2039) == (on.first.year, on.last.year)


def test_a_stretch_of_several_months_fills_its_slots_and_its_end_has_the_mark() -> None:
    on = axis(date(2020, 1, 1), date(2020, 12, 31), 12, TODAY)
    spent = Stretch("under_way", date(2020, 2, 10), date(2020, 3, 31))
    bar = Bar((spent, Stretch("to_come", date(2020, 4, 1), date(2020, 6, 30))), date(2020, 6, 30), "due")
    assert (None, "under_way", "under_way", "to_come", "to_come", "due", *[None] * 6) == cells(bar, on)


def test_what_goes_on_for_ever_goes_on_at_the_edge() -> None:
    on = axis(date(2020, 1, 1), date(2020, 12, 31), 12, TODAY)
    bar = Bar((Stretch("to_come", date(2020, 11, 1), FOREVER),), FOREVER, "goes_on")
    assert (*[None] * 10, "to_come", "later") == cells(bar, on)


def bar_at(*days: str) -> list[Bar]:
    return [Bar((), date.fromisoformat(day), "due") for day in days]


@pytest.mark.parametrize(
    ("days", "also", "expected"),
    [
        pytest.param([], [], None, id="nothing"),
        pytest.param(["2020-03-01"], [], ("2020-03-01", "2020-03-01"), id="one day"),
        pytest.param(["2020-03-01", "2019-09-01"], [TODAY], ("2019-09-01", "2020-03-01"), id="today is within"),
        pytest.param(["2020-03-01"], [TODAY], ("2020-01-06", "2020-03-01"), id="today is before"),
        pytest.param(["2020-03-01", "9999-12-31"], [], ("2020-03-01", "2020-03-01"), id="what never ends does not matter"),
        pytest.param(["2010-01-01", "2022-01-01"], [], ("2010-01-01", "2022-01-01"), id="twelve years"),
        pytest.param(["2020-03-01", "2202-03-31"], [TODAY], ("2020-01-06", "2026-12-31"), id="a slip of the keyboard ahead"),
        pytest.param(["0219-03-01", "2021-03-31"], [TODAY], ("2017-01-01", "2021-03-31"), id="and one behind"),
        pytest.param(["1990-01-01", "2005-01-01"], [], ("2002-01-01", "2005-01-01"), id="all long ago"),
    ],
)
def test_the_span_is_what_matters(days: list[str], also: list[date], expected: tuple[str, str] | None) -> None:
    found = span_of(bar_at(*days), also, TODAY)
    assert expected == (found and (str(found.earliest), str(found.latest)))
