"""The canonical form of a plan's file: what `wsoa fmt` writes.

Fields in the order of the format, each level set in by two, a blank line between sections; texts, comments and what a person
has written over several lines stay. What is written is proved before it is given out: it says the same, it has the same
comments, and its own canonical form is itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wsoa_cli.errors import WsoaError
from wsoa_cli.model.fields import field_order
from wsoa_cli.model.plan import Loc
from wsoa_cli.store.comments import Comment, Comments
from wsoa_cli.store.entries import Collection, Entry, entries_of
from wsoa_cli.store.guards import LINE_BREAK, decode
from wsoa_cli.store.intent import meaning
from wsoa_cli.store.read import read
from wsoa_cli.store.scalar_lines import one_line, several_lines
from wsoa_cli.store.yaml import MappingNode, Node, ScalarNode, YAMLError, compose

STEP = 2
"""Columns that each level is set in by."""

LONGEST_LINE_IN_FLOW = 128
"""Characters without a comment; what stands in braces or brackets and is longer is written over several lines."""

COMMENT_GAP = 2
"""Blanks at least between a value and the comment behind it."""

_SPACED = {("actions",), ("measures",)}
"""The lists whose items have a blank line between them."""

_MARK = "\ufeff"


class NotFormattableError(WsoaError):
    """The file cannot be put into canonical form without loss; it stays as it is."""

    def __init__(self, why: str) -> None:
        super().__init__(f"the file cannot be put into canonical form: {why}", "it stays as it is; wsoa check may say more")


def canonical(content: bytes, kind: type[Any]) -> bytes:
    """The canonical form of a file that holds one kind of entity, the head of a plan or a workstream.

    Raises NotFormattableError for a file that cannot be read, has unknown fields, or would not say the same.
    """
    reading = read(content)
    if reading.data is None:
        raise NotFormattableError(reading.faults[0].message)
    text = str(decode(content))
    written = _written(text, kind)
    _prove(text, written, kind)
    return ((_MARK if content.startswith(_MARK.encode()) else "") + written).encode()


def _written(text: str, kind: type[Any]) -> str:
    end = _line_end(text)
    return "".join(line + end for line in _Writing(text, kind).file())


def _line_end(text: str) -> str:
    """The line end that a file has most of."""
    breaks = LINE_BREAK.findall(text)
    return "\r\n" if breaks.count("\r\n") * 2 > len(breaks) else "\n"


def _prove(old: str, new: str, kind: type[Any]) -> None:
    try:
        before, after = compose(old), compose(new)
        if before is None or after is None or meaning(before) != meaning(after):
            raise NotFormattableError("it would no longer say the same")
        if _comments(old, before) != _comments(new, after):
            raise NotFormattableError("a comment would get lost")
        if new != _written(new, kind):
            raise NotFormattableError("its canonical form would have another one")
    except YAMLError as error:
        raise NotFormattableError("it would no longer be YAML") from error


def _comments(text: str, root: Node) -> list[str]:
    return sorted(comment.text for comment in Comments(text, root))


@dataclass(frozen=True, slots=True)
class _Writing:
    text: str
    kind: type[Any]

    def file(self) -> list[str]:
        """The lines of the whole file."""
        root = compose(self.text)
        if not isinstance(root, MappingNode):
            raise NotFormattableError("it is not a set of fields")
        whole = entries_of(root, self.text)
        head = [line for comment in whole.head for line in _line_of_its_own(comment, "")]
        gap = [""] if whole.head_ends_in_blank else []
        return [*_without_first_blank(head), *gap, *self._block(whole, (), 0)]

    def _block(self, collection: Collection, loc: Loc, indent: int) -> list[str]:
        """A mapping or list in block style."""
        lines: list[str] = []
        after_block = False
        for n, entry in enumerate(self._in_order(collection, loc)):
            own, is_block = self._entry(entry, (*loc, n if entry.name is None else entry.name.value), indent)
            if lines and (not loc or loc in _SPACED) and (is_block or after_block):
                own = ["", *_without_first_blank(own)]
            lines += own if lines else _without_first_blank(own)
            after_block = is_block
        return lines + [line for comment in collection.end for line in _line_of_its_own(comment, " " * indent)]

    def _in_order(self, collection: Collection, loc: Loc) -> list[Entry]:
        """The fields in the order of the format, those of one's own after them; items as they stand."""
        if not isinstance(collection.node, MappingNode) or _is_own(loc):
            return collection.entries
        place = {name: n for n, name in enumerate(field_order(self.kind, loc))}
        for name in (str(entry.name.value) for entry in collection.entries if entry.name):
            if name not in place and not _is_own((name,)):
                raise NotFormattableError(f"`{name}` is not a field")
        return sorted(collection.entries, key=lambda entry: place.get(entry.name.value if entry.name else "", len(place)))

    def _entry(self, entry: Entry, loc: Loc, indent: int) -> tuple[list[str], bool]:
        """A field or an item with its comments, and whether it is a mapping or list in block style."""
        start = " " * indent + ("-" if entry.name is None else self._scalar(entry.name, loc, in_flow=False) + ":")
        is_block = False
        if isinstance(entry.value, ScalarNode):
            lines = self._text(entry, entry.value, loc, start, " " * (indent + STEP))
        elif (inline := self._inline(entry.value, loc, start)) is not None:
            lines = _with_comments(f"{start} {inline}", entry.behind)
        else:
            is_block = True
            if entry.name is None:  # behind its hyphen its first field is to stand
                entry.raise_behind()
            inside = self._block(entry.value, loc, indent + STEP)
            lines = _hung(inside, indent) if entry.name is None else [*_with_comments(start, entry.behind), *inside]
        above = [line for comment in entry.above for line in _line_of_its_own(comment, " " * indent)]
        return [*above, *([""] if entry.after_blank else []), *lines], is_block

    def _text(self, entry: Entry, text: ScalarNode, loc: Loc, start: str, pad: str) -> list[str]:
        """A text behind a name or hyphen, and the comments behind it."""
        lines = several_lines(self.text, text)
        if lines is None:
            return _with_comments(f"{start} {self._scalar(text, loc, in_flow=False)}".rstrip(), entry.behind)
        if len(entry.behind) > 1:  # there is room for one: in the next line the text begins
            entry.raise_behind()
        body = [pad + line if line else "" for line in lines[1:]]
        return [*_with_comments(f"{start} {lines[0]}", entry.behind), *body]

    def _inline(self, collection: Collection, loc: Loc, start: str) -> str | None:
        """A mapping or list behind a name or hyphen; None where it takes several lines."""
        if not collection.is_flow or collection.holds_comments:
            return None
        inline = self._flow(collection, loc)
        fits = len(f"{start} {inline}") <= LONGEST_LINE_IN_FLOW
        return inline if fits or not collection.entries else None

    def _flow(self, collection: Collection, loc: Loc) -> str:
        """A mapping in braces, or a list in brackets."""
        parts = []
        for n, entry in enumerate(self._in_order(collection, loc)):
            at = (*loc, n if entry.name is None else entry.name.value)
            if isinstance(entry.value, ScalarNode):
                value = self._scalar(entry.value, at, in_flow=True)
            else:
                value = self._flow(entry.value, at)
            parts.append(value if entry.name is None else f"{self._scalar(entry.name, at, in_flow=True)}: {value}")
        inside = ", ".join(parts)
        return f"{{{inside}}}" if isinstance(collection.node, MappingNode) else f"[{inside}]"

    @staticmethod
    def _scalar(node: ScalarNode, loc: Loc, *, in_flow: bool) -> str:
        return one_line(node, in_flow=in_flow, as_typed=_is_own(loc))


def _hung(lines: list[str], indent: int) -> list[str]:
    """An item of several lines behind its hyphen; the comments above its first field stand above the hyphen."""
    first = next(n for n, line in enumerate(lines) if line and not line.lstrip().startswith("#"))
    above = [line[STEP:] for line in lines[:first]]
    return [*above, " " * indent + "- " + lines[first][indent + STEP :], *lines[first + 1 :]]


def _is_own(loc: Loc) -> bool:
    """Whether a place lies in a field that is somebody's own."""
    return any(isinstance(step, str) and step.startswith("x-") for step in loc)


def _line_of_its_own(comment: Comment, pad: str) -> list[str]:
    return ["", pad + comment.text] if comment.after_blank else [pad + comment.text]


def _with_comments(line: str, behind: Sequence[Comment]) -> list[str]:
    """A line with the comment behind it where it stood, as far as there is room, and what goes on from it below."""
    if not behind:
        return [line]
    column = max(behind[0].column, len(line) + COMMENT_GAP)
    first, *others = (comment.text for comment in behind)
    return [line.ljust(column) + first, *(" " * column + other for other in others)]


def _without_first_blank(lines: list[str]) -> list[str]:
    return lines[1:] if lines[:1] == [""] else lines
