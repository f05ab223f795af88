"""A document with every text made fit for every format: on one line, and without what a reader would obey and not see.

A control character spoils a Word file as a whole, a bidirectional override reorders what a committee reads, and a heading
without a text is refused by PDF/UA; so all of that is settled once, before any writer escapes.
"""

import re
from dataclasses import replace

from wsoa_cli.render.document.blocks import Block, Bullets, Document, Facts, Gap, Heading, Paragraph, Picture, Table
from wsoa_cli.render.safe import safe
from wsoa_cli.render.words import NONE

# Code points that are no characters and never will be: XML refuses the two of the first plane.
_NO_CHARACTERS = re.compile(
    f"[\ufdd0-\ufdef{''.join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))}]"
)


def legible(document: Document) -> Document:
    """The document with legible texts; a blank title, heading or label is a dash, and what holds nothing is left out."""
    blocks = [_block(block) for block in document.blocks]
    return replace(
        document,
        title=_named(document.title),
        subtitle=line(document.subtitle),
        author=line(document.author),
        blocks=tuple(block for block in blocks if not _holds_nothing(block)),
    )


def line(text: str) -> str:
    """The text on one line, with single spaces, and without the marks of byte order that pasted text brings."""
    return " ".join(_NO_CHARACTERS.sub("\ufffd", safe(text)).replace("\ufeff", "").split())


def _named(text: str) -> str:
    return line(text) or NONE


def _holds_nothing(block: Block) -> bool:
    return block in {Paragraph(""), Bullets(()), Bullets((), numbered=True), Facts(())}


def _block(block: Block) -> Block:
    match block:
        case Heading(level, text):
            return Heading(level, _named(text))
        case Bullets(items, numbered):
            return Bullets(tuple(filter(None, map(line, items))), numbered)
        case Table(caption, header, rows):
            return Table(_named(caption), tuple(map(_named, header)), tuple(map(_row, rows)))
        case Facts(rows):
            return Facts(tuple((_named(label), line(value)) for label, value in rows))
        case Picture(svg, alternative):
            return Picture(svg, _named(alternative))
        case Paragraph(text):
            return Paragraph(line(text))
        case Gap(text):
            return Gap(_named(text))


def _row(cells: tuple[str, ...]) -> tuple[str, ...]:
    """A row; its first cell is its heading."""
    return _named(cells[0]), *map(line, cells[1:])
