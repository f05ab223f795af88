"""Dates as plans really write them: a day, a month, a quarter, a year, a term, or `ongoing`.

The forms and what each means are fixed by docs/format.md ("Dates that people really write").
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Span:
    """A run of days, both ends included."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class When:
    """A date as typed.

    `span` is None for `ongoing`, and for a school term, whose days only the plan's own calendar knows
    (see `model.school_calendar`).
    """

    text: str
    span: Span | None = None
    academic_year: str | None = None
    term: str | None = None

    @property
    def is_ongoing(self) -> bool:
        """Whether it has no end, so that lateness is judged on the item's `review`."""
        return self.text == "ongoing"

    @property
    def is_day(self) -> bool:
        """Whether it was typed as one day."""
        return self.span is not None and self.span.earliest == self.span.latest

    def __str__(self) -> str:
        return self.text


class DateTextError(ValueError):
    """The text is no date that we read; the message says what to write instead."""


MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH_WORDS = MONTHS | {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_MONTH = "(?P<month_word>" + "|".join(sorted(_MONTH_WORDS, key=len, reverse=True)) + r")\.?"
_TERMS = "autumn|spring|summer"

WHEN_PATTERN = r"^(\d{4}(-\d{2}(-\d{2})?|-Q[1-4])?|FY\d{4}-\d{2}( Q[1-4])?|AY\d{4}-\d{2}( [A-Za-z][A-Za-z0-9 -]*)?|ongoing)$"
DAY_PATTERN = r"^\d{4}-\d{2}-\d{2}$"

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_FORMS = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"|(?P<year>\d{4})(-(?P<month>\d{2})|-Q(?P<quarter>[1-4]))?"
    r"|FY(?P<fy>\d{4}-\d{2})( Q(?P<fy_quarter>[1-4]))?"
    r"|AY(?P<ay>\d{4}-\d{2})( (?P<term>[A-Za-z][A-Za-z0-9 -]*))?",
    re.ASCII,
)


@lru_cache(maxsize=4096)
def parse_when(text: str) -> When:
    """The `When` that a text means.

    Raises DateTextError, with the nearest form that it could have meant, for everything else.
    """
    if text == "ongoing":
        return When(text)
    found = _FORMS.fullmatch(text)
    if found is None:
        raise DateTextError(_instead(text))
    if found["day"]:
        day = parse_day(text)
        return When(text, Span(day, day))
    if found["fy"]:
        return When(text, _financial(found["fy"], found["fy_quarter"]))
    if found["ay"]:
        return _academic(text, found["ay"], found["term"])
    return When(text, _calendar_span(int(found["year"]), found["month"], found["quarter"]))


@lru_cache(maxsize=4096)
def parse_day(text: str) -> date:
    """The day that `YYYY-MM-DD` means; raises DateTextError for anything else."""
    found = _DAY.fullmatch(text)
    if found is None:
        raise DateTextError(_instead(text, only_days=True))
    year, month, day = (int(part) for part in found.groups())
    _check_month(text, year, month)
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise DateTextError(f"{text} does not exist: {calendar.month_name[month]} {year} has {days} days")
    return date(year, month, day)


def month_span(year: int, first: int, last: int) -> Span:
    """The days from the first of one month to the end of another in the same year."""
    return Span(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _calendar_span(year: int, month: str | None, quarter: str | None) -> Span:
    if quarter:
        last = 3 * int(quarter)
        return _existing(year, last - 2, last)
    if month:
        _check_month(f"{year:04}-{month}", year, int(month))
        return _existing(year, int(month), int(month))
    return _existing(year, 1, 12)


def _existing(year: int, first: int, last: int) -> Span:
    if year == 0:
        raise DateTextError("there is no year 0000")
    return month_span(year, first, last)


def _check_month(text: str, year: int, month: int) -> None:
    if year == 0:
        raise DateTextError(f"{text} does not exist: there is no year 0000")
    if 1 <= month <= 12:
        return
    if len(text) == len("2019-20") and month == (year + 1) % 100 and year not in {0, 9999}:
        raise DateTextError(
            f"{text} does not say which kind of year: write FY{text[:7]} (April to March) or AY{text[:7]} (September to August)"
        )
    if len(text) == len("2023-26") and (ends := _end_of_several(year, month)):
        raise DateTextError(f"{text} is neither a month nor one year: write {_either_end('FY', year, ends)}{_OR_ACADEMIC}")
    raise DateTextError(f"{text} does not exist: there is no month {month:02}")


def _two_years(kind: str, years: str) -> int:
    first, last = int(years[:4]), int(years[5:])
    if first in {0, 9999}:
        raise DateTextError(f"{kind}{years} is not a year that we can count: write the year itself, such as {kind}2019-20")
    if last != (first + 1) % 100:
        ends = _end_of_several(first, last)
        raise DateTextError(
            f"{kind}{years} is not one year: write {_either_end(kind, first, ends) if ends else _over(kind, first)}"
        )
    return first


_MOST_YEARS = 10
_OR_ACADEMIC = ", with AY for academic years"


def _end_of_several(first: int, last: int) -> int | None:
    """The year in which several end, such as 2026 for 2023-26; None where the two numbers cannot mean that."""
    ends = first - first % 100 + last + (100 if last < first % 100 else 0)
    return ends if first + 1 < ends <= min(first + _MOST_YEARS, 9999) else None


def _either_end(kind: str, first: int, ends: int) -> str:
    """What to write for several years: nobody can tell which end is meant; to take the first made a deadline years early."""
    return f"{_over(kind, first)} for its first or {_over(kind, ends - 1)} for its last"


def _over(kind: str, first: int) -> str:
    return f"{kind}{first:04}-{(first + 1) % 100:02}"


def _financial(years: str, quarter: str | None) -> Span:
    first = _two_years("FY", years)
    if quarter is None:
        return Span(date(first, 4, 1), date(first + 1, 3, 31))
    if quarter == "4":
        return month_span(first + 1, 1, 3)
    start = 1 + 3 * int(quarter)
    return month_span(first, start, start + 2)


def _academic(text: str, years: str, term: str | None) -> When:
    first = _two_years("AY", years)
    if term is None:
        return When(text, Span(date(first, 9, 1), date(first + 1, 8, 31)), academic_year=years)
    return When(text, None, academic_year=years, term=term.strip().lower())


# What people write instead, each with the words that put it right. Tried in this order; the first cure that is itself a date
# answers. Compiled only when a date is wrong: twenty patterns would cost every start of the program.

Cure = tuple[str, str]
"""What to write, and a note behind it."""


@dataclass(frozen=True, slots=True)
class Misread:
    """What is wrong with a text that is no date, and what it could have meant."""

    wrong: str
    cures: tuple[Cure, ...]

    def sentence(self, is_date: Callable[[str], bool]) -> str | None:
        """The two in one sentence; None where there are cures and none of them is a date itself."""
        if not self.cures:
            return self.wrong
        good = [f"{text}{note}" for text, note in self.cures if is_date(text)]
        lead = self.wrong if self.wrong.endswith("such as") else f"{self.wrong}: write"
        return f"{lead} {' or '.join(good)}" if good else None


def _instead(text: str, *, only_days: bool = False) -> str:
    """What to write instead of a text that is no date."""
    plain = " ".join(text.split())
    if not plain:
        return "the date is empty: write 2020-03-31, or leave it out until it is known"
    if only_days and (_FORMS.fullmatch(plain) or plain == "ongoing"):
        return f"{plain} is not one day: write the day itself, such as 2020-03-31"
    is_date = _is_read_by(parse_day if only_days else parse_when)
    for pattern, misread in _MISREADINGS:
        found = re.fullmatch(pattern, plain, re.IGNORECASE | re.ASCII)
        if found and (words := misread(found).sentence(is_date)):
            return f"{plain} {words}"
    if only_days:
        return f"{plain} is not a day: write it as 2020-03-31"
    return (
        f"{plain} is not a date: write 2020-03-31, 2020-03, 2020-Q2, FY2019-20, AY2019-20 autumn or ongoing, "
        "or leave it out until it is known"
    )


def _is_read_by(parse: Callable[[str], object]) -> Callable[[str], bool]:
    def is_read(text: str) -> bool:
        try:
            parse(text)
        except DateTextError:
            return False
        return True

    return is_read


_WRITTEN_SO = "is not how dates are written here"


def _date(year: int, month: int, day: int | None = None) -> Misread:
    text = f"{year:04}-{month:02}" + ("" if day is None else f"-{day:02}")
    if month > 12 and day is None:  # 26/2023 is no year from 2023 to 2026
        return Misread(f"is not a date that exists: there is no month {month}", ())
    try:
        parse_when(text)
    except DateTextError as error:
        return Misread(f"is not a date that exists: {error}", ())
    return Misread(_WRITTEN_SO, ((text, ""),))


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _month(found: re.Match[str]) -> int:
    return _MONTH_WORDS[found["month_word"].lower()]


def _month_and_number(found: re.Match[str]) -> Misread:
    month, number = _month(found), int(found["number"])
    as_month, as_day = (f"{2000 + number}-{month:02}", ""), (f"{2000 + number}-{month:02}-{number:02}", "")
    if not 1 <= number <= calendar.monthrange(2000 + number, month)[1]:
        return Misread(_WRITTEN_SO, (as_month,))
    name = calendar.month_name[month]
    return Misread(f"can be read as {name} {2000 + number} or as {number} {name}", (as_month, as_day))


def _number_and_month(found: re.Match[str]) -> Misread:
    month, number = _month(found), int(found["number"])
    year = 2024 if (month, number) == (2, 29) else 2025
    for_example = f" for {number} {calendar.month_name[month]} {year}"
    return Misread("has no year: write the year too, such as", ((f"{year}-{month:02}-{number:02}", for_example),))


def _years(found: re.Match[str]) -> Misread:
    first = _full_year(found["first"])
    years = f"{first:04}-{(first + 1) % 100:02}"
    kind = (found["kind"] or "").upper()
    quarter = f" Q{found['quarter']}" if found["quarter"] else ""
    if (last := int(found["last"]) % 100) != (first + 1) % 100:
        if (ends := _end_of_several(first, last)) and not quarter:
            last_of_them = " for its last" if kind else f" for its last{_OR_ACADEMIC}"
            both = ((_over(kind or "FY", first), " for its first"), (_over(kind or "FY", ends - 1), last_of_them))
            return Misread("is not one year", both)
        return Misread("is not one year: write one, such as", (("FY2019-20", ""),))
    if kind == "FY" or quarter:
        return Misread("is not how financial years are written here", ((f"FY{years}{quarter}", ""),))
    if kind == "AY":
        return Misread("is not how academic years are written here", ((f"AY{years}", ""),))
    both = ((f"FY{years}", " (April to March)"), (f"AY{years}", " (September to August)"))
    return Misread("does not say which kind of year", both)


def _term(found: re.Match[str]) -> Misread:
    term, year = found["term"].lower(), int(found["year"])
    first = year if term == "autumn" else year - 1
    return Misread("is not how terms are written here", ((f"AY{first:04}-{(first + 1) % 100:02} {term}", ""),))


def _quarter(found: re.Match[str]) -> Misread:
    year, quarter = found["ya"] or found["yb"], found["a"] or found["b"]
    return Misread("is not how quarters are written here", ((f"{year}-Q{quarter}", ""),))


_YEAR = r"(?P<year>\d{4})"
_MISREADINGS: list[tuple[str, Callable[[re.Match[str]], Misread]]] = [
    (
        r"on-?going|continuous|continuing",
        lambda _: Misread("has no end", (("ongoing", ", and a `review` date beside it"),)),
    ),
    (_YEAR + r"-(?P<m>\d{1,2})-(?P<d>\d{1,2})([T ].*)?", lambda f: _date(int(f["year"]), int(f["m"]), int(f["d"]))),
    (_YEAR + r"[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})", lambda f: _date(int(f["year"]), int(f["m"]), int(f["d"]))),
    (_YEAR + r"(?P<m>\d{2})(?P<d>\d{2})", lambda f: _date(int(f["year"]), int(f["m"]), int(f["d"]))),
    (
        r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4}|\d{2})",
        lambda f: _date(_full_year(f["y"]), int(f["m"]), int(f["d"])),
    ),
    (r"(?P<m>\d{1,2})[/.-](?P<y>\d{4})", lambda f: _date(int(f["y"]), int(f["m"]))),
    (_YEAR + r"[/.](?P<m>0?[1-9]|1[0-2])", lambda f: _date(int(f["year"]), int(f["m"]))),
    (
        r"(?:\w+day,? )?(?:the )?(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]" + _MONTH + r",?[ -](?P<y>\d{4})",
        lambda f: _date(int(f["y"]), _month(f), int(f["d"])),
    ),
    (_MONTH + r" (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})", lambda f: _date(int(f["y"]), _month(f), int(f["d"]))),
    (
        r"(?:(?:by|before|mid|late|early|end)[ -])?(?:the )?(?:end )?(?:of )?" + _MONTH + r",?[ -](?P<y>\d{4})",
        lambda f: _date(int(f["y"]), _month(f)),
    ),
    (_MONTH + r"[ -](?P<number>\d{2})", _month_and_number),
    (r"(?P<number>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]" + _MONTH, _number_and_month),
    (r"(?:q(?P<a>[1-4])[ /-]?(?P<ya>\d{4})|(?P<yb>\d{4})[ /-]?q(?P<b>[1-4]))", _quarter),
    (r"(?P<kind>FY)? ?q(?P<quarter>[1-4]) (?P<first>\d{4}|\d{2})[-/–](?P<last>\d{4}|\d{2})", _years),
    (r"(?P<kind>FY|AY)? ?(?P<first>\d{4}|\d{2})[-/–](?P<last>\d{4}|\d{2})(?: ?Q(?P<quarter>[1-4]))?", _years),
    (r"(?P<term>" + _TERMS + r")(?: term)?,? " + _YEAR, _term),
    (_YEAR + r" (?P<term>" + _TERMS + r")(?: term)?", _term),
]
