"""The acronyms that a plan writes out itself, with the words that it gives them."""

import re
from collections.abc import Iterable

_BEHIND_THE_WORDS = re.compile(r"\((?:the |or |['\"\u201c\u2018])?([A-Z]{2,6})(?:['\u2019]?s)?['\"\u201d\u2019]?\)")
_BEFORE_THE_WORDS = re.compile(r"\b([A-Z]{2,6})s? \(([^()]+)\)")
_WORD = re.compile(r"[A-Za-z]+")

_FURTHEST = 10
"""Words before a bracket in which the acronym's own may stand."""

_LONG = 4
"""Times as many letters as the acronym has, in a single word that is meant by it."""


def written_out(texts: Iterable[str]) -> dict[str, str]:
    """Each acronym that stands beside its words in one of the texts, in alphabetical order; the first words count."""
    found: dict[str, str] = {}
    for text in texts:
        if "(" not in text:
            continue
        for one in _BEHIND_THE_WORDS.finditer(text):
            if words := _words_of(one[1], text[: one.start()]):
                found.setdefault(one[1], words)
        for one in _BEFORE_THE_WORDS.finditer(text):
            if words := _words_of(one[1], one[2]):
                found.setdefault(one[1], words)
    return dict(sorted(found.items()))


def _words_of(acronym: str, text: str) -> str | None:
    """The last words of a text that have the letters of an acronym; the fewest, the first of which begins with the first."""
    letters = acronym.lower()
    for word in reversed(list(_WORD.finditer(text))[-_FURTHEST:]):
        rest = text[word.start() :].strip()
        if rest[0].lower() == letters[0] and _spells(rest, letters):
            return " ".join(rest.split())
    return None


def _spells(words: str, letters: str) -> bool:
    """Whether the letters stand one after the other in several words, or in a long one, as in Neurodevelopmental (ND)."""
    rest = iter(words.lower())
    is_long = len(words) >= _LONG * len(letters)
    return all(letter in rest for letter in letters) and (is_long or len(_WORD.findall(words)) > 1)
