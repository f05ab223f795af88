"""Taking one change back out of a text that may have changed since, by lines."""

from difflib import SequenceMatcher


class ChangedSinceError(ValueError):
    """The lines that a change wrote are not there any more as it wrote them."""


def take_back(now: str, after: str, before: str) -> str:
    """The present text without the change that led from `before` to `after`; all that was written since stays.

    Raises ChangedSinceError where other changes have touched the same lines.
    """
    if now == after:
        return before
    current, written, replaced = (text.splitlines(keepends=True) for text in (now, after, before))
    same = SequenceMatcher(None, written, current, autojunk=False).get_matching_blocks()
    hunks = [hunk for hunk in SequenceMatcher(None, written, replaced, autojunk=False).get_opcodes() if hunk[0] != "equal"]
    for _, start, end, old_start, old_end in reversed(hunks):
        first, last = (start, end) if end > start else (max(0, start - 1), min(len(written), end + 1))
        shift = next((b - a for a, b, size in same if size and a <= first and last <= a + size), None)
        if shift is None:
            raise ChangedSinceError
        current[start + shift : end + shift] = replaced[old_start:old_end]
    return "".join(current)
