"""A table of findings for a comment on a pull request: what the change has brought first, and the gravest of that."""

from collections.abc import Sequence
from datetime import date

from wsoa_cli.render.gate.order import newest_first
from wsoa_cli.render.gate.wording import ORIGINS
from wsoa_cli.render.markdown import escape
from wsoa_cli.render.words import findings
from wsoa_cli.store.located import Located


def to_gate_markdown(found: Sequence[Located], today: date) -> str:
    """A line that counts, and the table; the line alone where nothing was found."""
    head, rows = table(found)
    return f"{heading(found, today)}\n" + (f"\n{head}{''.join(rows)}" if rows else "")


def heading(found: Sequence[Located], today: date) -> str:
    """How much was found on which day, and how much of it is new where that is known."""
    counts = {origin: sum(one.origin == origin for one in found) for origin in ORIGINS}
    by_origin = (f"{ORIGINS[origin].capitalize()}: {count}." for origin, count in counts.items() if count)
    return " ".join([f"**{findings(found)}** Judged on {today}.", *by_origin])


def table(found: Sequence[Located]) -> tuple[str, list[str]]:
    """The head of the table, and its rows, each with the end of its line."""
    has_origins = any(one.origin for one in found)
    names = ("severity", *(("since",) if has_origins else ()), "where", "rule", "what is wrong", "what to write instead")
    head = _row(names) + _row(["---"] * len(names))
    return head, [_row(_cells(one, has_origins=has_origins)) for one in newest_first(found)]


def _cells(one: Located, *, has_origins: bool) -> list[str]:
    since = [ORIGINS[one.origin] if one.origin else ""] if has_origins else []
    return [escape(text) for text in (one.severity, *since, f"{one.path}:{one.line}", one.rule, one.message, one.hint)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
