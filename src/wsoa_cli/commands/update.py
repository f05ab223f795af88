"""What a lead has to say of an action: an update in words, a new status, evidence, how sure they are of the date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wsoa_cli.commands.edit import AS_USUAL, Change, Manner, Planned, edit_item, trailers
from wsoa_cli.commands.evidence import evidence_entry
from wsoa_cli.commands.happened import require_happened
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.errors import UsageError
from wsoa_cli.model.plan import Placed, id_of
from wsoa_cli.model.vocabulary import DONE, ActionStatus, Confidence, Impact
from wsoa_cli.model.workstream import Action
from wsoa_cli.store.splice import Add, Put


@dataclass(frozen=True, slots=True)
class News:
    """What is new of an action.

    `by` is the post that says so, `because` why the lead is so sure of the date, or so little. `evidence` is typed as
    `title; kind; link`, piece by piece.
    """

    on: date
    text: str | None = None
    status: ActionStatus | None = None
    impact: Impact | None = None
    confidence: Confidence | None = None
    because: str | None = None
    by: str | None = None
    evidence: tuple[str, ...] = ()


def update(workspace: Workspace, action: str, news: News, manner: Manner = AS_USUAL) -> Change:
    """Adds an update and changes fields in one edit. Raises UsageError, and what `edit_item` raises."""
    if (news.confidence is None) != (news.because is None):
        given, lacking = ("--because", "--confidence WORD") if news.confidence is None else ("--confidence", "--because WORDS")
        raise UsageError(f"{given} says nothing alone", f"give {lacking} too: how sure the lead is, and why")
    if not news.evidence and all(one is None for one in (news.text, news.status, news.impact, news.confidence)):
        raise UsageError("there is nothing to write", "give --text, --status, --impact, --confidence or --evidence")
    require_happened(news.on, workspace.today, "an update says what has happened; a new date is moved to with wsoa reschedule")
    pieces = [evidence_entry(one, news.on) for one in news.evidence]

    return edit_item(workspace, Action, action, lambda at: _planned(at, news, pieces), manner)


def written_by(post: str | None, on: date, text: str) -> dict[str, str]:
    """An update as it stands in the file; without the post where nobody said who writes."""
    return {"date": on.isoformat(), **({"by": post} if post else {}), "text": text}


_TOLD_ELSEWHERE = {"confidence_reason", "finished", "embedded_on"}
"""Fields that the subject of a commit leaves out: a reason stands below it, and a day in the file."""


def _since(at: Placed[Action], news: News) -> Iterator[tuple[str, str]]:
    """The days that a new status needs beside it and that are not there yet: without them it would contradict itself."""
    fields = ("finished", "embedded_on") if news.status == "embedded" else ("finished",) if news.status in DONE else ()
    yield from ((field, news.on.isoformat()) for field in fields if getattr(at.item, field) is None)


def _planned(at: Placed[Action], news: News, pieces: list[dict[str, str]]) -> Planned:
    fields = (
        ("status", news.status),
        *_since(at, news),
        ("confidence", news.confidence),
        ("confidence_reason", news.because),
        ("impact", news.impact),
    )
    puts = [Put((*at.place.loc, field), value) for field, value in fields if value is not None]
    adds = [Add((*at.place.loc, "updates"), written_by(news.by, news.on, news.text))] if news.text is not None else []
    adds += [Add((*at.place.loc, "evidence"), piece) for piece in pieces]
    name = id_of(at.item)
    changed = ", ".join(f"{put.loc[-1]} {put.value}" for put in puts if put.loc[-1] not in _TOLD_ELSEWHERE)
    what = f"update {name}" + (f": {changed}" if changed else "")
    reason = "\n\n".join(filter(None, (news.text, news.because, *(piece["title"] for piece in pieces))))
    edits: list[Put | Add] = [*puts, *adds]
    return Planned(edits, what, reason, trailers(name, *dict.fromkeys(str(edit.loc[-1]) for edit in edits)))
