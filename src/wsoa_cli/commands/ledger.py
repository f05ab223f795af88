"""Every change of every item of the plans, in the order in which they were made: what the questions about history start from.

Two states of a file are compared commit by commit, so branches and merges need no order among themselves, and an item is
followed wherever its file was renamed or it was moved to another. What a commit left unreadable is named and passed over: the
next readable state is compared with the last one before.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from wsoa_cli.commands import plan_files
from wsoa_cli.commands.plan_files import PlanFile, Touch, Touched, plan_file, touched
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive import steps as steps_module
from wsoa_cli.derive.steps import Items, Step, Typeds, steps
from wsoa_cli.history import chapters as chapters_module
from wsoa_cli.history import revisions as revisions_module
from wsoa_cli.history.chapters import Chapter, Kept, Ledger, Unreadable, from_json, to_json
from wsoa_cli.history.contents import contents, files_at
from wsoa_cli.history.repository import Repository, commits_up_to, is_before
from wsoa_cli.history.revisions import revisions
from wsoa_cli.store.cache import blob_id
from wsoa_cli.store.find import Disk
from wsoa_cli.store.guards import Fault
from wsoa_cli.store.read import read

WORTH_TELLING = 200
"""Commits; fewer are read before a line about it could be."""


def ledger(workspace: Workspace) -> Ledger:
    """The history of a folder of plans, with what is not committed yet as its end. Raises GitError."""
    repository = workspace.repository()
    if repository is None:
        return Ledger(limits=(f"{workspace.root.as_posix()} is in no git repository: earlier versions are not known",))
    chapters = _committed(repository, workspace)
    limits = tuple(_limits(repository, workspace, is_empty=not chapters))
    if workspace.snapshot is None:
        chapters = (*chapters, *_not_committed(repository, workspace))
    return Ledger(chapters, limits, repository.is_shallow)


def _committed(repository: Repository, workspace: Workspace) -> tuple[Chapter, ...]:
    """The chapters of all commits; those that were read by an earlier command are not read again."""
    if repository.head is None:
        return ()
    name, program = f"ledger-{_digest(repository.top, repository.prefix)}", _program()
    content = workspace.cache.recall(name)
    kept = from_json(content, program) if content else None
    if kept is None or kept.is_shallow != repository.is_shallow:
        kept = Kept("", repository.is_shallow, (), {})
    if kept.head == repository.head:
        return kept.chapters
    if kept.head and is_before(repository, repository.head, kept.head):
        reached = commits_up_to(repository)
        return tuple(chapter for chapter in kept.chapters if chapter.revision and chapter.revision.commit in reached)
    if kept.head and not is_before(repository, kept.head, repository.head):
        kept = Kept("", repository.is_shallow, (), {})
    reading = _Reading(repository, workspace, instead=dict(kept.instead))
    newer = touched(revisions(repository, since=kept.head or None), repository.prefix)
    chapters = (*kept.chapters, *reading.chapters(newer))
    workspace.cache.keep(name, to_json(Kept(repository.head, repository.is_shallow, chapters, reading.instead), program))
    return chapters


def _digest(*parts: str) -> str:
    return blake2b("\0".join(parts).encode(errors="surrogateescape"), digest_size=16).hexdigest()


def _program() -> str:
    """A digest of what makes chapters of commits: what is kept under another is made anew."""
    modules = (chapters_module, plan_files, steps_module, revisions_module)
    sources = (Path(__file__), *(Path(str(module.__file__)) for module in modules))
    return _digest(*(source.read_text(encoding="utf-8") for source in sources))


def _limits(repository: Repository, workspace: Workspace, *, is_empty: bool) -> Iterator[str]:
    if repository.head is None:
        yield "nothing is committed yet: earlier versions are not known"
    elif is_empty:
        yield f"no commit holds a plan of {workspace.root.as_posix()}: earlier versions are not known"
    if repository.is_shallow:
        yield "this is a shallow clone: its older history is missing (get it with: git fetch --unshallow)"


@dataclass
class _Reading:
    """Goes through the commits once, from the oldest; each content is read once and let go after its last use."""

    repository: Repository
    workspace: Workspace
    needed: Counter[str] = field(default_factory=Counter)
    known: dict[str, Typeds | Fault] = field(default_factory=dict)
    instead: dict[str, str | None] = field(default_factory=dict)

    def chapters(self, commits: list[Touched]) -> Iterator[Chapter]:
        blobs = [blob for commit in commits for touch in commit.files for blob in touch.blobs()]
        self.needed.update(blobs)
        self._waiting = contents(self.repository, list(dict.fromkeys(blobs)))
        for number, commit in enumerate(commits, start=1):
            chapter = self._chapter(commit)
            if chapter.steps or chapter.unreadable:
                yield chapter
            if self.workspace.progress and len(commits) >= WORTH_TELLING:
                self.workspace.progress(number, len(commits))

    def _chapter(self, commit: Touched) -> Chapter:
        unreadable = [one for touch in commit.files for one in self._unreadable(touch)]
        new = self._items((touch.file, touch.blob) for touch in commit.files)
        found: list[Step] | None = None
        for parent in range(commit.parents):
            sides = ((touch.old_file, touch.old_blobs[parent]) for touch in commit.files if parent < len(touch.old_blobs))
            differing = steps(self._items(sides), new, commit.renamed_plans)
            found = differing if found is None else _made_by_merge(found, differing)
        for touch in commit.files:
            self._let_go(touch)
        return Chapter(commit.revision, tuple(found or ()), tuple(unreadable))

    def _items(self, sides: Iterable[tuple[PlanFile | None, str | None]]) -> Items:
        items: Items = {}
        for file, blob in sides:
            data = self._typed(blob) if file and blob else None
            if file and data:
                items |= {key: one for key, one in file.items(data).items() if key not in items}
        return items

    def _unreadable(self, touch: Touch) -> Iterator[Unreadable]:
        """Says so where a file cannot be read any more, and lets its content before stand in for it."""
        if touch.file is None or touch.blob is None:
            return
        data = self._read(touch.blob)
        if isinstance(data, Fault):
            self.instead.setdefault(touch.blob, next(filter(None, touch.old_blobs), None))
            yield Unreadable(touch.file.path.as_posix(), f"line {data.line}: {data.message}")

    def _typed(self, blob: str) -> Typeds | None:
        """What a content says; of one that cannot be read, what stood there before."""
        seen = set()
        while isinstance(data := self._read(blob), Fault):
            seen.add(blob)
            before = self.instead.get(blob)
            if before is None or before in seen:
                return None
            blob = before
        return data

    def _read(self, blob: str) -> Typeds | Fault:
        if blob not in self.known:
            self._fetch(blob)
        return self.known[blob]

    def _fetch(self, blob: str) -> None:
        """Reads on to a content; one that was let go already, or is none of those waiting, is fetched by itself."""
        for name, content in chain(self._waiting if self.needed[blob] else (), contents(self.repository, [blob])):
            self.known[name] = _data(content)
            if name == blob:
                return

    def _let_go(self, touch: Touch) -> None:
        for blob in touch.blobs():
            self.needed[blob] -= 1
            if not self.needed[blob]:
                self.known.pop(blob, None)


def _data(content: bytes | None) -> Typeds | Fault:
    """A file of a plan as data, without the check that it is a plan's."""
    if content is None:
        return Fault("missing", 1, 1, "its content is not in this copy of the repository", "fetch the whole history")
    reading = read(content)
    return reading.faults[0] if reading.data is None else reading.data


def _made_by_merge(one: list[Step], other: list[Step]) -> list[Step]:
    """What a merge itself changed: what it left unlike either side."""
    others = {(step.key, step.field, repr(step.new)) for step in other}
    return [step for step in one if (step.key, step.field, repr(step.new)) in others]


def _not_committed(repository: Repository, workspace: Workspace) -> Iterator[Chapter]:
    """What the files say now and the last commit does not."""
    committed = files_at(repository, repository.head) if repository.head else {}
    now = dict(_on_disk(workspace.root))
    differing = [name for name, content in now.items() if committed.get(name) != blob_id(content)]
    gone = [name for name in committed if plan_file(name) and name not in now]
    before = {name: committed[name] for name in (*differing, *gone) if name in committed}
    known = dict(contents(repository, list(before.values())))
    old = _items_in({name: known[blob] for name, blob in before.items()})
    new = _items_in({name: now[name] for name in differing})
    if found := steps(old, new):
        yield Chapter(None, tuple(found))


def _on_disk(root: Path) -> Iterator[tuple[str, bytes]]:
    """The plans' files that can be read now, by their ways from the folder of plans."""
    shelf = Disk(root)
    for folder in shelf.plan_folders():
        for path in (*folder.heads, *folder.workstreams):
            content = shelf.read(path)
            if isinstance(content, bytes):
                yield path.relative_to(root).as_posix(), content


def _items_in(files: Mapping[str, bytes | None]) -> Items:
    items: Items = {}
    for name, content in files.items():
        file, data = plan_file(name), _data(content)
        if file and not isinstance(data, Fault):
            items |= file.items(data)
    return items
