"""Sheets as CSV that a spreadsheet opens without running any of it."""

import csv
import io
from datetime import date
from decimal import Decimal

from wsoa_cli.render.inert import in_csv
from wsoa_cli.render.safe import safe
from wsoa_cli.render.sheet import Cell, Sheet

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the start of a formula; in some languages also the wide forms of the signs."""


def to_csv(sheet: Sheet) -> str:
    """The sheet with a row of column names.

    A text that a spreadsheet would take for a formula gets an apostrophe in front, as CSV has no other way to say "text".
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(sheet.columns)
    writer.writerows([_cell(cell) for cell in row] for row in sheet.rows)
    return in_csv(out.getvalue())


def _cell(cell: Cell) -> str | int:
    if isinstance(cell, str):
        return f"'{safe(cell)}" if cell.startswith(_FORMULA_STARTS) else safe(cell)
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return int(cell)
