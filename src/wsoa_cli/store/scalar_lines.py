"""A text of a file as it is written anew: on one line, or over several with its line breaks where they were."""

import re

from wsoa_cli.store import emit
from wsoa_cli.store.guards import LINE_BREAK
from wsoa_cli.store.read import is_null
from wsoa_cli.store.yaml import ScalarNode, YAMLError, compose

_OF_ANOTHER_TYPE = re.compile(r"[-+.\d].*|y|yes|n|no|on|off|true|false|null|~|=|<<|", re.IGNORECASE | re.DOTALL)
"""What some reader of YAML would take for a number, a date, a truth or nothing if it stood without quotes."""


def one_line(node: ScalarNode, *, in_flow: bool, as_typed: bool) -> str:
    """A text on one line, without quotes that it does not need; `as_typed` leaves them, whether it needs them or not.

    Quotes stay as well where another reader of YAML would otherwise take the text for a number, a date or a truth.
    """
    value, is_plain = str(node.value), not node.style
    if is_null(node) or (is_plain and node.start_mark.line == node.end_mark.line):
        return value
    if not as_typed and not _OF_ANOTHER_TYPE.fullmatch(value):
        bare = emit.scalar(value, in_flow=in_flow)
        if bare == value:
            return bare
    return emit.scalar(value, in_flow=in_flow, style=node.style)


def several_lines(text: str, node: ScalarNode) -> list[str] | None:
    """A text in block form, its first line `|` or `>` and the rest set in by nothing; None where it belongs on one line.

    What was plain or in quotes over several lines becomes a folded text. One that ends in blank lines goes on one line, in
    quotes: nobody could see where it ends.
    """
    if node.style in {"|", ">"}:
        head = node.style + ("" if node.value.endswith("\n") else "-")
        body = _block_body(text, node)
    elif node.start_mark.line != node.end_mark.line:
        head, body = ">-", _folded_body(text, node)
    else:
        return None
    if body and body[0][:1] in {" ", "\t"}:
        head = head[0] + "2" + head[1:]
    lines = [head, *body]
    return lines if _says(lines, str(node.value)) else None


def _block_body(text: str, node: ScalarNode) -> list[str]:
    """The lines of a text in block form, without their indent and without blank lines at the end."""
    lines = LINE_BREAK.split(text[node.start_mark.index : node.end_mark.index])[1:]
    depth = _depth(lines) - _depth(node.value.split("\n"))
    body = [line[depth:] for line in lines]
    while body and not body[-1]:
        body.pop()
    return body


def _depth(lines: list[str]) -> int:
    """How many blanks the first line begins with that holds more than blanks."""
    first = next((line for line in lines if line.strip(" ")), "")
    return len(first) - len(first.lstrip(" "))


def _folded_body(text: str, node: ScalarNode) -> list[str]:
    """The lines of a text that was plain or in quotes, as they would stand in a folded text."""
    typed = text[node.start_mark.index : node.end_mark.index]
    if node.style == "'":
        typed = typed[1:-1].replace("''", "'")
    elif node.style == '"':
        typed = typed[1:-1].replace('\\"', '"')
    return [line.strip(" \t") for line in LINE_BREAK.split(typed)]


def _says(lines: list[str], value: str) -> bool:
    """Whether a text in block form reads back as a value; nothing of it may lie in blank lines at its end."""
    if value.endswith("\n\n") or len(lines) == 1:
        return False
    source = "k: " + "\n".join([lines[0], *(f"  {line}" if line else "" for line in lines[1:])]) + "\n"
    try:
        node = compose(source)
    except YAMLError:
        return False
    found = node.value[0][1] if node is not None and len(node.value) == 1 else None
    return isinstance(found, ScalarNode) and found.value == value
