"""A document as a Word file with real structure, the same bytes each time."""

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

import docx
import typst
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Emu
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from wsoa_cli.render.document.blocks import Block, Bullets, Document, Facts, Gap, Heading, Paragraph, Picture, Table
from wsoa_cli.render.document.legible import legible
from wsoa_cli.render.document.shape import GAP_LABEL
from wsoa_cli.render.document.templates import NO_TEMPLATES, REFERENCE, Templates
from wsoa_cli.render.document.word_numbering import Numbering
from wsoa_cli.render.document.word_reference import opened_reference
from wsoa_cli.render.document.word_styles import add_missing_styles, dress, set_language
from wsoa_cli.render.document.zipped import zipped_alike

_SVG_IN_WORD = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"

_LETTER = 63_500
"""EMU (914,400 an inch) that a letter of a table takes, some more than the average one: 5 points."""

_PADDING = 2.4
"""Letters that the two sides of a cell take."""

_LONGEST_WORD, _WIDEST = 24, 48
"""Letters: a longer word is broken, and a longer text asks for no wider column."""

_LONGEST_PROPERTY = 255
"""Letters of what a file says of itself; no more are taken, and the page has all of them."""

_TINTS = {"RED": "FDECEB", "AMBER": "FFF4DC", "GREEN": "E8F5EC", "BLUE": "E6F0FA", "GREY": "F2F5F7"}
"""What stands behind a colour that a cell tells in a word."""

_BAND = "EEF1F4"
"""What stands behind the headings of columns."""


def to_docx(document: Document, templates: Templates = NO_TEMPLATES) -> bytes:
    """The document; a user's `reference.docx` gives its styles, its page and what stands in its header and footer.

    Raises `TemplateError` when that file is no Word file, or one that would bring in more than its look.
    """
    document = legible(document)
    reference = templates.get(REFERENCE)
    word = docx.Document() if reference is None else opened_reference(reference)
    if reference is None:
        dress(word)
    add_missing_styles(word)
    set_language(word, document.language)
    _describe(word, document)
    _Writing(word).write(document)
    _number_pages(word)
    out = BytesIO()
    word.save(out)
    return zipped_alike(out.getvalue(), document.day)


def _describe(word: WordFile, document: Document) -> None:
    """What the file says of itself, all of it set: a reference file has its own author and comments."""
    properties = word.core_properties
    made = datetime.combine(document.day, time(), UTC).replace(tzinfo=None)
    for name, text in (("title", document.title), ("subject", document.subtitle), ("author", document.author)):
        setattr(properties, name, text if len(text) <= _LONGEST_PROPERTY else f"{text[: _LONGEST_PROPERTY - 1]}…")
    properties.language, properties.created, properties.modified, properties.revision = document.language, made, made, 1
    for name in ("category", "comments", "content_status", "identifier", "keywords", "last_modified_by", "version"):
        setattr(properties, name, "")


class _Writing:
    """A document on its way into a Word file: lists and pictures count on from one another."""

    def __init__(self, word: WordFile) -> None:
        self._word = word
        self._numbering = Numbering(word)
        self._pictures = 0

    def write(self, document: Document) -> None:
        self._paragraph(document.title, "Title")
        if document.subtitle:
            self._paragraph(document.subtitle, "Subtitle")
        for block in document.blocks:
            self._write(block)

    def _write(self, block: Block) -> None:
        match block:
            case Heading(level, text):
                self._paragraph(text, f"Heading {level}")
            case Paragraph(text):
                leads = text.endswith(":")  # to what comes next, from which a page must not part it
                self._paragraph(text, "Normal").paragraph_format.keep_with_next = True if leads else None
            case Bullets():
                self._bullets(block)
            case Table():
                self._table(block)
            case Facts(rows):
                for label, value in rows:
                    self._labelled(f"{label}:", value, "Fact", "\t")
            case Gap(text):
                self._labelled(GAP_LABEL, text, "Gap", " ")
            case Picture():
                self._picture(block)

    def _paragraph(self, text: str, style: str) -> WordParagraph:
        return self._word.add_paragraph(text, style=style)

    def _labelled(self, label: str, text: str, style: str, between: str) -> None:
        paragraph = self._paragraph("", style)
        paragraph.add_run(label).bold = True
        paragraph.add_run(f"{between}{text}")

    def _bullets(self, block: Bullets) -> None:
        numbers = self._numbering.begin(numbered=block.numbered)
        for item in block.items:
            numbers.put_on(self._paragraph(item, "List Number" if block.numbered else "List Bullet"))

    def _table(self, block: Table) -> None:
        self._paragraph(block.caption, "Caption").paragraph_format.keep_with_next = True
        table = self._word.add_table(rows=0, cols=len(block.header), style="Table Grid")
        _tell(table, block.caption)
        _fill(table, block.header, is_header=True)
        for cells in block.rows:
            _fill(table, cells, is_header=False)
        _share_width(table, block, _text_width(self._word.sections[-1]))
        self._paragraph("", "Table Text")  # else Word would join this table to the next

    def _picture(self, block: Picture) -> None:
        """The drawing itself for Word, which shows SVG since 2016, and a picture of it for programs that do not."""
        self._pictures += 1
        paragraph = self._paragraph("", "Normal")
        inline = paragraph.add_run().add_picture(BytesIO(_drawn(block.svg)), width=_text_width(self._word.sections[-1]))
        told: Any = inline._inline.docPr
        told.set("name", f"Picture {self._pictures}")
        told.set("descr", block.alternative)
        path = PackURI(f"/word/media/drawing{self._pictures}.svg")
        part = self._word.part
        drawing = Part(path, "image/svg+xml", block.svg.encode(), part.package)
        related = part.relate_to(drawing, RELATIONSHIP_TYPE.IMAGE)
        blip: Any = inline._inline.graphic.graphicData.pic.blipFill.blip
        blip.append(_svg_extension(related))


def _svg_extension(related: str) -> Any:
    return parse_xml(
        f'<a:extLst {nsdecls("a", "r")}><a:ext uri="{_SVG_EXTENSION}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG_IN_WORD}" r:embed="{related}"/></a:ext></a:extLst>'
    )


def _drawn(svg: str) -> bytes:
    """The drawing as PNG, 15 cm wide."""
    page = b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg", width: 15cm)\n'
    return typst.compile(page, format="png", ppi=200, sys_inputs={"svg": svg}, ignore_system_fonts=True)


def _text_width(section: Section) -> Emu:
    page, left, right = section.page_width or 0, section.left_margin or 0, section.right_margin or 0
    return Emu(page - left - right)


def _tell(table: WordTable, caption: str) -> None:
    """What a screen reader says of the table: its title, and that its first row and column are headings."""
    properties: Any = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    flags = 'w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"'
    properties.append(parse_xml(f"<w:tblLook {nsdecls('w')} {flags}/>"))
    told = OxmlElement("w:tblCaption")
    told.set(qn("w:val"), caption)
    properties.append(told)


def _fill(table: WordTable, texts: tuple[str, ...], *, is_header: bool) -> None:
    row = table.add_row()  # type: ignore[no-untyped-call]
    properties: Any = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_header:
        properties.append(OxmlElement("w:tblHeader"))
    for n, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.style = "Table Header" if is_header else "Table Text"
        paragraph.add_run(text).bold = True if (n == 0 and not is_header) or text in _TINTS else None
        if tint := _BAND if is_header else _TINTS.get(text):
            cell._tc.get_or_add_tcPr().append(
                parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{tint}"/>')
            )


def _share_width(table: WordTable, block: Table, width: int) -> None:
    """Gives each column room for its longest word, and what is left to those with long texts: Word shares evenly, ids and all.

    A column that is narrower than a word has it broken anywhere, as in "delive red".
    """
    columns = list(zip(block.header, *block.rows, strict=True))
    needs = [_PADDING + min(max(map(_longest_word, texts)) * 1.15, _LONGEST_WORD) for texts in columns]  # capitals are wider
    wishes = [max(0.0, min(max(map(len, texts)), _WIDEST) - need) for texts, need in zip(columns, needs, strict=True)]
    left = max(0.0, width / _LETTER - sum(needs)) / (sum(wishes) or 1)
    shares = [need + left * wish for need, wish in zip(needs, wishes, strict=True)]
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Emu(int(width * share / sum(shares)))
        for cell in column.cells:
            cell.width = column.width


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _number_pages(word: WordFile) -> None:
    """Page 1 of 3, at the foot, where a reference file has no foot of its own."""
    footer = word.sections[-1].footer
    if not footer.is_linked_to_previous:
        return
    paragraph = footer.paragraphs[0] if footer.paragraphs else footer.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(words)
        number: Any = paragraph._p
        number.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
