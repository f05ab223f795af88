"""Markdown is read back by a parser as the blocks that were written, whatever their texts hold."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from documents import DRAWING, SAMPLE, any_document
from wsoa_cli.render.document.blocks import Block, Bullets, Document, Facts, Gap, Heading, Paragraph, Picture, Table
from wsoa_cli.render.document.legible import legible
from wsoa_cli.render.document.markdown import to_markdown

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
Part = tuple[str, ...]


def read_back(markdown: str) -> list[Part]:
    """Each leaf block, as its kind and its text; each table as one, cell by cell."""
    return list(_parts(PARSER.parse(markdown)))


def _parts(tokens: Sequence[Token]) -> Iterator[Part]:
    around: list[str] = []
    cells: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            around.append(token.tag)
            cells = [] if token.tag == "table" else cells
        elif token.nesting == -1:
            around.pop()
            if token.tag == "table":
                yield ("table", *cells)
        elif token.type == "inline" and "table" in around:
            cells.append(_text(token))
        elif token.type == "inline":
            yield (" ".join(tag for tag in around if tag != "p") or "p", _text(token))
        elif token.content.strip() != "<!-- -->":
            yield (token.type, token.content)


def _text(inline: Token) -> str:
    children = inline.children or []
    assert {child.type for child in children} <= {"text", "strong_open", "strong_close"}
    return "".join(child.content for child in children)


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
            return [("ol li" if numbered else "ul li", item) for item in items]
        case Table(caption, header, rows):
            return [("p", caption), ("table", *(cell for row in (header, *rows) for cell in row))]
        case Facts(rows):
            return [("ul li", f"{label}: {value}".rstrip()) for label, value in rows]
        case Gap(text):
            return [("blockquote", f"To be written: {text}")]
        case Picture(_, alternative):
            return [("p", f"Picture: {alternative}")]


@given(any_document())
def test_any_document_is_read_back_block_by_block(document: Document) -> None:
    assert _visible(expected(document)) == _visible(read_back(to_markdown(document)))


def _visible(parts: list[Part]) -> list[Part]:
    """Without the spaces of no width by which no page makes a link or a mention of a text."""
    return [tuple(text.replace("\u200b", "") for text in part) for part in parts]


def test_a_drawing_is_told_in_words() -> None:
    assert DRAWING not in to_markdown(SAMPLE)
    assert "Picture: Half of the plans were in time\n" in to_markdown(SAMPLE)


def test_two_lists_in_a_row_stay_two() -> None:
    lists = (Bullets(("a",)), Bullets(("b",)), Facts((("c", "d"),)))
    tokens = PARSER.parse(to_markdown(Document("Lists", lists, SAMPLE.day)))
    assert 3 == sum(token.type == "bullet_list_open" for token in tokens)


def test_the_lines_of_a_table_stand_together() -> None:
    lines = to_markdown(SAMPLE).splitlines()
    at = [n for n, line in enumerate(lines) if line.startswith("|")]
    assert 4 == len(at)
    assert {1} == {after - before for before, after in pairwise(at)}
