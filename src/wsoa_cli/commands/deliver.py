"""An action is done: its output exists, since a day, and this shows it."""

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from typing import get_args

from wsoa_cli.commands.edit import AS_USUAL, Change, Manner, Planned, edit_item, trailers
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.errors import UsageError
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Placed, id_of
from wsoa_cli.model.vocabulary import DONE, EvidenceKind
from wsoa_cli.store.splice import Add, Put

KINDS: tuple[EvidenceKind, ...] = get_args(EvidenceKind)
LINKS = ("http://", "https://", "mailto:")
"""How a link begins, by which it is told from a title."""


def deliver(workspace: Workspace, action: str, on: date, evidence: Sequence[str] = (), manner: Manner = AS_USUAL) -> Change:
    """Writes that an action was delivered on a day, with its evidence, each piece as `title; kind; link`.

    Raises UsageError, and what `edit_item` raises.
    """
    if on > workspace.today:
        raise UsageError(f"{on} is yet to come", "deliver it on the day, or move its date with wsoa reschedule")
    entries = [_entry(one, on) for one in evidence]

    return edit_item(workspace, "action", action, lambda at: _planned(at, on, entries), manner)


def _planned(at: Placed[Entity], on: date, entries: list[dict[str, str]]) -> Planned:
    status, name = getattr(at.item, "status"), id_of(at.item)  # noqa: B009 - an action has one; Entity itself does not
    if status in DONE:
        raise UsageError(f"{name} is {status} already", f"see it with: wsoa show {name}")
    puts = [Put((*at.place.loc, "status"), "delivered"), Put((*at.place.loc, "finished"), on.isoformat())]
    adds = [Add((*at.place.loc, "evidence"), entry) for entry in entries]
    fields = ("status", "finished", *(("evidence",) if adds else ()))
    reason = "\n".join(entry["title"] for entry in entries)
    return Planned([*puts, *adds], f"deliver {name} on {on}", reason, trailers(name, *fields))


def _entry(asked: str, on: date) -> dict[str, str]:
    """A piece of evidence as it stands in the file, from parts that are told apart by what they are. Raises UsageError."""
    parts = [part for part in map(str.strip, asked.split(";")) if part]
    kinds = [part for part in parts if part in KINDS]
    links = [part for part in parts if part.startswith(LINKS)]
    titles = [part for part in parts if part not in {*kinds, *links}]
    if len(titles) > 1:
        raise _neither(titles)
    if not titles or len(kinds) > 1 or len(links) > 1:
        raise UsageError(
            f"--evidence {asked!r} is not one title, one kind and one link", 'write it as "Minutes; output; https://…"'
        )
    entry = {"title": titles[0], "kind": "".join(kinds), "date": on.isoformat(), "link": "".join(links)}
    return {field: value for field, value in entry.items() if value}


def _neither(titles: list[str]) -> UsageError:
    """The error of a part that is neither kind nor link, where the title stands beside it."""
    for part in titles:
        if near := get_close_matches(part.lower().replace(" ", "_"), KINDS, n=1, cutoff=0.7):
            return UsageError(f"{part} is not a kind of evidence", f"did you mean {near[0]}?")
    hint = f"a kind is one of: {', '.join(KINDS)}; a link begins with {', '.join(LINKS)}; a title has no semicolon"
    return UsageError(f"{titles[1]} is neither a kind of evidence nor a link", hint)
