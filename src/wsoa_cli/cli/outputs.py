"""What `wsoa check` writes, and where: one run, any number of formats, of which one at most goes to standard output."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from wsoa_cli.errors import UsageError

STDOUT = "-"

FORMATS = ("text", "concise", "json", "csv", "markdown", "github", "gitlab", "azure", "sarif", "junit")

FormatsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT[=FILE]",
        show_default=False,
        help=f"How to write the result, and where; may be given several times: {', '.join(FORMATS)}.  [default: text]",
    ),
]
OutputFileOption = Annotated[
    Path | None, typer.Option("--output-file", "--out", metavar="FILE", help="Where to write the result instead of here.")
]


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the file that it goes to; standard output where there is none."""

    form: str
    file: Path | None = None


def outputs(formats: Sequence[str], output_file: Path | None = None) -> tuple[Output, ...]:
    """What the words on the command line ask for. Raises UsageError."""
    asked = tuple(_output(word) for word in formats) or (Output("text"),)
    if output_file is not None:
        asked = (_into(output_file, asked),)
    here = [output.form for output in asked if output.file is None]
    if len(here) > 1:
        hint = f"name a file for all of them but one: --format {here[0]} --format {here[1]}=FILE"
        raise UsageError(f"{' and '.join(here)} would both go to standard output", hint)
    _refuse_bad_files([output.file for output in asked if output.file is not None])
    return asked


def _output(word: str) -> Output:
    form, equals, file = word.partition("=")
    if form not in FORMATS:
        near = get_close_matches(form.lower(), FORMATS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"write one of: {', '.join(FORMATS)}"
        raise UsageError(f"--format: {form!r} is none of its words", hint)
    if equals and not file:
        raise UsageError(f"--format {word} names no file", f"write --format {form}=FILE, or --format {form}")
    return Output(form, Path(file) if file and file != STDOUT else None)


def _into(output_file: Path, asked: tuple[Output, ...]) -> Output:
    if len(asked) > 1 or asked[0].file is not None:
        hint = "name the file with its format: --format json=FILE"
        raise UsageError("--output-file goes with one --format that names no file itself", hint)
    return replace(asked[0], file=output_file)


def _refuse_bad_files(files: Sequence[Path]) -> None:
    """Refuses two results in one file, which would be the last of them alone."""
    for n, file in enumerate(files):
        if os.path.realpath(file) in {os.path.realpath(other) for other in files[:n]}:
            raise UsageError(f"two formats would both be written into {file}", "name another file for one of them")
