"""Every form of a date, and the days that it covers."""

from datetime import date

import pytest

from wsoa_cli.model.school_calendar import SchoolCalendar
from wsoa_cli.model.when import Span, When, parse_day, parse_when

AUTUMN = Span(date(2019, 9, 3), date(2019, 12, 20))
TERMS = SchoolCalendar({("2019-20", "autumn"): AUTUMN})


def ends(text: str, terms: SchoolCalendar = TERMS) -> tuple[str, str] | None:
    span = terms.span(parse_when(text))
    return (span.earliest.isoformat(), span.latest.isoformat()) if span else None


@pytest.mark.parametrize(
    ("typed", "earliest", "latest"),
    [
        pytest.param("2020-03-31", "2020-03-31", "2020-03-31", id="a day is itself"),
        pytest.param("2020-02-29", "2020-02-29", "2020-02-29", id="the leap day of a leap year"),
        pytest.param("2000-02-29", "2000-02-29", "2000-02-29", id="2000 was a leap year"),
        pytest.param("0001-01-01", "0001-01-01", "0001-01-01", id="the first day that there is"),
        pytest.param("9999-12-31", "9999-12-31", "9999-12-31", id="the last day that there is"),
        pytest.param("2020-03", "2020-03-01", "2020-03-31", id="a month of 31 days"),
        pytest.param("2020-04", "2020-04-01", "2020-04-30", id="a month of 30 days"),
        pytest.param("2020-02", "2020-02-01", "2020-02-29", id="February in a leap year"),
        pytest.param("2019-02", "2019-02-01", "2019-02-28", id="February in another year"),
        pytest.param("1900-02", "1900-02-01", "1900-02-28", id="February in a century that has no leap day"),
        pytest.param("2020-12", "2020-12-01", "2020-12-31", id="December stays within its year"),
        pytest.param("2020", "2020-01-01", "2020-12-31", id="a year"),
        pytest.param("9999", "9999-01-01", "9999-12-31", id="the last year that there is"),
        pytest.param("2020-Q1", "2020-01-01", "2020-03-31", id="the first calendar quarter"),
        pytest.param("2020-Q2", "2020-04-01", "2020-06-30", id="the second calendar quarter"),
        pytest.param("2020-Q3", "2020-07-01", "2020-09-30", id="the third calendar quarter"),
        pytest.param("2020-Q4", "2020-10-01", "2020-12-31", id="the fourth calendar quarter"),
        pytest.param("FY2019-20", "2019-04-01", "2020-03-31", id="a financial year runs from April to March"),
        pytest.param("FY2019-20 Q1", "2019-04-01", "2019-06-30", id="the first financial quarter is spring"),
        pytest.param("FY2019-20 Q2", "2019-07-01", "2019-09-30", id="the second financial quarter is summer"),
        pytest.param("FY2019-20 Q3", "2019-10-01", "2019-12-31", id="the third financial quarter is autumn"),
        pytest.param("FY2019-20 Q4", "2020-01-01", "2020-03-31", id="the fourth financial quarter lies in the next year"),
        pytest.param("FY1999-00", "1999-04-01", "2000-03-31", id="a financial year over the turn of a century"),
        pytest.param("AY2019-20", "2019-09-01", "2020-08-31", id="an academic year runs from September to August"),
        pytest.param("AY2099-00", "2099-09-01", "2100-08-31", id="an academic year over the turn of a century"),
        pytest.param("AY2019-20 autumn", "2019-09-03", "2019-12-20", id="a term is as the plan's calendar says"),
        pytest.param("AY2019-20 Autumn", "2019-09-03", "2019-12-20", id="a term may have a capital"),
        pytest.param("AY2019-20 summer", "2019-09-01", "2020-08-31", id="a term unknown to the calendar counts as its year"),
        pytest.param("AY2020-21 autumn", "2020-09-01", "2021-08-31", id="a term belongs to one academic year"),
    ],
)
def test_a_date_covers(typed: str, earliest: str, latest: str) -> None:
    assert (earliest, latest) == ends(typed)


def test_ongoing_has_no_days() -> None:
    assert ends("ongoing") is None


def test_ongoing_is_ongoing() -> None:
    assert parse_when("ongoing").is_ongoing


def test_a_year_is_not_ongoing() -> None:
    assert not parse_when("2020").is_ongoing


@pytest.mark.parametrize("typed", ["2020-03-31", "2020-Q2", "FY2019-20 Q4", "AY2019-20 Autumn", "ongoing"])
def test_a_date_is_shown_as_it_was_typed(typed: str) -> None:
    assert typed == str(parse_when(typed))


def test_a_term_of_several_words_has_a_name_of_several_words() -> None:
    assert When("AY2019-20 half term 2", None, "2019-20", "half term 2") == parse_when("AY2019-20 half term 2")


def test_a_day_is_read_as_a_day() -> None:
    assert date(2020, 2, 29) == parse_day("2020-02-29")


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        pytest.param("AY2019-20 autumn", True, id="a term that it names"),
        pytest.param("AY2019-20 spring", False, id="a term that it does not name"),
        pytest.param("AY2018-19 autumn", False, id="a term of another year"),
        pytest.param("AY2018-19", True, id="an academic year needs no calendar"),
        pytest.param("2020-03", True, id="nor does a month"),
        pytest.param("ongoing", True, id="nor does ongoing"),
    ],
)
def test_the_calendar_knows(typed: str, *, known: bool) -> None:
    assert known == TERMS.knows(parse_when(typed))


def test_nothing_typed_has_no_last_day() -> None:
    assert TERMS.latest(None) is None


def test_the_first_day_of_a_term_is_the_calendars() -> None:
    assert TERMS.earliest(parse_when("AY2019-20 autumn")) == AUTUMN.earliest
