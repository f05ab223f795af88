"""Edits that change just the bytes of their field.

A round-trip dumper moves comments, re-quotes and re-wraps; the diff of an audit trail may show nothing but what was said. So an
edit replaces, inserts or deletes text at the marks of the nodes that it is about, and then the result is read again and
compared: either exactly the intended change in meaning came about, or nothing did.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wsoa_cli.model.plan import Loc
from wsoa_cli.store import emit
from wsoa_cli.store.emit import Value
from wsoa_cli.store.guards import LINE_BREAK
from wsoa_cli.store.read import is_null
from wsoa_cli.store.yaml import MappingNode, Node, ScalarNode, SequenceNode, YAMLError, compose


@dataclass(frozen=True, slots=True)
class Put:
    """Gives a field a value, whether it had one or not. `loc` ends in the field's name."""

    loc: Loc
    value: Value


@dataclass(frozen=True, slots=True)
class Add:
    """Adds an item at the end of a list, which is made where it is not there. `loc` leads to the list.

    It is written as the last item is. Where there is none, `in_flow` says how: in braces, line by line, or (None) as it fits.
    """

    loc: Loc
    value: Value
    in_flow: bool | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """Takes a field away."""

    loc: Loc


Edit = Put | Add | Drop
FieldOrder = Callable[[Loc], Sequence[str]]
"""The names of the fields of what stands at a way through the file, in the order in which they are written."""


class NotEditableError(ValueError):
    """The text is written in a way that the edit cannot be made in without changing more than was asked for."""


def apply(text: str, edits: Sequence[Edit], order: FieldOrder) -> str:
    """The text with some edits made, one after the other. Raises NotEditableError."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix("\ufeff")
    for edit in edits:
        text = _applied(text, edit, order)
    return mark + text


def _applied(text: str, edit: Edit, order: FieldOrder) -> str:
    root = _compose(text)
    intended = _intended(_meaning(root), edit)
    written = _Splicing(text, root, order).make(edit)
    try:
        came_about = _meaning(_compose(written))
    except NotEditableError:
        came_about = None
    if came_about != intended:
        raise NotEditableError(
            f"{_shown(edit.loc)} is written in a way that cannot be edited without touching what is around it"
        )
    return written


@dataclass(frozen=True)
class _Splicing:
    text: str
    root: Node
    order: FieldOrder

    def make(self, edit: Edit) -> str:
        if isinstance(edit, Drop):
            return self._drop(edit.loc)
        if isinstance(edit, Add):
            return self._add(edit)
        *parents, key = edit.loc
        owner = self._mapping(tuple(parents))
        pair = _pair(owner, key)
        if pair is None:
            return self._insert(owner, tuple(parents), str(key), edit.value)
        return self._replace(pair, edit.value, in_flow=bool(owner.flow_style))

    # what is there is replaced

    def _replace(self, pair: tuple[Node, Node], value: Value, *, in_flow: bool) -> str:
        key, node = pair
        if isinstance(node, ScalarNode) and is_null(node) and node.start_mark.index == node.end_mark.index:
            return self._cut(node.start_mark.index, node.start_mark.index, " " + self._inline(value, node, in_flow=in_flow))
        if not in_flow and isinstance(node, SequenceNode) and not node.flow_style and not isinstance(value, str | Mapping):
            return self._replace_items(node, value)
        if isinstance(node, MappingNode | SequenceNode) and not node.flow_style:
            raise NotEditableError(f"{key.value} is written over several lines; edit it by hand")
        return self._cut(node.start_mark.index, self._end(node), self._inline(value, node, in_flow=in_flow))

    def _inline(self, value: Value, node: Node, *, in_flow: bool) -> str:
        if not isinstance(value, str):
            return emit.flow(value)
        style = node.style if isinstance(node, ScalarNode) and node.style in {"'", '"'} else None
        return emit.scalar(value, in_flow=in_flow, style=style)

    def _replace_items(self, node: SequenceNode, value: Sequence[Value]) -> str:
        """Adds to a list in block style what is new at its end, where the rest stays; such a list is where comments live."""
        old = [_meaning(one) for one in node.value]
        if list(value[: len(old)]) != old or len(value) == len(old):
            raise NotEditableError("the list is written over several lines; edit it by hand, or add to its end")
        lines = [line for one in value[len(old) :] for line in self._like_last(node, one)]
        return self._insert_lines(self._line_end(self._end(node)), lines)

    # what is not there is put in

    def _insert(self, owner: MappingNode, at: Loc, key: str, value: Value, *, in_flow: bool | None = None) -> str:
        anchor = self._anchor(owner, at, key)
        if owner.flow_style:
            written = f"{key}: {emit.flow(value)}"
            if anchor is None:
                return self._cut(owner.start_mark.index + 1, owner.start_mark.index + 1, written)
            end = self._end_of_pair(anchor)
            return self._cut(end, end, f", {written}")
        if anchor is None:
            raise NotEditableError(f"{_shown(at)} has no field yet")
        lines = emit.field(key, value, owner.start_mark.column, self._step(), in_flow=in_flow)
        return self._insert_lines(self._line_end(self._end_of_pair(anchor)), lines)

    def _anchor(self, owner: MappingNode, at: Loc, key: str) -> tuple[Node, Node] | None:
        """The field after which a new one belongs: the last of those that the format writes before it."""
        order = list(self.order(at))
        before = set(order[: order.index(key)]) if key in order else {pair[0].value for pair in owner.value}
        known = [pair for pair in owner.value if pair[0].value in before]
        return known[-1] if known else (owner.value[-1] if owner.value else None)

    def _add(self, edit: Add) -> str:
        loc, value = edit.loc, edit.value
        *parents, key = loc
        owner = self._mapping(tuple(parents))
        pair = _pair(owner, key)
        if pair is None:
            return self._insert(owner, tuple(parents), str(key), [value], in_flow=edit.in_flow)
        key_node, node = pair
        if isinstance(node, SequenceNode) and not node.flow_style:
            return self._insert_lines(self._line_end(self._end(node)), self._like_last(node, value))
        is_empty = not node.value or (isinstance(node, ScalarNode) and is_null(node))
        if is_empty and not owner.flow_style:
            return self._begin_list(key_node, node, owner, edit)
        if isinstance(node, SequenceNode):
            end = self._end(node.value[-1]) if node.value else node.start_mark.index + 1
            return self._cut(end, end, (", " if node.value else "") + emit.flow(value))
        if is_empty:
            return self._replace(pair, [value], in_flow=True)
        raise NotEditableError(f"{_shown(loc)} is no list")

    def _begin_list(self, key: Node, node: Node, owner: MappingNode, edit: Add) -> str:
        """The first item of a list that is there and empty: written on the lines below, in place of [] or nothing."""
        lines = emit.item(edit.value, owner.start_mark.column + self._step(), self._step(), in_flow=edit.in_flow)
        start = key.end_mark.index + len(self.text[key.end_mark.index :].split(":", 1)[0]) + 1
        emptied = self._cut(start, self._end(node), "")
        shifted = _Splicing(emptied, self.root, self.order)
        return shifted._insert_lines(shifted._line_end(start), lines)

    def _like_last(self, node: SequenceNode, value: Value) -> list[str]:
        """An item in the style of the list's last one."""
        last = node.value[-1]
        in_flow = bool(last.flow_style) if isinstance(last, MappingNode) else None
        gap = [""] if len(node.value) > 1 and self._stands_apart(last) else []
        return gap + emit.item(value, node.start_mark.column, self._step(), in_flow=in_flow)

    def _stands_apart(self, node: Node) -> bool:
        """Whether a blank line is right above an item of a list."""
        above = self.text[: node.start_mark.index].splitlines()[:-1]
        return bool(above) and not above[-1].strip()

    # what is there is taken away

    def _drop(self, loc: Loc) -> str:
        *parents, key = loc
        owner = self._mapping(tuple(parents))
        pair = _pair(owner, key)
        if pair is None:
            return self.text
        if owner.flow_style:
            return self._drop_from_flow(owner, pair)
        start, end = pair[0].start_mark.index, self._line_end(self._end_of_pair(pair))
        if pair is owner.value[0] or len(owner.value) == 1:
            raise NotEditableError(f"{_shown(loc)} is the first field there; edit it by hand")
        line_start = start - pair[0].start_mark.column
        found = LINE_BREAK.match(self.text, end)
        return self._cut(line_start, found.end() if found else end, "")

    def _drop_from_flow(self, owner: MappingNode, pair: tuple[Node, Node]) -> str:
        number = owner.value.index(pair)
        if number:
            return self._cut(self._end_of_pair(owner.value[number - 1]), self._end_of_pair(pair), "")
        if len(owner.value) > 1:
            return self._cut(pair[0].start_mark.index, owner.value[1][0].start_mark.index, "")
        return self._cut(pair[0].start_mark.index, self._end_of_pair(pair), "")

    # text

    def _cut(self, start: int, end: int, new: str) -> str:
        return self.text[:start] + new + self.text[end:]

    def _insert_lines(self, at: int, lines: list[str]) -> str:
        """Lines behind the line that ends at an index, with the file's own line ends; a missing last one stays missing."""
        found = LINE_BREAK.search(self.text)
        newline = found[0] if found else "\n"
        return self._cut(at, at, "".join(newline + line for line in lines))

    def _line_end(self, index: int) -> int:
        found = LINE_BREAK.search(self.text, index)
        return found.start() if found else len(self.text)

    def _end(self, node: Node) -> int:
        """Where the content of a node ends; the parser counts what follows a block up to the next token as its own."""
        if isinstance(node, ScalarNode):
            start, end = node.start_mark.index, node.end_mark.index
            return start + len(self.text[start:end].rstrip()) if node.style in {"|", ">"} else int(end)
        if isinstance(node, MappingNode) and not node.flow_style and node.value:
            return self._end_of_pair(node.value[-1])
        if isinstance(node, SequenceNode) and not node.flow_style and node.value:
            return self._end(node.value[-1])
        return int(node.end_mark.index)

    def _end_of_pair(self, pair: tuple[Node, Node]) -> int:
        return max(self._end(pair[0]), self._end(pair[1]))

    def _step(self) -> int:
        """How far this file sets lists in under their key: as its first one is, else two columns."""
        return next((found for found in _steps(self.root)), 2)

    def _mapping(self, loc: Loc) -> MappingNode:
        node: Node | None = self.root
        for step in loc:
            node = _child(node, step)
        if not isinstance(node, MappingNode):
            raise NotEditableError(f"{_shown(loc)} is not there")
        return node


def _steps(node: Node) -> Any:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(value, SequenceNode) and not value.flow_style and not node.flow_style:
                yield value.start_mark.column - key.start_mark.column
            yield from _steps(value)
    elif isinstance(node, SequenceNode):
        for one in node.value:
            yield from _steps(one)


def _pair(owner: MappingNode, key: str | int) -> tuple[Node, Node] | None:
    return next((pair for pair in owner.value if pair[0].value == key), None)


def _child(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, MappingNode):
        pair = _pair(node, step)
        return pair[1] if pair else None
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: Node = node.value[step]
        return found
    return None


def _compose(text: str) -> Node:
    try:
        node = compose(text)
    except YAMLError as error:
        raise NotEditableError("the file is not YAML") from error
    if node is None:
        raise NotEditableError("the file is empty")
    return node


def _meaning(node: Node) -> Any:
    """What a node says, all of it, with the fields that we ignore: nothing of it may change unasked."""
    if isinstance(node, ScalarNode):
        return None if is_null(node) else node.value
    if isinstance(node, SequenceNode):
        return [_meaning(one) for one in node.value]
    return {key.value: _meaning(value) for key, value in node.value}


def _intended(meaning: Any, edit: Edit) -> Any:
    """What the file should say after an edit."""
    owner = meaning
    *parents, key = edit.loc
    for step in parents:
        owner = owner[step]
    if isinstance(edit, Drop):
        owner.pop(key, None)
    elif isinstance(edit, Put):
        owner[key] = _as_data(edit.value)
    else:
        owner[key] = [*(owner.get(key) or []), _as_data(edit.value)]
    return meaning


def _as_data(value: Value) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _as_data(one) for key, one in value.items()}
    return [_as_data(one) for one in value]


def _shown(loc: Loc) -> str:
    return ".".join(str(step) for step in loc) or "the file"
