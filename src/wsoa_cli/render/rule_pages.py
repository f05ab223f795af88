"""The pages of rules as markdown, one alone or all in a book. Every word in them is the program's own, markup included."""

from collections.abc import Iterable, Sequence

from wsoa_cli.render.words import found_at, samples
from wsoa_cli.rules.page import Chapter, RulePage


def page_markdown(page: RulePage) -> str:
    """One page alone."""
    return _joined(_page(page, "#"))


def book_markdown(chapters: Sequence[Chapter], *, title: str, preface: str) -> str:
    """All pages under a table of contents, chapter by chapter."""
    contents = [part for chapter in chapters for part in (f"**{chapter.title}**", "\n".join(map(_entry, chapter.pages)))]
    pages = [part for chapter in chapters for page in chapter.pages for part in _page(page, "##")]
    return _joined([f"# {title}", preface, *contents, *pages])


def _entry(page: RulePage) -> str:
    return f"- [{page.name}](#{page.name}) ({page.severity}): {page.summary}"


def _page(page: RulePage, mark: str) -> list[str]:
    parts = [f"{mark} {page.name}", f"*{page.severity}, {found_at(page)}*", page.summary, *page.why]
    return parts + [part for heading, lines in samples(page) for part in (f"{heading}:", f"```yaml\n{lines}\n```")]


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"
