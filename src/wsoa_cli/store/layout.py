"""Where things lie in a text: lines, ends of values, hyphens, commas. Nodes know where they begin; the rest is found here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wsoa_cli.store.guards import LINE_BREAK
from wsoa_cli.store.yaml import MappingNode, Node, ScalarNode, SequenceNode

Pair = tuple[Node, Node]
"""A field: its name and its value."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A text, and where in it the parts of its nodes lie, by index."""

    text: str

    def line_start(self, index: int) -> int:
        """Where the line of an index begins."""
        return max(self.text.rfind("\n", 0, index), self.text.rfind("\r", 0, index)) + 1

    def line_end(self, index: int) -> int:
        """Where the line of an index ends, its line break not counted."""
        found = LINE_BREAK.search(self.text, index)
        return found.start() if found else len(self.text)

    def next_line(self, index: int) -> int:
        """Where the line after that of an index begins; the end of the text where there is none."""
        found = LINE_BREAK.search(self.text, index)
        return found.end() if found else len(self.text)

    def newline(self, index: int) -> str:
        """The line break that is usual around an index."""
        found = LINE_BREAK.search(self.text, index) or LINE_BREAK.search(self.text)
        return found[0] if found else "\n"

    def begins_line(self, index: int) -> bool:
        """Whether nothing but blanks stands before an index on its line."""
        return not self.text[self.line_start(index) : index].strip(" ")

    def ends_line(self, index: int) -> bool:
        """Whether nothing but blanks or a comment stands between an index and the end of its line."""
        return _REST.fullmatch(self.text[index : self.line_end(index)]) is not None

    def is_blank_behind(self, index: int) -> bool:
        """Whether nothing but blanks stands between an index and the end of its line."""
        return not self.text[index : self.line_end(index)].strip(" \t")

    def end(self, node: Node) -> int:
        """Where the content of a node ends; the parser counts what follows a block up to the next token as its own."""
        if isinstance(node, ScalarNode) and node.style in {"|", ">"}:
            return self._end_of_block(int(node.start_mark.index), int(node.end_mark.index))
        if isinstance(node, MappingNode) and not node.flow_style and node.value:
            return self.end_of_pair(node.value[-1])
        if isinstance(node, SequenceNode) and not node.flow_style and node.value:
            return max(self.end(node.value[-1]), int(node.start_mark.index) + 1)
        return int(node.end_mark.index)

    def end_of_pair(self, pair: Pair) -> int:
        """Where a field ends, its colon counted in."""
        return max(self.colon(pair[0]) or self.end(pair[0]), self.end(pair[1]))

    def _end_of_block(self, start: int, end: int) -> int:
        """The end of a folded or literal text: of its last line, and of its last blank one where those count (`|+`)."""
        written = self.text[start:end]
        pattern = _LAST_BREAK if "+" in self.header(start) else _LAST_BREAKS
        return start + len(pattern.sub("", written))

    def header(self, start: int) -> str:
        """What stands behind the `|` or `>` that begins a block text on its line, a comment included."""
        return self.text[start + 1 : self.line_end(start)]

    def colon(self, key: Node) -> int | None:
        """Just behind the colon of a field's name; None where there is none, as in `{due}`."""
        found = _COLON.match(self.text, int(key.end_mark.index))
        return found.end() if found else None

    def hyphen(self, sequence: SequenceNode, number: int) -> int:
        """The hyphen of an item of a list in block style."""
        column = int(sequence.start_mark.column)
        if not number:
            return int(sequence.start_mark.index)
        line = self.line_start(self.next_line(self.end(sequence.value[number - 1])))
        while line < len(self.text) and self.text[line : line + column + 1] != " " * column + "-":
            line = self.next_line(line)
        return line + column

    def comma(self, start: int, end: int) -> int | None:
        """The comma between two indexes, of which what is in a comment is none."""
        return next((n for n in self._outside_comments(start, end) if self.text[n] == ","), None)

    def _outside_comments(self, start: int, end: int) -> Iterator[int]:
        n = start
        while n < end:
            if self.text[n] == "#":
                n = self.line_end(n)
            else:
                yield n
                n += 1


_REST = re.compile(r"[ \t]*([ \t]#.*)?")
_COLON = re.compile(r"[ \t]*:")
_LAST_BREAK = re.compile(r"(?:\r\n|[\n\r])\Z")
_LAST_BREAKS = re.compile(r"(?:(?:\r\n|[\n\r])[ \t]*)+\Z")
