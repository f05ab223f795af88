"""What is refused before any parser sees it, because a parser would take it wrongly, slowly, or fall over.

Each refusal of docs/format.md (reading rule 4) has its own message. The C parser can bring the process down on absurd
nesting, and an alias bomb is small on disk and vast in memory, so these two are caught by walking the events, which is
iterative and stops at the first offence.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

FaultName = Literal[
    "alias",
    "anchor",
    "bad-syntax",
    "duplicate-id",
    "duplicate-key",
    "file-too-large",
    "folder-name",
    "hidden-character",
    "merge-conflict",
    "missing-field",
    "missing-plan-file",
    "not-utf-8",
    "several-documents",
    "stray-file",
    "tab-indent",
    "tag",
    "too-deep",
    "unknown-field",
    "unreadable-file",
    "wrong-value",
]
"""What a fault of a file can be called; `store.fault_pages` says what each means."""

UNREADABLE: Final = "unreadable-file"
"""The rule of what could not be opened at all, so that nothing can be said of it."""

LARGEST_FILE = 5_000_000
"""Bytes; a workstream of 1,000 actions has about 700,000."""

DEEPEST_NESTING = 50

SAFE_NESTING = 1000
"""Levels that the parser bears without trouble."""

DEEP_INDENT = SAFE_NESTING // 2
"""Blanks and hyphens at the begin of a line that could open so many levels."""

LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What YAML 1.1 takes for the end of a line."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the text of a file that keeps it, or a part of it, from being understood. Line and column from 1."""

    rule: FaultName
    line: int
    column: int
    message: str
    hint: str


def too_large(size: int) -> Fault:
    """The fault of a file that is larger than we read."""
    return Fault(
        "file-too-large",
        1,
        1,
        f"the file has {size / 1_000_000:.1f} MB, and no plan file needs more than {LARGEST_FILE // 1_000_000} MB",
        "split it into several workstreams, or move what is not part of the plan elsewhere",
    )


def decode(data: bytes) -> str | Fault:
    """The text of a file, without a byte-order mark, or why it is not one."""
    if len(data) > LARGEST_FILE:
        return too_large(len(data))
    if 0 in data:
        return _not_text(data, data.index(0), "a NUL byte, which no text has", "save the file again as UTF-8 text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        bad = data[error.start]
        hint = "save the file as UTF-8; Windows programs often offer ANSI or UTF-16 first"
        return _not_text(data, error.start, f"the byte 0x{bad:02x} is not UTF-8", hint)
    return text.removeprefix("\ufeff")


class Lines:
    """The lines of a text, found once, so that many faults in one file do not each look for theirs from its top."""

    def __init__(self, text: str) -> None:
        self._text = text
        breaks = list(LINE_BREAK.finditer(text))
        self._starts = [0, *(found.end() for found in breaks)]
        self._ends = [*(found.start() for found in breaks), len(text)]

    def spot(self, index: int) -> tuple[int, int]:
        """The line and column, from 1, of an index into the text."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """A line without its end, counted from 1; nothing where there is no such line."""
        return self._text[self._starts[number - 1] : self._ends[number - 1]] if 1 <= number <= len(self._starts) else ""

    def shown(self, number: int) -> str:
        """A line as it is shown beside what is found in it; nothing of one that is too long."""
        if not 1 <= number <= len(self._starts) or self._ends[number - 1] - self._starts[number - 1] > LONGEST_SHOWN:
            return ""
        return self.line(number)


LONGEST_SHOWN = 10_000
"""Characters; of a longer line, which no one has typed, nothing is shown beside what is found in it.

It would be copied for each finding: 20,000 of them in one line of a megabyte took all the memory that there was.
"""


def faults_in(text: str) -> Iterator[Fault]:
    """What is wrong with a text before it is parsed."""
    yield from _conflict_markers(text)
    # The cheap look first: most files are printable throughout but for their line ends.
    if not text.replace("\n", "").isprintable() and (found := _CONTROL.search(text)):
        line, column = Lines(text).spot(found.start())
        name = f"the control character U+{ord(found[0]):04X}"
        yield Fault("bad-syntax", line, column, f"{name} stands in the text", "delete it; it cannot be seen in most editors")


def may_overrun_parser(text: str) -> bool:
    """Whether brackets or indents could nest so deeply that composing would bring the process down.

    It does at some 20,000 levels. Only what opens is counted: what looks as if it closed may stand in a comment.
    """
    if text.count("[") + text.count("{") > SAFE_NESTING:
        return True
    return max(map(len, text.split("\n"))) >= DEEP_INDENT and _DEEP_INDENT.search(text) is not None


def may_have_anchors_or_tags(text: str) -> bool:
    """Whether `&`, `*` or `!` stands where it could begin an anchor, an alias or a tag; events then tell for sure."""
    return any(sign in text for sign in "&*!") and _INDICATOR.search(text) is not None


# The characters that YAML does not allow in a text, tab and line ends aside; and the line ends that nobody sees, on which
# versions of YAML disagree.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)", re.MULTILINE)
_DEEP_INDENT = re.compile(rf"(?:^|\r)[ \t\-?:]{{{DEEP_INDENT}}}", re.MULTILINE)
_INDICATOR = re.compile(r"(?:^|[\s,\[{:?-])[&*!]", re.MULTILINE)


def _not_text(data: bytes, index: int, what: str, hint: str) -> Fault:
    before = data[:index].decode("utf-8", errors="replace").removeprefix("\ufeff")
    return Fault("not-utf-8", *Lines(before).spot(len(before)), what, hint)


def _conflict_markers(text: str) -> Iterator[Fault]:
    if not ("<<<<<<<" in text or ">>>>>>>" in text):
        return
    markers = list(_CONFLICT.finditer(text))
    if not any(found[1][0] in "<>" for found in markers):
        return
    lines = Lines(text)
    for found in markers:
        line, column = lines.spot(found.start())
        message = f"{found[1]} is the mark of a merge that was never finished"
        yield Fault("merge-conflict", line, column, message, "keep the lines that are right and delete the marks")
