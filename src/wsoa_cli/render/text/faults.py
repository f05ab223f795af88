"""Findings as text: file, line and column, the line itself with a mark under the spot, what is wrong, what to write instead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from wsoa_cli.render.safe import safe
from wsoa_cli.render.text.page import COLOUR_STYLES, Page, line, words
from wsoa_cli.rules.finding import GRAVEST_FIRST, ORIGINS, Origin
from wsoa_cli.store.located import Located, SetAside

SEVERITY_STYLES = {"error": COLOUR_STYLES["red"], "warning": COLOUR_STYLES["amber"], "note": "cyan"}
_ORIGINS: dict[Origin, str] = {"new": "bold", "calendar": "bold", "existing": "dim"}
_INDENT = "    "
_HANGING = (0, 0, 0, 2)


@dataclass(frozen=True, slots=True)
class Tally:
    """How much there is besides what is listed: what waivers set aside, and what is milder than was asked for."""

    waived: int = 0
    milder: int = 0


NOTHING_ELSE = Tally()


def findings_text(found: Sequence[Located], page: Page, tally: Tally = NOTHING_ELSE, waived: Sequence[SetAside] = ()) -> str:
    """Every finding, then those of `waived` with their waivers, then how many there are of each severity."""
    parts = [part for one in found for part in _finding(one, page)]
    set_aside = [part for one in waived for part in _set_aside(one)]
    return page.print([*parts, *set_aside, line(_summary(found, tally))])


def faults_text(faults: Sequence[Located], page: Page) -> str:
    """The files that could not be understood, for the error output of commands that show the rest."""
    return page.print(part for one in faults for part in _finding(one, page))


def _finding(one: Located, page: Page) -> Iterator[RenderableType]:
    yield words(f"{one.path}:{one.line}:{one.column}", "bold")
    origin = words(f"{one.origin} ", _ORIGINS[one.origin]) if one.origin else ""
    yield line(origin, words(one.severity, SEVERITY_STYLES[one.severity]), " ", one.rule, ": ", one.message)
    yield from _excerpt(one, page)
    if one.hint:
        yield Padding(words(f"instead: {one.hint}", "dim"), _HANGING)
    yield Text()


def _set_aside(one: SetAside) -> Iterator[RenderableType]:
    """A finding that is waived, in short: what there is to read is the waiver."""
    finding, waiver = one.finding, one.waiver
    yield words(f"{finding.path}:{finding.line}:{finding.column}", "bold")
    yield line(words("waived", "dim"), f" {finding.severity} {finding.rule}: {finding.message}")
    by = f"; by {waiver.by}" if waiver.by else ""
    until = f"until {waiver.until}" if waiver.until else "no end"
    yield Padding(words(f"because: {waiver.reason}{by}; {until}", "dim"), _HANGING)
    yield Text()


def _excerpt(one: Located, page: Page) -> Iterator[RenderableType]:
    """The line with a mark under the spot; of a long line, the part around the spot."""
    if not one.source.strip():
        return
    source, room = safe(one.source), page.width - len(_INDENT) - 1
    index = one.column - 1
    start = 0 if cell_len(source) <= room else _start_of_window(source, index, room * 2 // 3)
    lead = _INDENT if start == 0 else f"{_INDENT[:-1]}…"
    shown = Text(lead + source[start:], no_wrap=True, overflow="ellipsis")
    shown.truncate(page.width, overflow="ellipsis")
    yield shown
    yield Text(f"{_INDENT}{' ' * cell_len(source[start:index])}^", style=SEVERITY_STYLES[one.severity])


def _start_of_window(source: str, index: int, room: int) -> int:
    """Where to begin, so that what stands before the spot takes at most so many columns."""
    start = index
    while start > 0 and cell_len(source[start - 1 : index]) <= room:
        start -= 1
    return start


def _summary(found: Sequence[Located], tally: Tally) -> str:
    counts = {severity: sum(one.severity == severity for one in found) for severity in GRAVEST_FIRST}
    words_of = [f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counts.items() if count]
    files = len({one.path for one in found})
    shown = f"{', '.join(words_of)} in {files} file{'' if files == 1 else 's'}" if found else "No findings"
    origins = {origin: sum(one.origin == origin for one in found) for origin in ORIGINS}
    brought = ", ".join(f"{count} {origin}" for origin, count in origins.items() if found and found[0].origin)
    waived = f"; {tally.waived} waived" if tally.waived else ""
    milder = f"; {tally.milder} milder not shown" if tally.milder else ""
    return f"{shown}{': ' if brought else ''}{brought}{waived}{milder}."
