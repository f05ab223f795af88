"""What `wsoa check` found, written in every format that was asked for."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from wsoa_cli.cli.options import Color
from wsoa_cli.cli.outputs import Output
from wsoa_cli.cli.place import seen_from_here
from wsoa_cli.cli.reading import page
from wsoa_cli.cli.terminal import ReaderGoneError, write

if TYPE_CHECKING:
    from wsoa_cli.commands.check import Checked
    from wsoa_cli.commands.workspace import Workspace
    from wsoa_cli.store.located import Located


@dataclass(frozen=True)
class Report:
    """What a run has found, as every format may need it: `found` is what is shown, `fails` says which findings fail the run."""

    checked: "Checked"
    found: "Sequence[Located]"
    workspace: "Workspace"
    fails: "Callable[[Located], bool]"
    plan: str | None = None
    shows_waived: bool = False

    @property
    def milder(self) -> int:
        """How many findings are milder than was asked for."""
        return len(self.checked.result) - len(self.found)

    @cached_property
    def seen(self) -> "list[Located]":
        """The findings with paths as programs find them."""
        return _seen(self.found)


def _seen(found: "Sequence[Located]") -> "list[Located]":
    paths = {path: seen_from_here(path) for path in {one.path for one in found}}
    return [one if paths[one.path] == one.path else one._replace(path=paths[one.path]) for one in found]


def require_room_for(asked: Sequence[Output]) -> None:
    """Refuses files that could not be written, before any work is done. Raises WsoaError."""
    from wsoa_cli.store.write import require_room

    for output in asked:
        if output.file is not None:
            require_room(output.file)


def write_all(asked: Sequence[Output], report: Report, color: Color) -> None:
    """Writes every result, the files first: whoever reads standard output may go when they have heard enough.

    Raises NotWrittenError.
    """
    from wsoa_cli.render.safe import safe
    from wsoa_cli.store.write import put

    for output in asked:
        if output.file is not None:
            put(output.file, _written(output, report, color).encode(errors="replace"))
            write(f"wrote {safe(str(output.file))}\n", sys.stderr)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and any(output.form == "github" for output in asked):
        _add_to_summary(Path(summary), report)
    for output in asked:
        if output.file is None:
            with suppress(ReaderGoneError):
                write(_written(output, report, color), sys.stdout, is_for_runners=output.form in _FOR_RUNNERS)


def _written(output: Output, report: Report, color: Color) -> str:
    """The result in one format; in a file, text has colour only where it is always wanted."""
    if output.form != "text":
        return _WRITERS[output.form](report)
    from wsoa_cli.render.text.faults import Tally, findings_text

    here, waived = page(color), report.checked.waived
    there = here if output.file is None else replace(here, colour=color == "always", unicode=True)
    tally = Tally(len(waived), report.milder, report.checked.quiet_rules)
    return findings_text(report.found, there, tally, waived if report.shows_waived else ())


def _add_to_summary(summary: Path, report: Report) -> None:
    """Adds the table to the page that GitHub shows for a job, behind what the step has written there before."""
    from wsoa_cli.render.gate.github_summary import LIMIT, to_github_summary

    with summary.open("ab") as file:
        file.write(to_github_summary(report.seen, report.workspace.today, LIMIT - file.tell()).encode())


def _json(report: Report) -> str:
    from wsoa_cli.render.json import Beside, check_json

    before = report.checked.before
    base = (before.commit, before.day) if before else None
    beside = Beside(report.checked.waived, report.milder, report.checked.quiet_rules)
    return check_json(report.found, report.workspace.today, beside, base)


def _csv(report: Report) -> str:
    from wsoa_cli.render.csv import to_csv
    from wsoa_cli.render.sheet import findings_sheet

    return to_csv(findings_sheet(report.found))


def _concise(report: Report) -> str:
    from wsoa_cli.render.gate.concise import to_concise

    return to_concise(report.seen)


def _markdown(report: Report) -> str:
    from wsoa_cli.render.gate.markdown import to_gate_markdown

    return to_gate_markdown(report.seen, report.workspace.today)


def _github(report: Report) -> str:
    from wsoa_cli.render.gate.github import to_github

    return to_github(report.seen)


def _gitlab(report: Report) -> str:
    from wsoa_cli.render.gate.gitlab import to_gitlab

    return to_gitlab(report.seen)


def _azure(report: Report) -> str:
    from wsoa_cli.render.gate.azure import to_azure

    return to_azure(report.seen)


def _sarif(report: Report) -> str:
    from wsoa_cli.render.gate.sarif import to_sarif

    set_aside = report.checked.waived
    waived = zip(_seen([one.finding for one in set_aside]), [one.waiver.reason for one in set_aside], strict=True)
    return to_sarif(report.seen, report.workspace.today, list(waived))


def _junit(report: Report) -> str:
    from wsoa_cli.commands.plan_names import plan_names
    from wsoa_cli.render.gate.junit import to_junit

    names = plan_names(report.workspace, report.plan)
    return to_junit(report.seen, report.workspace.today, names, report.fails)


_FOR_RUNNERS = {"github", "azure"}
"""The formats whose lines are commands, in which each text is made inert by itself."""

_WRITERS: "dict[str, Callable[[Report], str]]" = {
    "concise": _concise,
    "json": _json,
    "csv": _csv,
    "markdown": _markdown,
    "github": _github,
    "gitlab": _gitlab,
    "azure": _azure,
    "sarif": _sarif,
    "junit": _junit,
}
