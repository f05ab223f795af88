"""HTML is one file, read by a real parser without an error as the blocks that were written; it runs and loads nothing."""

import re
from base64 import b64decode, b64encode
from hashlib import sha256
from typing import Any

import html5lib
from hypothesis import given

from documents import DRAWING, SAMPLE, any_document
from wsoa_cli.render.document.blocks import Block, Bullets, Document, Facts, Gap, Heading, Paragraph, Picture, Table
from wsoa_cli.render.document.html import to_html
from wsoa_cli.render.document.legible import legible

Part = tuple[str, ...]


def parsed(page: str) -> Any:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(page)
    assert [] == parser.errors
    return root


def read_back(page: str) -> list[Part]:
    return [part for element in parsed(page).find(".//main") for part in _parts(element)]


def _parts(element: Any) -> list[Part]:
    if element.tag in {"ul", "ol"}:
        return [(element.tag, _text(item)) for item in element]
    if element.tag == "dl":
        return [("dl", *(_text(part) for part in pair)) for pair in element]
    if element.tag == "figure":
        return [("img", element.find("img").get("alt"))]
    if element.tag == "div":
        table = element.find("table")
        cells = [f"{cell.tag} {cell.get('scope')} {_text(cell)}" for row in table.iter("tr") for cell in row]
        return [("table", _text(table.find("caption")), *cells)]
    return [(element.tag, _text(element))]


def _text(element: Any) -> str:
    return "".join(element.itertext())


def expected(document: Document) -> list[Part]:
    document = legible(document)
    parts: list[Part] = [("h1", document.title)]
    parts += [("p", document.subtitle)] if document.subtitle else []
    return parts + [part for block in document.blocks for part in _written(block)]


def _written(block: Block) -> list[Part]:
    match block:
        case Heading(level, text):
            return [(f"h{level + 1}", text)]
        case Paragraph(text):
            return [("p", text)]
        case Bullets(items, numbered):
            return [("ol" if numbered else "ul", item) for item in items]
        case Table(caption, header, rows):
            cells = [f"th col {cell}" for cell in header]
            cells += [f"{'td None' if n else 'th row'} {cell}" for row in rows for n, cell in enumerate(row)]
            return [("table", caption, *cells)]
        case Facts(rows):
            return [("dl", *row) for row in rows]
        case Gap(text):
            return [("p", f"To be written: {text}")]
        case Picture(_, alternative):
            return [("img", alternative)]


@given(any_document())
def test_any_document_is_read_back_block_by_block(document: Document) -> None:
    assert expected(document) == read_back(to_html(document))


@given(any_document())
def test_nothing_in_any_document_runs_or_loads(document: Document) -> None:
    root = parsed(to_html(document))
    assert set() == {element.tag for element in root.iter()} & {"script", "link", "iframe", "object", "a", "form", "base"}
    sources = [value for element in root.iter() for name, value in element.items() if name in {"src", "href", "srcset"}]
    assert [] == [source for source in sources if not source.startswith("data:image/svg+xml;base64,")]
    assert [] == [name for element in root.iter() for name, _ in element.items() if name.startswith("on") or name == "style"]


def test_the_page_allows_its_own_stylesheet_and_no_other() -> None:
    root = parsed(to_html(SAMPLE))
    (style,) = root.iter("style")
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    (policy,) = [meta.get("content") for meta in root.iter("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    assert f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" == policy


def test_the_page_says_its_language_and_title() -> None:
    root = parsed(to_html(SAMPLE))
    assert ("en-GB", SAMPLE.title) == (root.get("lang"), root.find(".//title").text)


def test_a_wide_table_is_reached_and_named_by_the_keyboard_alone() -> None:
    root = parsed(to_html(SAMPLE))
    (wide,) = [element for element in root.iter("div") if element.get("class") == "wide"]
    (caption,) = root.iter("caption")
    assert ("region", "0", caption.get("id")) == (wide.get("role"), wide.get("tabindex"), wide.get("aria-labelledby"))


def test_a_drawing_arrives_as_it_was() -> None:
    (image,) = parsed(to_html(SAMPLE)).iter("img")
    assert DRAWING == b64decode(image.get("src").partition(",")[2]).decode()


def test_the_page_has_a_dark_side_and_numbers_on_paper() -> None:
    (style,) = parsed(to_html(SAMPLE)).iter("style")
    assert re.search(r"@media \(prefers-color-scheme: dark\)", style.text)
    assert re.search(r"@page \{[^}]*counter\(page\)", style.text)
