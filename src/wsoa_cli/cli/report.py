"""`wsoa report`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from wsoa_cli.cli.options import AsOfOption, NoCacheOption, PlansOption, TodayOption
from wsoa_cli.cli.reading import Common, remark, time_travel
from wsoa_cli.cli.reading import report as report_faults
from wsoa_cli.cli.terminal import write
from wsoa_cli.errors import UsageError
from wsoa_cli.model.vocabulary import Audience

if TYPE_CHECKING:
    from wsoa_cli.commands.answer import Answer
    from wsoa_cli.commands.report import Readers
    from wsoa_cli.commands.workspace import Workspace
    from wsoa_cli.derive.hand_out import HandOut
    from wsoa_cli.render.document.blocks import Document

ReportKind = Literal["highlight", "board", "scrutiny"]
ReportFormat = Literal["markdown", "html", "docx", "pdf"]


def report(
    kind: Annotated[ReportKind, typer.Argument(metavar="KIND", help="highlight, board or scrutiny.")],
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORKSTREAM|PLAN]...", help="The workstream of a highlight report; else plans."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DATE|REV", help="The last report: what is new since then (from git), that day included."
        ),
    ] = None,
    form: Annotated[
        ReportFormat | None,
        typer.Option("--format", "-f", help="How to write it; as the name of --out ends, or markdown, if not given."),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where to write it; here if not given.")] = None,
    audience: Annotated[
        Audience | None,
        typer.Option(
            "--audience",
            help="For whom: nobody else's words are in it; scrutiny is for the public, and others for the board, if not given.",
        ),
    ] = None,
    templates: Annotated[
        Path | None, typer.Option("--templates", metavar="DIR", help="Templates of your own (docs/templates.md).")
    ] = None,
    plans: PlansOption = None,
    today: TodayOption = None,
    as_of: AsOfOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """A report to hand over. Of a workstream, to the board, or to scrutiny.

    What the plan does not say stands there as a gap: "To be written". What a
    committee's paper needs beyond the plan is written under `report` in plan.yaml.

    \b
    Examples:
      wsoa report highlight LAUNCH
      wsoa report board joint-send-strategy --since HEAD
      wsoa report scrutiny peterborough-wsoa joint-send-strategy --out report.docx
      wsoa report scrutiny --format html
    """
    from wsoa_cli.commands.report import Readers

    workspace = Common(plans=plans, today=today, form="text", color="never", no_cache=no_cache, as_of=as_of).workspace()
    form = _form(form, out)
    if out is not None:
        from wsoa_cli.store.write import require_room

        require_room(out)
    readers = Readers(audience or ("public" if kind == "scrutiny" else "board"), since)
    given = _asked(workspace, kind, what or [], readers)
    content = _written(_document(kind, given.result), form, templates)
    if out is None:
        write(content.decode(), sys.stdout)
    else:
        _put(out, content, readers)
    unasked = () if since else ("what is new since the last report is left to be written; --since names its day",)
    remark((*time_travel(workspace), *given.remarks, *unasked))
    report_faults(given.faults, "auto")


_ENDINGS: dict[str, ReportFormat] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}


def _form(asked: ReportFormat | None, out: Path | None) -> ReportFormat:
    """The format that was asked for, or that the name of the file promises. Raises UsageError where the two differ.

    Word opens no markdown that is called docx, and says that the file is damaged.
    """
    promised = _ENDINGS.get(out.suffix.lower()) if out else None
    if asked and promised and asked != promised:
        raise UsageError(f"{out} is no name for {asked}", f"leave --format out, or say --format {promised}")
    form = asked or promised or "markdown"
    if form in {"docx", "pdf"} and out is None:
        raise UsageError(f"{form} is no text to show here", f"name a file: --out report.{form}")
    return form


_FOR: dict[Audience, str] = {"public": "the public", "board": "the board", "internal": "those who keep the plan"}


def _put(out: Path, content: bytes, readers: "Readers") -> None:
    from wsoa_cli.render.safe import safe
    from wsoa_cli.store.write import put

    put(out, content)
    write(f"wrote {safe(str(out))}, for {_FOR[readers.audience]}\n", sys.stderr)


def _asked(workspace: "Workspace", kind: ReportKind, what: list[str], readers: "Readers") -> "Answer[HandOut]":
    from wsoa_cli.commands.report import report_on_plans, report_on_workstream

    if kind != "highlight":
        return report_on_plans(workspace, what, readers)
    if len(what) != 1:
        raise UsageError("a highlight report is about one workstream", "write: wsoa report highlight WORKSTREAM")
    return report_on_workstream(workspace, what[0], readers)


def _document(kind: ReportKind, found: "HandOut") -> "Document":
    if kind == "highlight" and found.workstream is not None:
        from wsoa_cli.render.report.highlight import highlight_report

        return highlight_report(found, found.workstream)
    if kind == "board":
        from wsoa_cli.render.report.board import board_report

        return board_report(found)
    from wsoa_cli.render.report.scrutiny import scrutiny_report

    return scrutiny_report(found)


def _written(document: "Document", form: ReportFormat, templates: Path | None) -> bytes:
    from wsoa_cli.render.document.templates import NO_TEMPLATES, REPLACEABLE
    from wsoa_cli.render.document.written import written
    from wsoa_cli.store.templates import read_templates

    own = read_templates(templates, REPLACEABLE) if templates else NO_TEMPLATES
    return written(document, form, own)
