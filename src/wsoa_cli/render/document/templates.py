"""Which templates there are: the program's own, and those that a user's folder puts in their place (docs/templates.md)."""

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from wsoa_cli.errors import WsoaError

Templates = Mapping[str, bytes]
"""The contents of a template folder by file name (see `store.templates`)."""

NO_TEMPLATES: Templates = MappingProxyType({})

HTML, STYLESHEET, TYPST, REFERENCE = "document.html", "document.css", "document.typ", "reference.docx"
REPLACEABLE = (HTML, STYLESHEET, TYPST, REFERENCE)
"""What a folder may replace; its other files are pictures and fonts for these."""


class TemplateError(WsoaError):
    """A template of the user's own cannot be used as it is."""

    def __init__(self, name: str, why: str, hint: str = "") -> None:
        super().__init__(
            f"the template {name} cannot be used: {why}", hint or "docs/templates.md says what a template is given"
        )


def own_template(name: str) -> str:
    """A template that comes with the program."""
    return files("wsoa_cli.render.document").joinpath("templates", name).read_text(encoding="utf-8")


def typed(name: str, content: bytes) -> str:
    """The text of a template file, in the line ends that a browser counts in."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise TemplateError(name, "it is not written in UTF-8", "save it as UTF-8") from error
