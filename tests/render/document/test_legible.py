"""What no reader should obey is gone before a document is written, and what must have a text has one."""

import unicodedata
from dataclasses import astuple
from typing import Any

import pytest
from hypothesis import given

from documents import SAMPLE, any_document, any_text
from wsoa_cli.render.document.blocks import Block, Bullets, Document, Facts, Gap, Heading, Paragraph, Picture, Table
from wsoa_cli.render.document.legible import legible, line


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("Plans on time", "Plans on time", id="a plain text stays"),
        pytest.param("  one\n\n two\t", "one two", id="line ends are spaces"),
        pytest.param("a\x1b[31mb\x00", "a\ufffd[31mb\ufffd", id="a control character is a mark"),
        pytest.param("a\u202eb", "a\ufffdb", id="so is what turns the order round"),
        pytest.param("a\ufffeb\U0010ffff", "a\ufffdb\ufffd", id="and what is no character"),
        pytest.param("\ufeffTitle", "Title", id="a mark of byte order goes"),
        pytest.param("Zoë שלום 日本 ✅", "Zoë שלום 日本 ✅", id="every script stays"),
    ],
)
def test_a_line(written: str, shown: str) -> None:
    assert shown == line(written)


@given(any_text)
def test_no_line_holds_a_control_character_or_an_override(text: str) -> None:
    assert set() == {unicodedata.category(one) for one in line(text)} & {"Cc", "Cs", "Zl", "Zp"}
    assert set() == {unicodedata.bidirectional(one) for one in line(text)} & {"LRE", "RLE", "LRO", "RLO", "LRI", "RLI", "FSI"}


@given(any_document())
def test_a_document_is_made_legible_as_a_whole(document: Document) -> None:
    assert [] == [text for text in _texts(astuple(legible(document))) if not text.startswith("<svg") and text != line(text)]


def _texts(value: Any) -> list[str]:
    if isinstance(value, tuple):
        return [text for one in value for text in _texts(one)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (Heading(1, " "), Heading(1, "–")),
        (Gap("\n"), Gap("–")),
        (Facts((("", ""),)), Facts((("–", ""),))),
        (Table("", ("", "b"), (("", ""),)), Table("–", ("–", "b"), (("–", ""),))),
        (Picture("<svg/>", ""), Picture("<svg/>", "–")),
        (Bullets(("a", " ", "b")), Bullets(("a", "b"))),
    ],
    ids=["a heading", "a gap", "a label", "the headings of a table", "an alternative text", "an item of a list"],
)
def test_what_is_shown_where_nothing_is_said_in(written: Block, shown: Block) -> None:
    assert (shown,) == legible(Document("Title", (written,), SAMPLE.day)).blocks


@pytest.mark.parametrize(
    "block",
    [Paragraph(" "), Bullets(()), Bullets(("\n",), numbered=True), Facts(())],
    ids=["an empty paragraph", "an empty list", "a list of nothing", "no facts"],
)
def test_what_holds_nothing_is_left_out(block: Block) -> None:
    assert () == legible(Document("Title", (block,), SAMPLE.day)).blocks
