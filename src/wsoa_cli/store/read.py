"""From bytes to data: every scalar as the text that was typed, every refusal a fault with its line and column."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wsoa_cli.store.guards import (
    DEEPEST_NESTING,
    Fault,
    decode,
    faults_in,
    may_have_anchors_or_tags,
    may_nest_too_deeply,
)
from wsoa_cli.store.syntax import from_parser, tab_indents
from wsoa_cli.store.yaml import (
    Event,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    YAMLError,
    compose,
    events,
)

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as data, or None with the faults that keep it from being read."""

    data: Data | None
    faults: tuple[Fault, ...] = ()


def read(source: bytes) -> Reading:
    """Reads one file of a plan."""
    text = decode(source)
    if isinstance(text, Fault):
        return Reading(None, (text,))
    if faults := tuple(faults_in(text)):
        return Reading(None, faults)
    try:
        if faults := tuple(_refused_events(text)):
            return Reading(None, faults)
        node = compose(text)
    except YAMLError as error:
        return Reading(None, (from_parser(error, text),))
    if node is None or (isinstance(node, ScalarNode) and is_null(node)):
        fault = Fault("bad-syntax", 1, 1, "the file is empty", "write its fields, or delete the file")
        return Reading(None, (fault,))
    if not isinstance(node, MappingNode):
        fault = _at(node, "bad-syntax", "the file is not a set of fields", "begin with fields such as `id: WS1` and `title: …`")
        return Reading(None, (fault,))
    found = [*tab_indents(text, node), *_repeated_keys(node)]
    return Reading(None, tuple(found)) if found else Reading(_mapping(node))


def is_null(node: ScalarNode) -> bool:
    """Whether a scalar is an absent value: nothing, `~` or `null`, unquoted."""
    return not node.style and node.value in {"", "~", "null"}


def _data(node: Node) -> Any:
    if isinstance(node, ScalarNode):
        return None if is_null(node) else node.value
    if isinstance(node, SequenceNode):
        return [_data(item) for item in node.value]
    return _mapping(node)


def _mapping(node: Node) -> Data:
    """The fields that have a value; an absent one is left out, and so is what begins with `x-`."""
    data = {}
    for key, value in node.value:
        if key.value.startswith("x-"):
            continue
        content = _data(value)
        if content is not None:
            data[key.value] = content
    return data


def _refused_events(text: str) -> Iterator[Fault]:
    """Anchors, aliases, tags and absurd nesting; the file is walked only where a cheap look finds a sign of them."""
    if not (may_nest_too_deeply(text) or may_have_anchors_or_tags(text)):
        return
    depth = 0
    for event in events(text):
        name = type(event).__name__
        if name in {"MappingStartEvent", "SequenceStartEvent"}:
            depth += 1
        elif name in {"MappingEndEvent", "SequenceEndEvent"}:
            depth -= 1
        if depth > DEEPEST_NESTING:
            message = f"the file nests more than {DEEPEST_NESTING} levels deep"
            yield _at(event, "too-deep", message, "no field of a plan lies so deep: look for brackets that are never closed")
            return
        yield from _refused(event, name, text)


def _refused(event: Any, name: str, text: str) -> Iterator[Fault]:
    if name == "AliasEvent":
        yield _at(
            event, "alias", f"*{event.anchor} is a YAML alias", "write the value out, so that each line can be read alone"
        )
    elif getattr(event, "anchor", None):
        message, hint = f"&{event.anchor} is a YAML anchor", "delete it and write the values out"
        yield _at(event, "anchor", message, f"{hint}; if it is text, put it in quotes")
    if name != "AliasEvent" and getattr(event, "tag", None) and _is_written(event, text):
        message = f"{event.tag} is a YAML tag, and the format itself says what each field is"
        yield _at(event, "tag", message, "delete it; if it is text, put it in quotes")


def _is_written(event: Any, text: str) -> bool:
    """Whether the tag stands in the text; the Python parser fills in tags of its own."""
    start = event.start_mark.index
    return "!" in text[start : max(start + 1, event.end_mark.index)]


def _repeated_keys(node: Node) -> Iterator[Fault]:
    if isinstance(node, SequenceNode):
        for item in node.value:
            yield from _repeated_keys(item)
    elif isinstance(node, MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            yield from _bad_key(key, seen)
            yield from _repeated_keys(value)


def _bad_key(key: Node, seen: dict[str, int]) -> Iterator[Fault]:
    if not isinstance(key, ScalarNode):
        yield _at(key, "bad-syntax", "a list or a set of fields stands where a field's name is needed", "write a plain name")
        return
    if key.value in seen:
        message = f"`{key.value}` stands here a second time; the first is in line {seen[key.value]}"
        yield _at(key, "duplicate-key", message, "keep one of the two")
    seen.setdefault(key.value, key.start_mark.line + 1)


def _at(marked: Node | Event, rule: str, message: str, hint: str) -> Fault:
    mark = marked.start_mark
    return Fault(rule, mark.line + 1, mark.column + 1, message, hint)
