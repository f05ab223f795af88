"""Where each page lies, and how one page links to another: by relative paths, so that a site works wherever it is put.

An address depends on ids alone and stays as long as they do. No id holds a `~`, so what we add behind one can be no other's.
"""

import posixpath
from collections.abc import Iterable

STYLE = "style.css"
INDEX = "index.html"
ACCESSIBILITY = "accessibility.html"


def of_plan(plan: str, name: str = INDEX) -> str:
    """A page or a file of a plan."""
    return f"plans/{plan}/{name}"


def numbered(path: str, number: int, kind: str = "") -> str:
    """The further pages of what is too long for one: the second is WS1~2.html, or WS1~list2.html where it is of a kind."""
    stem, ending = posixpath.splitext(path)
    return path if number == 1 else f"{stem}~{kind}{number}{ending}"


def from_to(page: str, other: str) -> str:
    """The link from one page to another, or to a place in it."""
    path, mark, anchor = other.partition("#")
    here, there = page.split("/"), path.split("/")
    if here == there:
        return f"#{anchor}" if mark else there[-1]
    shared = 0
    while here[shared] == there[shared] and shared < min(len(here), len(there)) - 1:
        shared += 1
    return f"{'../' * (len(here) - 1 - shared)}{'/'.join(there[shared:])}{mark}{anchor}"


def own_names(ids: Iterable[str]) -> list[str]:
    """Each id as the name of its page or anchor; where a fault gave two items one id, the second is marked as such.

    Ids are compared without regard to capitals, because some file systems do not tell `a` from `A`.
    """
    seen: dict[str, int] = {}
    names = []
    for one in ids:
        number = seen[one.lower()] = seen.get(one.lower(), 0) + 1
        names.append(one if number == 1 else f"{one}~again{number}")
    return names
