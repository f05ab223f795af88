"""Text that no runner takes for one of its commands, whatever the format and whoever reads the log.

GitHub's runner obeys a line that begins with `::` or has `##[` anywhere, Azure's agent one that has `##vso[` anywhere. Both
compare as people of a culture do, to whom characters without a width are nothing: those may stand in between.
"""

import re

from wsoa_cli.render.safe import safe

_FIRST_OF_TWO_HASHES = re.compile(r"#(?=[^\x20-\x7e]*#)")
_BEGINS_WITH_COLON = re.compile(r"[^\x21-\x7e]*:")


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
