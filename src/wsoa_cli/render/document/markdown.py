"""A document as markdown, in which no text of a plan is markup."""

import re
from collections.abc import Iterable

from wsoa_cli.render.document.blocks import Block, Bullets, Document, Facts, Gap, Heading, Paragraph, Picture, Table
from wsoa_cli.render.document.legible import legible
from wsoa_cli.render.document.shape import GAP_LABEL
from wsoa_cli.render.markdown import escape

# What makes a list or a rule of a line only where it begins it; everything else is escaped wherever it stands.
# A number makes a list only before a space, so that the number of an action stays as it is: 1.3.
_LIST_MARK = re.compile(r"^(?:([-=])|(\d+)([.)])(?=\s|$))")


def to_markdown(document: Document) -> str:
    """The document with its title as the one heading of level 1; no drawing, but what each tells."""
    document = legible(document)
    parts = [f"# {_text(document.title)}"]
    parts += [f"**{_text(document.subtitle)}**"] if document.subtitle else []
    above: Block | None = None
    for block in document.blocks:
        # Two lists in a row would be read as one.
        parts += ["<!-- -->"] if isinstance(above, Bullets | Facts) and isinstance(block, Bullets | Facts) else []
        parts.append(_written(block))
        above = block
    return "\n\n".join(part for part in parts if part) + "\n"


def _written(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * (level + 1)} {_text(text)}"
        case Paragraph(text):
            return _text(text)
        case Bullets(items, numbered):
            return "\n".join(f"{f'{n}.' if numbered else '-'} {_text(item)}" for n, item in enumerate(items, start=1))
        case Table(caption, header, rows):
            return f"**{_text(caption)}**\n\n{_table(header, rows)}"
        case Facts(rows):
            return "\n".join(f"- **{_text(label)}:** {_text(value)}".rstrip() for label, value in rows)
        case Gap(text):
            return f"> **{GAP_LABEL}** {_text(text)}"
        case Picture(_, alternative):
            return f"Picture: {_text(alternative)}"


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "\n".join(f"| {' | '.join(cells if cells[0] == '---' else map(escape, cells))} |" for cells in lines)


def _text(text: str) -> str:
    return _LIST_MARK.sub(_unmarked, escape(text))


def _unmarked(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"
