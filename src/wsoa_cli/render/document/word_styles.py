"""The styles of a Word file: what the writer names, how it looks where no reference file says so, and its language."""

from typing import Any

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from wsoa_cli.render.document.blocks import DEEPEST_HEADING

_INK = RGBColor(0x1A, 0x1A, 0x1A)
_HEADINGS = tuple(f"Heading {level}" for level in range(1, DEEPEST_HEADING + 1))
_HEADING_SIZES = (16, 14, 12, 11, 11)

# The styles of Word's own, and ours with the one that each is based on.
_OF_WORD = ("Title", "Subtitle", *_HEADINGS, "List Bullet", "List Number", "Caption")
_OF_OURS = ("Table Header", "Table Text", "Fact", "Gap")


def add_missing_styles(word: WordFile) -> None:
    """The styles that the writer names and the file lacks: Word keeps only those that somebody used."""
    known = {style.name for style in word.styles}
    for name in (*_OF_WORD, *_OF_OURS):
        if name not in known:
            _add(word, name)
    if "Table Grid" not in known:
        _add_table_grid(word)


def _add(word: WordFile, name: str) -> None:
    style: Any = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in _OF_WORD)
    style.base_style = word.styles["Normal"]
    form = style.paragraph_format
    if name in _HEADINGS:
        form.keep_with_next = True
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(_HEADINGS.index(name)))
        style.element.get_or_add_pPr().append(level)
        style.font.bold = True
    elif name in {"Title", "Caption", "Table Header"}:
        style.font.bold = True
    if name.startswith("Table "):
        form.space_before, form.space_after = Pt(2), Pt(2)
        style.font.size = Pt(9)
    elif name == "Fact":
        form.left_indent, form.first_line_indent, form.space_after = Mm(45), Mm(-45), Pt(4)
    elif name == "Gap":
        form.left_indent = form.right_indent = Mm(2)  # the frame stands outside of the text
        _frame(style)


def _frame(style: Any) -> None:
    sides = "".join(
        f'<w:{side} w:val="dashed" w:sz="12" w:space="4" w:color="8A2B06"/>' for side in ("top", "left", "bottom", "right")
    )
    style.element.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>"))


def _add_table_grid(word: WordFile) -> None:
    style: Any = word.styles.add_style("Table Grid", WD_STYLE_TYPE.TABLE, builtin=True)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="767676"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    style.element.append(parse_xml(f"<w:tblPr {nsdecls('w')}><w:tblBorders>{sides}</w:tblBorders></w:tblPr>"))


def dress(word: WordFile) -> None:
    """How a document looks that has no reference file: A4, Arial 11, dark headings."""
    section = word.sections[-1]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(22)
    sizes = dict(zip(_HEADINGS, _HEADING_SIZES, strict=True)) | {"Normal": 11, "Title": 22, "Subtitle": 14, "Caption": 11}
    for name, size in sizes.items():
        _letter(word, name, size)


def _letter(word: WordFile, name: str, size: int) -> None:
    style = word.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - all of them are, in the file that python-docx brings
    style.font.size, style.font.italic, style.font.color.rgb = Pt(size), False, _INK
    style.font.name = "Arial"
    fonts: Any = style.element.rPr.rFonts
    for place in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{place}"), None)
    for place in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{place}"), "Arial")


def set_language(word: WordFile, language: str) -> None:
    """The language of every text that does not say another."""
    root: Any = word.styles.element
    for one in list(root.iter(qn("w:lang"))):
        one.getparent().remove(one)
    defaults = _child(_child(_child(root, "w:docDefaults"), "w:rPrDefault"), "w:rPr")
    told = OxmlElement("w:lang")
    for place in ("val", "eastAsia", "bidi"):
        told.set(qn(f"w:{place}"), language)
    defaults.append(told)


def _child(parent: Any, name: str) -> Any:
    found = parent.find(qn(name))
    if found is None:
        found = OxmlElement(name)
        parent.insert(0, found)
    return found
