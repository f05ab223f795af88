"""YAML as people write it: one content in any of the many ways that they have, drawn by a number.

Indents of two and four, lists set in or not, braces and blocks, folded and literal texts, quotes, comments wherever one may
stand, blank lines, fields in any order, Windows line ends, byte-order marks, and files without a last line break.
"""

import random
import re
from collections.abc import Iterator
from typing import Any

TEXTS = ("title", "text", "note", "name", "reason", "summary")
"""Fields that hold words, which may go over several lines."""


class Handwriting:
    """One person's way to write, told by a number."""

    def __init__(self, number: int) -> None:
        self._random = random.Random(number)  # noqa: S311 - the same number, the same handwriting
        self._indent = self._any(2, 4)
        self._set_in = self._any(0, 2, 4)
        self._hyphen = self._any("- ", "-   ")
        self._comments = 0
        self._is_chatty = self._any(0.0, 0.2, 0.5)

    def file(self, content: dict[str, Any]) -> str:
        """A whole file."""
        newline = self._any("\n", "\r\n")
        text = newline.join([*self._above(0), *self._fields(content, 0), *self._above(0)])
        mark, last = self._any("", "\ufeff"), self._any(newline, newline, "")
        return f"{mark}{text}{last}"

    def _any(self, *choices: Any) -> Any:
        return self._random.choice(choices)

    def _comment(self) -> str:
        self._comments += 1
        return f"# note {self._comments}: é – 'it' \"said\", {{a: b}}"

    def _above(self, column: int) -> Iterator[str]:
        """Comments and blank lines that stand before something."""
        if self._random.random() < self._is_chatty:
            yield " " * column + self._comment()
        if self._random.random() < self._is_chatty / 2:
            yield ""

    def _behind(self) -> str:
        return f"{self._any(' ', '   ')}{self._comment()}" if self._random.random() < self._is_chatty else ""

    def _fields(self, content: dict[str, Any], column: int) -> list[str]:
        names = self._random.sample(sorted(content), len(content))
        return [line for name in names for line in (*self._above(column), *self._field(name, content[name], column))]

    def _field(self, name: str, value: Any, column: int) -> list[str]:
        start = " " * column + f"{name}:"
        if isinstance(value, str):
            return self._text(start, name, value, column)
        if not value or self._random.random() < 0.3:
            return self._in_braces(start, value, column)
        if isinstance(value, dict):
            return [start + self._behind(), *self._fields(value, column + self._indent)]
        lines = [start + self._behind()]
        for one in value:
            lines += [*self._above(column + self._set_in), *self._item(one, column + self._set_in)]
        return lines

    def _item(self, value: Any, column: int) -> list[str]:
        start = " " * column + self._hyphen
        if isinstance(value, str):
            return [start + self._quoted(value) + self._behind()]
        if self._random.random() < 0.4:
            return self._in_braces(start.rstrip(), value, column)
        first, *others = self._fields(value, column + len(self._hyphen))
        if first.lstrip().startswith("#") or not first.strip():
            return [start.rstrip(), first, *others]
        return [start + first.lstrip(), *others]

    def _text(self, start: str, name: str, value: str, column: int) -> list[str]:
        below = " " * (column + self._indent)
        if name in TEXTS and " " in value and self._random.random() < 0.5:
            lines = [below + word for word in value.split(" ")]
            kind = self._any("folded", "literal", "plain", "quoted")
            if kind == "folded":
                return [f"{start} >{self._any('', '-', '+')}{self._behind()}", *lines]
            if kind == "literal":
                return [f"{start} |{self._any('', '-', '+')}{self._behind()}", below + value]
            if kind == "quoted" and '"' not in value:
                return [f'{start} "{lines[0].strip()}', *lines[1:-1], f'{lines[-1]}"{self._behind()}']
            if kind == "plain" and _is_plain(value):
                return [start, *lines[:-1], lines[-1] + self._behind()]
        return [f"{start} {self._quoted(value)}{self._behind()}"]

    def _in_braces(self, start: str, value: Any, column: int) -> list[str]:
        parts = self._parts(value)
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        if len(parts) > 1 and self._random.random() < 0.3:
            below = " " * (column + 6)
            lines = [f"{start} {opening}{parts[0]},{self._behind()}"]
            lines += [f"{below}{part},{self._behind()}" for part in parts[1:-1]]
            return [*lines, f"{below}{parts[-1]}{closing}{self._behind()}"]
        return [f"{start} {opening}{', '.join(parts)}{closing}{self._behind()}"]

    def _parts(self, value: Any) -> list[str]:
        if isinstance(value, dict):
            return [f"{name}: {self._inline(value[name])}" for name in self._random.sample(sorted(value), len(value))]
        return [self._inline(one) for one in value]

    def _inline(self, value: Any) -> str:
        if isinstance(value, str):
            return self._quoted(value)
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        return f"{opening}{', '.join(self._parts(value))}{closing}"

    def _quoted(self, value: str) -> str:
        single, double = "'" + value.replace("'", "''") + "'", '"' + value.replace('"', '\\"') + '"'
        return str(self._any(value, value, single, double) if _is_plain(value) else self._any(single, double))


def _is_plain(value: str) -> bool:
    return re.fullmatch(r"[\w–][\w. –-]*", value) is not None and not value.endswith("-")


def comments_in(text: str) -> set[str]:
    """The comments that a handwriting has left in a text, by their numbers."""
    return set(re.findall(r"# note (\d+):", text))
