"""Ids of a plan that are quoted in a sentence: D2, decisions D1/D9, _D9_, actions 1.8 and 1.9, action no. 1.9, north:1.9."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import NamedTuple

_CHUNK = re.compile("[^\\s,;()\\[\\]{}<>\"\u00ab\u00bb\u2010-\u201f\u2026'*|&]+|,|&")
_ELSEWHERE = re.compile(r"://|@|^www\.|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/:?#]|$)", re.IGNORECASE)
"""What is an address of the web or of mail, in which an id means something else."""

_NUMBER = frozenset({"no", "nos", "nr", "number", "numbers", "id", "ids", "ref"})
_AND = frozenset({"and", "or", "to", "&", ","})
_EDGES = ".:!?_-#`~+=\\/"


class Quoted(NamedTuple):
    """A word that may be an id: as it stands there, and the kind of item in front of it, in the singular; empty where none is.

    `is_full` says that the plan's own name stands before it, so that it can be nothing but an id.
    """

    word: str
    kind: str
    is_full: bool = False


def quoted_ids(text: str, plan: str, ids: Collection[str], kinds: Collection[str]) -> Iterator[Quoted]:
    """Every word of a text that may be one of some ids, which are in small letters."""
    kind, is_many, is_near = "", False, False
    for chunk in _CHUNK.findall(text if text.isascii() else unicodedata.normalize("NFKC", text)):
        found = list(_in_chunk(chunk, plan, ids))
        for word, is_full in found:
            # A word of every day is an id only right behind its kind; a number may come behind others.
            is_meant = is_near or _has_digit(word)
            yield Quoted(word, kind if is_meant else "", is_full)
        bare = chunk.strip(_EDGES).lower()
        if bare.removesuffix("s") in kinds and not chunk.endswith("."):
            kind, is_many, is_near = bare.removesuffix("s"), bare.endswith("s"), True
        elif bare in _NUMBER:
            is_near = bool(kind)
        elif is_many and (bare in _AND or chunk in _AND or (_has_digit(bare) and not chunk.endswith("."))):
            is_near = False
        else:
            kind, is_many, is_near = "", False, False


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _in_chunk(chunk: str, plan: str, ids: Collection[str]) -> Iterator[tuple[str, bool]]:
    """The ids in what stands between two blanks, and whether the plan's own name stands before it."""
    if _ELSEWHERE.search(chunk):
        return
    for part in chunk.split("/"):
        before, colon, word = part.strip(_EDGES).rpartition(":")
        if colon and before.lower() != plan.lower():
            continue
        word = word.strip(_EDGES)
        pieces = word.split("-")
        if word.lower() in ids:
            yield word, bool(colon)
        elif len(pieces) > 1 and all(piece.lower() in ids for piece in pieces):
            yield from ((piece, bool(colon)) for piece in pieces)
