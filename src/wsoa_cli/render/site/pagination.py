"""Long lists cut into pages that a phone on a slow line can bear."""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")

ROOM = 70_000
"""Bytes for the entries of one page: with what stands around them a page stays below 100 kB."""


def in_pages(parts: Iterable[tuple[T, str]], room: int = ROOM, taken: int = 0) -> list[list[tuple[T, str]]]:
    """Parts, each with what it is, on as few pages as they fit on, in order; at least one page, and never an empty one.

    A part that is larger than a page has one for itself. `taken` is the room on the first page that is needed otherwise.
    """
    pages: list[list[tuple[T, str]]] = [[]]
    used = taken
    for what, part in parts:
        size = len(part.encode())
        if pages[-1] and used + size > room:
            pages.append([])
            used = 0
        pages[-1].append((what, part))
        used += size
    return pages


def joined(parts: Iterable[tuple[object, str]]) -> str:
    """The parts of one page."""
    return "".join([part for _, part in parts])
