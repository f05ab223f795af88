"""A piece of evidence as it is typed on the command line, and as it stands in the file."""

from datetime import date
from difflib import get_close_matches
from typing import get_args

from wsoa_cli.errors import UsageError
from wsoa_cli.model.vocabulary import EvidenceKind

KINDS: tuple[EvidenceKind, ...] = get_args(EvidenceKind)
LINKS = ("http://", "https://", "mailto:")
"""How a link begins, by which it is told from a title."""


def evidence_entry(asked: str, on: date) -> dict[str, str]:
    """A piece of evidence as it stands in the file, from parts that are told apart by what they are. Raises UsageError."""
    parts = [part for part in map(str.strip, asked.split(";")) if part]
    kinds = [part for part in parts if part in KINDS]
    links = [part for part in parts if part.startswith(LINKS)]
    titles = [part for part in parts if part not in {*kinds, *links}]
    if len(titles) > 1:
        raise _neither(titles)
    if not titles or len(kinds) > 1 or len(links) > 1:
        raise UsageError(
            f"--evidence {asked!r} is not one title, one kind and one link", 'write it as "Minutes; output; https://…"'
        )
    entry = {"title": titles[0], "kind": "".join(kinds), "date": on.isoformat(), "link": "".join(links)}
    return {field: value for field, value in entry.items() if value}


def _neither(titles: list[str]) -> UsageError:
    """The error of a part that is neither kind nor link, where the title stands beside it."""
    for part in titles:
        if near := get_close_matches(part.lower().replace(" ", "_"), KINDS, n=1, cutoff=0.7):
            return UsageError(f"{part} is not a kind of evidence", f"did you mean {near[0]}?")
    hint = f"a kind is one of: {', '.join(KINDS)}; a link begins with {', '.join(LINKS)}; a title has no semicolon"
    return UsageError(f"{titles[1]} is neither a kind of evidence nor a link", hint)
