"""What has changed between two states, group by group as a board asks for it."""

from rich.console import RenderableType
from rich.text import Text

from wsoa_cli.derive.changes import GROUPS, Change, Changes, Group
from wsoa_cli.render.text.listing import Cell, Column, listing
from wsoa_cli.render.text.page import Page, line, words
from wsoa_cli.render.words import COUNTED, change_group, change_in_words


def changes_text(changes: Changes, page: Page) -> str:
    """A heading a group, and a row a change."""
    span = f"from {changes.since}{COUNTED if changes.counts_day else ''} to {changes.until}"
    if not changes.found:
        return page.print([line(f"Nothing has changed{page.in_what_was_read} {span}.")])
    parts: list[RenderableType] = [line(f"What has changed {span}")]
    for group in GROUPS:
        if found := [change for change in changes.found if change.group == group]:
            parts += [Text(), *_group(group, found, page)]
    return page.print(parts)


def _group(group: Group, found: list[Change], page: Page) -> list[RenderableType]:
    rows = [(change.id, (_cell(change),)) for change in found]
    return [words(f"{change_group(group)}: {len(found)}", "bold"), listing(page, "Id", (Column("What"),), rows)]


def _cell(change: Change) -> Cell:
    said = change_in_words(change)
    return ((change.title, ""), *(((said, ""),) if said else ()), (f"{change.kind} · {change.plan}", "dim"))
