"""What is typed for a plan can be seen as it is: in the file, in a difference, on a page."""

from collections.abc import Iterable, Iterator, Mapping

from wsoa_cli.errors import UsageError
from wsoa_cli.store.hidden import HIDDEN, named
from wsoa_cli.store.intent import Value


def require_legible(values: Iterable[Value]) -> None:
    """Refuses characters that nobody sees and that hide what a text says. Raises UsageError."""
    for text in _texts(values):
        if found := HIDDEN.search(text):
            hint = "it cannot be seen, and hides what the text says: type it without; nothing was written"
            raise UsageError(f"what was typed has the character {named(found[0])} in it", hint)


def _texts(values: Iterable[Value]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        else:
            yield from _texts(value.values() if isinstance(value, Mapping) else value)
