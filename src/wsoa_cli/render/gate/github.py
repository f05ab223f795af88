"""Annotations of GitHub Actions: they stand beside the lines of a pull request.

GitHub shows ten of a kind for each step and drops the others without a word, so the last of ten says how many there are.
"""

from collections.abc import Iterator, Sequence

from wsoa_cli.render.gate.order import worst_first
from wsoa_cli.render.gate.wording import told_with_cure
from wsoa_cli.render.safe import safe
from wsoa_cli.rules.finding import GRAVEST_FIRST, Severity
from wsoa_cli.store.located import Located

MOST_OF_A_KIND = 10

_KINDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def to_github(found: Sequence[Located]) -> str:
    """The workflow commands, the gravest first."""
    ordered = worst_first(found)
    by_severity = ([one for one in ordered if one.severity == severity] for severity in GRAVEST_FIRST)
    return "".join(f"{command}\n" for of_a_kind in by_severity for command in _commands(of_a_kind))


def _commands(of_a_kind: Sequence[Located]) -> Iterator[str]:
    shown = of_a_kind if len(of_a_kind) <= MOST_OF_A_KIND else of_a_kind[: MOST_OF_A_KIND - 1]
    yield from (_annotation(one) for one in shown)
    if len(of_a_kind) > len(shown):
        kind = _KINDS[of_a_kind[0].severity]
        more = f"{len(of_a_kind) - len(shown)} more {kind}s are not shown here; the summary of the job lists all"
        yield f"::{kind} title=wsoa check::{escape_data(more)}"


def _annotation(one: Located) -> str:
    properties = {"file": safe(one.path), "line": str(one.line), "col": str(one.column), "title": safe(one.rule)}
    written = ",".join(f"{name}={escape_property(value)}" for name, value in properties.items())
    return f"::{_KINDS[one.severity]} {written}::{escape_data(told_with_cure(one))}"


def escape_data(text: str) -> str:
    """A text that comes after the `::`."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """A text between the name of a property and the comma."""
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")
