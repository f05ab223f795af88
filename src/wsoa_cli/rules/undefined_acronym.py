"""A text for the public has an acronym that is never written out where the public could read it.

Families read the plan too, and many of them meet these letters for the first time in it. Whoever writes a plan no longer hears
how many there are; a reader who has to look one up on the second line does not come to the third. One place where the words and
the letters stand together is enough: "Education, Health and Care (EHC)", "EHC (Education, Health and Care)", or the name of an
organisation, a post or a board. An acronym with one letter more or less, as EHCP beside EHC, counts as told with it.

Each acronym is found once, at its first place. Left out are those that every reader knows (NHS, UK, GP, PDF and some more),
Roman numerals, units, ids of the plan, and words in capitals for loudness.

Fails:

    # plan.yaml
    summary: What the area does about special educational needs and disabilities (SEND).
    # workstreams/1.yaml
    title: Role and arrangements for the DCO

Mended:

    # plan.yaml
    summary: What the area does about special educational needs and disabilities (SEND).
    # workstreams/1.yaml
    title: Role and arrangements for the Designated Clinical Officer (DCO)
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import cache
from itertools import accumulate

from wsoa_cli.derive.acronyms import written_out
from wsoa_cli.derive.public_texts import PublicText, public_texts
from wsoa_cli.model.plan import Plan, id_of
from wsoa_cli.model.vocabulary import ITEM_KINDS, ItemKind
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "undefined-acronym"
SEVERITY: Severity = "note"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = True  # where a file could not be read, the words may well stand in it
ASKED_OF_CLOSED = False

KNOWN = frozenset({
    *("NHS", "UK", "EU", "USA", "GP", "GPS", "MP", "MPS", "BBC", "TV", "DVD", "CD", "IT", "ID", "HR", "CV", "FAQ", "VAT"),
    *("PDF", "CSV", "HTML", "URL", "SMS", "OK", "AM", "PM", "AD", "BC", "COVID", "GCSE", "BSL"),
})  # fmt: skip
"""What every reader knows by its letters rather than by its words."""

UNITS = frozenset({"KB", "MB", "GB", "TB", "KG", "KM", "CM", "MM", "ML", "GBP", "FY", "AY", "BST", "GMT"})

LOUD = frozenset({
    *("ALL", "AND", "ANY", "ARE", "AS", "AT", "BE", "BOTH", "BUT", "BY", "CAN", "DO", "EACH", "FOR", "FROM", "HAS", "IF"),
    *("IN", "IS", "MAY", "MORE", "MUST", "NEVER", "NEW", "NO", "NONE", "NOT", "NOW", "OF", "ON", "ONE", "ONLY", "OR"),
    *("OUR", "SO", "THAN", "THAT", "THE", "THIS", "TO", "TWO", "UP", "WE", "WILL", "WITH", "YES", "YOU"),
    *("AGREED", "CLOSED", "DONE", "DRAFT", "FINAL", "LATE", "OPEN", "URGENT", "NB", "TBC", "TBA", "TBD"),
    *("BLUE", "GREEN", "AMBER", "RED", "GREY"),
})  # fmt: skip
"""Words that people write in capitals because they matter, and remarks that are read without being spelt out."""

_CAPITALS = re.compile(r"[A-Z][A-Z]+")
LONGEST = 6
_LOUD_RUN = re.compile(r"\b[A-Z]{2,}(?:\W+[A-Z]{2,}){2,}\b")
_ROMAN = re.compile(r"[IVX]+")
_WORD = re.compile(r"[A-Za-z]+")
_SMALL = frozenset({"a", "and", "for", "in", "of", "on", "the", "to", "with"})

_BODIES: tuple[ItemKind, ...] = ("organisation", "post", "board")


def check(subject: Subject) -> Iterator[Finding]:
    """Each acronym that nothing explains, at its first place."""
    plan = subject.plan
    texts = public_texts(plan)
    first = _first_places(texts)
    if not first:
        return
    told, bodies = written_out(one.text for one in texts), _Bodies(plan)
    one_letter_less = {other[:-1] for other in told}
    for acronym, one in first.items():
        if not (_is_told(acronym, told, one_letter_less) or bodies.tell(acronym) or _is_id(plan, acronym)):
            message = f"{acronym} is not written out anywhere that the public could read"
            hint = f"write its words once, with the letters behind them: … ({acronym})"
            yield Finding(NAME, SEVERITY, plan.id, one.item, message, hint, one.place, (acronym,))


def _first_places(texts: list[PublicText]) -> dict[str, PublicText]:
    """Each acronym that a reader may not know, with the first text that has it.

    One look at all texts together tells which capitals there are: to look at each alone took twice as long. A second one finds
    the place of each, where there are any that a reader may not know.
    """
    everything = "\n".join([one.text for one in texts])
    words = set(_CAPITALS.findall(everything)) - KNOWN - UNITS - LOUD
    unknown = {word for word in words if len(word) <= LONGEST and not _ROMAN.fullmatch(word)}
    if not unknown:
        return {}
    begins = list(accumulate((len(one.text) + 1 for one in texts), initial=0))
    loud_in = cache(lambda n: _Loud(texts[n].text))
    places: dict[str, int] = {}
    for found in _CAPITALS.finditer(everything):
        if found[0] in unknown and found[0] not in places:
            n = bisect_right(begins, found.start()) - 1
            start, end = found.start() - begins[n], found.end() - begins[n]
            if _stands_alone(texts[n].text, start, end) and not loud_in(n).has(start):
                places[found[0]] = n
    in_order = sorted((n, word) for word, n in places.items())
    return {word: texts[n] for n, word in in_order}


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the capitals are a word of their own: no part of a longer one, of an id such as WS1 or of an address."""
    before, after = text[start - 1 : start], text[end : end + 2].removeprefix("s")
    if before.isalnum() or before in {"_", "/", ".", "@", "-"}:
        return False
    is_address = after[:1] in {"/", ".", "@"} and len(after) > 1 and after[1].isalnum()
    return not (after[:1].isalnum() or after[:1] in {"_", "-"} or is_address)


class _Loud:
    """Where a text is in capitals for loudness: everywhere, or where three words in a row are. Looked up once a text."""

    def __init__(self, text: str) -> None:
        self._is_all = text.isupper()
        self._runs = [] if self._is_all else [run.span() for run in _LOUD_RUN.finditer(text)]

    def has(self, start: int) -> bool:
        before = bisect_right(self._runs, (start, sys.maxsize))
        return self._is_all or (before > 0 and start < self._runs[before - 1][1])


def _is_told(acronym: str, told: Collection[str], one_letter_less: Collection[str]) -> bool:
    return acronym in told or acronym[:-1] in told or acronym in one_letter_less


def _is_id(plan: Plan, word: str) -> bool:
    """Whether something of the plan is called so; a body's id is the acronym, and says no more than that."""
    found = (plan.find(kind, word) for kind in ITEM_KINDS if kind not in _BODIES)
    return any(id_of(placed.item) == word for placed in found if placed is not None)


class _Bodies:
    """What organisations, posts and boards tell of their letters: by what their names begin with, or by their ids."""

    def __init__(self, plan: Plan) -> None:
        initials: list[str] = []
        self._ids: set[str] = set()
        for kind in _BODIES:
            for placed in plan.items(kind):
                words = _WORD.findall(getattr(placed.item, "title" if kind == "post" else "name"))
                initials += [_initials(words), _initials([word for word in words if word not in _SMALL])]
                letters = id_of(placed.item).upper()
                if not {letters, letters.removesuffix("S")}.intersection(words):  # a name that only says them tells nothing
                    self._ids.update((letters, letters.removesuffix("S")))
        self._initials = "\n".join(initials)

    def tell(self, acronym: str) -> bool:
        return acronym in self._initials or acronym in self._ids


def _initials(words: list[str]) -> str:
    return "".join(word[0].upper() for word in words)
