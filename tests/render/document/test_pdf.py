"""A PDF is tagged after PDF/UA-1, and its structure is read back as the blocks that were written.

That it keeps PDF/UA-1 is what the typesetter itself enforces (it refuses to write a file that does not); here an independent
reader looks at the tags, the language and the title.
"""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from documents import EVERY_HOSTILE_TEXT, HOSTILE, SAMPLE, any_document
from wsoa_cli.render.document.blocks import Bullets, Document, Facts, Heading, Paragraph, Picture, Table
from wsoa_cli.render.document.legible import legible
from wsoa_cli.render.document.pdf import to_pdf


def opened(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def catalogue(pdf: PdfReader) -> Any:
    return pdf.trailer["/Root"]


def elements(pdf: PdfReader) -> list[Any]:
    """Every element of the structure, in the order in which it is read out."""
    return list(_elements(catalogue(pdf)["/StructTreeRoot"]["/K"]))


def _elements(node: Any) -> Iterator[DictionaryObject]:
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for one in node:
            yield from _elements(one)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        yield node
        yield from _elements(node.get("/K", ArrayObject()))


def text_of(pdf: PdfReader) -> str:
    return "".join("".join(page.extract_text() for page in pdf.pages).split())


def expected_tags(document: Document) -> Counter[str]:
    """How often each kind of element must be there."""
    tags = Counter({"/Title": 1})
    for block in legible(document).blocks:
        match block:
            case Heading(level, _):
                tags[f"/H{level}"] += 1
            case Bullets(items, _):
                tags.update({"/L": 1, "/LI": len(items)})
            case Facts(rows):
                tags.update({"/L": 1, "/LI": len(rows)})
            case Table(_, header, rows):
                columns = len(header)
                tags.update({"/Table": 1, "/Caption": 1, "/TH": columns, "/TD": columns * len(rows), "/TR": 1 + len(rows)})
            case Picture():
                tags["/Figure"] += 1
    return tags


def counted(pdf: PdfReader, like: Counter[str]) -> Counter[str]:
    found = Counter(str(element["/S"]) for element in elements(pdf))
    wanted = {"/Title", "/H1", "/H2", "/H3", "/H4", "/H5", "/L", "/LI", "/Table", "/Caption", "/TH", "/TD", "/TR", "/Figure"}
    return Counter({tag: count for tag, count in found.items() if tag in wanted | like.keys()})


@given(any_document())
@settings(max_examples=40)
def test_any_document_is_tagged_block_by_block(document: Document) -> None:
    tags = expected_tags(document)
    assert +tags == counted(opened(to_pdf(document)), tags)


def test_it_says_that_it_is_pdf_ua_1() -> None:
    metadata = catalogue(opened(to_pdf(SAMPLE)))["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_it_says_its_language_title_author_and_day() -> None:
    pdf = opened(to_pdf(SAMPLE))
    told = pdf.metadata
    assert told is not None
    assert ("en-GB", SAMPLE.title, SAMPLE.author) == (catalogue(pdf)["/Lang"], told.title, told.author)
    assert told.creation_date is not None
    assert SAMPLE.day == told.creation_date.date()


def test_a_reader_shows_the_title_and_not_the_file_name() -> None:
    assert catalogue(opened(to_pdf(SAMPLE)))["/ViewerPreferences"]["/DisplayDocTitle"]


def test_a_picture_has_its_alternative_text() -> None:
    alternatives = [element["/Alt"] for element in elements(opened(to_pdf(SAMPLE))) if element["/S"] == "/Figure"]
    assert ["Half of the plans were in time"] == alternatives


def test_the_pages_are_numbered() -> None:
    pdf = opened(to_pdf(Document("Long", tuple(Paragraph("Text. " * 200) for _ in range(9)), SAMPLE.day)))
    pages = [page.extract_text() for page in pdf.pages]
    assert len(pages) > 1
    assert [True] * len(pages) == [f"Page {n} of {len(pages)}" in text for n, text in enumerate(pages, start=1)]


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip() and text.isascii() and text.isprintable()])
def test_markup_is_printed_and_not_obeyed(text: str) -> None:
    pdf = opened(to_pdf(Document("Markup", (Paragraph(text),), SAMPLE.day)))
    assert "".join(text.split()) in text_of(pdf).replace("\u2019", "'")


def test_a_document_of_nothing_but_hostile_texts_is_written() -> None:
    tags = expected_tags(EVERY_HOSTILE_TEXT)
    assert +tags == counted(opened(to_pdf(EVERY_HOSTILE_TEXT)), tags)


def test_a_character_that_no_font_has_is_shown_by_its_number() -> None:
    pdf = opened(to_pdf(Document("Fonts", (Paragraph("Done \u2705 in 日本"),), SAMPLE.day)))
    assert "Done[U+2705]in[U+65E5][U+672C]" in text_of(pdf)


def test_no_page_tears_a_row_of_a_table_apart() -> None:
    rows = tuple(
        (f"begin{n}", f"{'Work with families and with schools on what each of them does. ' * 4}end{n}") for n in range(30)
    )
    pages = [
        page.extract_text() for page in opened(to_pdf(Document("Rows", (Table("All", ("A", "B"), rows),), SAMPLE.day))).pages
    ]
    on = {name: n for n, text in enumerate(pages) for name in re.findall("(?:begin|end)[0-9]+", text)}
    assert len(pages) > 1
    assert [] == [n for n in range(30) if on[f"begin{n}"] != on[f"end{n}"]]


def test_a_row_that_is_longer_than_a_page_is_printed_to_its_end() -> None:
    rows = (("1", "Work with families. " * 900 + "the very end"),)
    pdf = opened(to_pdf(Document("Rows", (Table("All", ("A", "B"), rows),), SAMPLE.day)))
    assert "the very end" in pdf.pages[-1].extract_text()
    assert len(pdf.pages) > 2
