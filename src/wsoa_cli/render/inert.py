"""Text that no runner takes for one of its commands, whatever the format and whoever reads the log.

GitHub's runner obeys a line that begins with `::` or has `##[` anywhere, Azure's agent one that has `##vso[` anywhere, and
TeamCity's one with `##teamcity[`. Some compare as people of a culture do, to whom characters without a width are nothing: those
may stand in between.

Everything that goes to standard output or standard error passes `inert` on its way, but for what is meant to be obeyed. JSON,
XML and CSV are written so that nothing is left for it to change, as far as they have another way to say the same.
"""

import re

from wsoa_cli.render.safe import safe

_FIRST_OF_TWO_HASHES = re.compile(r"#(?=[^\x20-\x7e]*#)")
_BEGINS_WITH_COLON = re.compile(r"[^\x21-\x7e]*:")

_BRACKET_AFTER_HASHES = re.compile(r"#(?=[^\x20-\x7e\n]*#[^\x20-\x40\x5b-\x60\x7b-\x7e\n]*\[)")
_BEGINS_WITH_COLONS = re.compile(r"((?:^|\r)[^\x21-\x7e\n\r]*:)(?=[^\x20-\x7e\n]*:)", re.MULTILINE)
_FIRST_CELL_WITH_COLON = re.compile(r"^([^\x21-\x7e\n]*:[^,\n]*)", re.MULTILINE)


def inert(text: str) -> str:
    """Any lines, with a blank put in where a runner would obey; nearly always those that were given."""
    if "#" in text:
        text = _BRACKET_AFTER_HASHES.sub("# ", text)
    return _BEGINS_WITH_COLONS.sub(r"\1 ", text) if ":" in text else text


def log_line(path: str, rest: str) -> str:
    """A line that begins with a path, to be read as text."""
    start = f"./{path}" if _BEGINS_WITH_COLON.match(path) else path
    return _FIRST_OF_TWO_HASHES.sub("# ", safe(start + rest))


def in_json(document: str) -> str:
    """JSON that says the same; two hashes can only stand in its strings, where one may be written as its number."""
    return document.replace("##", "#\\u0023")


def in_xml(document: str) -> str:
    """XML that says the same; two hashes can only stand in its texts."""
    return _FIRST_OF_TWO_HASHES.sub("&#35;", document)


def in_csv(document: str) -> str:
    """CSV that says the same: where a row would begin with a colon, it begins with a quote. For hashes CSV has no other way."""
    return _FIRST_CELL_WITH_COLON.sub(r'"\1"', document)
