"""Every change of every item of the plans, in the order in which they were made: what the questions about history start from.

The states of the branch itself are compared, commit by commit, and what a merge brought in is told under the commits that wrote
it. An item is followed wherever its file was renamed or it was moved to another. What a commit left unreadable is named and
passed over: the next readable state is compared with the last one before.
"""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from wsoa_cli.commands import plan_files
from wsoa_cli.commands.behind_links import behind_links
from wsoa_cli.commands.plan_files import PlanFile, Touch, Touched, plan_file, touched
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive import steps as steps_module
from wsoa_cli.derive.steps import Items, Step, Typeds, steps
from wsoa_cli.history import chapters as chapters_module
from wsoa_cli.history import days as days_module
from wsoa_cli.history import revisions as revisions_module
from wsoa_cli.history.chapters import NOTHING, Chapter, Kept, Ledger, Unreadable, from_json, to_json, until
from wsoa_cli.history.contents import contents, files_at
from wsoa_cli.history.repository import Repository, commit_named, main_line
from wsoa_cli.history.revisions import Revision, revisions
from wsoa_cli.store.cache import blob_id
from wsoa_cli.store.find import Disk
from wsoa_cli.store.guards import UNREADABLE, Fault
from wsoa_cli.store.prune import DIGITS, entry_name

WORTH_TELLING = 200
"""Commits; fewer are read before a line about it could be."""


def ledger(workspace: Workspace) -> Ledger:
    """The history of a folder of plans, with what is not committed yet as its end. Raises GitError."""
    repository = workspace.repository()
    if repository is None:
        return Ledger(limits=(f"{workspace.root.as_posix()} is in no git repository: earlier versions are not known",))
    kept = _committed(repository, workspace)
    chapters = kept.chapters
    if workspace.snapshot is None:
        chapters = (*chapters, *_not_committed(repository, workspace.root, kept.standing))
    return Ledger(chapters, tuple(_limits(repository, workspace, is_empty=not kept.chapters)), repository.is_shallow)


def _limits(repository: Repository, workspace: Workspace, *, is_empty: bool) -> Iterator[str]:
    if repository.head is None:
        yield "nothing is committed yet: earlier versions are not known"
    elif is_empty:
        yield f"no commit holds a plan of {workspace.root.as_posix()}: earlier versions are not known"
    if repository.is_shallow:
        yield "this is a shallow clone: its older history is missing (get it with: git fetch --unshallow)"
    if linked := behind_links(workspace, repository):
        yield linked


def _committed(repository: Repository, workspace: Workspace) -> Kept:
    """The chapters of all commits; those that were read by an earlier command are not read again."""
    if repository.head is None:
        return NOTHING
    name, program = entry_name("ledger", _digest(os.path.realpath(repository.folder), repository.prefix)), _program()
    content = workspace.cache.recall(name)
    kept = (from_json(content, program) if content else None) or NOTHING
    if kept.head == repository.head:
        return kept
    branch = [commit for commit, _ in main_line(repository)]
    if kept.head and kept.head not in branch:
        return _known(repository, kept, branch) or _read_on(repository, workspace, NOTHING)
    newer = _read_on(repository, workspace, kept)
    if not repository.is_shallow:  # its oldest commits look otherwise as soon as the clone is deepened
        workspace.cache.keep(name, to_json(newer, program))
    return newer


def _known(repository: Repository, kept: Kept, branch: list[str]) -> Kept | None:
    """What is kept already of an earlier state of the same branch; None where it is of another."""
    if commit_named(repository, kept.head) is None:
        return None
    commits = main_line(replace(repository, head=kept.head))
    if repository.head not in {commit for commit, _ in commits}:
        return None
    return Kept(branch[0], tuple(until(kept.chapters, branch)), {})


def _read_on(repository: Repository, workspace: Workspace, kept: Kept) -> Kept:
    """What is kept, with the commits since."""
    reading = _Reading(repository, workspace, standing=dict(kept.standing))
    newer = reading.chapters(touched(revisions(repository, since=kept.head or None), repository))
    return Kept(str(repository.head), (*kept.chapters, *newer), reading.standing)


def _digest(*parts: str) -> str:
    return blake2b("\0".join(parts).encode(errors="surrogateescape"), digest_size=DIGITS // 2).hexdigest()


def _program() -> str:
    """A digest of what makes chapters of commits: what is kept under another is made anew."""
    modules = (chapters_module, days_module, plan_files, steps_module, revisions_module)
    sources = (Path(__file__), *(Path(str(module.__file__)) for module in modules))
    return _digest(*(source.read_text(encoding="utf-8") for source in sources))


@dataclass
class _Reading:
    """Goes through the commits once, from the oldest; each content is read once and let go after its last use.

    `standing` has, for each file that cannot be read at the moment, the content that it last held and that could be.
    """

    repository: Repository
    workspace: Workspace
    standing: dict[str, str] = field(default_factory=dict)
    needed: Counter[str] = field(default_factory=Counter)
    known: dict[str, Typeds | Fault] = field(default_factory=dict)

    def chapters(self, commits: list[Touched]) -> Iterator[Chapter]:
        blobs = [blob for commit in commits for blob in commit.blobs()]
        self.needed.update(blobs)
        self._waiting = contents(self.repository, list(dict.fromkeys(blobs)))
        for number, commit in enumerate(commits, start=1):
            yield from self._chapters(commit)
            self._let_go(commit)
            if self.workspace.progress and len(commits) >= WORTH_TELLING:
                self.workspace.progress(number, len(commits))

    def _chapters(self, commit: Touched) -> Iterator[Chapter]:
        """What a commit of the branch did; of a merge, each step under the commit that wrote it."""
        writers = self._writers(commit)
        by_writer: dict[str, tuple[Revision, list[Step]]] = {one.revision.commit: (one.revision, []) for one in commit.merged}
        unreadable, found = self._steps(commit)
        own: list[Step] = []
        for step in found:
            writer = writers.get(_mark(step)) or (writers.get(_beginning(step)) if _is_new(step) else None)
            (by_writer[writer.commit][1] if writer else own).append(step)
        name = commit.revision.commit
        for revision, written in by_writer.values():
            if written:
                yield Chapter(revision, tuple(written), commit=name)
        if own or unreadable:
            yield Chapter(commit.revision, tuple(own), tuple(unreadable), name)

    def _writers(self, commit: Touched) -> dict[str, Revision]:
        """For each step that a merged commit made, who made it last; for a new item, who made it first."""
        writers: dict[str, Revision] = {}
        for one in commit.merged:
            for step in self._merged_steps(one):
                writers[_mark(step)] = one.revision
                if _is_new(step):
                    writers.setdefault(_beginning(step), one.revision)
        return writers

    def _merged_steps(self, commit: Touched) -> list[Step]:
        old = self._items((touch.old_file, touch.old_blob) for touch in commit.files)
        new = self._items((touch.file, touch.blob) for touch in commit.files)
        return steps(old, new, commit.renamed_plans)

    def _steps(self, commit: Touched) -> tuple[list[Unreadable], list[Step]]:
        old = self._items((touch.old_file, self._readable_before(touch)) for touch in commit.files)
        unreadable = [one for touch in commit.files for one in self._unreadable(touch)]
        new = self._items((touch.file, self._readable_after(touch)) for touch in commit.files)
        return unreadable, steps(old, new, commit.renamed_plans)

    def _readable_before(self, touch: Touch) -> str | None:
        standing = self.standing.get(_way(touch.old_file))
        return standing or touch.old_blob

    def _readable_after(self, touch: Touch) -> str | None:
        return self.standing.get(_way(touch.file)) or touch.blob

    def _unreadable(self, touch: Touch) -> Iterator[Unreadable]:
        """Notes where a file cannot be read any more: what it held before stands for it until it can be."""
        before = self._readable_before(touch)
        self.standing.pop(_way(touch.old_file), None)
        if touch.file is None or touch.blob is None:
            return
        data = self._read(touch.blob)
        if isinstance(data, Fault):
            if before is not None and touch.old_file is not None:
                self.standing[_way(touch.file)] = before
            yield Unreadable(_way(touch.file), f"line {data.line}: {data.message}")

    def _items(self, sides: Iterable[tuple[PlanFile | None, str | None]]) -> Items:
        items: Items = {}
        for file, blob in sides:
            data = self._read(blob) if file and blob else None
            if file and data is not None and not isinstance(data, Fault):
                items |= {key: one for key, one in file.items(data).items() if key not in items}
        return items

    def _read(self, blob: str) -> Typeds | Fault:
        """What a content says; the one asked for is read together with those that wait before it."""
        if blob not in self.known:
            for name, content in chain(self._waiting if self.needed[blob] else (), contents(self.repository, [blob])):
                self.known[name] = _data(content)
                if name == blob:
                    break
        return self.known[blob]

    def _let_go(self, commit: Touched) -> None:
        for blob in commit.blobs():
            self.needed[blob] -= 1
            if not self.needed[blob]:
                self.known.pop(blob, None)


def _way(file: PlanFile | None) -> str:
    return file.path.as_posix() if file else ""


def _mark(step: Step) -> str:
    """What tells a step of a merge to be the one that a merged commit made: what it left, or what it took away."""
    return repr((step.key, step.field, step.manner, step.old if step.manner == "removed" else step.new))


def _is_new(step: Step) -> bool:
    return step.field is None and step.manner == "added"


def _beginning(step: Step) -> str:
    """What tells an item that a merge brought in to be the one that a merged commit began, whatever became of it since."""
    return repr(step.key)


def _data(content: bytes | None) -> Typeds | Fault:
    """A file of a plan as data, without the check that it is a plan's."""
    if content is None:
        return Fault(UNREADABLE, 1, 1, "its content is not in this copy of the repository", "fetch the whole history")
    from wsoa_cli.store.read import read  # noqa: PLC0415 - it brings ruamel, and what is kept needs no reading

    reading = read(content)
    return reading.faults[0] if reading.data is None else reading.data


def _not_committed(repository: Repository, root: Path, standing: Mapping[str, str]) -> Iterator[Chapter]:
    """What the files say now and the last commit does not; a file that cannot be read now says what it said."""
    committed = files_at(repository, repository.head) if repository.head else {}
    committed = {name: blob for name, blob in committed.items() if plan_file(name)}
    now = dict(_on_disk(root))
    # Where git has names of another kind (SHA-256) all seem to differ, and the comparison finds that they do not.
    differing = {name for name, content in now.items() if content is None or committed.get(name) != blob_id(content)}
    readable = {name for name in differing if not isinstance(_data(now[name]), Fault)}
    gone = {name for name in committed if name not in now}
    before = {name: standing.get(name, blob) for name, blob in committed.items() if name in readable | gone}
    known = dict(contents(repository, list(before.values())))
    old = _items_in({name: known[blob] for name, blob in before.items()})
    if found := steps(old, _items_in({name: now[name] for name in sorted(readable)})):
        yield Chapter(None, tuple(found))


def _on_disk(root: Path) -> Iterator[tuple[str, bytes | None]]:
    """The plans' files as they are now, by their ways from the folder of plans; None for what cannot be read."""
    shelf = Disk(root)
    for folder in shelf.plan_folders():
        for path in (*folder.heads, *folder.workstreams):
            content = None if path.is_symlink() else shelf.read(path)  # of a link, git keeps only where it leads
            yield path.relative_to(root).as_posix(), content if isinstance(content, bytes) else None


def _items_in(files: Mapping[str, bytes | None]) -> Items:
    items: Items = {}
    for name, content in files.items():
        file, data = plan_file(name), _data(content)
        if file and not isinstance(data, Fault):
            items |= file.items(data)
    return items
