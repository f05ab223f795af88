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
    value: Node
    above: list[Comment]
    behind: list[Comment]
    after_blank: bool
    inside: "Collection | None" = None

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
        return bool(self.above or self.behind) or (self.inside is not None and self.inside.holds_comments)


@dataclass(slots=True)
class Collection:
    """The fields of a mapping or the items of a list; `head` are the comments on top of the file, `end` those below the last."""

    node: Node
    entries: list[Entry]
    end: list[Comment]
    head: list[Comment] = field(default_factory=list)
    head_ends_in_blank: bool = False

    @property
    def holds_comments(self) -> bool:
        """Whether a comment stands in it."""
        return bool(self.end) or any(entry.holds_comments for entry in self.entries)


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
        last = int(node.end_mark.index) - 1 if node.flow_style else until
        ends = [*starts, last][1:]
        entries = [self._entry(node, *part, start, end) for part, start, end in zip(parts, starts, ends, strict=True)]
        end = self.comments.before(last) if node.flow_style else self.comments.set_in(set_in, until)
        return Collection(node, entries, end)

    def _start(self, owner: Node, name: Node | None, value: Node) -> int:
        if name is None and not owner.flow_style:
            return self.comments.hyphen(value)
        return int((value if name is None else name).start_mark.index)

    def _entry(self, owner: Node, name: ScalarNode | None, value: Node, start: int, until: int) -> Entry:
        above = self.comments.before(start)
        entry = Entry(name, value, above, [], self.comments.is_after_blank(start))
        line = self.comments.line(start if name is None else int(name.end_mark.index))
        begun = self.comments.behind(line, min(int(value.start_mark.index), until))
        in_block = isinstance(value, MappingNode | SequenceNode) and not value.flow_style
        entry.behind += begun
        if in_block:
            if name is None:  # behind its hyphen its first field is to stand
                entry.raise_behind()
            is_flush = name is not None and value.start_mark.column <= owner.start_mark.column
            entry.inside = self.collection(value, until, set_in=value.start_mark.column + is_flush)
            return entry
        entry.raise_above(self.comments.before(int(value.start_mark.index)))
        if isinstance(value, MappingNode | SequenceNode):
            self._in_flow(entry)
        is_block_text = isinstance(value, ScalarNode) and value.style in {"|", ">"}
        line = value.start_mark.line if is_block_text else value.end_mark.line
        entry.behind += self.comments.behind(line, until)
        return entry

    def _in_flow(self, entry: Entry) -> None:
        """What stands between brackets or braces; a pair in a list needs none: [from: to]."""
        node = entry.value
        entry.behind += self.comments.behind(node.start_mark.line, self._first(node))
        entry.inside = self.collection(node, int(node.end_mark.index), set_in=0)
        if not entry.inside.entries:
            entry.raise_above(entry.inside.end)
            entry.inside.end = []

    @staticmethod
    def _first(node: Node) -> int:
        """Where the first thing between brackets begins, or the closing one stands."""
        if not node.value:
            return int(node.end_mark.index)
        first = node.value[0]
        return int((first[0] if isinstance(node, MappingNode) else first).start_mark.index)
