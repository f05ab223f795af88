"""Characters that nobody sees and that hide what a text says, where somebody wrote them into a file.

They keep no file from being read: a path that is copied from a window of Windows has one, and YAML allows them.
"""

import re
from collections.abc import Iterator
from itertools import islice
from unicodedata import name

from wsoa_cli.store.guards import Fault, Lines
from wsoa_cli.store.yaml import MappingNode, Node, ScalarNode, SequenceNode

# Control characters but for tabs and the ends of lines; the separators that look like none; and what turns the order of the
# text around it, so that a reader sees something else than what is written. The marks that names in Arabic or Hebrew need stay.
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")

MOST_TOLD = 100
"""Characters of one file that are told of, each with its place; a file may have a million of them."""


def named(character: str) -> str:
    """A character that cannot be shown, by its number and its name."""
    known = name(character, "")
    return f"U+{ord(character):04X}" + (f" ({known.lower()})" if known else "")


def with_hidden_escaped(quoted: str) -> str:
    """A text in double quotes, in which what cannot be seen is written as an escape, which can."""
    return HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def hidden_in(text: str, root: Node) -> Iterator[Fault]:
    """What is hidden in the text of a file, its comments included, and by an escape in one of its values.

    What YAML does not allow in a text is refused before this.
    """
    # As in `guards.faults_in`: most files are printable throughout.
    in_text = 0 if text.replace("\n", "").isprintable() else sum(1 for _ in HIDDEN.finditer(text))
    lines = Lines(text if in_text else "")
    for found in islice(HIDDEN.finditer(text), min(in_text, MOST_TOLD)):
        hint = "delete it; it cannot be seen, and may show the text around it in another order"
        yield Fault("hidden-character", *lines.spot(found.start()), f"{named(found[0])} stands in the text", hint)
    escaped = list(_escaped(text, root)) if "\\" in text else []
    for node, character in escaped[:MOST_TOLD]:
        mark, hint = node.start_mark, "delete the escape; whoever is shown the text cannot see it"
        message = f"an escape in the text stands for {named(character)}"
        yield Fault("hidden-character", mark.line + 1, mark.column + 1, message, hint)
    if more := max(0, in_text - MOST_TOLD) + max(0, len(escaped) - MOST_TOLD):
        message = f"beside these there are {more} more hidden characters in the file"
        yield Fault("hidden-character", 1, 1, message, "mend the first ones and check again")


def _escaped(text: str, node: Node) -> Iterator[tuple[Node, str]]:
    """The values and names in double quotes that hold what does not stand in the text itself, each with the first of that."""
    if isinstance(node, ScalarNode):
        if node.style == '"':
            typed = text[node.start_mark.index : node.end_mark.index]
            found = (character for character in HIDDEN.findall(node.value) if character not in typed)
            yield from ((node, character) for character in islice(found, 1))
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _escaped(text, item)
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _escaped(text, key)
            yield from _escaped(text, value)
