"""What holds for all dates, and for all texts that are none."""

import re
import string
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wsoa_cli.model.school_calendar import SchoolCalendar
from wsoa_cli.model.when import DateTextError, Span, When, parse_day, parse_when

NO_TERMS = SchoolCalendar({})
FEW = settings(deadline=None, derandomize=True, max_examples=200)
MANY = settings(deadline=None, derandomize=True, max_examples=1000)

years = st.integers(1, 9999)
first_years = st.integers(1, 9998)
days = st.dates()
months = st.builds("{:04}-{:02}".format, years, st.integers(1, 12))
quarters = st.builds("{:04}-Q{}".format, years, st.integers(1, 4))
two_years = first_years.map(lambda year: f"{year:04}-{(year + 1) % 100:02}")
financial = st.builds("FY{}{}".format, two_years, st.sampled_from(["", " Q1", " Q2", " Q3", " Q4"]))
academic = st.builds("AY{}{}".format, two_years, st.sampled_from(["", " autumn", " Spring", " half term 2"]))
valid = st.one_of(days.map(str), months, years.map("{:04}".format), quarters, financial, academic)

# Letters and digits that Python's regular expressions take for others, and the pieces of which dates are made.
LONG_S, DOTLESS_I = "\N{LATIN SMALL LETTER LONG S}", "\N{LATIN SMALL LETTER DOTLESS I}"
lookalikes = f"{LONG_S}{DOTLESS_I}\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}\N{KELVIN SIGN}\N{ARABIC-INDIC DIGIT TWO}²"
date_words = ["March", "sept", "Q2", "FY", "AY", "autumn", "term", "end", "of", "the", "by", "ongoing", "Friday"]
pieces = st.one_of(
    st.sampled_from(date_words),
    st.sampled_from(list(" -/.,–" + lookalikes)),
    st.integers(0, 99).map("{:02}".format),
    st.integers(0, 9999).map("{:04}".format),
)
nearly_dates = st.lists(pieces, max_size=9).map("".join)
short = st.text(alphabet=string.ascii_letters + string.digits + " -/.,–:" + lookalikes, max_size=20)
texts = st.one_of(nearly_dates, short, st.text())
# The manners in which people write dates, over all numbers.
other_manners = st.one_of(
    st.builds("{}/{}/{:04}".format, st.integers(0, 40), st.integers(0, 20), st.integers(0, 9999)),
    st.builds("{} {} {:04}".format, st.integers(0, 40), st.sampled_from(["May", "Sept", "February"]), st.integers(0, 9999)),
    st.builds("{} {:02}".format, st.sampled_from(["May", "Sept", "February"]), st.integers(0, 99)),
    st.builds("{} {}".format, st.integers(0, 40), st.sampled_from(["May", "Sept", "February"])),
    st.builds("Q{} {:04}".format, st.integers(1, 4), st.integers(0, 9999)),
    st.builds("{}{:04}-{:02}".format, st.sampled_from(["", "FY", "AY", "FY "]), st.integers(0, 9999), st.integers(0, 99)),
    st.builds("{:04}/{:02}".format, st.integers(0, 9999), st.integers(0, 99)),
    st.builds("{} {:04}".format, st.sampled_from(["autumn", "spring", "summer"]), st.integers(0, 9999)),
)
CURE = re.compile(r"[0-9]{4}-[0-9Q][0-9-]*|(?:FY|AY)-?[0-9]+-[0-9]+(?: Q[0-9]| (?:autumn|spring|summer)(?![a-z]))?")


def read_or_refusal(parse: Callable[[str], object], text: str) -> object:
    try:
        return parse(text)
    except DateTextError as refused:
        return str(refused)


def cures_in(message: str) -> list[str]:
    """What a refusal says to write."""
    _, _, advice = message.partition("write ")
    return CURE.findall(advice)


@FEW
@given(valid)
def test_the_ends_of_every_date_are_in_order(typed: str) -> None:
    span = NO_TERMS.span(parse_when(typed))
    assert span is not None
    assert span.earliest <= span.latest


@FEW
@given(days)
def test_every_day_is_itself(day: date) -> None:
    assert When(day.isoformat(), Span(day, day)) == parse_when(day.isoformat())


@FEW
@given(days)
def test_every_day_is_read_as_that_day(day: date) -> None:
    assert day == parse_day(day.isoformat())


@FEW
@given(days)
def test_every_day_lies_in_its_month_and_in_its_quarter_and_in_its_year(day: date) -> None:
    around = [f"{day.year:04}-{day.month:02}", f"{day.year:04}-Q{(day.month + 2) // 3}", f"{day.year:04}"]
    spans = [span for text in around if (span := parse_when(text).span)]
    assert [True] * 3 == [span.earliest <= day <= span.latest for span in spans]


@FEW
@given(first_years)
def test_the_quarters_of_a_financial_year_make_it_up(year: int) -> None:
    years = f"FY{year:04}-{(year + 1) % 100:02}"
    quarters = [span for n in (1, 2, 3, 4) if (span := parse_when(f"{years} Q{n}").span)]
    assert parse_when(years).span == Span(quarters[0].earliest, quarters[3].latest)
    assert [1, 1, 1] == [(later.earliest - sooner.latest).days for sooner, later in pairwise(quarters)]


@MANY
@given(texts)
@example(f"{LONG_S}ep 2020")
@example(f"Apr{DOTLESS_I}l 2020")
@example("²020")
@example("\ud800")
def test_any_text_is_a_date_or_is_refused_with_words(text: str) -> None:
    answer = read_or_refusal(parse_when, text)
    assert isinstance(answer, When) or answer


@MANY
@given(texts)
@example(f"{LONG_S}ep 2020")
def test_any_text_is_a_day_or_is_refused_with_words(text: str) -> None:
    answer = read_or_refusal(parse_day, text)
    assert isinstance(answer, date) or answer


@MANY
@given(other_manners)
@example("May 25")
@example("31/03/2020")
@example("FY9999-00")
@example("AY0000-01")
@example("Q2 0000")
@example("summer 0000")
@example("autumn 9999")
def test_what_a_refusal_of_a_date_says_to_write_is_a_date(typed: str) -> None:
    answer = read_or_refusal(parse_when, typed)
    if isinstance(answer, str):
        assert [When] * len(cures_in(answer)) == [type(read_or_refusal(parse_when, cure)) for cure in cures_in(answer)]


@MANY
@given(other_manners)
@example("March 2020")
@example("May 25")
@example("autumn 2019")
@example("2019/20")
def test_what_a_refusal_of_a_day_says_to_write_is_a_day(typed: str) -> None:
    answer = read_or_refusal(parse_day, typed)
    if isinstance(answer, str):
        assert [date] * len(cures_in(answer)) == [type(read_or_refusal(parse_day, cure)) for cure in cures_in(answer)]


def test_the_cures_in_a_refusal_are_found() -> None:
    assert ["2025-05", "2025-05-25"] == cures_in("May 25 can be read as May 2025 or as 25 May: write 2025-05 or 2025-05-25")


@pytest.mark.parametrize("piece", ["1", "monday", " ", "2020-", "q1", "a ", "/1", "the ", "of "])
def test_a_text_of_a_million_characters_is_refused_without_trying_every_way_to_read_it(piece: str) -> None:
    """A pattern that tries all splits of such a text would never come to an end; there is no need of a clock to see it."""
    with pytest.raises(DateTextError):
        parse_when(piece * (1_000_000 // len(piece)))
