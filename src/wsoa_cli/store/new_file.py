"""The name and the text of a workstream file that is yet to be written, in the manner of those that the plan has."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, count
from pathlib import PurePath

from wsoa_cli.derive.slug import slug
from wsoa_cli.store import emit
from wsoa_cli.store.intent import Quoted, Value

LONGEST_NAME = 40
"""Characters of the words in a file's name."""

_NUMBERED = re.compile(r"(?P<before>[A-Za-z]*[-_ ]?)(?P<number>[0-9]{1,9})(?P<gap>[-_ .]*)(?P<words>.*)")
_EDITORS_LINE = re.compile("\ufeff?(# yaml-language-server: [^\r\n]*)")


def name_like(names: Sequence[str], title: str) -> str:
    """A file name for a workstream with a title: numbered, separated and ending as most of the names are, and none of them."""
    stems = [PurePath(name).stem for name in names]
    numbered = [found for stem in stems if (found := _NUMBERED.fullmatch(stem))]
    words = slug(title, LONGEST_NAME) or "workstream"
    stem = words if len(stems) > 2 * len(numbered) else _numbered_like(numbered, words)
    taken = {one.lower() for one in stems}
    free = (one for one in chain([stem], (f"{stem}-{n}" for n in count(2))) if one.lower() not in taken)
    return next(free) + _most([PurePath(name).suffix for name in names], ".yaml")


def _numbered_like(numbered: Sequence[re.Match[str]], words: str) -> str:
    """The words behind the next number; the number alone where most of the others have no words."""
    before = _most([found["before"] for found in numbered], "")
    row = [found for found in numbered if found["before"] == before]
    digits = max((len(found["number"]) for found in row if found["number"].startswith("0")), default=1)
    number = f"{before}{max((int(found['number']) for found in row), default=0) + 1:0{digits}}"
    worded = [found["gap"] for found in row if found["words"]]
    if 2 * len(worded) < len(row):
        return number
    gap = _most(worded, "-")
    return f"{number}{gap}{words.replace('-', '_') if gap == '_' else words}"


def text_like(others: Sequence[bytes], fields: Mapping[str, Value]) -> bytes:
    """The text of a new file with some fields: the line ends are those of the others, and so is their line for editors."""
    texts = [other.decode("utf-8", errors="replace") for other in others]
    newline = _most(["\r\n" if "\r\n" in text else "\n" for text in texts], "\n")
    for_editors = {found[1] if (found := _EDITORS_LINE.match(text)) else "" for text in texts}
    lines = [*(for_editors if len(for_editors) == 1 and all(for_editors) else ()), *emit.fields(fields, 0, 2)]
    return "".join(f"{line}{newline}" for line in lines).encode()


def _most(ones: Sequence[str], otherwise: str) -> str:
    """The one that stands there most often; of two, the first."""
    return Counter(ones).most_common(1)[0][0] if ones else otherwise


def as_ids_are_written(others: Sequence[bytes], value: str) -> str:
    """An id, in quotes where another reader of YAML would take it for a number: 1.10 for 1.1.

    Where a file writes most of its own such ids without quotes, it is followed.
    """
    if not _A_NUMBER.fullmatch(value):
        return value
    plain = sum(len(_PLAIN_NUMBER.findall(other)) for other in others)
    quoted = [mark.decode() for other in others for mark in _QUOTED_NUMBER.findall(other)]
    return value if plain > len(quoted) else Quoted(value, _most(quoted, '"'))


_A_NUMBER = re.compile(r"[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|0[xXoO][0-9a-fA-F]+")
_PLAIN_NUMBER = re.compile(rb"\bid:[ ]*[0-9][0-9_.]*(?=[ ]*[,}\r\n#])")
_QUOTED_NUMBER = re.compile(rb"\bid:[ ]*(['\"])[0-9][0-9_.]*\1")
