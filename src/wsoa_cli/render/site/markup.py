"""HTML that is written by hand, for what stands on pages by the thousand: a template would take ten times as long.

Whatever is not of our own making goes through `text`; what has been through it, or is ours, is `Html`.
"""

from collections.abc import Iterable
from typing import NewType

from wsoa_cli.derive.overview import Tally
from wsoa_cli.derive.rating import Rating
from wsoa_cli.render.safe import safe
from wsoa_cli.render.site import wording

Html = NewType("Html", str)


def text(words: str) -> Html:
    """Words as they stand in an element or in a quoted attribute: nothing in them acts, and nothing reorders or hides."""
    words = safe(words)
    if "&" in words:
        words = words.replace("&", "&amp;")
    if "<" in words:
        words = words.replace("<", "&lt;")
    if ">" in words:
        words = words.replace(">", "&gt;")
    if '"' in words:
        words = words.replace('"', "&#34;")
    if "'" in words:
        words = words.replace("'", "&#39;")
    return Html(words)


def apart(words: str) -> Html:
    """Words that stand beside others, such as an id: in whichever direction they run, they turn nothing around them."""
    return Html(f"<bdi>{text(words)}</bdi>")


def texts(some: Iterable[str]) -> Html:
    """Several words, with commas between them."""
    return Html(", ".join(map(text, some)))


def link(address: str, words: str) -> Html:
    """A link within the site."""
    return Html(f'<a href="{text(address)}">{text(words)}</a>')


def link_out(address: str, words: str) -> Html:
    """A link to elsewhere, which is told nothing of where it was followed."""
    return Html(f'<a href="{text(address)}" rel="noopener noreferrer">{text(words)}</a>')


def links(some: Iterable[Html]) -> Html:
    """Several links."""
    return Html("; ".join(some))


def entry(term: str, said: Html) -> Html:
    """A term with what is said of it."""
    return Html(f"<div><dt>{term}</dt><dd>{said}</dd></div>\n")


def listed(items: Iterable[Html]) -> Html:
    """A list."""
    inside = "".join(f"<li>{one}</li>\n" for one in items)
    return Html(f"<ul>\n{inside}</ul>\n")


def listed_with_ids(items: Iterable[tuple[str, Html]]) -> Html:
    """A list in which each item has an id, to which a link can lead."""
    inside = "".join(f'<li id="{text(name)}">{one}</li>\n' for name, one in items)
    return Html(f"<ul>\n{inside}</ul>\n")


def row(head: Html, cells: Iterable[tuple[str, Html]]) -> Html:
    """A row of a table; on a narrow screen each cell says its own name."""
    inside = "".join(f'<td data-label="{name}">{said}</td>' for name, said in cells)
    return Html(f'<tr><th scope="row">{head}</th>{inside}</tr>\n')


def bar(tally: Tally, kind: str = "bar") -> Html:
    """How many actions are done and begun, as a picture; not read out, for the words beside it tell the same."""
    if not tally.total:
        return Html("")
    begun = tally.by_status["in_progress"]
    return Html(
        f'<svg class="{kind}" aria-hidden="true" viewBox="0 0 {tally.total} 1" preserveAspectRatio="none">'
        f'<rect class="done" width="{tally.done}" height="1"/>'
        f'<rect class="doing" x="{tally.done}" width="{begun}" height="1"/></svg>'
    )


def colour(rating: Rating) -> Html:
    """A colour as a word in its colour, and with its own border."""
    return Html(f'<span class="colour {rating.colour or "none"}">{wording.colour(rating)}</span>')
