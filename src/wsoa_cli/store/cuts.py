"""One step of an edit as cuts into the text: which bytes go, and what comes in their place.

What is written here is tried out by `store.splice`, which compares what the file says afterwards: a cut may be refused there,
but it may never be larger than what it is about.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wsoa_cli.model.plan import Loc
from wsoa_cli.store import emit
from wsoa_cli.store.intent import Drop, NotEditableError, Put, Value, shown
from wsoa_cli.store.layout import Layout, Pair
from wsoa_cli.store.yaml import MappingNode, Node, ScalarNode, SequenceNode

FieldOrder = Callable[[Loc], Sequence[str]]
"""The names of the fields of what stands at a way through the file, in the order in which they are written."""

Cut = tuple[int, int, str]
"""From where to where text goes, and what comes instead."""


@dataclass(frozen=True, slots=True)
class Insert:
    """Puts an item into a list that has some. `loc` leads to the list, `number` is the item's afterwards."""

    loc: Loc
    number: int
    value: Value


@dataclass(frozen=True)
class Cuts:
    """Makes steps in a text of which the nodes are known."""

    layout: Layout
    root: Node
    order: FieldOrder

    def make(self, step: Put | Insert | Drop) -> str:
        """The text after a step. Raises NotEditableError."""
        text = self.layout.text
        for start, end, new in sorted(self._cuts(step), reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def _cuts(self, step: Put | Insert | Drop) -> Iterator[Cut]:
        if isinstance(step, Insert):
            return self._insert_item(self._sequence(step.loc), step.number, step.value)
        *above, last = step.loc
        owner = self._owner(tuple(above))
        if isinstance(owner, SequenceNode):
            if isinstance(step, Drop):
                return self._drop_item(owner, int(last))
            return self._rewrite(owner, owner.value[int(last)], self.layout.hyphen(owner, int(last)) + 1, step)
        pair = _pair(owner, last)
        if isinstance(step, Drop):
            return self._drop_field(owner, str(last))
        if pair is None:
            return self._insert_field(owner, step)
        colon = self.layout.colon(pair[0])
        return self._add_value(pair[0], step.value) if colon is None else self._rewrite(owner, pair[1], colon, step)

    # what is there is replaced

    def _rewrite(self, owner: MappingNode | SequenceNode, node: Node, label: int, put: Put) -> Iterator[Cut]:
        """Another value behind its label, which is the colon of a field's name or the hyphen of an item."""
        value, start, in_flow = put.value, node.start_mark.index, bool(owner.flow_style)
        if _is_spread(node):
            yield from self._gather(node)
            yield label, label, " " + self._inline(value, node, in_flow=in_flow)
        elif not value and self._has_comment_beside_the_only(node):
            yield from self._drop_only(node)
        elif not in_flow and not emit.fits_one_line(value):
            yield from self._spread(node, label, put, owner.start_mark.column)
        elif not isinstance(value, str) and self._has_comment_alone(node):
            yield node.end_mark.index - 1, node.end_mark.index - 1, emit.flow(value)[1:-1]
        elif start == node.end_mark.index:
            yield label, label, " " + self._inline(value, node, in_flow=in_flow)
        else:
            yield start, self.layout.end(node), self._inline(value, node, in_flow=in_flow) + self._comment_of(node)

    def _add_value(self, name: Node, value: Value) -> Iterator[Cut]:
        """A value for a name that has not even a colon, as in `{due}`."""
        end = name.end_mark.index
        yield end, end, f": {emit.flow(value)}"

    def _inline(self, value: Value, node: Node, *, in_flow: bool) -> str:
        if not isinstance(value, str):
            return emit.flow(value)
        style = node.style if isinstance(node, ScalarNode) and node.style in {"'", '"'} else None
        return emit.scalar(value, in_flow=in_flow, style=style)

    def _comment_of(self, node: Node) -> str:
        """The comment behind the `|` or `>` that begins a folded or literal text: it stays when the text goes."""
        if not isinstance(node, ScalarNode) or node.style not in {"|", ">"}:
            return ""
        header = self.layout.header(node.start_mark.index)
        before, mark, comment = header.partition("#")
        return before[len(before.rstrip()) :] + mark + comment if mark else ""

    def _gather(self, node: Node) -> Iterator[Cut]:
        """What is written over several lines goes, item by item, so that comments on lines of their own stay."""
        if isinstance(node, SequenceNode):
            starts = [self.layout.hyphen(node, number) for number in range(len(node.value))]
        else:
            starts = [pair[0].start_mark.index for pair in node.value]
        if not self.layout.begins_line(starts[0]):
            yield starts[0], self.layout.line_end(self.layout.end(node)), ""
            return
        for start, one in zip(starts, node.value, strict=True):
            yield self._lines_of(start, self._end_of(one))

    def _spread(self, node: Node, label: int, put: Put, indent: int) -> Iterator[Cut]:
        """A value over several lines below its label, in place of [] or nothing; the comments in the brackets stay."""
        value, step = put.value, self._step()
        lines = (
            emit.fields(value, indent + 2, step)
            if isinstance(value, Mapping)
            else [line for one in value for line in emit.item(one, indent + step, step, in_flow=put.in_flow)]
        )
        if not self._has_comment_alone(node):
            yield label, max(label, self.layout.end(node)), ""
            yield self._below(self.layout.end(node), lines)
            return
        opened, closing = node.start_mark.index + 1, node.end_mark.index - 1
        yield label, self.layout.line_end(opened) if self.layout.is_blank_behind(opened) else opened, ""
        if self.layout.is_blank_behind(closing + 1):
            start, end = self.layout.line_start(closing), self.layout.line_end(closing)
            yield start, end, self.layout.newline(end).join(lines)
        else:
            yield closing, closing + 1, ""
            yield self._below(closing, lines)

    def _has_comment_alone(self, node: Node) -> bool:
        """Whether there is a comment in brackets or braces that hold nothing else."""
        return _is_bracketed(node) and not node.value and "#" in self.layout.text[node.start_mark.index : node.end_mark.index]

    def _has_comment_beside_the_only(self, node: Node) -> bool:
        """Whether there is a comment in brackets or braces beside the only thing that they hold."""
        if not _is_bracketed(node) or len(node.value) != 1:
            return False
        start, end = self._span(node.value[0])
        text = self.layout.text
        return "#" in text[node.start_mark.index : start] or "#" in text[end : node.end_mark.index]

    def _drop_only(self, node: Node) -> Iterator[Cut]:
        """The only thing in brackets or braces gone, and its comma if it has one."""
        start, end = self._span(node.value[0])
        yield from self._drop_with_comma(start, end, self.layout.comma(end, node.end_mark.index))

    def _span(self, one: Node | Pair) -> tuple[int, int]:
        first = one[0] if isinstance(one, tuple) else one
        return first.start_mark.index, self._end_of(one)

    # what is not there is put in

    def _insert_field(self, owner: MappingNode, put: Put) -> Iterator[Cut]:
        *above, last = put.loc
        key, anchor = str(last), self._anchor(owner, tuple(above), str(last))
        if owner.flow_style:
            end = self.layout.end_of_pair(anchor) if anchor else owner.start_mark.index + 1
            yield end, end, f"{', ' if anchor else ''}{key}: {emit.flow(put.value)}"
        elif anchor:
            lines = emit.field(key, put.value, owner.start_mark.column, self._step(), in_flow=put.in_flow)
            yield self._below(self.layout.end_of_pair(anchor), lines)

    def _anchor(self, owner: MappingNode, at: Loc, key: str) -> Pair | None:
        """The field after which a new one belongs: the last of those that the format writes before it."""
        order = list(self.order(at))
        before = set(order[: order.index(key)]) if key in order else {pair[0].value for pair in owner.value}
        known = [pair for pair in owner.value if pair[0].value in before]
        return known[-1] if known else (owner.value[-1] if owner.value else None)

    def _insert_item(self, owner: SequenceNode, number: int, value: Value) -> Iterator[Cut]:
        near = owner.value[max(0, number - 1)]
        if owner.flow_style:
            at = self._end_of(near) if number else near.start_mark.index
            yield at, at, f", {emit.flow(value)}" if number else f"{emit.flow(value)}, "
            return
        hyphen = self.layout.hyphen(owner, max(0, number - 1))
        lines = self._like(near, hyphen, owner.start_mark.column, value)
        if number:
            is_apart = number == len(owner.value) > 1 and self._stands_apart(hyphen)
            yield self._below(max(hyphen + 1, self._end_of(near)), ["", *lines] if is_apart else lines)
        else:
            start, newline = self.layout.line_start(hyphen), self.layout.newline(hyphen)
            yield start, start, "".join(line + newline for line in lines)

    def _stands_apart(self, hyphen: int) -> bool:
        """Whether a blank line is right above an item, as between the items of a list that are set apart."""
        start = self.layout.line_start(hyphen)
        return start > 0 and not self.layout.text[self.layout.line_start(start - 1) : start].strip()

    def _like(self, near: Node, hyphen: int, column: int, value: Value) -> list[str]:
        """An item in the style of its neighbour: in braces or over several lines, and as far from its hyphen."""
        in_flow = bool(near.flow_style) if isinstance(near, MappingNode) else None
        width = near.start_mark.index - hyphen
        is_beside = width > 1 and not self.layout.text[hyphen + 1 : near.start_mark.index].strip(" ")
        return emit.item(value, column, self._step(), in_flow=in_flow, width=width if is_beside else 2)

    # what is there is taken away

    def _drop_field(self, owner: MappingNode, key: str) -> Iterator[Cut]:
        names = [pair[0].value for pair in owner.value]
        number = names.index(key)
        pair = owner.value[number]
        start, end = pair[0].start_mark.index, self.layout.end_of_pair(pair)
        if owner.flow_style:
            spans = [(one[0].start_mark.index, self.layout.end_of_pair(one)) for one in owner.value]
            yield from self._drop_from_braces(spans, number)
        elif self.layout.begins_line(start):
            yield self._lines_of(start, end)
        else:
            yield self._behind_hyphen(start, end, owner.value[1][0].start_mark.index)

    def _behind_hyphen(self, start: int, end: int, following: int) -> Cut:
        """The first field of an item gone, and the next one in its place; below the hyphen where a comment lies between."""
        if self.layout.line_start(following) == self.layout.next_line(end):
            return start, following, ""
        blanks = len(self.layout.text[:start]) - len(self.layout.text[:start].rstrip(" "))
        return start - blanks, self.layout.line_end(end), ""

    def _drop_item(self, owner: SequenceNode, number: int) -> Iterator[Cut]:
        if owner.flow_style:
            yield from self._drop_from_braces([(one.start_mark.index, self._end_of(one)) for one in owner.value], number)
        else:
            hyphen = self.layout.hyphen(owner, number)
            yield self._lines_of(hyphen, max(hyphen + 1, self._end_of(owner.value[number])))

    def _drop_from_braces(self, spans: list[tuple[int, int]], number: int) -> Iterator[Cut]:
        """One of several in braces or brackets gone with its comma; a comment between it and its neighbour stays."""
        start, end = spans[number]
        following = spans[number + 1][0] if number + 1 < len(spans) else None
        comma = None if following is None else self.layout.comma(end, following)
        gap = (spans[number - 1][1], start) if number else (end, following)
        behind = end if comma is None or comma > self.layout.line_end(end) else comma + 1
        is_line = self.layout.begins_line(start) and self.layout.ends_line(behind)
        if not is_line and "#" not in self.layout.text[slice(*gap)]:
            yield (gap[0], end, "") if number else (start, following or end, "")
        else:
            # A comma before what was the last one may stay: YAML reads it as the end of the one before.
            yield from self._drop_with_comma(start, end, comma)

    def _drop_with_comma(self, start: int, end: int, comma: int | None) -> Iterator[Cut]:
        """Something in braces or brackets gone, its line with it where it has one, and its comma; what lies between stays."""
        if comma is not None and comma <= self.layout.line_end(end):
            end, comma = comma + 1, None
        is_line = self.layout.begins_line(start) and self.layout.ends_line(end)
        yield self._lines_of(start, end) if is_line else (start, end, "")
        if comma is not None:
            yield comma, comma + 1, ""

    # text

    def _below(self, index: int, lines: list[str]) -> Cut:
        """Lines below the line of an index, with the line breaks that are usual there; a missing last one stays missing."""
        end = self.layout.line_end(index)
        newline = self.layout.newline(end)
        return end, end, "".join(newline + line for line in lines)

    def _lines_of(self, start: int, end: int) -> Cut:
        return self.layout.line_start(start), self.layout.next_line(end), ""

    def _end_of(self, one: Node | Pair) -> int:
        return self.layout.end_of_pair(one) if isinstance(one, tuple) else self.layout.end(one)

    def _step(self) -> int:
        """How far this file sets lists in under their key: as its first one is, else two columns."""
        return next((found for found in _steps(self.root)), 2)

    def _sequence(self, loc: Loc) -> SequenceNode:
        node = self._owner(loc)
        if not isinstance(node, SequenceNode):
            raise NotEditableError(f"{shown(loc)} is no list")
        return node

    def _owner(self, loc: Loc) -> MappingNode | SequenceNode:
        node: Node | None = self.root
        for step in loc:
            node = _child(node, step)
        if not isinstance(node, MappingNode | SequenceNode):
            raise NotEditableError(f"{shown(loc)} is not there")
        return node


def _is_spread(node: Node) -> bool:
    """Whether a list or a set of fields is written over several lines, without brackets or braces."""
    return isinstance(node, MappingNode | SequenceNode) and not node.flow_style and bool(node.value)


def _is_bracketed(node: Node) -> bool:
    return isinstance(node, MappingNode | SequenceNode) and bool(node.flow_style)


def _steps(node: Node) -> Any:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(value, SequenceNode) and not value.flow_style and not node.flow_style:
                yield value.start_mark.column - key.start_mark.column
            yield from _steps(value)
    elif isinstance(node, SequenceNode):
        for one in node.value:
            yield from _steps(one)


def _pair(owner: Node, key: str | int) -> Pair | None:
    return next((pair for pair in owner.value if pair[0].value == key), None) if isinstance(owner, MappingNode) else None


def _child(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, MappingNode):
        pair = _pair(node, step)
        return pair[1] if pair else None
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: Node = node.value[step]
        return found
    return None
