"""The record of the plans' changes as data: a chapter a commit, and how chapters are kept from one command to the next."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
    """What one commit did to the plans; `revision` is None for what is not committed yet.

    What a merge brought in is told under the commits that wrote it; `commit` is then the merge by which it became part of the
    plan, and otherwise the commit itself.
    """

    revision: Revision | None
    steps: tuple[Step, ...]
    unreadable: tuple[Unreadable, ...] = ()
    commit: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The chapters, oldest first, and in plain sentences what cannot be known here at all.

    `is_cut_off` where there is more history than this copy of the repository has.
    """

    chapters: tuple[Chapter, ...] = ()
    limits: tuple[str, ...] = ()
    is_cut_off: bool = False

    def unreadable(self, plan: str | None = None) -> tuple[tuple[Revision, Unreadable], ...]:
        """What commits left unreadable, of one plan, whatever it was called then, or of all."""
        found: list[tuple[str, Revision, Unreadable]] = []
        for chapter in self.chapters:
            renamed = {str(step.old): step.key.plan for step in chapter.steps if _renames_plan(step)}
            found = [(renamed.get(name, name), revision, one) for name, revision, one in found]
            if chapter.revision:
                found += [(one.path.split("/")[0], chapter.revision, one) for one in chapter.unreadable]
        return tuple((revision, one) for name, revision, one in found if plan is None or name.lower() == plan.lower())

    def remarks(self, plan: str | None = None) -> tuple[str, ...]:
        """In plain sentences, all that is not known: what the copy of the repository lacks, what could not be read."""
        found = ((f"{revision.short} of {revision.day}", one) for revision, one in self.unreadable(plan))
        passed_over = (f"{when} left {one.path} unreadable ({one.why})" for when, one in found)
        return (*self.limits, *(f"{sentence}; the next state is compared with the one before" for sentence in passed_over))


def _renames_plan(step: Step) -> bool:
    return step.key.kind == "plan" and step.manner == "renamed"


@dataclass(frozen=True, slots=True)
class Kept:
    """The chapters up to a commit. `standing` has, for each file that cannot be read since, what it last held that could be."""

    head: str
    chapters: tuple[Chapter, ...]
    standing: dict[str, str]


NOTHING = Kept("", (), {})


def to_json(kept: Kept, program: str) -> bytes:
    """Chapters as JSON, under the program that made them."""
    chapters = [_plain(chapter.revision, chapter) for chapter in kept.chapters if chapter.revision]
    shape = {"program": program, "head": kept.head, "standing": kept.standing, "chapters": chapters}
    return json.dumps(shape, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")


def from_json(content: bytes, program: str) -> Kept | None:
    """The chapters that `to_json` wrote; None where another program did, or where they are none."""
    try:
        shape = json.loads(content.decode(errors="surrogatepass"))
        if shape["program"] != program:
            return None
        return Kept(str(shape["head"]), tuple(_chapter(one) for one in shape["chapters"]), dict(shape["standing"]))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _plain(revision: Revision, chapter: Chapter) -> list[Any]:
    steps = [[s.key.plan, s.key.kind, s.key.id, s.id, s.field, s.manner, s.old, s.new] for s in chapter.steps]
    unreadable = [[one.path, one.why] for one in chapter.unreadable]
    return [revision.commit, revision.moment, revision.who, revision.message, chapter.commit, steps, unreadable]


def _chapter(plain: Sequence[Any]) -> Chapter:
    commit, moment, who, message, main, steps, unreadable = plain
    revision = Revision(commit, (), int(moment), who, message)
    found = tuple(Step(ItemKey(plan, kind, key), *rest) for plan, kind, key, *rest in steps)
    return Chapter(revision, found, tuple(Unreadable(path, why) for path, why in unreadable), main)


def until(chapters: Sequence[Chapter], commits: Sequence[str]) -> Iterator[Chapter]:
    """The chapters that became part of the plan by some commits of the branch."""
    wanted = frozenset(commits)
    return (chapter for chapter in chapters if chapter.commit in wanted)
