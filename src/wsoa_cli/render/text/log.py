"""The life of one item, newest first: what changed, who did it, when and why."""

from collections.abc import Iterator
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from wsoa_cli.history.accounts import ItemLog, LogEntry
from wsoa_cli.render.text.page import Page, line, words
from wsoa_cli.render.words import NONE, as_typed, plain

_INSIDE = (0, 0, 0, 2)


def log_text(log: ItemLog, page: Page) -> str:
    """A block a commit: its day, author and name, then a line a change."""
    parts: list[RenderableType] = [
        line(words(f"{log.key.kind} {log.id}", "bold"), "  ", words(log.title, "bold")),
        words(log.key.plan, "dim"),
    ]
    for _, entries in groupby(log.entries, key=lambda entry: entry.revision):
        parts += [Text(), *_block(list(entries))]
    return page.print(parts)


def _block(entries: list[LogEntry]) -> Iterator[RenderableType]:
    revision = entries[0].revision
    if revision is None:
        yield words("not committed yet", "bold")
    else:
        yield line(words(f"{revision.day}  {revision.who}", "bold"), "  ", words(revision.short, "dim"))
    says_why = any(entry.step.field == "due" and entry.reason for entry in entries)
    for entry in entries:
        if says_why and entry.step.field == "due_changes" and entry.step.manner == "added":
            continue  # the line about the date itself says all of it
        yield Padding(words(_change(entry)), _INSIDE)
        if entry.step.field in {None, "due"} and (why := _why(entry)):
            yield Padding(words(why, "dim"), _INSIDE)
    if revision is not None:
        yield Padding(words(revision.subject, "dim"), _INSIDE)


def _change(entry: LogEntry) -> str:
    step = entry.step
    if step.field is None:
        return "added" if step.manner == "added" else "taken away"
    name = plain(step.field)
    if step.manner == "renamed":
        return f"{name}: from {step.old} to {step.new}"
    if step.manner in {"added", "removed"}:
        return f"{name}: {step.manner} {as_typed(step.new if step.manner == 'added' else step.old)}"
    if step.old is None:
        return f"{name}: {as_typed(step.new)}"
    return f"{name}: from {as_typed(step.old)} to {as_typed(step.new) if step.new is not None else NONE}"


def _why(entry: LogEntry) -> str:
    parts = [f"because: {entry.reason}" if entry.reason else "", f"agreed by {entry.approved_by}" if entry.approved_by else ""]
    return ", ".join(filter(None, parts))
