"""What a string from a plan goes through before it reaches a terminal.

Anybody who can edit a plan can put an escape sequence or a bidirectional override into a title, and a terminal would obey it:
recolour, retitle, hide or reorder what stands there.
"""

import re

# C0 and C1 control characters, the bidirectional controls, and halves of surrogate pairs, which no encoder takes.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    """The text on one line, with what a terminal would obey shown as a mark."""
    if text.isprintable():  # which none of the unsafe characters is, and which is told at once
        return text
    return _UNSAFE.sub(_shown, text) if _UNSAFE.search(text) else text


def _shown(found: re.Match[str]) -> str:
    return " " if found[0] in "\n\r\t\u2028\u2029" else "\ufffd"
