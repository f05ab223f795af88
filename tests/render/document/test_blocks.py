"""A document that no format could show well is refused where it is made."""

import pytest

from documents import SAMPLE
from wsoa_cli.render.document.blocks import Block, Document, Heading, Paragraph, Table


@pytest.mark.parametrize(
    "blocks",
    [
        pytest.param((Heading(2, "Too deep"),), id="begins below the first level"),
        pytest.param((Heading(1, "One"), Heading(3, "Three")), id="skips a level on the way down"),
        pytest.param((Heading(0, "The title's own"),), id="takes the title's level"),
        pytest.param((Table("Short", ("a", "b"), (("c",),)),), id="a row shorter than its header"),
        pytest.param((Table("None", (), ()),), id="a table without a column"),
    ],
)
def test_a_document_is_refused_that(blocks: tuple[Block, ...]) -> None:
    with pytest.raises(ValueError, match=r"heading|table"):
        Document("Title", blocks, SAMPLE.day)


def test_headings_may_come_up_by_any_number_of_levels() -> None:
    blocks = (Heading(1, "a"), Heading(2, "b"), Heading(3, "c"), Paragraph("d"), Heading(1, "e"))
    assert blocks == Document("Title", blocks, SAMPLE.day).blocks


@pytest.mark.parametrize("language", ["english", "en_GB", "", 'en" onload="'])
def test_a_language_is_a_tag(language: str) -> None:
    with pytest.raises(ValueError, match="language"):
        Document("Title", (), SAMPLE.day, language=language)
