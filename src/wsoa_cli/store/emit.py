"""New values as YAML text, in the least surprising way of writing that reads back as just that text.

Each way of writing is tried on the parser itself: what YAML takes for a plain text is a long list, and a wrong guess would
change what a plan says.
"""

import json
from collections.abc import Mapping

from wsoa_cli.store.hidden import with_hidden_escaped
from wsoa_cli.store.intent import Quoted, Value
from wsoa_cli.store.read import is_null
from wsoa_cli.store.yaml import MappingNode, Node, ScalarNode, SequenceNode, YAMLError, compose

LONGEST_FLOW_LINE = 100
"""Characters; what would be longer is written over several lines.

Fewer than `canonical.LONGEST_LINE_IN_FLOW`, of which the name of the field and what it is set in by take a part as well: what
is written anew is not to be broken up by `wsoa fmt`.
"""


def scalar(text: str, *, in_flow: bool, style: str | None = None) -> str:
    """A text as one scalar on one line: as the old one was quoted, else plain, else in quotes as far as it needs them."""
    single, double = "'" + text.replace("'", "''") + "'", with_hidden_escaped(json.dumps(text, ensure_ascii=False))
    style = style or (text.mark if isinstance(text, Quoted) else "")
    preferred = {"'": [single, double], '"': [double, single]}.get(style, [text, single, double])
    # JSON escapes all that YAML's double quotes must, and in a form that YAML reads.
    for written in (*preferred, json.dumps(text)):
        if _reads_back(written, text, in_flow=in_flow):
            return written
    raise ValueError(f"{text!r} cannot be written as YAML")


def flow(value: Value) -> str:
    """A value in flow style: {id: x, lead: [a, b]}."""
    if isinstance(value, str):
        return scalar(value, in_flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    return "[" + ", ".join(flow(one) for one in value) + "]"


def field(key: str, value: Value, indent: int, step: int, *, in_flow: bool | None = None) -> list[str]:
    """A field in block style, line by line. `indent` is the field's own column, `step` how far lists are set in.

    Items of a list are written in flow style where that is asked for, or fits a line.
    """
    if isinstance(value, str):
        return [" " * indent + f"{key}: {scalar(value, in_flow=False)}"]
    if fits_one_line(value):
        return [" " * indent + f"{key}: {flow(value)}"]
    if isinstance(value, Mapping):
        return [" " * indent + f"{key}:", *fields(value, indent + 2, step)]
    return [" " * indent + f"{key}:", *(line for one in value for line in item(one, indent + step, step, in_flow=in_flow))]


def fields(value: Mapping[str, Value], indent: int, step: int) -> list[str]:
    """Several fields in block style."""
    return [line for key, one in value.items() for line in field(key, one, indent, step)]


def item(value: Value, indent: int, step: int, *, in_flow: bool | None = None, width: int = 2) -> list[str]:
    """An item of a list in block style, in flow style behind its hyphen where that is asked for or fits a line.

    `width` is how far behind its hyphen an item begins.
    """
    start = " " * indent + "-".ljust(width)
    if isinstance(value, str):
        return [start + scalar(value, in_flow=False)]
    short = start + flow(value)
    if not isinstance(value, Mapping) or (len(short) <= LONGEST_FLOW_LINE if in_flow is None else in_flow):
        return [short]
    first, *others = fields(value, indent + width, step)
    return [start + first.lstrip(), *others]


def fits_one_line(value: Value) -> bool:
    """Whether a value is written on the line of its field: a text, what is empty, and what holds a few short texts."""
    if isinstance(value, str) or not value:
        return True
    ones = value.values() if isinstance(value, Mapping) else value
    return all(isinstance(one, str) for one in ones) and len(flow(value)) <= LONGEST_FLOW_LINE


def _reads_back(written: str, text: str, *, in_flow: bool) -> bool:
    if "\n" in written or "\r" in written:
        return False
    source = f"[{{k: {written}}}, {{k: x}}]" if in_flow else f"k: {written}\nl: x\n"
    try:
        node = compose(source)
    except YAMLError:
        return False
    found = _value_in(node, in_flow=in_flow)
    return isinstance(found, ScalarNode) and found.value == text and not is_null(found)


def _value_in(node: Node | None, *, in_flow: bool) -> Node | None:
    """What stands at k, if the source still has the shape that it was given."""
    if in_flow:
        if not isinstance(node, SequenceNode) or len(node.value) != 2 or len(node.value[0].value) != 1:
            return None
        node = node.value[0]
    elif isinstance(node, MappingNode) and len(node.value) != 2:
        return None
    return node.value[0][1] if isinstance(node, MappingNode) else None
