"""A file as its fields and items, each with the comments that belong to it.

A line of comment belongs to what stands below it; at the end of a block, to the block that it is set in with. A comment behind
a value, or behind the hyphen, bracket or name that begins one, belongs to that value.
"""

from dataclasses import dataclass, field, replace

from wsoa_cli.store.comments import Comment, Comments
from wsoa_cli.store.yaml import MappingNode, Node, ScalarNode, SequenceNode


@dataclass(slots=True)
class Entry:
    """A field of a mapping or, where `name` is None, an item of a list. `after_blank` tells of a blank line above it."""

    name: ScalarNode | None
    value: "ScalarNode | Collection"
    above: list[Comment]
    behind: list[Comment]
    after_blank: bool

    def raise_above(self, comments: list[Comment]) -> None:
        """Puts comments above it that stood elsewhere; a blank line above it is then above them."""
        blanks = [self.after_blank, *[False] * len(comments)]
        self.above += [replace(comment, after_blank=blank) for comment, blank in zip(comments, blanks, strict=False)]
        self.after_blank = self.after_blank and not comments

    def raise_behind(self) -> None:
        """Puts the comments behind it above it."""
        self.raise_above(self.behind)
        self.behind = []

    @property
    def holds_comments(self) -> bool:
        """Whether a comment stands with it, or in it."""
        return bool(self.above or self.behind) or (isinstance(self.value, Collection) and self.value.holds_comments)


@dataclass(slots=True)
class Collection:
    """The fields of a mapping or the items of a list.

    `head` are the comments on top of the file, `end` those below the last field or item.
    """

    node: Node
    entries: list[Entry]
    end: list[Comment]
    head: list[Comment] = field(default_factory=list)
    head_ends_in_blank: bool = False

    @property
    def is_flow(self) -> bool:
        """Whether it is written in brackets or braces."""
        return _is_flow(self.node)

    @property
    def holds_comments(self) -> bool:
        """Whether a comment stands in it."""
        return bool(self.end) or any(entry.holds_comments for entry in self.entries)


def _is_flow(node: Node) -> bool:
    return isinstance(node, MappingNode | SequenceNode) and bool(node.flow_style)


def entries_of(root: MappingNode, text: str) -> Collection:
    """The fields of a whole file."""
    comments = Comments(text, root)
    whole = _Reading(comments).collection(root, len(text), set_in=0)
    whole.end += comments.before(len(text))
    _take_head_off(whole)
    return whole


def _take_head_off(whole: Collection) -> None:
    """What stands on top of a file speaks of the file; only what a blank line sets apart from it speaks of the first field."""
    if not whole.entries:
        return
    first = whole.entries[0]
    blanks = [n for n, comment in enumerate(first.above) if n and comment.after_blank]
    if first.after_blank and first.above:
        blanks.append(len(first.above))
    at = blanks[-1] if blanks else len(first.above)
    whole.head, first.above = first.above[:at], first.above[at:]
    whole.head_ends_in_blank = bool(blanks)
    if first.above:
        first.above[0] = replace(first.above[0], after_blank=False)
    else:
        first.after_blank = False


@dataclass(frozen=True, slots=True)
class _Reading:
    comments: Comments

    def collection(self, node: Node, until: int, *, set_in: int) -> Collection:
        """What stands in a mapping or list; `until` is where the next thing begins, `set_in` what counts as set in with it."""
        parts: list[tuple[ScalarNode | None, Node]]
        parts = list(node.value) if isinstance(node, MappingNode) else [(None, item) for item in node.value]
        starts = [self._start(node, name, value) for name, value in parts]
        last = int(node.end_mark.index) - 1 if _is_flow(node) else until
        ends = [*starts, last][1:]
        entries = [self._entry(node, *part, start, end) for part, start, end in zip(parts, starts, ends, strict=True)]
        end = self.comments.before(last) if _is_flow(node) else self.comments.set_in(set_in, until)
        return Collection(node, entries, end)

    def _start(self, owner: Node, name: Node | None, value: Node) -> int:
        if name is None and not _is_flow(owner):
            return self.comments.hyphen(value)
        return int((value if name is None else name).start_mark.index)

    def _entry(self, owner: Node, name: ScalarNode | None, value: Node, start: int, until: int) -> Entry:
        content = value if isinstance(value, ScalarNode) else Collection(value, [], [])
        entry = Entry(name, content, self.comments.before(start), [], self.comments.is_after_blank(start))
        line = self.comments.line(start if name is None else int(name.end_mark.index))
        entry.behind += self.comments.behind(line, min(int(value.start_mark.index), until))
        if isinstance(content, Collection) and not content.is_flow:
            if name is None:  # behind its hyphen its first field is to stand
                entry.raise_behind()
            is_flush = name is not None and value.start_mark.column <= owner.start_mark.column
            entry.value = self.collection(value, until, set_in=value.start_mark.column + is_flush)
            return entry
        entry.raise_above(self.comments.before(int(value.start_mark.index)))
        if isinstance(content, Collection):
            self._in_flow(entry, value)
        is_block_text = isinstance(value, ScalarNode) and value.style in {"|", ">"}
        entry.behind += self.comments.behind((value.start_mark if is_block_text else value.end_mark).line, until)
        return entry

    def _in_flow(self, entry: Entry, node: Node) -> None:
        """What stands between brackets or braces; a pair in a list needs none: [from: to]."""
        entry.behind += self.comments.behind(node.start_mark.line, self._first(node))
        inside = entry.value = self.collection(node, int(node.end_mark.index), set_in=0)
        if not inside.entries:
            entry.raise_above(inside.end)
            inside.end = []

    @staticmethod
    def _first(node: Node) -> int:
        """Where the first thing between brackets begins, or the closing one stands."""
        if not node.value:
            return int(node.end_mark.index)
        first = node.value[0]
        return int((first[0] if isinstance(node, MappingNode) else first).start_mark.index)
