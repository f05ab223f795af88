"""Long lists cut into pages that a phone on a slow line can bear."""

from collections.abc import Iterable

ROOM = 70_000
"""Bytes for the entries of one page: with what stands around them a page stays below 100 kB."""


def in_pages(parts: Iterable[tuple[str, str]], room: int = ROOM, taken: int = 0) -> list[list[tuple[str, str]]]:
    """Parts of a page, each with its name, on as few pages as they fit on, in order; at least one page, and never an empty one.

    A part that is larger than a page has one for itself. `taken` is the room on the first page that is needed otherwise.
    """
    pages: list[list[tuple[str, str]]] = [[]]
    used = taken
    for name, part in parts:
        size = len(part.encode())
        if pages[-1] and used + size > room:
            pages.append([])
            used = 0
        pages[-1].append((name, part))
        used += size
    return pages
