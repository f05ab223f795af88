"""The page that GitHub Actions shows for a job: every finding, as far as it takes them."""

from collections.abc import Sequence
from datetime import date

from wsoa_cli.render.gate.markdown import heading, table
from wsoa_cli.store.located import Located

LIMIT = 1024 * 1024
"""Bytes; GitHub shows nothing at all of a step's summary that is larger."""

_LAST_LINE = "{more} more are not in this table: GitHub shows no more than 1 MiB of a summary.\n"
_FOR_THE_LAST_LINE = 200


def to_github_summary(found: Sequence[Located], today: date, room: int = LIMIT) -> str:
    """The table in so many bytes; where it had to be cut, its last line says so. Nothing where there is no room for that."""
    text = f"### wsoa check\n\n{heading(found, today)}\n"
    head, rows = table(found)
    left = room - len(f"{text}\n{head}\n\n".encode()) - _FOR_THE_LAST_LINE
    if left < 0:
        return ""
    if not rows:
        return f"{text}\n"
    fitting = _fitting(rows, left)
    text += f"\n{head}{''.join(rows[:fitting])}\n"
    return text if fitting == len(rows) else f"{text}{_LAST_LINE.format(more=len(rows) - fitting)}\n"


def _fitting(rows: Sequence[str], room: int) -> int:
    """How many rows, from the first, take no more than so many bytes."""
    for n, row in enumerate(rows):
        room -= len(row.encode())
        if room < 0:
            return n
    return len(rows)
