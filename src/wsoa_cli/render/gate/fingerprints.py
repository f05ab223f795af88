"""What makes a finding the same finding in the next run, when lines have shifted and days have passed."""

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import TypeVar

from wsoa_cli.rules.identity import Identity, fault_identity
from wsoa_cli.store.located import Located

Key = TypeVar("Key", bound=Hashable)


def fingerprints(found: Sequence[Located]) -> list[str]:
    """A fingerprint for each finding, no two of them the same: 32 hexadecimal digits.

    They come from what a finding is known by when two states are compared, so that a server calls none old that `check --since`
    calls new for being another. How grave it is is no part of them.
    """
    return [_digest(identity, number) for identity, number in numbered(_identity(one) for one in found)]


def numbered(keys: Iterable[Key]) -> Iterator[tuple[Key, int]]:
    """Each key, and how many like it have come so far, itself counted."""
    seen: Counter[Key] = Counter()
    for key in keys:
        seen[key] += 1
        yield key, seen[key]


def _identity(one: Located) -> Identity:
    plan = one.plan or ""
    if one.way is None:
        return fault_identity(plan, one.rule, one.path, one.message)
    return Identity(plan, one.rule, one.kind, one.item, one.way, one.about).folded()


def _digest(identity: Identity, number: int) -> str:
    return blake2b(json.dumps([*identity, number]).encode(), digest_size=16).hexdigest()
