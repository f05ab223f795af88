"""What makes a finding the same finding in the next run, when lines have shifted and days have passed."""

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import TypeVar

from wsoa_cli.store.located import Located

Key = TypeVar("Key", bound=Hashable)


def fingerprints(found: Sequence[Located]) -> list[str]:
    """A fingerprint for each finding, no two of them the same: 32 hexadecimal digits.

    They come from the rule and the item, and where there is no item from the file and the text of the line. A message is no
    part of them, as it may count days, nor is a line's number.
    """
    return [_digest(key, number) for key, number in numbered(_key(one) for one in found)]


def numbered(keys: Iterable[Key]) -> Iterator[tuple[Key, int]]:
    """Each key, and how many like it have come so far, itself counted."""
    seen: Counter[Key] = Counter()
    for key in keys:
        seen[key] += 1
        yield key, seen[key]


def _key(one: Located) -> tuple[str, str, str]:
    if one.plan is not None and one.item is not None:
        return one.rule, one.plan.lower(), one.item.lower()
    return one.rule, one.path, one.source.strip()


def _digest(key: tuple[str, str, str], number: int) -> str:
    return blake2b(json.dumps([*key, number]).encode(), digest_size=16).hexdigest()
