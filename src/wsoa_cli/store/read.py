"""From bytes to data: every scalar as the text that was typed, every refusal a fault with its line and column."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from wsoa_cli.model.plan import Loc
from wsoa_cli.store.guards import (
    DEEPEST_NESTING,
    Fault,
    FaultName,
    decode,
    faults_in,
    may_have_anchors_or_tags,
    may_overrun_parser,
)
from wsoa_cli.store.hidden import hidden_in
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
    """A file as data, or None with the faults that keep it from being read.

    `nulls` are the fields without a value, `hidden` tells of what stands in the file and cannot be seen.
    """

    data: Data | None
    faults: tuple[Fault, ...] = ()
    nulls: tuple[Loc, ...] = ()
    hidden: tuple[Fault, ...] = ()


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
        return Reading(None, (_nesting_fault(text) or from_parser(error, text),))
    if node is None or (isinstance(node, ScalarNode) and is_null(node)):
        fault = Fault("bad-syntax", 1, 1, "the file is empty", "write its fields, or delete the file")
        return Reading(None, (fault,))
    if not isinstance(node, MappingNode):
        fault = _at(node, "bad-syntax", "the file is not a set of fields", "begin with fields such as `id: WS1` and `title: …`")
        return Reading(None, (fault,))
    found = [*tab_indents(text, node), *_faults_in_nodes(node, 1)]
    if found:
        return Reading(None, tuple(found))
    nulls: list[Loc] = []
    return Reading(_mapping(node, (), nulls), nulls=tuple(nulls), hidden=tuple(hidden_in(text, node)))


def is_null(node: ScalarNode) -> bool:
    """Whether a scalar is an absent value: nothing, `~` or `null`, unquoted."""
    return not node.style and node.value in {"", "~", "null"}


def _data(node: Node, at: Loc, nulls: list[Loc]) -> Any:
    if isinstance(node, ScalarNode):
        return None if is_null(node) else node.value
    if isinstance(node, SequenceNode):
        return [_data(item, (*at, n), nulls) for n, item in enumerate(node.value)]
    return _mapping(node, at, nulls)


def _mapping(node: Node, at: Loc, nulls: list[Loc]) -> Data:
    """The fields that have a value; an absent one is left out and noted, and what begins with `x-` is left out."""
    data = {}
    for key, value in node.value:
        name = key.value
        if name.startswith("x-"):
            continue
        if not isinstance(value, ScalarNode):
            data[name] = _data(value, (*at, name), nulls)
        elif is_null(value):
            nulls.append((*at, name))
        else:
            data[name] = value.value
    return data


def _nesting_fault(text: str) -> Fault | None:
    """Why the parser gave up, where brackets without end are the reason: it complains of the end of the text instead."""
    depth = 0
    with suppress(YAMLError):
        for event in events(text):
            depth += _step(event)
            if depth > DEEPEST_NESTING:
                return _too_deep(event)
    return None


def _step(event: Event) -> int:
    """How many levels an event leads down."""
    name = type(event).__name__
    return name.endswith("StartEvent") - name.endswith("EndEvent") if name.startswith(("Mapping", "Sequence")) else 0


def _refused_events(text: str) -> Iterator[Fault]:
    """Anchors, aliases, tags and absurd nesting; the file is walked only where a cheap look finds a sign of them."""
    if not (may_overrun_parser(text) or may_have_anchors_or_tags(text)):
        return
    depth = 0
    for event in events(text):
        depth += _step(event)
        if depth > DEEPEST_NESTING:
            yield _too_deep(event)
            return
        yield from _refused(event, type(event).__name__, text)


def _refused(event: Any, name: str, text: str) -> Iterator[Fault]:
    if name == "AliasEvent":
        yield _at(
            event, "alias", f"*{event.anchor} is a YAML alias", "write the value out, so that each line can be read alone"
        )
    elif getattr(event, "anchor", None):
        message, hint = f"&{event.anchor} is a YAML anchor", "delete it and write the values out"
        yield _at(event, "anchor", message, f"{hint}; if it is text, put it in quotes")
    if name != "AliasEvent" and getattr(event, "tag", None) and _is_written(event, text):
        message = f"{_tag(event.tag)} is a YAML tag, and the format itself says what each field is"
        yield _at(event, "tag", message, "delete it; if it is text, put it in quotes")


def _tag(tag: Any) -> str:
    """A tag as it is typed."""
    return str(tag).replace("tag:yaml.org,2002:", "!!")


def _is_written(event: Any, text: str) -> bool:
    """Whether the tag stands in the text; the Python parser fills in tags of its own."""
    start = event.start_mark.index
    return "!" in text[start : max(start + 1, event.end_mark.index)]


def _faults_in_nodes(node: Node, depth: int) -> Iterator[Fault]:
    """Fields that stand twice, names that are none, characters that are none, and what nests too deeply."""
    if isinstance(node, ScalarNode):
        if node.style == '"' and _HALF_PAIR.search(node.value):
            hint = "write the character itself"
            yield _at(node, "bad-syntax", "an escape in double quotes names no character", hint)
    elif depth > DEEPEST_NESTING:
        yield _too_deep(node)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            if not _is_sound(item):
                yield from _faults_in_nodes(item, depth + 1)
    elif isinstance(node, MappingNode):
        yield from _faults_in_fields(node, depth)


def _faults_in_fields(node: Node, depth: int) -> Iterator[Fault]:
    seen: dict[str, Node] = {}
    for key, value in node.value:
        if _is_sound(key) and key.value not in seen:
            seen[key.value] = key
        else:
            yield from _bad_key(key, seen)
        if not _is_sound(value):
            yield from _faults_in_nodes(value, depth + 1)


def _is_sound(node: Node) -> bool:
    """Whether it is a text with nothing to be looked for in it, as most nodes are."""
    return isinstance(node, ScalarNode) and node.style != '"'


_HALF_PAIR = re.compile("[\ud800-\udfff]")


def _too_deep(marked: Node | Event) -> Fault:
    message = f"the file nests more than {DEEPEST_NESTING} levels deep"
    return _at(marked, "too-deep", message, "no field of a plan lies so deep: look for brackets that are never closed")


def _bad_key(key: Node, seen: dict[str, Node]) -> Iterator[Fault]:
    if not isinstance(key, ScalarNode):
        yield _at(key, "bad-syntax", "a list or a set of fields stands where a field's name is needed", "write a plain name")
        return
    yield from _faults_in_nodes(key, 0)
    if key.value in seen:
        message = f"`{key.value}` stands here a second time; the first is in line {seen[key.value].start_mark.line + 1}"
        yield _at(key, "duplicate-key", message, "keep one of the two")
    seen.setdefault(key.value, key)


def _at(marked: Node | Event, rule: FaultName, message: str, hint: str) -> Fault:
    mark = marked.start_mark
    return Fault(rule, mark.line + 1, mark.column + 1, message, hint)
