"""The rules of `wsoa check`: all in a list, or the page of one."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from wsoa_cli.render.text.faults import SEVERITY_STYLES
from wsoa_cli.render.text.listing import Cell, Column, listing
from wsoa_cli.render.text.page import Page, SetText, line, words
from wsoa_cli.render.words import found_at, samples
from wsoa_cli.rules.page import Chapter, RulePage

_INDENT = 4


def rules_text(chapters: Sequence[Chapter], page: Page) -> str:
    """A row a rule: its name, what it finds, how grave that is, and from which level on it is asked."""
    columns = (Column("What it finds"), Column("Severity", 8), Column("Level", 8))
    rows = [(one.name, _cells(one)) for chapter in chapters for one in chapter.pages]
    closing = "The whole page of one, with an example: wsoa explain RULE"
    return page.print([listing(page, "Rule", columns, rows), Text(), line(closing)])


def _cells(one: RulePage) -> tuple[Cell, ...]:
    severity = (one.severity, SEVERITY_STYLES[one.severity])
    return ((one.summary, ""),), (severity,), ((one.level or "", "dim"),)


def explain_text(one: RulePage, page: Page) -> str:
    """What is found, why it matters, an example, the same put right, and how to set the rule aside."""
    title = line(words(one.name, "bold"), "  ", words(one.severity, SEVERITY_STYLES[one.severity]))
    parts: list[RenderableType] = [title, words(found_at(one), "dim"), Text(), line(one.summary)]
    for paragraph in one.why:
        parts += [Text(), line(paragraph)]
    for heading, lines in samples(one):
        parts += [Text(), words(heading, "bold"), _as_in_a_file(lines)]
    return page.print(parts)


def _as_in_a_file(lines: str) -> SetText:
    """The lines of a file as they are, even where they are longer than the page is wide: a broken one could not be copied."""
    return SetText("".join(f"{' ' * _INDENT}{one}".rstrip() + "\n" for one in lines.split("\n")))
