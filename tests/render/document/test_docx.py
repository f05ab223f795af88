"""A Word file is read back, by python-docx and by LibreOffice, as the blocks that were written."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import Table as WordTable
from hypothesis import given, settings

from documents import DRAWING, EVERY_HOSTILE_TEXT, SAMPLE, any_document
from wsoa_cli.render.document.blocks import Block, Bullets, Document, Facts, Gap, Heading, Paragraph, Picture, Table
from wsoa_cli.render.document.docx import to_docx
from wsoa_cli.render.document.legible import legible

Part = tuple[str, ...]
SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


def opened(content: bytes) -> WordFile:
    return docx.Document(BytesIO(content))


def read_back(word: WordFile) -> list[Part]:
    return [part for part in _parts(word) if part != ("Table Text", "")]


def _parts(word: WordFile) -> Iterator[Part]:
    for one in word.iter_inner_content():
        if isinstance(one, WordTable):
            yield ("table", *(cell.text for row in one.rows for cell in row.cells))
        else:
            told = [picture.get("descr", "") for picture in one._p.iter(qn("wp:docPr"))]
            yield ("picture", *told) if told else (one.style.name or "" if one.style else "", one.text)


def expected(document: Document) -> list[Part]:
    document = legible(document)
    parts: list[Part] = [("Title", document.title)]
    parts += [("Subtitle", document.subtitle)] if document.subtitle else []
    return parts + [part for block in document.blocks for part in _written(block)]


def _written(block: Block) -> list[Part]:
    match block:
        case Heading(level, text):
            return [(f"Heading {level}", text)]
        case Paragraph(text):
            return [("Normal", text)]
        case Bullets(items, numbered):
            return [("List Number" if numbered else "List Bullet", item) for item in items]
        case Table(caption, header, rows):
            return [("Caption", caption), ("table", *(cell for row in (header, *rows) for cell in row))]
        case Facts(rows):
            return [("Fact", f"{label}:\t{value}") for label, value in rows]
        case Gap(text):
            return [("Gap", f"To be written: {text}")]
        case Picture(_, alternative):
            return [("picture", alternative)]


@given(any_document())
@settings(max_examples=40)
def test_any_document_is_read_back_block_by_block(document: Document) -> None:
    assert expected(document) == read_back(opened(to_docx(document)))


def test_the_header_row_of_a_table_is_repeated_on_every_page_and_told_apart() -> None:
    (table,) = opened(to_docx(SAMPLE)).tables
    assert [True, False, False] == [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    look: Any = table._tbl.tblPr.find(qn("w:tblLook"))
    assert ("1", "1") == (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn")))


def test_the_pages_are_numbered_by_fields() -> None:
    footer = opened(to_docx(SAMPLE)).sections[0].footer
    fields = [field.get(qn("w:instr")) for field in footer._element.iter(qn("w:fldSimple"))]
    assert ["PAGE", "NUMPAGES"] == fields


def test_the_language_is_said_once_for_all() -> None:
    languages = list(opened(to_docx(SAMPLE)).styles.element.iter(qn("w:lang")))
    assert ["en-GB"] == [language.get(qn("w:val")) for language in languages]


def test_the_file_says_what_it_is_and_of_which_day() -> None:
    told = opened(to_docx(SAMPLE)).core_properties
    assert (SAMPLE.title, SAMPLE.author, "en-GB") == (told.title, told.author, told.language)
    assert [SAMPLE.day] * 2 == [moment.date() for moment in (told.created, told.modified) if moment]
    assert ("", "", 1) == (told.comments, told.last_modified_by, told.revision)


def test_a_title_of_any_length_stands_on_the_page_whole_and_in_what_the_file_says_of_itself_as_far_as_it_goes() -> None:
    long = "Improvement plan, " * 20
    word = opened(to_docx(Document(long, (), date(2020, 3, 2), subtitle=long, author=long)))
    assert [long.strip()] * 2 == [paragraph.text.strip() for paragraph in word.paragraphs][:2]
    assert [f"{long[:254]}…"] * 3 == [word.core_properties.title, word.core_properties.subject, word.core_properties.author]


def test_each_numbered_list_counts_from_one() -> None:
    lists = (Bullets(("a", "b"), numbered=True), Paragraph("between"), Bullets(("c",), numbered=True))
    word = opened(to_docx(Document("Lists", lists, SAMPLE.day)))
    numbers = [item._p.pPr.numPr.numId.val for item in word.paragraphs if item.style and item.style.name == "List Number"]  # type: ignore[union-attr]
    assert 2 == len(set(numbers))
    assert numbers[0] == numbers[1]


def test_a_drawing_arrives_as_it_was_with_a_picture_for_programs_that_show_none() -> None:
    word = opened(to_docx(SAMPLE))
    (blip,) = word.element.iter(SVG_BLIP)
    drawing = word.part.related_parts[blip.get(qn("r:embed"))]
    assert DRAWING.encode() == drawing.blob
    (picture,) = word.element.iter(qn("a:blip"))
    assert word.part.related_parts[picture.get(qn("r:embed"))].blob.startswith(b"\x89PNG")


def test_nothing_in_the_file_points_outside() -> None:
    relations = opened(to_docx(SAMPLE)).part.package.iter_rels()
    assert [] == [relation.target_ref for relation in relations if relation.is_external]


@pytest.mark.parametrize(
    ("day", "stamped"),
    [(date(2020, 2, 10), (2020, 2, 10)), (date(1974, 4, 1), (1980, 1, 1))],
    ids=["the document's day", "the first day that a zip file knows"],
)
def test_every_part_is_of(day: date, stamped: tuple[int, int, int]) -> None:
    parts = ZipFile(BytesIO(to_docx(Document("Day", (), day)))).infolist()
    assert {(*stamped, 0, 0, 0)} == {part.date_time for part in parts}


WRITE = "from documents import SAMPLE; from wsoa_cli.render.document.written import written; import sys, hashlib\n"
WRITE += "print(hashlib.sha256(written(SAMPLE, sys.argv[1])).hexdigest())"


@pytest.mark.parametrize("form", ["markdown", "html", "docx", "pdf"])
def test_two_processes_write_the_same_bytes(form: str) -> None:
    tests = str(Path(__file__).parents[2])
    digests = {
        subprocess.run(
            [sys.executable, "-c", WRITE, form],
            env={"PYTHONPATH": tests, "PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland"))
    }
    assert 1 == len(digests)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("hostile", [False, True], ids=["a plain document", "one with every hostile text"])
def test_libreoffice_opens_it_and_saves_the_same(tmp_path: Path, *, hostile: bool) -> None:
    document = EVERY_HOSTILE_TEXT if hostile else SAMPLE
    (tmp_path / "report.docx").write_bytes(to_docx(document))
    words = ["--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "out"), "report.docx"]
    subprocess.run(
        [shutil.which("soffice") or "", f"-env:UserInstallation=file://{tmp_path}/profile", *words],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        timeout=120,
    )
    saved = docx.Document(str(tmp_path / "out" / "report.docx"))
    assert expected(document) == read_back(saved)


COLUMNS = ("Action", "What", "Lead", "Deadline", "Status", "Rating", "Why")
ROW = (
    "S3",
    "Art competition on the ten principles of the pledge",
    "Communication group",
    "2020-01-31 (in 25 days)",
    "not started",
    "AMBER",
    "due in 25 days and not started",
)


def test_no_column_is_narrower_than_its_longest_word() -> None:
    (table,) = opened(to_docx(Document("Table", (Table("Every action", COLUMNS, (ROW,)),), SAMPLE.day))).tables
    letter = 60_000  # EMU: what a letter of nine points takes at most, as in AMBER
    room = [int(column.width or 0) / letter for column in table.columns]
    longest = [max(len(word) for text in texts for word in text.split()) for texts in zip(COLUMNS, ROW, strict=True)]
    assert [] == [name for name, has, needs in zip(COLUMNS, room, longest, strict=True) if has < needs]


def test_a_word_that_is_wider_than_the_page_takes_no_other_column_away() -> None:
    (table,) = opened(to_docx(Document("Table", (Table("Odd", ("A", "B"), (("x" * 5000, "y"),)),), SAMPLE.day))).tables
    page = Emu(int(166 / 25.4 * 914_400))
    widths = [int(column.width or 0) for column in table.columns]
    assert sum(widths) == pytest.approx(page, rel=0.001)
    assert min(widths) > 3 * 60_000


def test_a_colour_is_a_word_and_has_it_behind_it_too() -> None:
    (table,) = opened(to_docx(Document("Table", (Table("Every action", COLUMNS, (ROW,)),), SAMPLE.day))).tables
    shades = {cell.text: shade.get(qn("w:fill")) for cell in table.rows[1].cells for shade in cell._tc.iter(qn("w:shd"))}
    assert {"AMBER": "FFF4DC"} == shades


def test_a_page_does_not_part_a_paragraph_from_the_list_that_it_leads_to() -> None:
    word = opened(to_docx(Document("Lists", (Paragraph("These:"), Bullets(("a",)), Paragraph("Those.")), SAMPLE.day)))
    kept = {one.text: one.paragraph_format.keep_with_next for one in word.paragraphs if one.text.startswith("Th")}
    assert {"These:": True, "Those.": None} == kept
