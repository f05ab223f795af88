"""Words without what the eye does not tell apart, and phrases of them that are found in a text."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+")
# What shows as nothing: a soft hyphen, what joins or parts letters, and what turns the direction of writing.
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]")


def plain(text: str) -> str:
    """A text without regard to capitals, to how its letters are put together, and to what cannot be seen."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).casefold())


def plain_words(text: str) -> Words:
    """The words of a text, without regard to what stands between them, be it a blank, a hyphen or an apostrophe."""
    return tuple(_WORD.findall(plain(text)))


class Phrases:
    """Some phrases with what each is called, looked for by their first words: in as much time for many as for few."""

    def __init__(self, least: int) -> None:
        """`least` is of how many words the shortest may be."""
        self._least = least
        self._known: dict[Words, dict[int, dict[Words, str]]] = {}

    def __bool__(self) -> bool:
        return bool(self._known)

    def add(self, words: Words, called: str) -> None:
        """Adds a phrase, unless it is too short or known already."""
        if len(words) >= self._least:
            self._known.setdefault(words[: self._least], {}).setdefault(len(words), {}).setdefault(words, called)

    def found_in(self, words: Sequence[str]) -> Iterator[str]:
        """What each phrase is called that stands in these words as a whole."""
        for start in range(len(words) - self._least + 1):
            for length, phrases in self._known.get(tuple(words[start : start + self._least]), {}).items():
                if called := phrases.get(tuple(words[start : start + length])):
                    yield called
