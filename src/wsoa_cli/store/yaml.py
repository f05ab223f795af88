"""Everything that we ask of ruamel.yaml: events to guard with, nodes with marks to read from.

Nodes are composed by the C parser, about ten times faster than ruamel's round-trip loader; where the C parser is not
installed (it has no wheel for Windows on Arm) the Python one does the same work slowly.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import Event
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.tag import Tag

__all__ = ["Event", "MappingNode", "MarkedYAMLError", "Node", "ScalarNode", "SequenceNode", "YAMLError", "compose", "events"]

LARGEST_SLOW = 300_000
"""Characters; the Python parser takes two seconds for so many."""

_c_loader: Callable[[str], Any] | None = None
with suppress(ImportError):
    from ruamel.yaml.cyaml import CBaseLoader

    class _Loader(CBaseLoader):
        """The C parser, with no opinion on what a scalar is: ruamel's own resolver takes a fifth of the time to say "text"."""

        def resolve(self, *_: object) -> Tag:
            return _NO_TAG

        def descend_resolver(self, *_: object) -> None:
            """Called on the way into each node; there is nothing to look up."""

        def ascend_resolver(self) -> None:
            """Called on the way out of each."""

    _c_loader = _Loader

_NO_TAG = Tag()


def compose(text: str) -> Node | None:
    """The one document of a text as nodes; None where it is empty. Raises YAMLError."""
    if _c_loader is None:
        return _composed_slowly(text)
    try:
        node: Node | None = _c_loader(text).get_single_node()
    except MarkedYAMLError as error:
        if _is_taken_otherwise(error) and len(text) <= LARGEST_SLOW:
            return _composed_slowly(text)
        raise
    return node


def events(text: str) -> Iterator[Event]:
    """The events of a text, one at a time, so that a guard can stop at the first that it refuses. Raises YAMLError."""
    if _c_loader is None:
        yield from _events_slowly(text)
        return
    told = 0
    try:
        loader = _c_loader(text)
        while loader.check_event():
            yield loader.get_event()
            told += 1
    except MarkedYAMLError as error:
        if not _is_taken_otherwise(error) or len(text) > LARGEST_SLOW:
            raise
        yield from islice(_events_slowly(text), told, None)


def _composed_slowly(text: str) -> Node | None:
    try:
        node: Node | None = YAML(typ="base", pure=True).compose(text)
    except _ITS_SLIPS as error:
        raise YAMLError(str(error)) from error
    return node


def _events_slowly(text: str) -> Iterator[Event]:
    try:
        yield from YAML(typ="base", pure=True).parse(text)
    except _ITS_SLIPS as error:
        raise YAMLError(str(error)) from error


_ITS_SLIPS = (OverflowError, ValueError, IndexError, AttributeError, RecursionError)
"""What the Python parser lets out on escapes such as "\\UFFFFFFFF"."""


def _is_taken_otherwise(error: MarkedYAMLError) -> bool:
    """Whether only the C parser refuses the text: it takes `{title: 12:30}` by the older rule that a colon ends a name."""
    return "unexpected ':'" in (error.problem or "")
