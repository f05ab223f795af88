"""Everything that we ask of ruamel.yaml: events to guard with, nodes with marks to read from.

Nodes are composed by the C parser, about ten times faster than ruamel's round-trip loader; where the C parser is not
installed (it has no wheel for Windows on Arm) the Python one does the same work slowly.
"""

from collections.abc import Iterator
from typing import Any

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import Event
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_Loader: Any
try:
    from ruamel.yaml.cyaml import CBaseLoader

    _Loader = CBaseLoader
except ImportError:
    from ruamel.yaml.loader import BaseLoader

    _Loader = BaseLoader

__all__ = ["Event", "MappingNode", "MarkedYAMLError", "Node", "ScalarNode", "SequenceNode", "YAMLError", "compose", "events"]


def compose(text: str) -> Node | None:
    """The one document of a text as nodes; None where it is empty. Raises YAMLError."""
    node: Node | None = _Loader(text).get_single_node()
    return node


def events(text: str) -> Iterator[Event]:
    """The events of a text, one at a time, so that a guard can stop at the first that it refuses. Raises YAMLError."""
    loader = _Loader(text)
    while loader.check_event():
        yield loader.get_event()
