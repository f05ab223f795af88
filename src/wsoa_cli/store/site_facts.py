"""The facts of an accessibility statement from a TOML file, which is beside the plans and not part of one."""

import tomllib
from collections.abc import Callable
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from wsoa_cli.errors import UsageError, WsoaError
from wsoa_cli.model.scalars import parse_email_address
from wsoa_cli.model.site_facts import COMPLIANCES, SiteFacts

_Reads = Callable[[Any], bool]


def read_facts(path: Path, today: date) -> SiteFacts:
    """The facts that a file states. Raises WsoaError where it cannot be read, and UsageError for what it should not say."""
    try:
        typed = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise WsoaError(f"{path} cannot be read: {error.strerror}", "name a file with the facts as TOML") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} is no TOML: {error}", 'write lines such as: organisation = "Northshire Council"') from error
    facts: dict[str, Any] = {}
    for name, value in typed.items():
        _require(path, name, value)
        facts[name] = tuple(value) if isinstance(value, list) else value
    _require_true(path, facts, today)
    return SiteFacts(**facts)


def _require_true(path: Path, facts: dict[str, Any], today: date) -> None:
    """Refuses what contradicts itself or the calendar: a statement that is not true is worse than one with a gap."""
    for name in _DONE:
        if name in facts and facts[name] > today:
            raise UsageError(f"{path}: {name} {facts[name]} is yet to come", f"write a day on which it was done, by {today}")
    if facts.get("compliance") == "fully" and facts.get("not_accessible"):
        raise UsageError(
            f'{path}: compliance "fully" and not_accessible contradict each other', 'write: compliance = "partially"'
        )


_DONE = ("tested_on", "prepared_on", "reviewed_on")


def _require(path: Path, name: str, value: Any) -> None:
    known = _KNOWN.get(name)
    if known is None:
        near = get_close_matches(name, _KNOWN, n=1)
        hint = f"did you mean {near[0]}?" if near else f"it may say: {', '.join(_KNOWN)}"
        raise UsageError(f"{path}: {name} is no fact of an accessibility statement", hint)
    reads, example = known
    if not reads(value):
        raise UsageError(f"{path}: {name} cannot be {value!r}", f"write it as: {name} = {example}")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_address(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(parse_email_address(value)) and not set("?&#%") & set(value)
    except ValueError:
        return False


_KNOWN: dict[str, tuple[_Reads, str]] = {
    "organisation": (_is_text, '"Northshire Council"'),
    "email": (_is_address, '"send@northshire.example"'),
    "telephone": (_is_text, '"01632 960000"'),
    "reply_days": (lambda value: type(value) is int and 0 < value < 366, "10"),
    "compliance": (lambda value: value in COMPLIANCES, '"partially" (or "fully", or "not")'),
    "not_accessible": (
        lambda value: isinstance(value, list) and all(map(_is_text, value)),
        '["The maps in appendix B have no alternative text."]',
    ),
    "tested_on": (_is_day, "2020-01-06"),
    "tested_by": (_is_text, '"our web team, with a screen reader"'),
    "prepared_on": (_is_day, "2020-01-06"),
    "reviewed_on": (_is_day, "2020-01-06"),
}
