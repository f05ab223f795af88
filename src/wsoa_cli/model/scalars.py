"""The smallest parts of a plan: ids, texts, days, numbers.

Every scalar arrives as the text that was typed, and these types turn it into what it is; no YAML typing comes first
(docs/format.md, reading rule 1). Each carries its JSON Schema, for editors that do type the scalars before they check:
to them `id: 1.10` is a number and `title: no` may be a boolean.

`Words` and `Parsed` speak to pydantic through its two hook methods, so that nothing here imports it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from wsoa_cli.model.when import DAY_PATTERN, MONTHS, WHEN_PATTERN, When, parse_day, parse_when

ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
ID_LENGTH = 40
SOME_WORDS = (
    "[^\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
"""A letter or sign that can be seen: no blank, and nothing that takes no room or only turns the direction of writing."""

JsonSchema = dict[str, Any]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Marks a text that stays a text: what it must look like, and its JSON Schema for editors."""

    pattern: str
    json_schema: JsonSchema
    max_length: int = 1_000_000

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {"type": "str", "pattern": self.pattern, "max_length": self.max_length, "strict": True}

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> JsonSchema:
        return dict(self.json_schema)


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """Marks a text that becomes something else: the function that reads it, and its JSON Schema for editors."""

    parse: Callable[[str], Any]
    json_schema: JsonSchema

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {"type": "function-plain", "function": {"type": "no-info", "function": self.read}}

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: Any) -> JsonSchema:
        return dict(self.json_schema)

    def read(self, value: Any) -> Any:
        """What a text becomes. Raises ValueError for one that it cannot be, and for what is no text."""
        if value is None:
            raise ValueError("an item of the list is empty: write it, or delete its hyphen or comma")
        if not isinstance(value, str):
            raise ValueError("a list or a group of fields stands where one value is needed")  # noqa: TRY004 - pydantic takes ValueError
        return self.parse(value)


class AtLeastOne:
    """Marks a list that says nothing while it is empty."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return handler(source) | {"min_length": 1}


_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_LONGEST_NUMBER = 30


def _number(text: str) -> Decimal:
    if _NUMBER.fullmatch(text) and len(text) <= _LONGEST_NUMBER:
        return Decimal(text)
    # A comma before three digits sets off thousands; before any other number of them it is a decimal point elsewhere.
    point = re.sub(r",(?=[0-9]{1,2}$|[0-9]{4,}$)", ".", text)
    bare = re.sub(r"[£,%\s_]", "", point)
    if not _NUMBER.fullmatch(bare):
        raise ValueError(f"{text} is not a number: write digits alone, such as 90 or 47.5")
    if len(bare) > _LONGEST_NUMBER:
        raise ValueError(f"the number has {len(bare)} digits: write at most {_LONGEST_NUMBER}")
    raise ValueError(f"{text} is not a bare number: write {bare}, and say in `unit` what it counts")


def _count(text: str) -> int:
    if re.fullmatch(r"[0-9]{1,6}", text):
        return int(text)
    raise ValueError(f"{text} is not a whole number: write digits alone, such as 30")


_MOST_WORKING_DAYS = 1000


def _working_days(text: str) -> int:
    number = _count(text)
    if number > _MOST_WORKING_DAYS:
        raise ValueError(f"{text} working days are years: write at most {_MOST_WORKING_DAYS}")
    return number


_TRUTH = {"true": True, "yes": True, "false": False, "no": False}


def _flag(text: str) -> bool:
    if text.lower() in _TRUTH:
        return _TRUTH[text.lower()]
    raise ValueError(f"{text} is neither true nor false: write true or false")


def _format_version(text: str) -> str:
    if text == "1":
        return text
    raise ValueError(f"{text} is no version of the plan format that this program reads: write `format: 1`")


def _month_name(text: str) -> str:
    if text.lower() in MONTHS:
        return text.lower()
    raise ValueError(f"{text} is not the name of a month: write it in full, such as september")


def parse_age_band(text: str) -> str:
    """A span of ages such as 16-18, both ends included. Raises ValueError."""
    found = re.fullmatch(r"([0-9]{1,2})-([0-9]{1,2})", text)
    if found and int(found[1]) <= int(found[2]):
        return text
    raise ValueError(f"{text} is not a span of ages: write two ages in years, such as 16-18")


def _academic_year(text: str) -> str:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}", text):
        raise ValueError(f"{text} is not an academic year: write it as 2019-20")
    parse_when(f"AY{text}")
    return text


_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+", re.ASCII)
_LONGEST_ADDRESS = 254


def parse_email_address(text: str) -> str:
    """An email address alone, without a name. Raises ValueError."""
    if _ADDRESS.fullmatch(text) and len(text) <= _LONGEST_ADDRESS:
        return text
    raise ValueError(f"{text} is not a plain email address: write it without a name, such as head.of.sen@northshire.example")


_SUBJECT = r"\?subject=(?:[^&#%\s]|%(?!0[ad])[0-9a-f]{2})*"
# A sign that an address may have means something else in a link: `%0a` ends a line, and `?bcc=` adds a recipient.
_TO_WRITE_TO = re.compile(rf"mailto:(?![^@]*[%?&#]){_ADDRESS.pattern}(?:{_SUBJECT})?", re.ASCII | re.IGNORECASE)
_ON_THE_WEB = re.compile(r"https?:", re.IGNORECASE)


def is_to_write_to(link: str) -> bool:
    """Whether a link leads to one address to write to, and says nothing of what to write but its subject."""
    return bool(_TO_WRITE_TO.fullmatch(link))


def parse_link(text: str) -> str:
    """Where something can be found: an address of the web, or one to write to, is one that works. Raises ValueError."""
    stripped = text.strip()
    if not re.search(SOME_WORDS, text):
        raise ValueError("the link is empty: write where it can be found, or delete the field")
    if stripped.lower().startswith("mailto:") and not is_to_write_to(stripped):
        raise ValueError(f"{text} is not one address to write to: write no more than mailto: and the address")
    if _ON_THE_WEB.match(stripped) and (not stripped.isprintable() or re.search(r"\s", stripped)):
        raise ValueError(f"{text} has a blank in it, which no address has: write %20 for each blank")
    return text


_ACTION_REFERENCE = r"^([A-Za-z0-9][A-Za-z0-9._-]*:)?[A-Za-z0-9][A-Za-z0-9._-]*$"

Id = Annotated[str, Words(ID_PATTERN, {"type": ["string", "number"], "pattern": ID_PATTERN, "maxLength": ID_LENGTH}, ID_LENGTH)]
"""A name for one thing, unique among its kind in the plan, compared without regard to capitals."""

Text = Annotated[str, Words(SOME_WORDS, {"type": ["string", "number", "boolean"], "minLength": 1})]
"""Words, at least one."""

Day = Annotated[date, Parsed(parse_day, {"type": "string", "pattern": DAY_PATTERN})]
"""One day, as 2020-03-31."""

WhenText = Annotated[
    When,
    Parsed(parse_when, {"type": ["string", "integer"], "pattern": WHEN_PATTERN, "minimum": 1, "maximum": 9999}),
]
"""A day, month, quarter, year or term, or `ongoing` (see `model.when`)."""

Number = Annotated[Decimal, Parsed(_number, {"type": "number"})]
"""An exact decimal number."""

Count = Annotated[int, Parsed(_count, {"type": "integer", "minimum": 0, "maximum": 999999})]
"""A whole number, not below nought."""

WorkingDays = Annotated[int, Parsed(_working_days, {"type": "integer", "minimum": 0, "maximum": _MOST_WORKING_DAYS})]
"""A number of working days."""

Flag = Annotated[bool, Parsed(_flag, {"enum": [True, False, "yes", "no"]})]
"""true or false."""

FormatVersion = Annotated[str, Parsed(_format_version, {"enum": [1, "1"]})]
"""The version of the plan format; there is one so far."""

AcademicYear = Annotated[str, Parsed(_academic_year, {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{2}$"})]
"""An academic year, as 2019-20."""

MonthName = Annotated[str, Parsed(_month_name, {"enum": list(MONTHS)})]
"""The name of a month, in full."""

AgeBand = Annotated[str, Parsed(parse_age_band, {"type": "string", "pattern": r"^[0-9]{1,2}-[0-9]{1,2}$"})]
"""Ages in years, both ends included, such as 16-18."""

ActionReference = Annotated[
    str, Words(_ACTION_REFERENCE, {"type": ["string", "number"], "pattern": _ACTION_REFERENCE}, 2 * ID_LENGTH + 1)
]
"""An action of this plan, or of another as plan:action."""

EmailAddress = Annotated[str, Parsed(parse_email_address, {"type": "string", "format": "email", "maxLength": _LONGEST_ADDRESS})]
"""An email address alone, in ASCII (RFC 5321, without quoted names and address literals)."""

Link = Annotated[str, Parsed(parse_link, {"type": "string", "minLength": 1})]
"""Where something can be found, on the web or anywhere else."""

Areas = Annotated[tuple[Text, ...], AtLeastOne()]
"""The names of one or more local areas."""
