"""A document as one HTML file that needs nothing else and runs nothing."""

from base64 import b64encode
from hashlib import sha256
from mimetypes import guess_type
from typing import Any

from jinja2 import DictLoader, StrictUndefined
from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedEnvironment
from markupsafe import Markup

from wsoa_cli.render.document.blocks import Document
from wsoa_cli.render.document.legible import legible
from wsoa_cli.render.document.shape import shape
from wsoa_cli.render.document.templates import HTML, NO_TEMPLATES, STYLESHEET, TemplateError, Templates, own_template, typed

_OWN = f"wsoa/{HTML}"  # what a user's own template extends


def to_html(document: Document, templates: Templates = NO_TEMPLATES) -> str:
    """The document; a user's `document.html` replaces the page and `document.css` is added to the program's own stylesheet.

    The page may load nothing and run nothing: its content security policy names the one stylesheet by its hash.
    Raises `TemplateError` when a user's template asks for what there is not, or what it may not have.
    """
    name = HTML if HTML in templates else _OWN
    stylesheet = _stylesheet(templates)
    told = shape(legible(document)) | {
        "stylesheet": Markup(stylesheet),  # noqa: S704 - it holds nothing of a plan, and nothing that ends it
        "content_security_policy": _policy(stylesheet),
        "files": {one: _data("", one, content) for one, content in templates.items()},
    }
    for block in told["blocks"]:
        if block["kind"] == "picture":
            block["source"] = _data("image/svg+xml", "", block["svg"].encode())
    return _rendered(name, told, templates)


def _rendered(name: str, told: dict[str, Any], templates: Templates) -> str:
    try:
        return _environment(templates).get_template(name).render(told)
    except (JinjaError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        # Only a template of the user's own can ask for what is not there, or reckon with what is no number.
        if name == _OWN:
            raise
        raise TemplateError(name, f"{type(error).__name__}: {error}") from error


def _environment(templates: Templates) -> SandboxedEnvironment:
    """A template folder may come with a repository that nobody has read: its templates see the document and nothing else."""
    pages = {name: typed(name, content) for name, content in templates.items() if name.endswith(".html")}
    return ImmutableSandboxedEnvironment(
        loader=DictLoader({_OWN: own_template(HTML), **pages}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _stylesheet(templates: Templates) -> str:
    added = typed(STYLESHEET, templates[STYLESHEET]) if STYLESHEET in templates else ""
    if "</" in added:
        raise TemplateError(STYLESHEET, "it holds `</`, which would end the stylesheet in the page")
    return own_template(STYLESHEET) + added


def _policy(stylesheet: str) -> str:
    digest = b64encode(sha256(stylesheet.encode()).digest()).decode()
    return f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _data(kind: str, name: str, content: bytes) -> str:
    """A file as an address that holds it."""
    kind = kind or guess_type(name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{b64encode(content).decode()}"
