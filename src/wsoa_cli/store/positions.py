"""Where a value stands in its file. Nodes are composed only for the files in which something is found."""

from dataclasses import dataclass
from typing import Any

from wsoa_cli.model.plan import Loc
from wsoa_cli.store.guards import Fault, decode
from wsoa_cli.store.relocation import Relocation
from wsoa_cli.store.yaml import MappingNode, Node, SequenceNode, YAMLError, compose

Keys = dict[int, dict[Any, tuple[Node, Node]]]
"""The fields of mappings by name, each mapping looked through once."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A line and a column, from 1."""

    line: int
    column: int


class Positions:
    """The spots of one file. `left_out` are the list items that loading left out, so that later ones have moved up."""

    def __init__(self, data: bytes, left_out: frozenset[Loc] = frozenset()) -> None:
        text = decode(data)
        self._relocation = Relocation(left_out)
        self._root = _compose("" if isinstance(text, Fault) else text)
        self._keys: Keys = {}

    def of(self, loc: Loc) -> Spot:
        """The spot of a value; of the nearest thing around it where the file does not have the value itself.

        A field is pointed at by its value where that is on the same line, so that the mark stands under what is to be mended.
        """
        node, line, column = self._root, 1, 1
        if node is not None:
            line, column = node.start_mark.line + 1, node.start_mark.column + 1
        for step in self._relocation.as_written(loc):
            found = _step(node, step, self._keys)
            if found is None:
                break
            key, node = found
            pointed = node if key is None or node.start_mark.line == key.start_mark.line else key
            line, column = pointed.start_mark.line + 1, pointed.start_mark.column + 1
        return Spot(line, column)

    def of_key(self, loc: Loc) -> Spot:
        """The spot of a field's name."""
        *parents, last = self._relocation.as_written(loc)
        node: Node | None = self._root
        for step in parents:
            found = _step(node, step, self._keys)
            node = found[1] if found else None
        found = _step(node, last, self._keys)
        if found is None or found[0] is None:
            return self.of(loc)
        mark = found[0].start_mark
        return Spot(mark.line + 1, mark.column + 1)


def _compose(text: str) -> Node | None:
    try:
        return compose(text)
    except YAMLError:
        return None


def _step(node: Node | None, step: str | int, keys: Keys) -> tuple[Node | None, Node] | None:
    """One step down: the key, where there is one, and the value."""
    if isinstance(node, MappingNode):
        if id(node) not in keys:
            keys[id(node)] = {getattr(key, "value", None): (key, value) for key, value in reversed(node.value)}
        return keys[id(node)].get(step)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None
