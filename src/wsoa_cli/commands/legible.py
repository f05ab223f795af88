"""What is typed for a plan can be seen as it is: in the file, in a difference, on a page."""

import re
from collections.abc import Iterable, Iterator, Mapping
from unicodedata import name

from wsoa_cli.errors import UsageError
from wsoa_cli.store.intent import Value

# Control characters but for tabs and the ends of lines; the separators that look like none; and what turns the order of the
# text around it, so that a reader sees something else than what is written. The marks that names in Arabic or Hebrew need stay.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def require_legible(values: Iterable[Value]) -> None:
    """Refuses characters that nobody sees and that hide what a text says. Raises UsageError."""
    for text in _texts(values):
        if found := _UNSEEN.search(text):
            what = f"U+{ord(found[0]):04X}" + (f" ({known.lower()})" if (known := name(found[0], "")) else "")
            hint = "it cannot be seen, and hides what the text says: type it without; nothing was written"
            raise UsageError(f"what was typed has the character {what} in it", hint)


def _texts(values: Iterable[Value]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        else:
            yield from _texts(value.values() if isinstance(value, Mapping) else value)
