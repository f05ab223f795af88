"""A document as the plain data that templates get: the variables that docs/templates.md lists."""

from dataclasses import asdict
from typing import Any

from wsoa_cli.render.document.blocks import Document

GAP_LABEL = "To be written:"
"""What stands before a gap, in every format: a gap is never told by its colour alone."""


def shape(document: Document) -> dict[str, Any]:
    """The document by the names of its fields; each block says its `kind`."""
    told = asdict(document)
    told["day"] = document.day.isoformat()
    told["blocks"] = [{"kind": type(block).__name__.lower(), **asdict(block)} for block in document.blocks]
    return told | {"gap_label": GAP_LABEL}
