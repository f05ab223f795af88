"""A user's own folder changes how documents look; it reaches nothing of the machine, and nothing of the network."""

import os
import re
import subprocess
import sys
import tomllib
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import html5lib
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from pypdf import PdfReader

from documents import DRAWING, SAMPLE
from wsoa_cli.errors import UsageError
from wsoa_cli.render.document.blocks import Document, Paragraph
from wsoa_cli.render.document.html import to_html
from wsoa_cli.render.document.shape import shape
from wsoa_cli.render.document.templates import REPLACEABLE, TemplateError
from wsoa_cli.render.document.written import DocumentForm, written
from wsoa_cli.store.templates import read_templates

PAGE = """{% extends "wsoa/document.html" %}
{% block above %}<header><img src="{{ files['logo.svg'] }}" alt="Northshire"></header>{% endblock %}
"""
LOOK = b"""#import "wsoa/document.typ" as own
#let handout(document) = own.handout(document, header: [Northshire Council])
"""


def pdf_text(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def why_not(form: DocumentForm, templates: Mapping[str, bytes]) -> str:
    with pytest.raises(TemplateError) as raised:
        written(SAMPLE, form, templates)
    assert raised.value.hint
    return raised.value.message


def reference() -> Any:
    return docx.Document()


def saved(word: Any) -> bytes:
    out = BytesIO()
    word.save(out)
    return out.getvalue()


class TestHtml:
    def test_a_page_of_ones_own_adds_to_the_program_s(self) -> None:
        page = to_html(SAMPLE, {"document.html": PAGE.encode(), "logo.svg": DRAWING.encode()})
        root: Any = html5lib.parse(page, namespaceHTMLElements=False)
        logo = root.find(".//header/img").get("src")
        assert f"data:image/svg+xml;base64,{b64encode(DRAWING.encode()).decode()}" == logo
        assert SAMPLE.title == root.find(".//main/h1").text

    def test_a_stylesheet_of_ones_own_comes_after_the_program_s_and_is_allowed(self) -> None:
        root: Any = html5lib.parse(to_html(SAMPLE, {"document.css": b"h1 {\r\ncolor: navy }\r\n"}), namespaceHTMLElements=False)
        style = root.find(".//style").text
        assert style.endswith("}\nh1 {\ncolor: navy }\n")
        digest = b64encode(sha256(style.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in root.find(".//meta[@http-equiv]").get("content")

    def test_what_a_plan_says_is_escaped_in_a_page_of_ones_own(self) -> None:
        document = Document("<b>", (Paragraph("{{ 7 * 7 }}"),), SAMPLE.day)
        page = to_html(document, {"document.html": b"{{ title }}|{% for block in blocks %}{{ block.text }}{% endfor %}"})
        assert "&lt;b&gt;|{{ 7 * 7 }}" == page

    @pytest.mark.parametrize(
        "page",
        [
            "{{ titel }}",
            "{% if",
            "{{ title.__class__.__mro__[1].__subclasses__() }}",
            "{{ blocks.append(1) }}",
            "{{ ''.join.__globals__ }}",
            "{{ '{0.__class__.__init__.__globals__}'.format(title) }}",
            "{% include '/etc/passwd' %}",
            "{% include '../document.css' %}",
            "{{ 1 // 0 }}",
            "{% for n in range(10 ** 9) %}{% endfor %}",
        ],
    )
    def test_a_page_that_asks_for_more_than_the_document_is_refused(self, page: str) -> None:
        assert why_not("html", {"document.html": page.encode()}).startswith("the template document.html cannot be used: ")

    def test_a_stylesheet_cannot_end_itself(self) -> None:
        assert "`</`" in why_not("html", {"document.css": b"</style><script>alert(1)</script>"})

    def test_a_template_is_written_in_utf_8(self) -> None:
        assert "not written in UTF-8" in why_not("html", {"document.css": b"\xff\xfe"})


class TestPdf:
    def test_a_look_of_ones_own_takes_up_the_program_s(self) -> None:
        assert "Northshire Council" in pdf_text(written(SAMPLE, "pdf", {"document.typ": LOOK}))

    @pytest.mark.parametrize(
        "look",
        [
            '#let handout(document) = read("/etc/passwd")',
            '#let handout(document) = read("../../../../../../etc/passwd")',
            f'#let handout(document) = read("{Path(__file__).name}")',
            '#import "@preview/cetz:0.3.0"',
            '#let from = "@pre" + "view/cetz:0.3.0"\n#import from: canvas',
            "#let handout(document) = document.titel",
            "#let handout(document) = [No title]",
            "#let handout(",
            "",
        ],
    )
    def test_a_look_that_asks_for_more_than_the_document_is_refused(self, look: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(Path(__file__).parent)
        assert why_not("pdf", {"document.typ": look.encode()}).startswith("the template document.typ cannot be used: ")

    def test_the_proxies_of_the_machine_stand_afterwards_as_before(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
        before = dict(os.environ)
        written(SAMPLE, "pdf")
        assert before == dict(os.environ)


class TestWord:
    def test_a_reference_file_gives_its_styles(self) -> None:
        word = reference()
        word.styles["Heading 1"].font.size = Pt(33)
        made = docx.Document(BytesIO(written(SAMPLE, "docx", {"reference.docx": saved(word)})))
        heading: Any = made.styles["Heading 1"]
        assert Pt(33) == heading.font.size

    def test_styles_that_a_reference_file_lacks_are_added(self) -> None:
        word = reference()
        for name in ("Title", "Heading 1", "Caption", "List Bullet", "Table Grid"):
            word.styles[name].delete()
        made = docx.Document(BytesIO(written(SAMPLE, "docx", {"reference.docx": saved(word)})))
        used = {paragraph.style.name for paragraph in made.paragraphs if paragraph.style}
        assert {"Title", "Heading 1", "Caption", "List Bullet"} <= used

    def test_its_header_stays_and_its_own_foot_replaces_the_page_numbers(self) -> None:
        word = reference()
        word.sections[0].header.paragraphs[0].text = "Northshire Council"
        word.sections[0].footer.paragraphs[0].text = "Official"
        made = docx.Document(BytesIO(written(SAMPLE, "docx", {"reference.docx": saved(word)})))
        section = made.sections[0]
        assert ("Northshire Council", "Official") == (section.header.paragraphs[0].text, section.footer.paragraphs[0].text)

    def test_nothing_that_a_reference_file_said_leaves_with_the_document(self) -> None:
        parts = ZipFile(BytesIO(written(SAMPLE, "docx")))
        png = parts.read("word/media/image1.png")
        word = reference()
        paragraph = word.add_paragraph("Secret text")
        word.add_comment(paragraph.add_run("Secret run"), text="Secret comment", author="Secret author")
        word.core_properties.author, word.core_properties.keywords = "Secret officer", "Secret words"
        word.add_picture(BytesIO(png))
        made = ZipFile(BytesIO(written(SAMPLE, "docx", {"reference.docx": saved(word)})))
        assert [] == [name for name in made.namelist() if b"Secret" in made.read(name)]
        assert ["word/media/drawing1.svg", "word/media/image1.png"] == sorted(
            name for name in made.namelist() if "media" in name
        )

    def test_a_file_that_is_no_word_file_is_refused(self) -> None:
        assert "no Word file" in why_not("docx", {"reference.docx": b"PK is all it has"})

    def test_a_zip_file_that_is_no_word_file_is_refused(self) -> None:
        out = BytesIO()
        with ZipFile(out, "w") as made:
            made.writestr("notes.txt", "no document")
        assert "not as Word writes one" in why_not("docx", {"reference.docx": out.getvalue()})

    def test_a_file_without_a_page_is_refused(self) -> None:
        word = reference()
        body: Any = word.element.body
        body.remove(body.sectPr)
        assert "not as Word writes one" in why_not("docx", {"reference.docx": saved(word)})

    def test_a_file_without_a_style_for_text_is_refused(self) -> None:
        word = reference()
        word.styles["Normal"].delete()
        assert "not as Word writes one" in why_not("docx", {"reference.docx": saved(word)})

    def test_a_file_with_a_macro_is_refused(self) -> None:
        out = BytesIO(saved(reference()))
        with ZipFile(out, "a") as made:
            made.writestr("word/vbaProject.bin", b"")
        assert "a macro" in why_not("docx", {"reference.docx": out.getvalue()})

    def test_a_file_that_fetches_its_template_from_elsewhere_is_refused(self) -> None:
        word = reference()
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
        word.part._settings_part.relate_to("http://x.example/t.dotm", kind, is_external=True)
        assert "it fetches http://x.example/t.dotm" in why_not("docx", {"reference.docx": saved(word)})

    def test_a_file_that_unpacks_without_end_is_refused(self) -> None:
        out = BytesIO(saved(reference()))
        with ZipFile(out, "a", 8) as made:
            made.writestr("word/media/huge.png", b"\0" * 60_000_000)
        assert "more than 50 MB" in why_not("docx", {"reference.docx": out.getvalue()})

    def test_its_lists_do_not_mix_with_ours(self) -> None:
        word = reference()
        word.part._rels.pop(next(key for key, one in word.part.rels.items() if one.reltype.endswith("/numbering")))
        made = docx.Document(BytesIO(written(SAMPLE, "docx", {"reference.docx": saved(word)})))
        formats = [one.get(qn("w:val")) for one in made.part.numbering_part.element.iter(qn("w:numFmt"))]
        assert ["bullet", "decimal"] == formats


class TestFolder:
    def test_its_templates_pictures_and_fonts_are_read(self, tmp_path: Path) -> None:
        for name in ("document.html", "logo.svg", "Council.ttf", "README.md", "script.py"):
            (tmp_path / name).write_bytes(name.encode())
        (tmp_path / "inner.css").mkdir()
        expected = {name: name.encode() for name in ("Council.ttf", "document.html", "logo.svg")}
        assert expected == read_templates(tmp_path, REPLACEABLE)

    def test_a_link_to_a_file_elsewhere_is_not_followed(self, tmp_path: Path) -> None:
        (tmp_path / "document.css").write_bytes(b"h1 { color: navy }")
        (tmp_path / "logo.svg").symlink_to("/etc/passwd")
        assert ["document.css"] == list(read_templates(tmp_path, REPLACEABLE))

    @pytest.mark.parametrize("name", ["nowhere", "."], ids=["that is not there", "without a template"])
    def test_a_folder_is_refused(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(UsageError) as raised:
            read_templates(tmp_path / name, REPLACEABLE)
        assert re.search(r"document\.(html|typ)|docs/templates\.md", raised.value.hint)


@pytest.mark.parametrize(("form", "module", "extra"), [("docx", "docx", "office"), ("pdf", "typst", "pdf")])
def test_without_its_extra_a_format_says_what_to_install(form: str, module: str, extra: str) -> None:
    lines = (
        f"import sys; sys.modules[{module!r}] = None",
        "from documents import SAMPLE",
        "from wsoa_cli.errors import MissingExtraError",
        "from wsoa_cli.render.document.written import written",
        "try:",
        f"    written(SAMPLE, {form!r})",
        "except MissingExtraError as error:",
        "    print(error.hint)",
    )
    ran = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)],
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    ways = f'uv sync --all-extras, uv tool install ".[{extra}]" or pip install ".[{extra}]"'
    assert f"as wsoa was installed, in the folder of its source: {ways}\n" == ran.stdout
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert any(one.startswith({"docx": "python-docx"}.get(module, module)) for one in project["optional-dependencies"][extra])


class TestPage:
    """docs/templates.md says what there is."""

    PAGE = (Path(__file__).parents[3] / "docs" / "templates.md").read_text(encoding="utf-8")

    def test_it_names_every_variable_of_a_document_and_of_a_block(self) -> None:
        told = shape(SAMPLE)
        names = {*told, *(name for block in told["blocks"] for name in block), *(block["kind"] for block in told["blocks"])}
        assert set() == {name for name in names if f"`{name}`" not in self.PAGE}

    def test_it_names_every_file_that_can_be_replaced(self) -> None:
        assert [] == [name for name in REPLACEABLE if f"| `{name}` |" not in self.PAGE]

    def test_it_names_every_style_that_is_used(self) -> None:
        made = docx.Document(BytesIO(written(SAMPLE, "docx")))
        cells = [cell for table in made.tables for row in table.rows for cell in row.cells]
        paragraphs = [*made.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]
        names = {str(paragraph.style.name) for paragraph in paragraphs if paragraph.style}
        assert set() == {name for name in names if name not in self.PAGE and not name.startswith("Heading ")}

    @pytest.mark.parametrize(
        ("form", "language", "name"), [("html", "html", "document.html"), ("pdf", "typst", "document.typ")]
    )
    def test_its_example_works(self, form: DocumentForm, language: str, name: str) -> None:
        (example,) = re.findall(rf"```{language}\n(.*?)```", self.PAGE, re.DOTALL)
        made = written(SAMPLE, form, {name: example.encode(), "logo.svg": DRAWING.encode()})
        assert "Northshire Council" in (made.decode() if form == "html" else pdf_text(made))
