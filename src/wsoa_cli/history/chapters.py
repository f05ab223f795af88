"""The record of the plans' changes as data: a chapter a commit, and how chapters are kept from one command to the next."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wsoa_cli.derive.steps import ItemKey, Step
from wsoa_cli.history.revisions import Revision


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that a commit left so that it cannot be read, by its way from the folder of plans."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one commit did to the plans; `revision` is None for what is not committed yet."""

    revision: Revision | None
    steps: tuple[Step, ...]
    unreadable: tuple[Unreadable, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """The chapters, oldest first, and in plain sentences what cannot be known here at all.

    `is_cut_off` where there is more history than this copy of the repository has.
    """

    chapters: tuple[Chapter, ...] = ()
    limits: tuple[str, ...] = ()
    is_cut_off: bool = False

    def unreadable(self, plan: str | None = None) -> tuple[tuple[Revision, Unreadable], ...]:
        """What commits left unreadable, of one plan or of all."""
        found = ((chapter.revision, one) for chapter in self.chapters if chapter.revision for one in chapter.unreadable)
        return tuple((revision, one) for revision, one in found if plan is None or one.path.split("/")[0] == plan)

    def remarks(self, plan: str | None = None) -> tuple[str, ...]:
        """In plain sentences, all that is not known: what the copy of the repository lacks, what could not be read."""
        passed_over = (
            f"{revision.short} of {revision.day} left {one.path} unreadable ({one.why})"
            for revision, one in self.unreadable(plan)
        )
        return (*self.limits, *(f"{sentence}; it is compared with what stood there before" for sentence in passed_over))


@dataclass(frozen=True, slots=True)
class Kept:
    """The chapters up to a commit. `instead` names, for each content that cannot be read, what stood there before."""

    head: str
    is_shallow: bool
    chapters: tuple[Chapter, ...]
    instead: dict[str, str | None]


def to_json(kept: Kept, program: str) -> bytes:
    """Chapters as JSON, under the program that made them."""
    chapters = [_plain(chapter.revision, chapter) for chapter in kept.chapters if chapter.revision]
    shape = {"program": program, "head": kept.head, "shallow": kept.is_shallow, "instead": kept.instead, "chapters": chapters}
    return json.dumps(shape, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")


def from_json(content: bytes, program: str) -> Kept | None:
    """The chapters that `to_json` wrote; None where another program did, or where they are none."""
    try:
        shape = json.loads(content.decode(errors="surrogatepass"))
        if shape["program"] != program:
            return None
        chapters = tuple(_chapter(one) for one in shape["chapters"])
        return Kept(str(shape["head"]), bool(shape["shallow"]), chapters, dict(shape["instead"]))
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _plain(revision: Revision, chapter: Chapter) -> list[Any]:
    steps = [[s.key.plan, s.key.kind, s.key.id, s.id, s.field, s.manner, s.old, s.new] for s in chapter.steps]
    unreadable = [[one.path, one.why] for one in chapter.unreadable]
    return [revision.commit, revision.at.isoformat(), revision.who, revision.message, steps, unreadable]


def _chapter(plain: Sequence[Any]) -> Chapter:
    commit, at, who, message, steps, unreadable = plain
    revision = Revision(commit, datetime.fromisoformat(at), who, message)
    found = tuple(Step(ItemKey(plan, kind, key), *rest) for plan, kind, key, *rest in steps)
    return Chapter(revision, found, tuple(Unreadable(path, why) for path, why in unreadable))
