"""Every change of one item, with who made it, when and why."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.following import Following
from wsoa_cli.commands.ledger import ledger
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.steps import ItemKey, Step
from wsoa_cli.errors import AmbiguousItemError, UnknownItemError, WsoaError
from wsoa_cli.history.accounts import ItemLog, LogEntry
from wsoa_cli.history.chapters import Chapter


def log(workspace: Workspace, item: str, kind: str | None = None) -> Answer[ItemLog]:
    """The life of the item with an id, written as `1.4` or `plan:1.4`; of a plan, by its own id.

    Raises NoPlansError, UnknownItemError, AmbiguousItemError and GitError.
    """
    portfolio = workspace.load()
    history = ledger(workspace)
    if not history.chapters:
        raise WsoaError(history.limits[0], "keep the plans in git, and commit them: git init, git add, git commit")
    lives: Following[list[LogEntry]] = Following(list)
    for chapter in history.chapters:
        lives.rename(chapter.steps)
        for step in chapter.steps:
            lives.at(step).append(_entry(step, chapter))
    key = _the_one(lives.values, item, kind)
    entries = _without_copies(lives.values[key])
    found = ItemLog(key, entries[-1].step.id, _title(entries), tuple(_newest_first(entries)), history)
    return Answer(found, portfolio.faults, history.remarks(key.plan))


def _without_copies(entries: Iterable[LogEntry]) -> list[LogEntry]:
    """The entries without those of a second copy in another file, such as a move in two commits leaves for a while."""
    told, copies = [], 0
    for entry in entries:
        is_whole = entry.step.field is None
        if is_whole and entry.step.manner == "added":
            copies += 1
        if not is_whole or copies == 1:
            told.append(entry)
        if is_whole and entry.step.manner == "removed":
            copies -= 1
    return told


def _newest_first(entries: list[LogEntry]) -> Iterator[LogEntry]:
    """What became part of the plan last comes first, and what one commit did in the order of the file."""
    commits = [list(made) for _, made in groupby(entries, key=lambda entry: entry.revision)]
    for made in reversed(commits):
        yield from made


def _the_one(known: Iterable[ItemKey], asked: str, kind: str | None) -> ItemKey:
    plan_id, _, item_id = asked.lower().rpartition(":")
    wanted = [key for key in known if (not plan_id or key.plan.lower() == plan_id) and kind in {None, key.kind}]
    found = [key for key in wanted if key.id == item_id]
    if len(found) == 1:
        return found[0]
    if found:
        several = [f"{key.plan}:{key.id}" + (f" --kind {key.kind}" if _shares(key, found) else "") for key in found]
        raise AmbiguousItemError(asked, tuple(several))
    raise UnknownItemError(kind or "item", asked, (f"{key.plan}:{key.id}" for key in wanted), "in the history")


def _shares(key: ItemKey, others: Iterable[ItemKey]) -> bool:
    return any(other.plan == key.plan and other != key for other in others)


def _entry(step: Step, chapter: Chapter) -> LogEntry:
    """A step with its reason: what the plan itself gives for a moved date, else what the commit says."""
    if step.field == "due":
        for other in chapter.steps:
            is_entry = other.key == step.key and other.field == "due_changes" and other.manner == "added"
            if is_entry and isinstance(other.new, dict) and other.new.get("to") == step.new:
                return LogEntry(step, chapter.revision, _text(other.new.get("reason")), _text(other.new.get("approved_by")))
    revision = chapter.revision
    if revision is None:
        return LogEntry(step, None)
    return LogEntry(step, revision, revision.trailer("Reason"), revision.trailer("Approved-by"))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _title(entries: list[LogEntry]) -> str:
    """What an item was last called."""
    found = (_called(entry.step) for entry in reversed(entries))
    return next((title for title in found if title), "")


def _called(step: Step) -> str | None:
    if step.field in _TITLES:
        return _text(step.new)
    fields = step.new or step.old
    if step.field is not None or not isinstance(fields, dict):
        return None
    return next((title for title in map(_text, map(fields.get, _TITLES)) if title), None)


_TITLES = ("title", "name", "text")
