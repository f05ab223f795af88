"""A document as a tagged PDF after PDF/UA-1, the same bytes on every machine.

The text reaches the typesetter as JSON and is a string there: no text can be markup, whatever it holds.
"""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from wsoa_cli.render.document.blocks import Document
from wsoa_cli.render.document.legible import legible
from wsoa_cli.render.document.shape import shape
from wsoa_cli.render.document.templates import NO_TEMPLATES, TYPST, TemplateError, Templates, own_template

_MAIN = b'#import "document.typ": handout\n#handout(json(bytes(sys.inputs.document)))\n'

# How the typesetter says that no font has a character: PDF/UA does not allow the empty box that would stand for it.
_UNSHOWN = re.compile(r'the text `"(.*?)"` could not be displayed')
_NUMBERED = re.compile(r"\\u\{([0-9a-f]+)\}")


def to_pdf(document: Document, templates: Templates = NO_TEMPLATES) -> bytes:
    """The document; a user's `document.typ` replaces its look.

    The fonts are those that the typesetter brings and those of the template folder, never the machine's: what is lacking on one
    machine is lacking on all. A character that none of them has is shown by its number, such as [U+65E5].
    Raises `TemplateError` when a user's template is not one that PDF/UA-1 can be made of.
    """
    data = json.dumps(shape(legible(document)), ensure_ascii=False)
    unshown: set[str] = set()
    while True:
        shown = data.translate({ord(one): f"[U+{ord(one):04X}]" for one in unshown})
        try:
            return _compiled(shown, document, templates)
        except typst.TypstError as error:
            more = _unshown(error) - unshown
            if not more and TYPST in templates:
                raise TemplateError(TYPST, error.message, "; ".join(error.hints)) from error
            if not more:
                raise
            unshown |= more


def _compiled(data: str, document: Document, templates: Templates) -> bytes:
    with TemporaryDirectory() as folder, _offline():
        for name, content in _files(templates).items():
            path = Path(folder, name)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        return typst.compile(
            Path(folder, "main.typ"),
            root=Path(folder),  # a template reads nothing that lies elsewhere
            font_paths=[Path(folder)],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=["ua-1"],
            sys_inputs={"document": data},
            timestamp=datetime.combine(document.day, time(), UTC),
        )


def _files(templates: Templates) -> Templates:
    own = own_template(TYPST).encode()
    return {TYPST: own, **templates, "main.typ": _MAIN, f"wsoa/{TYPST}": own}


@contextmanager
def _offline() -> Iterator[None]:
    """No network while typesetting: a template that imports a package would fetch it, and could tell its host what it likes."""
    names = ("all_proxy", "ALL_PROXY", "https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY")
    nowhere = dict.fromkeys(names, "http://127.0.0.1:0") | {"no_proxy": "", "NO_PROXY": ""}
    before = {name: os.environ.get(name) for name in nowhere}
    os.environ.update(nowhere)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _unshown(error: typst.TypstError) -> set[str]:
    texts = _UNSHOWN.findall(error.diagnostic)
    found = {chr(int(number, 16)) for text in texts for number in _NUMBERED.findall(text)}
    return found | {one for text in texts for one in text if not one.isascii()}
