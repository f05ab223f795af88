"""Which files of the plans each commit touched, wherever the folder of plans then lay."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from wsoa_cli.derive.steps import Items, Typeds, items_of_head, items_of_workstream
from wsoa_cli.history.revisions import FileChange, Revision
from wsoa_cli.store.snapshot import is_head, is_workstream


@dataclass(frozen=True, slots=True)
class PlanFile:
    """One file of a plan, by its way from the folder of plans."""

    path: PurePosixPath

    @property
    def plan(self) -> str:
        """The id of its plan: the name of the folder."""
        return self.path.parts[0]

    def items(self, data: Typeds) -> Items:
        """What the file says, item by item."""
        return items_of_head(data, self.plan) if is_head(self.path) else items_of_workstream(data, self.plan)


@dataclass(frozen=True, slots=True)
class Touch:
    """A file of a plan that a commit touched; None on a side where it was no plan's file.

    `blob` and `old_blobs` name its contents after and before, the latter one for each parent.
    """

    file: PlanFile | None
    old_file: PlanFile | None
    blob: str | None
    old_blobs: tuple[str | None, ...]

    def blobs(self) -> Iterator[str]:
        """Every content that has to be read to compare the file."""
        if self.old_file:
            yield from filter(None, self.old_blobs)
        if self.file and self.blob:
            yield self.blob


@dataclass(frozen=True, slots=True)
class Touched:
    """One commit, with the plans' files that it touched."""

    revision: Revision
    files: tuple[Touch, ...]

    @property
    def parents(self) -> int:
        """How many commits it follows, as far as they matter; a first commit follows none, and one is counted."""
        return max(len(touch.old_blobs) for touch in self.files)

    @property
    def renamed_plans(self) -> dict[str, str]:
        """The plans whose folders it renamed: the old name, and the new."""
        both = ((touch.old_file, touch.file) for touch in self.files)
        heads = ((old, new) for old, new in both if old and new and is_head(new.path))
        return {old.plan: new.plan for old, new in heads if old.plan != new.plan}


def touched(newest_first: Iterable[Revision], prefix: str) -> list[Touched]:
    """The commits that touched a plan, oldest first.

    `prefix` is where the folder of plans lies now, from the top of the repository; it is followed back to where it lay before.
    """
    found = []
    for revision in newest_first:
        before = _earlier(revision, prefix)
        files = tuple(_touch(change, prefix, before) for change in revision.files)
        if kept := tuple(one for one in files if one.file or one.old_file):
            found.append(Touched(revision, kept))
        prefix = before
    return found[::-1]


def earlier_prefix(newest_first: Iterable[Revision], prefix: str) -> str:
    """Where the folder of plans lay before some commits, from where it lies after them."""
    for revision in newest_first:
        prefix = _earlier(revision, prefix)
    return prefix


def _touch(change: FileChange, prefix: str, before: str) -> Touch:
    return Touch(plan_file(change.path, prefix), plan_file(change.old_path, before), change.blob, change.old_blobs)


def plan_file(path: str, prefix: str = "") -> PlanFile | None:
    """A file, by its way from the top, as a file of a plan; None where it is none."""
    if not path.startswith(prefix):
        return None
    inside = PurePosixPath(path.removeprefix(prefix))
    return PlanFile(inside) if is_head(inside) or is_workstream(inside) else None


def _earlier(revision: Revision, prefix: str) -> str:
    """Where the folder of plans lay before a commit: elsewhere, if a plan's file came from there under the same name."""
    for change in revision.files:
        if plan_file(change.path, prefix) is None or change.old_path.startswith(prefix):
            continue
        inside = change.path.removeprefix(prefix)
        before = change.old_path.removesuffix(inside)
        if change.old_path.endswith(inside) and (before == "" or before.endswith("/")):
            return before
    return prefix
