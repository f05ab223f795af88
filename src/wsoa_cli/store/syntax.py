"""What the YAML parser says, in words for people who do not know YAML."""

import re
from collections.abc import Iterator
from typing import Any

from wsoa_cli.store.guards import Fault, FaultName, Lines
from wsoa_cli.store.yaml import MappingNode, MarkedYAMLError, Node, ScalarNode, SequenceNode, YAMLError

_TAB_INDENT = re.compile(r"^ *(\t)[ \t]*[^\s#]", re.MULTILINE)

# What the parser's complaint begins with or contains, what is wrong, and what to write instead. The first match answers.
_WORDS = (
    (
        "mapping values are not allowed",
        "a colon followed by a blank stands inside a text, or the line is indented too far",
        'put the text in quotes, as title: "One: two", or begin the line under its neighbours',
    ),
    ("found character '\\t'", "a tab stands where only spaces may", "indent with spaces"),
    ("found a tab character", "a tab stands where only spaces may", "indent with spaces"),
    ("cannot start any token", "a text begins with a character that YAML keeps for itself", 'put the text in quotes: "@…"'),
    ("unexpected end of stream", "a quotation mark is opened here and never closed", "close it at the end of the text"),
    ("unexpected document indicator", "a quotation mark is opened here and never closed", "close it at the end of the text"),
    ("expected a single document", "a second document begins here", "a plan file holds one document: delete the line ---"),
    ("found another document", "a second document begins here", "a plan file holds one document: delete the line ---"),
    (
        "expected <document start>",
        "something stands after the end of the document",
        "a plan file holds one document: mend the indent",
    ),
    (
        "did not find expected <document start>",
        "something stands after the end of the document",
        "look at the indent of this line",
    ),
    (
        "did not find expected node content",
        "a value is missing here, or a bracket is not closed",
        "write the value, or mend the brackets and commas",
    ),
    ("did not find expected ',' or ']'", "a list in brackets is not closed, or a comma is missing", "write it as [one, two]"),
    (
        "did not find expected ',' or '}'",
        "a set of fields in braces is not closed, or a comma is missing",
        "write it as {id: x, title: y}",
    ),
    ("expected ',' or ']'", "a list in brackets is not closed, or a comma is missing", "write it as [one, two]"),
    ("expected ',' or '}'", "a set of fields in braces is not closed, or a comma is missing", "write it as {id: x, title: y}"),
    ("did not find expected key", "the indent does not match the lines around it", "begin the line under its neighbours"),
    (
        "did not find expected '-' indicator",
        "the indent does not match the list that it stands in",
        "begin the line under its neighbours",
    ),
    (
        "could not find expected ':'",
        "a field's name stands here without a colon",
        "write it as name: value, or mend the indent",
    ),
    ("block sequence entries are not allowed", "a list begins here where it cannot", "begin the list on a line of its own"),
    ("block sequence", "the indent does not match the list that it stands in", "begin the line under its neighbours"),
    ("block mapping", "the indent does not match the lines around it", "begin the line under its neighbours"),
    (
        "unknown escape character",
        "a backslash in double quotes begins an escape that does not exist",
        "use single quotes, or write \\\\",
    ),
    ("unexpected ':'", "a colon stands inside a text in braces or brackets", "put the text in quotes"),
    ("invalid Unicode character", "an escape in double quotes names no character", "write the character itself"),
    ("undefined tag handle", "an exclamation mark begins a YAML tag here", "put the text in quotes"),
    ("while scanning a tag", "an exclamation mark begins a YAML tag here", "put the text in quotes"),
    ("while scanning an alias", "an asterisk begins a YAML alias here", "put the text in quotes"),
    ("while scanning an anchor", "an ampersand begins a YAML anchor here", "put the text in quotes"),
    ("undefined alias", "an asterisk begins a YAML alias here", "put the text in quotes"),
    ("block scalar", "a text in block form has something after its | or >", "begin the text on the next line"),
)


def from_parser(error: YAMLError, text: str) -> Fault:
    """The fault behind a parser's complaint."""
    if not isinstance(error, MarkedYAMLError):
        return Fault("bad-syntax", 1, 1, "the file is not YAML", "compare it with docs/format.md")
    complaint = f"{error.problem or ''} {error.context or ''}"
    rule: FaultName = "several-documents" if "document" in complaint and "single" in complaint else "bad-syntax"
    what, cure = next(
        ((what, cure) for sign, what, cure in _WORDS if sign in complaint),
        (f"the line is not YAML ({error.problem or error.context})", "compare it with docs/format.md"),
    )
    mark = _telling_mark(error, complaint)
    if mark is None:
        return Fault(rule, 1, 1, what, cure)
    line, column = _inside(text, mark.line + 1, mark.column + 1)
    if tab := _TAB_INDENT.match(Lines(text).line(line) + "x"):
        return Fault("tab-indent", line, tab.start(1) + 1, "a tab stands where only spaces may", "indent with spaces")
    return Fault(rule, line, column, what, cure)


def tab_indents(text: str, node: Node) -> Iterator[Fault]:
    """Tabs that indent a line; the parser lets some pass. Inside a text of several lines they are part of the text."""
    tabs = list(_TAB_INDENT.finditer(text)) if "\t" in text else []
    if not tabs:
        return
    inside, lines = list(_text_spans(node)), Lines(text)
    for found in tabs:
        index = found.start(1)
        if not any(start < index < end for start, end in inside):
            yield Fault("tab-indent", *lines.spot(index), "a tab stands where only spaces may", "indent with spaces")


def _text_spans(node: Node) -> Iterator[tuple[int, int]]:
    if isinstance(node, ScalarNode):
        if node.style:
            yield node.start_mark.index, node.end_mark.index
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _text_spans(item)
    elif isinstance(node, MappingNode):
        for pair in node.value:
            for part in pair:
                yield from _text_spans(part)


def _telling_mark(error: MarkedYAMLError, complaint: str) -> Any:
    """Where to point: at the opening of what is never closed or no name, else at the spot where the parser gave up."""
    if any(
        sign in complaint
        for sign in ("end of stream", "document indicator", "an alias", "an anchor", "could not find expected ':'", "',' or")
    ):
        return error.context_mark or error.problem_mark
    return error.problem_mark or error.context_mark


def _inside(text: str, line: int, column: int) -> tuple[int, int]:
    """A spot that exists: a parser that runs out of text points behind the last line."""
    last, _ = Lines(text).spot(len(text.rstrip()))
    return (line, column) if line <= last else (last, 1)
