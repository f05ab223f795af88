"""What `wsoa check` looks for: every rule, and the page of each name that it prints."""

from collections.abc import Iterable
from difflib import get_close_matches

from wsoa_cli.errors import UsageError
from wsoa_cli.rules.page import Chapter, RulePage, page_of
from wsoa_cli.rules.registry import GROUPS
from wsoa_cli.store.fault_pages import fault_pages


def rule_chapters() -> tuple[Chapter, ...]:
    """Every rule, grouped by the question that it answers."""
    return tuple(Chapter(title, tuple(page_of(rule) for rule in rules)) for title, rules in GROUPS.items())


def all_chapters() -> tuple[Chapter, ...]:
    """Every rule, and after them the faults that files can have."""
    return (*rule_chapters(), fault_pages())


def explain(asked: str) -> RulePage:
    """The page of a name that `wsoa check` prints, without regard to capitals. Raises UsageError for any other."""
    pages = {page.name: page for page in _pages(all_chapters())}
    name = asked.lower().replace("_", "-")
    if name not in pages:
        near = get_close_matches(name, pages, n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "wsoa rules lists every rule"
        raise UsageError(f"there is no rule {asked}", hint)
    return pages[name]


def _pages(chapters: Iterable[Chapter]) -> Iterable[RulePage]:
    return (page for chapter in chapters for page in chapter.pages)
