"""A document in the format that was asked for; only that format's writer is imported."""

from typing import Literal

from wsoa_cli.errors import MissingExtraError
from wsoa_cli.render.document.blocks import Document
from wsoa_cli.render.document.templates import NO_TEMPLATES, Templates

DocumentForm = Literal["markdown", "html", "docx", "pdf"]


def written(document: Document, form: DocumentForm, templates: Templates = NO_TEMPLATES) -> bytes:
    """The bytes of the file.

    Raises `MissingExtraError` for a format that needs an extra which is not installed, and `TemplateError` for a template of
    the user's own that cannot be used.
    """
    match form:
        case "markdown":
            from wsoa_cli.render.document.markdown import to_markdown

            return to_markdown(document).encode()
        case "html":
            from wsoa_cli.render.document.html import to_html

            return to_html(document, templates).encode()
        case "docx":
            return _docx(document, templates)
        case "pdf":
            return _pdf(document, templates)


def _docx(document: Document, templates: Templates) -> bytes:
    try:
        from wsoa_cli.render.document.docx import to_docx
    except ModuleNotFoundError as error:
        raise MissingExtraError("Word files", "office") from error
    return to_docx(document, templates)


def _pdf(document: Document, templates: Templates) -> bytes:
    try:
        from wsoa_cli.render.document.pdf import to_pdf
    except ModuleNotFoundError as error:
        raise MissingExtraError("PDF", "pdf") from error
    return to_pdf(document, templates)
