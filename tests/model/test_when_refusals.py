"""Every refusal of a date has its own words, and what it says to write is right."""

import pytest

from wsoa_cli.model.when import DateTextError, parse_day, parse_when

ANY_FORM = (
    "is not a date: write 2020-03-31, 2020-03, 2020-Q2, FY2019-20, AY2019-20 autumn or ongoing, "
    "or leave it out until it is known"
)


def refusal(typed: str) -> str:
    with pytest.raises(DateTextError) as refused:
        parse_when(typed)
    return str(refused.value)


def refusal_of_day(typed: str) -> str:
    with pytest.raises(DateTextError) as refused:
        parse_day(typed)
    return str(refused.value)


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("31/03/2020", "2020-03-31"),
        ("1/3/2020", "2020-03-01"),
        ("31/03/20", "2020-03-31"),
        ("31.03.2020", "2020-03-31"),
        ("31-03-2020", "2020-03-31"),
        ("2020/03/31", "2020-03-31"),
        ("2020.03.31", "2020-03-31"),
        ("2020-3-1", "2020-03-01"),
        ("20200331", "2020-03-31"),
        ("2020-03-31T12:00:00Z", "2020-03-31"),
        ("2020-03-31 12:00", "2020-03-31"),
        ("31 March 2020", "2020-03-31"),
        ("31st March 2020", "2020-03-31"),
        ("the 31st of March, 2020", "2020-03-31"),
        ("Tuesday 31 March 2020", "2020-03-31"),
        ("Tuesday, 31 Mar 2020", "2020-03-31"),
        ("March 31, 2020", "2020-03-31"),
        ("Mar. 31st 2020", "2020-03-31"),
        ("1-Sept-2020", "2020-09-01"),
        ("March 2020", "2020-03"),
        ("MARCH 2020", "2020-03"),
        ("Mar-2020", "2020-03"),
        ("end of March 2020", "2020-03"),
        ("By end of March 2020", "2020-03"),
        ("mid March 2020", "2020-03"),
        ("by March 2020", "2020-03"),
        ("3/2020", "2020-03"),
        ("03-2020", "2020-03"),
        ("2020/03", "2020-03"),
        ("May 99", "2099-05"),
    ],
)
def test_a_date_of_another_manner_is_written_in_ours(typed: str, instead: str) -> None:
    assert f"{typed} is not how dates are written here: write {instead}" == refusal(typed)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2020-02-30", "2020-02-30 does not exist: February 2020 has 29 days"),
        ("2019-02-29", "2019-02-29 does not exist: February 2019 has 28 days"),
        ("1900-02-29", "1900-02-29 does not exist: February 1900 has 28 days"),
        ("2020-04-31", "2020-04-31 does not exist: April 2020 has 30 days"),
        ("2020-03-00", "2020-03-00 does not exist: March 2020 has 31 days"),
        ("2020-13", "2020-13 does not exist: there is no month 13"),
        ("2020-00", "2020-00 does not exist: there is no month 00"),
        ("2020-13-01", "2020-13-01 does not exist: there is no month 13"),
        ("0000", "there is no year 0000"),
        ("0000-Q1", "there is no year 0000"),
        ("0000-03", "0000-03 does not exist: there is no year 0000"),
        ("0000-03-01", "0000-03-01 does not exist: there is no year 0000"),
        ("30/02/2020", "30/02/2020 is not a date that exists: 2020-02-30 does not exist: February 2020 has 29 days"),
        ("03/31/2020", "03/31/2020 is not a date that exists: 2020-31-03 does not exist: there is no month 31"),
    ],
)
def test_a_date_that_does_not_exist_is_refused(typed: str, why: str) -> None:
    assert why == refusal(typed)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("May 25", "May 25 can be read as May 2025 or as 25 May: write 2025-05 or 2025-05-25"),
        ("Mar-20", "Mar-20 can be read as March 2020 or as 20 March: write 2020-03 or 2020-03-20"),
        ("25 May", "25 May has no year: write the year too, such as 2025-05-25 for 25 May 2025"),
        ("25th of May", "25th of May has no year: write the year too, such as 2025-05-25 for 25 May 2025"),
    ],
)
def test_a_date_of_two_readings_names_both(typed: str, why: str) -> None:
    assert why == refusal(typed)


@pytest.mark.parametrize("typed", ["Q2 2020", "q2/2020", "Q2-2020", "2020 Q2", "2020q2", "2020/Q2", "2020-q2"])
def test_a_calendar_quarter_is_written_year_first(typed: str) -> None:
    assert f"{typed} is not how quarters are written here: write 2020-Q2" == refusal(typed)


@pytest.mark.parametrize("typed", ["2019/20", "2019-20", "2019/2020", "2019-2020", "19/20", "2019–20"])
def test_a_year_over_two_years_says_which_kind(typed: str) -> None:
    why = "does not say which kind of year: write FY2019-20 (April to March) or AY2019-20 (September to August)"
    assert f"{typed} {why}" == refusal(typed)


SEVERAL = "write FY2023-24 for its first or FY2025-26 for its last"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2023-26", f"is neither a month nor one year: {SEVERAL}, with AY for academic years"),
        ("2023/26", f"is not one year: {SEVERAL}, with AY for academic years"),
        ("2023-2026", f"is not one year: {SEVERAL}, with AY for academic years"),
        ("FY2023/26", f"is not one year: {SEVERAL}"),
        ("2023-34", "does not exist: there is no month 34"),
        ("9998-99", "does not say which kind of year: write FY9998-99 (April to March) or AY9998-99 (September to August)"),
        ("9995-13", "does not exist: there is no month 13"),
        ("26/2023", "is not a date that exists: there is no month 26"),
        ("2023/26 Q4", "is not one year: write one, such as FY2019-20"),
    ],
)
def test_of_several_years_the_first_and_the_last_are_offered(typed: str, why: str) -> None:
    expected = f"{typed} {why}"
    assert expected == refusal(typed)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("FY2019/20", "FY2019/20 is not how financial years are written here: write FY2019-20"),
        ("FY 2019-20", "FY 2019-20 is not how financial years are written here: write FY2019-20"),
        ("FY19-20", "FY19-20 is not how financial years are written here: write FY2019-20"),
        ("fy2019-20", "fy2019-20 is not how financial years are written here: write FY2019-20"),
        ("FY2019-20 q4", "FY2019-20 q4 is not how financial years are written here: write FY2019-20 Q4"),
        ("FY2019-20Q4", "FY2019-20Q4 is not how financial years are written here: write FY2019-20 Q4"),
        ("2019/20 Q4", "2019/20 Q4 is not how financial years are written here: write FY2019-20 Q4"),
        ("AY2019/20", "AY2019/20 is not how academic years are written here: write AY2019-20"),
        ("FY2019-21", "FY2019-21 is not one year: write FY2019-20 for its first or FY2020-21 for its last"),
        ("FY2098-02", "FY2098-02 is not one year: write FY2098-99 for its first or FY2101-02 for its last"),
        ("FY2019-18", "FY2019-18 is not one year: write FY2019-20"),
        ("AY2019-19", "AY2019-19 is not one year: write AY2019-20"),
    ],
)
def test_a_financial_or_academic_year_is_written_in_one_way(typed: str, why: str) -> None:
    assert why == refusal(typed)


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("autumn 2019", "AY2019-20 autumn"),
        ("Autumn term 2019", "AY2019-20 autumn"),
        ("spring 2020", "AY2019-20 spring"),
        ("summer term, 2020", "AY2019-20 summer"),
        ("2020 summer", "AY2019-20 summer"),
    ],
)
def test_a_term_is_written_with_its_academic_year(typed: str, instead: str) -> None:
    assert f"{typed} is not how terms are written here: write {instead}" == refusal(typed)


@pytest.mark.parametrize("typed", ["Ongoing", "ONGOING", "on-going", "continuous"])
def test_what_has_no_end_is_written_ongoing(typed: str) -> None:
    assert f"{typed} has no end: write ongoing, and a `review` date beside it" == refusal(typed)


@pytest.mark.parametrize("typed", ["ASAP", "TBC", "short term", "Easter 2020", "2020-Q5", "FY2019-20 Q5", "2020-W14", "12:30"])
def test_what_is_no_date_at_all_names_every_form(typed: str) -> None:
    assert f"{typed} {ANY_FORM}" == refusal(typed)


@pytest.mark.parametrize("typed", ["2020-03", "2020", "2020-Q2", "FY2019-20", "AY2019-20 autumn", "ongoing", "FY2099-00"])
def test_a_span_of_days_is_not_one_day(typed: str) -> None:
    assert f"{typed} is not one day: write the day itself, such as 2020-03-31" == refusal_of_day(typed)


def test_a_day_of_another_manner_is_written_in_ours() -> None:
    assert refusal_of_day("31/03/2020") == "31/03/2020 is not how dates are written here: write 2020-03-31"


def test_what_is_no_day_at_all_says_how_a_day_is_written() -> None:
    assert refusal_of_day("last Friday") == "last Friday is not a day: write it as 2020-03-31"


@pytest.mark.parametrize("typed", ["٢٠٢٠", "٢٠٢٠-٠٣-٣١", "2020-0३", "FY201\N{FULLWIDTH DIGIT NINE}-20"])
def test_digits_of_other_scripts_are_no_dates_of_ours(typed: str) -> None:
    assert refusal(typed).startswith(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "\N{LATIN SMALL LETTER LONG S}ep 2020",
        "Apr\N{LATIN SMALL LETTER DOTLESS I}l 2020",
        "1 Augu\N{LATIN SMALL LETTER LONG S}t 2020",
        "\N{LATIN SMALL LETTER LONG S}pring 2020",
    ],
)
def test_letters_that_only_look_like_a_month_or_term_are_refused_like_any_word(typed: str) -> None:
    assert f"{typed} {ANY_FORM}" == refusal(typed)


@pytest.mark.parametrize("typed", ["2020-03-31 ", " 2020-03", "2020-03-31\n"])
def test_spaces_around_a_date_are_refused(typed: str) -> None:
    assert "write " in refusal(typed)


def test_an_empty_text_is_refused_in_a_sentence_that_has_a_subject() -> None:
    assert refusal("") == refusal("").strip()
