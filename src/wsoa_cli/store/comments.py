"""Where the comments of a file stand: the parser drops them, so they are found in what lies between its texts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from wsoa_cli.store.guards import LINE_BREAK
from wsoa_cli.store.yaml import MappingNode, Node, ScalarNode


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from its # to the end of its line; line and column from 0.

    `after_blank` tells of a blank line above it. One that `continues` goes on from the comment behind a value in the line
    above: it stands alone, under that comment's very first character.
    """

    text: str
    index: int
    line: int
    column: int
    stands_alone: bool
    after_blank: bool
    continues: bool = False


class Comments:
    """The comments of a file in their order, each to be taken once: what is never taken would be lost."""

    def __init__(self, text: str, root: Node) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in LINE_BREAK.finditer(text))]
        self._contents = [(found.start(), len(found[1])) for found in _CONTENT_LINE.finditer(text)]
        self._texts = list(_texts(text, root))
        self._hyphens: list[int] = []
        self._all = list(self._found())
        self._next = 0

    def __iter__(self) -> Iterator[Comment]:
        return iter(self._all)

    def before(self, index: int) -> list[Comment]:
        """Takes all that stand before an index."""
        taken = []
        while (comment := self._peek()) and comment.index < index:
            taken.append(comment)
            self._next += 1
        return taken

    def behind(self, line: int, before: int) -> list[Comment]:
        """Takes what stands behind something in a line and before an index, with the lines that go on from it."""
        taken: list[Comment] = []
        while (comment := self._peek()) and comment.index < before:
            if not (comment.continues if taken else comment.line == line and not comment.stands_alone):
                break
            taken.append(comment)
            self._next += 1
        return taken

    def set_in(self, column: int, before: int) -> list[Comment]:
        """Takes the lines of comment, up to an index, that are set in at least as far as a column."""
        taken = []
        while (comment := self._peek()) and comment.index < before and comment.stands_alone and comment.column >= column:
            taken.append(comment)
            self._next += 1
        return taken

    def hyphen(self, item: Node) -> int:
        """The index of the hyphen that an item of a list in block style stands behind."""
        return self._hyphens[bisect_left(self._hyphens, int(item.start_mark.index)) - 1]

    def line(self, index: int) -> int:
        """The line, from 0, that an index lies in."""
        return bisect_right(self._starts, index) - 1

    def is_after_blank(self, index: int) -> bool:
        """Whether the line above that of an index is blank; above the first there is none."""
        line = self.line(index)
        return line > 0 and not self._text[self._starts[line - 1] : self._starts[line]].strip()

    def _peek(self) -> Comment | None:
        return self._all[self._next] if self._next < len(self._all) else None

    def _found(self) -> Iterator[Comment]:
        """Every comment. The hyphens before items are noted on the way."""
        at, last = 0, None
        for start, end in [*self._texts, (len(self._text), len(self._text))]:
            for found in _HYPHEN_OR_COMMENT.finditer(self._text, at, start):
                if found[0] == "-":
                    self._hyphens.append(found.start())
                else:
                    last = self._comment(found, last)
                    yield last
            at = end

    def _comment(self, found: re.Match[str], last: Comment | None) -> Comment:
        line = self.line(found.start())
        column = found.start() - self._starts[line]
        alone = not self._text[self._starts[line] : found.start()].strip()
        continues = (
            alone
            and last is not None
            and (last.continues or not last.stands_alone)
            and (last.line + 1, last.column) == (line, column)
            and column > self._indent_below(found.end())
        )
        after_blank = self.is_after_blank(found.start())
        return Comment(found[0].rstrip(), found.start(), line, column, alone, after_blank, continues)

    def _indent_below(self, index: int) -> int:
        """How far the next line is set in that holds more than a comment."""
        n = bisect_left(self._contents, (index, 0))
        return self._contents[n][1] if n < len(self._contents) else -1


_HYPHEN_OR_COMMENT = re.compile(r"-|#[^\r\n]*")
_CONTENT_LINE = re.compile(r"[\r\n]([ \t]*)[^\s#]")


def _texts(text: str, node: Node) -> Iterator[tuple[int, int]]:
    """From where to where the texts of a file reach, in their order; the head of one in block form may end in a comment."""
    if isinstance(node, ScalarNode):
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        if node.style in {"|", ">"}:
            head = re.compile(r"[|>][-+\d]*").match(text, start)
            body = LINE_BREAK.search(text, start)
            yield start, head.end() if head else start
            yield (body.end(), max(body.end(), end)) if body else (end, end)
        else:
            yield start, end
        return
    for one in node.value:
        for part in one if isinstance(node, MappingNode) else (one,):
            yield from _texts(text, part)
