"""What a lead has to say of an action: an update in words, a new status, or both."""

from dataclasses import dataclass
from datetime import date

from wsoa_cli.commands.edit import Change, Manner, Planned, edit_item
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.errors import UsageError
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Placed, id_of
from wsoa_cli.model.vocabulary import ActionStatus, Impact
from wsoa_cli.store.splice import Add, Put

_AS_USUAL = Manner()


@dataclass(frozen=True, slots=True)
class News:
    """What is new of an action; `by` is the post that says so."""

    on: date
    text: str | None = None
    status: ActionStatus | None = None
    impact: Impact | None = None
    by: str | None = None


def update(workspace: Workspace, action: str, news: News, manner: Manner = _AS_USUAL) -> Change:
    """Adds an update and changes fields in one edit. Raises UsageError, and what `edit_item` raises."""
    if news.text is None and news.status is None and news.impact is None:
        raise UsageError("there is nothing to write", "give --text, --status or --impact")

    return edit_item(workspace, "action", action, lambda at: _planned(at, news), manner)


def _planned(at: Placed[Entity], news: News) -> Planned:
    edits, name = _edits(at, news), id_of(at.item)
    changed = ", ".join(f"{edit.loc[-1]} {edit.value}" for edit in edits if isinstance(edit, Put))
    fields = tuple(("Wsoa-Field", str(edit.loc[-1])) for edit in edits)
    what = f"update {name}" + (f": {changed}" if changed else "")
    return Planned(edits, what, news.text or "", (("Wsoa-Item", name), *fields))


def _edits(at: Placed[Entity], news: News) -> list[Put | Add]:
    edits: list[Put | Add] = []
    for field, value in (("status", news.status), ("impact", news.impact)):
        if value is not None:
            edits.append(Put((*at.place.loc, field), value))
    if news.text is not None:
        entry = {"date": news.on.isoformat(), "by": news.by, "text": news.text}
        edits.append(Add((*at.place.loc, "updates"), {name: value for name, value in entry.items() if value is not None}))
    return edits
