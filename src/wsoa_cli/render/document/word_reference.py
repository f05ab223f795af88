"""A user's reference file, opened for its look alone.

Such a file was somebody's document: its old text, comments, pictures, hidden properties and author must not leave with ours,
and a macro or a template that it fetches from elsewhere must not run with whoever reads.
"""

from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError

from wsoa_cli.render.document.templates import REFERENCE, TemplateError

_LARGEST = 50_000_000
"""Bytes, unpacked: a look is small, and a file that unpacks without end is an attack."""

_LOOK = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.SETTINGS,
}
# How python-docx says that a part is missing or not what it should be; what its parser of XML raises is a SyntaxError.
_DAMAGE = (OpcError, LookupError, ValueError, TypeError, AttributeError, SyntaxError)

_OF_A_PAGE = {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER}


def opened_reference(content: bytes) -> WordFile:
    """The file without its text, and with nothing in it but styles, theme, page, header and footer.

    Raises `TemplateError` where it is no Word file, holds a macro, or names something outside itself.
    """
    _guard(content)
    try:
        word = docx.Document(BytesIO(content))
        _empty(word)
        _read_through(word)
    except _DAMAGE as error:
        raise TemplateError(REFERENCE, "it is not as Word writes one", "save it anew from Word or LibreOffice") from error
    for relation in word.part.package.iter_rels():
        if relation.is_external and relation.reltype != RELATIONSHIP_TYPE.HYPERLINK:
            raise TemplateError(
                REFERENCE, f"it fetches {relation.target_ref}", "take that out; a picture can be put into the file"
            )
    return word


def _guard(content: bytes) -> None:
    try:
        parts = ZipFile(BytesIO(content)).infolist()
    except BadZipFile as error:
        raise TemplateError(REFERENCE, "it is no Word file", "save it as .docx from Word or LibreOffice") from error
    if sum(part.file_size for part in parts) > _LARGEST:
        raise TemplateError(REFERENCE, "it unpacks to more than 50 MB", "take out its pictures; only styles and page are used")
    if any("vba" in part.filename.lower() for part in parts):
        raise TemplateError(REFERENCE, "it holds a macro", "save it as .docx, which has none")


def _empty(word: WordFile) -> None:
    word._body.clear_content()
    last: Any = word.sections[-1]._sectPr
    used = set(last.xpath("./w:headerReference/@r:id | ./w:footerReference/@r:id"))
    _keep(word.part.rels, lambda key, kind: kind in _LOOK or (kind in _OF_A_PAGE and key in used))
    _keep(
        word.part.package.rels, lambda _, kind: kind in {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}
    )


def _read_through(word: WordFile) -> None:
    """Looks at everything that is written on: a file can be damaged where nobody has looked yet."""
    _ = word.styles["Normal"].element, word.core_properties.title, word.sections[-1].footer.is_linked_to_previous
    if any(relation.reltype == RELATIONSHIP_TYPE.NUMBERING for relation in word.part.rels.values()):
        _ = word.part.numbering_part.element
    word.save(BytesIO())


def _keep(relations: Any, is_kept: Any) -> None:
    for key in [key for key, relation in relations.items() if not is_kept(key, relation.reltype)]:
        del relations[key]
