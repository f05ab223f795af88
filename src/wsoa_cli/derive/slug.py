"""A title as a short name: what a file or a deadline is called after."""

import re
import unicodedata

# A name that was cut does not end in one of these: joint-planning, and not joint-planning-and.
_BETWEEN = {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}


def slug(title: str, longest: int) -> str:
    """The first words of a title in small letters and with hyphens, as many as fit; empty where none can be written so."""
    letters = unicodedata.normalize("NFKD", title.replace("'", "")).encode("ascii", "ignore").decode().lower()
    words: list[str] = re.findall(r"[a-z0-9]+", letters)
    fitting = [n for n in range(1, len(words) + 1) if len("-".join(words[:n])) <= longest]
    if not fitting:
        return words[0][:longest] if words else ""
    kept = words[: fitting[-1]]
    while len(words) > len(kept) > 1 and kept[-1] in _BETWEEN:
        kept.pop()
    return "-".join(kept)
