"""The numbers and bullets of lists in a Word file: each list begins anew, which Word does only for a list of its own."""

from typing import Any, NamedTuple

from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.text.paragraph import Paragraph

_SHAPES = {
    False: '<w:numFmt w:val="bullet"/><w:lvlText w:val="&#8226;"/>',
    True: '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>',
}


class Numbers(NamedTuple):
    """One list."""

    number: int

    def put_on(self, paragraph: Paragraph) -> None:
        """Makes the paragraph an item of this list."""
        properties: Any = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = self.number


class Numbering:
    """The lists of one Word file, beside those that its template brought."""

    def __init__(self, word: WordFile) -> None:
        self._root = _root(word)
        self._abstract = {numbered: self._define(numbered=numbered) for numbered in _SHAPES}

    def begin(self, *, numbered: bool) -> Numbers:
        """A list that counts from 1."""
        number = 1 + max((int(one.get(qn("w:numId"))) for one in self._root.findall(qn("w:num"))), default=0)
        self._root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{self._abstract[numbered]}"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )
        return Numbers(number)

    def _define(self, *, numbered: bool) -> int:
        known = self._root.findall(qn("w:abstractNum"))
        number = 1 + max((int(one.get(qn("w:abstractNumId"))) for one in known), default=0)
        made = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{_SHAPES[numbered]}<w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl></w:abstractNum>'
        )
        # The definitions stand before the lists, or Word calls the file damaged.
        first = self._root.find(qn("w:num"))
        if first is None:
            self._root.append(made)
        else:
            first.addprevious(made)
        return number


def _root(word: WordFile) -> Any:
    part = word.part
    if not any(relation.reltype == RELATIONSHIP_TYPE.NUMBERING for relation in part.rels.values()):
        empty: Any = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        made = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, empty, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return part.numbering_part.element
