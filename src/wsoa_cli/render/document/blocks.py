"""What a document is made of, before it has a format.

Every text here is plain: nothing in it is markup in any format, and each writer escapes it once.
A line end inside a text is a space; whoever wants two paragraphs gives two.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

DEEPEST_HEADING = 5
"""HTML has six levels of headings, and the title takes the first."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part: level 1 stands right under the document's title, and no level is skipped on the way down."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, with numbers where the order matters."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first column says what each row is about; every row has a cell for each column."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels, each with its value: committee, author, date."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """What nobody has written yet, and who reads the document must see that it is missing."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, and what it tells to those who do not see it; the SVG has a `viewBox` and needs nothing from outside."""

    svg: str
    alternative: str


Block = Heading | Paragraph | Bullets | Table | Facts | Gap | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A document of its own day: `day` is what its files say they were made on, so that the same plan gives the same bytes.

    `language` is a tag of language and country, such as en-GB; `author` is who answers for the text, and may be nobody.
    A `ValueError` is raised for what no format can show well: a heading too deep, or a row that is not as long as its header.
    """

    title: str
    blocks: tuple[Block, ...]
    day: date
    subtitle: str = ""
    author: str = ""
    language: str = "en-GB"

    def __post_init__(self) -> None:
        if not _LANGUAGE.fullmatch(self.language):
            raise ValueError(f"not a language: {self.language}")
        for fault in _faults(self.blocks):
            raise ValueError(fault)


def _faults(blocks: tuple[Block, ...]) -> Iterator[str]:
    above = 0
    for block in blocks:
        if isinstance(block, Heading):
            if not 1 <= block.level <= min(above + 1, DEEPEST_HEADING):
                yield f"a heading of level {block.level} stands under one of level {above}: {block.text}"
            above = block.level
        if isinstance(block, Table) and not block.header:
            yield f"a table has no columns: {block.caption}"
        if isinstance(block, Table) and {len(row) for row in block.rows} - {len(block.header)}:
            yield f"a row is not as long as the header of its table: {block.caption}"
