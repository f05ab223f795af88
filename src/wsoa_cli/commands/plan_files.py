"""Which files of the plans each commit touched, wherever the folder of plans then lay."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from wsoa_cli.derive.steps import Items, Typeds, items_of_head, items_of_workstream
from wsoa_cli.history.contents import files_at
from wsoa_cli.history.repository import Repository
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
    """A file of a plan that a commit touched, before and after; None on a side where it was no plan's file."""

    file: PlanFile | None
    old_file: PlanFile | None
    blob: str | None
    old_blob: str | None

    def blobs(self) -> Iterator[str]:
        """Every content that has to be read to compare the file."""
        if self.old_file and self.old_blob:
            yield self.old_blob
        if self.file and self.blob:
            yield self.blob


@dataclass(frozen=True, slots=True)
class Touched:
    """One commit of the branch itself, with the plans' files that it touched.

    `merged` are the commits that a merge brought in, oldest first: what it changed was written by them.
    """

    revision: Revision
    files: tuple[Touch, ...]
    merged: "tuple[Touched, ...]" = ()

    @property
    def renamed_plans(self) -> dict[str, str]:
        """The plans whose folders it renamed: the old name, and the new."""
        both = ((touch.old_file, touch.file) for touch in self.files)
        heads = ((old, new) for old, new in both if old and new and is_head(new.path))
        return {old.plan: new.plan for old, new in heads if old.plan != new.plan}

    def blobs(self) -> Iterator[str]:
        """The contents to be read, in the order in which they are needed."""
        for one in (*self.merged, self):
            for touch in one.files:
                yield from touch.blobs()


def touched(newest_first: Sequence[Revision], repository: Repository) -> list[Touched]:
    """The commits of the branch itself that touched a plan, oldest first, each with what it merged.

    The folder of plans is followed back from where it lies now to where it lay before.
    """
    branch = _branch(newest_first)
    places = list(_places(branch, repository))
    anywhere = _all_of(places, repository)
    merged = _merged(newest_first, branch)
    found = []
    for revision, (prefix, before) in zip(branch, places, strict=True):
        files = _touches(revision, (prefix,), (before,))
        sides = (Touched(one, _touches(one, anywhere, anywhere)) for one in merged[revision.commit])
        if files:
            found.append(Touched(revision, files, tuple(side for side in sides if side.files)))
    return found[::-1]


def prefixes(newest_first: Sequence[Revision], repository: Repository) -> list[str]:
    """Where the folder of plans lies now, and then wherever it lay before."""
    return _all_of(_places(_branch(newest_first), repository), repository)


def _all_of(places: Iterable[tuple[str, str]], repository: Repository) -> list[str]:
    return list(dict.fromkeys((repository.prefix, *(before for _, before in places))))


def _branch(newest_first: Iterable[Revision]) -> list[Revision]:
    """The commits of the branch itself, newest first: from each to its first parent."""
    by_name = {revision.commit: revision for revision in newest_first}
    branch = []
    one = next(iter(by_name.values()), None)
    while one is not None:
        branch.append(one)
        one = by_name.get(one.parents[0]) if one.parents else None
    return branch


def _merged(newest_first: Sequence[Revision], branch: Sequence[Revision]) -> dict[str, list[Revision]]:
    """For each commit of the branch, the commits that came in with it for the first time, oldest first."""
    by_name = {revision.commit: (number, revision) for number, revision in enumerate(newest_first)}
    seen = {revision.commit for revision in branch}
    merged = {}
    for revision in reversed(branch):
        came: list[tuple[int, Revision]] = []
        waiting = list(revision.parents[1:])
        while waiting:
            name = waiting.pop()
            if name not in seen and name in by_name:
                seen.add(name)
                came.append(by_name[name])
                waiting.extend(by_name[name][1].parents)
        merged[revision.commit] = [one for _, one in sorted(came, key=lambda pair: -pair[0])]
    return merged


def _places(branch: Iterable[Revision], repository: Repository) -> Iterator[tuple[str, str]]:
    """Where the folder of plans lay after each commit of the branch, and before it."""

    def held_plans(commit: str, prefix: str) -> bool:
        return any(plan_file(name) for name in files_at(repository, commit, prefix))

    prefix = repository.prefix
    for revision in branch:
        before = _earlier(revision, prefix, held_plans)
        yield prefix, before
        prefix = before


def _earlier(revision: Revision, prefix: str, held_plans: Callable[[str, str], bool]) -> str:
    """Where the folder of plans lay before a commit: elsewhere, if all its plans came from there under the same names."""
    for change in revision.files:
        inside = change.path.removeprefix(prefix)
        before = change.old_path.removesuffix(inside)
        came_in = plan_file(change.path, prefix) is not None and plan_file(change.old_path, prefix) is None
        if came_in and change.old_path.endswith(inside) and (before == "" or before.endswith("/")) and revision.parents:
            # A plan that joins others is no move of the folder.
            return prefix if held_plans(revision.parents[0], prefix) else before
    return prefix


def _touches(revision: Revision, prefixes: Sequence[str], before: Sequence[str]) -> tuple[Touch, ...]:
    found = (_touch(change, prefixes, before) for change in revision.files)
    return tuple(touch for touch in found if touch.file or touch.old_file)


def _touch(change: FileChange, prefixes: Sequence[str], before: Sequence[str]) -> Touch:
    file, old_file = _first(change.path, prefixes), _first(change.old_path, before)
    return Touch(file, old_file, change.blob, change.old_blob)


def _first(path: str, prefixes: Sequence[str]) -> PlanFile | None:
    return next((file for prefix in prefixes if (file := plan_file(path, prefix))), None)


def plan_file(path: str, prefix: str = "") -> PlanFile | None:
    """A file, by its way from the top, as a file of a plan; None where it is none."""
    if not path.startswith(prefix):
        return None
    inside = PurePosixPath(path.removeprefix(prefix))
    return PlanFile(inside) if is_head(inside) or is_workstream(inside) else None
