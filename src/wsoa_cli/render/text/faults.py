"""Findings as text: file, line and column, the line itself with a mark under the spot, what is wrong, what to write instead.

Set without rich, which takes a third of a millisecond a line.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from wsoa_cli.render.safe import safe
from wsoa_cli.render.text.page import COLOUR_STYLES, Page, SetText
from wsoa_cli.render.text.setting import is_narrow, wrapped
from wsoa_cli.render.words import findings
from wsoa_cli.rules.finding import GRAVEST_FIRST, ORIGINS, Origin
from wsoa_cli.store.located import Located, SetAside

SEVERITY_STYLES = {"error": COLOUR_STYLES["red"], "warning": COLOUR_STYLES["amber"], "note": "cyan"}
_ORIGINS: dict[Origin, str] = {"new": "bold", "calendar": "bold", "existing": "dim"}
MOST = 1_000
"""Findings; nobody reads the 38,000 of a national portfolio, and to set them took longer than to find them."""
MOST_NAMED = 3

_INDENT = "    "
_HANGING = "  "


@dataclass(frozen=True, slots=True)
class Tally:
    """How much there is besides what is listed: what waivers set aside, and what is milder than was asked for.

    `quiet` are the names of the rules that cannot say all that they have to say.
    """

    waived: int = 0
    milder: int = 0
    quiet: tuple[str, ...] = ()


NOTHING_ELSE = Tally()


def findings_text(found: Sequence[Located], page: Page, tally: Tally = NOTHING_ELSE, waived: Sequence[SetAside] = ()) -> str:
    """The findings, then those of `waived` with their waivers, then how many there are of each severity."""
    shown = _gravest(found)
    listed = (line for one in shown for line in _finding(one, page))
    set_aside = (line for one in waived for line in _set_aside(one, page))
    summary = [_summary(found, tally)]
    if len(shown) < len(found):
        summary.append(f"Only the {len(shown):,} gravest are shown; --format concise has a line for every one.")
    if tally.quiet:
        summary.append(_keeping_quiet(tally.quiet))
    return _printed(page, [*listed, *set_aside, *(line for one in summary for line in wrapped(one, page.width))])


def _gravest(found: Sequence[Located]) -> Sequence[Located]:
    """As many findings as anybody may read: the gravest, and of equally grave ones the first, in the order of the files."""
    if len(found) <= MOST:
        return found
    by_gravity = sorted(range(len(found)), key=lambda n: GRAVEST_FIRST.index(found[n].severity))
    return [found[n] for n in sorted(by_gravity[:MOST])]


def faults_text(faults: Sequence[Located], page: Page) -> str:
    """The files that could not be understood, for the error output of commands that show the rest."""
    return _printed(page, [line for one in faults for line in _finding(one, page)])


def _printed(page: Page, lines: Iterable[str]) -> str:
    return page.print([SetText("".join(f"{line}\n" for line in lines))])


def _finding(one: Located, page: Page) -> Iterator[str]:
    yield from _place(one, page)
    marks = [(one.origin, _ORIGINS[one.origin])] if one.origin else []
    yield from _told(f"{one.rule}: {one.message}", [*marks, (one.severity, SEVERITY_STYLES[one.severity])], page)
    yield from _excerpt(one, page)
    if one.hint:
        yield from _hanging(f"instead: {one.hint}", page)
    yield ""


def _set_aside(one: SetAside, page: Page) -> Iterator[str]:
    """A finding that is waived, in short: what there is to read is the waiver."""
    finding, waiver = one.finding, one.waiver
    yield from _place(finding, page)
    yield from _told(f"{finding.severity} {finding.rule}: {finding.message}", [("waived", "dim")], page)
    by = f"; by {waiver.by}" if waiver.by else ""
    until = f"until {waiver.until}" if waiver.until else "no end"
    yield from _hanging(f"because: {waiver.reason}{by}; {until}", page)
    yield ""


def _place(one: Located, page: Page) -> Iterator[str]:
    return (page.styled(line, "bold") for line in wrapped(f"{one.path}:{one.line}:{one.column}", page.width))


def _told(text: str, marks: Sequence[tuple[str, str]], page: Page) -> Iterator[str]:
    """A sentence behind some single words, each in its style; these fit on the first line of any page."""
    plain = " ".join(word for word, _ in marks)
    first, *rest = wrapped(f"{plain} {text}", page.width)
    if first.startswith(plain):
        first = " ".join(page.styled(word, style) for word, style in marks) + first.removeprefix(plain)
    yield first
    yield from rest


def _hanging(text: str, page: Page) -> Iterator[str]:
    return (_HANGING + page.styled(line, "dim") for line in wrapped(text, page.width - len(_HANGING)))


def _excerpt(one: Located, page: Page) -> Iterator[str]:
    """The line with a mark under the spot; of a long line, the part around the spot."""
    if not one.source.strip():
        return
    source, room = safe(one.source), page.width - len(_INDENT) - 1
    index, length = one.column - 1, _cells(source)
    start = 0 if length <= room else _start_of_window(source, index, room * 2 // 3)
    lead = _INDENT if start == 0 else f"{_INDENT[:-1]}…"
    yield _cut(lead + source[start:], page.width)
    mark = page.styled("^", SEVERITY_STYLES[one.severity])
    yield f"{_INDENT}{' ' * _cells(source[start:index])}{mark}"


def _cut(line: str, width: int) -> str:
    """A line in so many columns, with a mark where something is cut off."""
    return line if _cells(line) <= width else set_cell_size(line, width - 1).rstrip() + "…"


def _cells(text: str) -> int:
    return len(text) if is_narrow(text) else cell_len(text)


def _start_of_window(source: str, index: int, room: int) -> int:
    """Where to begin, so that what stands before the spot takes at most so many columns."""
    start = index
    while start > 0 and _cells(source[start - 1 : index]) <= room:
        start -= 1
    return start


def _keeping_quiet(rules: Sequence[str]) -> str:
    """That rules keep quiet about what may stand in what could not be read: by name where a few do."""
    told = ", ".join(rules) if len(rules) <= MOST_NAMED else f"{len(rules)} rules"
    return f"Not asked, or not about everything, until what cannot be read is mended: {told}."


def _summary(found: Sequence[Located], tally: Tally) -> str:
    origins = {origin: sum(one.origin == origin for one in found) for origin in ORIGINS}
    brought = ", ".join(f"{count} {origin}" for origin, count in origins.items() if found and found[0].origin)
    waived = f"; {tally.waived} waived" if tally.waived else ""
    milder = f"; {tally.milder} milder not shown" if tally.milder else ""
    return f"{findings(found).removesuffix('.')}{': ' if brought else ''}{brought}{waived}{milder}."
