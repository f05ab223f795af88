"""Sheets as markdown tables for pages, mails and pull requests."""

import re

from wsoa_cli.render.safe import safe
from wsoa_cli.render.sheet import Cell, Sheet

# Everything that could begin markup, HTML or a link; a mention of a person or of an issue number is markup on some hosts.
# A parenthesis makes a link only behind a bracket; elsewhere people would read the backslash wherever they see the text itself.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#+!|~&@$]|(?<=\])\()")

# Hosts look for mentions of people, issues and merge requests when the page is made, and by then a backslash is gone.
_MENTION = re.compile(r"\\(@(?=\w)|[#!&$](?=\d))")


def to_markdown(sheet: Sheet) -> str:
    """The sheet as a table; a column that is empty in every row is left out."""
    used = [n for n, _ in enumerate(sheet.columns) if any(row[n] not in (None, "") for row in sheet.rows)]
    used = used or list(range(len(sheet.columns)))
    lines = [_line([sheet.columns[n].replace("_", " ") for n in used]), _line(["---"] * len(used))]
    lines += [_line([escape(row[n]) for n in used]) for row in sheet.rows]
    return "\n".join(lines) + "\n"


def escape(cell: Cell) -> str:
    """The text of a cell with nothing left that markdown would obey."""
    if cell is None:
        return ""
    text = _MENTION.sub("\\\\\\1\u200b", _MARKUP.sub(r"\\\1", safe(str(cell))))
    return text.replace("://", ":\u200b//").replace("www.", "www\u200b.")


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
