"""Takes back the last change that the tracker itself put on record, as a new commit; what was written since stays."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from wsoa_cli.commands.behind_links import behind_links
from wsoa_cli.commands.choice import Choice
from wsoa_cli.commands.committing import commit_together, will_commit
from wsoa_cli.commands.edit import AS_USUAL, Change, Manner
from wsoa_cli.commands.plan_files import PlanFile, Touched, touched
from wsoa_cli.commands.soundness import refuse_new_faults
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.steps import Items, Step, steps
from wsoa_cli.errors import WsoaError
from wsoa_cli.history.contents import contents
from wsoa_cli.history.git import is_as_committed, is_on_a_branch
from wsoa_cli.history.repository import Repository
from wsoa_cli.history.revisions import Revision, revisions
from wsoa_cli.model.plan import Place, Placed
from wsoa_cli.model.plan_head import PlanHead
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.store.read import read
from wsoa_cli.store.take_back import ChangedSinceError, take_back
from wsoa_cli.store.write import ChangedUnderneathError, create, remove, rewrite, sole_writer

_UNDO = "undo: "
_REVERTS = re.compile(r"^This reverts commit ([0-9a-f]{40,64})", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Side:
    """A file that a change touched: what the change found there and what it left; None where there was no such file."""

    file: PlanFile
    path: Path
    before: bytes | None
    after: bytes | None


def undo(workspace: Workspace, manner: Manner = AS_USUAL) -> tuple[Change, ...]:
    """Takes back the newest of the tracker's own commits that is not taken back yet; one change a file.

    Raises WsoaError where there is none, or where its lines have changed since; nothing is written then. Raises GitError.
    """
    repository = workspace.repository()
    if repository is None:
        place = workspace.root.as_posix()
        raise WsoaError(f"{place} is in no git repository: no change is on record", "put the files back by hand")
    last = _last_own(touched(revisions(repository), repository))
    if last is None:
        linked = behind_links(workspace, repository)
        hint = "git log shows what else was done; git revert takes it back"
        raise WsoaError("there is no change of wsoa's own to take back", f"{hint}; {linked}" if linked else hint)
    sides = list(_sides(last, repository, workspace.root))
    _require_own(last.revision, sides)
    with ExitStack() as locks:
        for folder in sorted({workspace.root / side.file.plan for side in sides}):
            locks.enter_context(sole_writer(folder))
        now = {side.path: side.path.read_bytes() if side.path.exists() else None for side in sides}
        new = {side.path: _taken_back(side, now[side.path], last.revision) for side in sides}
        _refuse_new_faults(workspace, new)
        what = f"{_UNDO}{last.revision.subject}"
        changes = tuple(Change(path, now[path] or b"", content or b"", what) for path, content in new.items())
        if manner.dry_run:
            return changes
        wanted = manner.commit and will_commit(workspace.root)
        finished = {path: is_as_committed(Path(os.path.realpath(path))) for path in new if wanted and path.exists()}
        for path, content in new.items():
            _give(path, now[path], content)
        done = commit_together(list(new), _message(last.revision, what)) if wanted else None
    off_branch = wanted and not is_on_a_branch(workspace.root)
    return tuple(
        replace(change, commit=done, had_more=not finished.get(change.path, True), off_branch=off_branch) for change in changes
    )


def _refuse_new_faults(workspace: Workspace, new: Mapping[Path, bytes | None]) -> None:
    """Raises WsoaError where what was written since leans on what would be taken back."""
    portfolio = workspace.load()
    for path, content in new.items():
        plan = next((one for one in portfolio.plans if path.is_relative_to(Path(one.path).parent)), None)
        if plan is not None and content is not None:
            choice = Choice(plan, Placed(plan.head, Place(path.as_posix())))
            kind = PlanHead if path.as_posix() == plan.path else Workstream
            refuse_new_faults(workspace, portfolio, choice, kind, content, WsoaError)


def _last_own(commits: Sequence[Touched]) -> Touched | None:
    """The newest commit that the tracker made and nobody took back since; None where there is none.

    What was taken back is told by the subject, because a rebase gives commits other names; git's own revert names the commit.
    """
    taken_back: list[str] = []
    reverted: set[str] = set()
    for one in _newest_first(commits):
        revision = one.revision
        if revision.commit in reverted:
            continue  # nor does what it took back count as taken back any more
        reverted.update(_REVERTS.findall(revision.message))
        if revision.trailer("Wsoa-Undoes"):
            taken_back.append(revision.subject.removeprefix(_UNDO))
        elif revision.subject in taken_back:
            taken_back.remove(revision.subject)
        elif revision.trailer("Wsoa-Item"):
            return one
    return None


def _newest_first(commits: Sequence[Touched]) -> Iterator[Touched]:
    for one in reversed(commits):
        yield one
        yield from reversed(one.merged)


def _sides(last: Touched, repository: Repository, root: Path) -> Iterator[_Side]:
    for touch in last.files:
        file = touch.file or touch.old_file
        old_blob = touch.old_blob
        if file is None or (touch.file and touch.old_file and touch.file != touch.old_file):
            raise _is_in_the_way(last.revision, "it gave a file another name")
        known: Mapping[str, bytes | None] = dict(contents(repository, [blob for blob in (old_blob, touch.blob) if blob]))
        if None in known.values():
            raise _is_in_the_way(last.revision, f"what {file.path.as_posix()} held is not in this copy of the repository")
        before, after = (known[blob] if blob else None for blob in (old_blob, touch.blob))
        yield _Side(file, root / file.path, before, after)


def _require_own(revision: Revision, sides: Sequence[_Side]) -> None:
    """Refuses a commit that holds more than the tracker said: a squash, or what somebody wrote by hand meanwhile.

    So does one whose parent is not here, as in a shallow clone: all that there is then looks as if it had come with it, and
    taking it back would take away the plan.
    """
    if not revision.parents:
        missing = "what was there before it is not in this copy of the repository"
        raise _is_in_the_way(revision, f"{missing} (get it with: git fetch --unshallow)")
    for side in sides:
        found = _steps(side.file, side.before or b"", side.after or b"")
        said = _said_ids(revision, found)
        if more := {step.id for step in found if step.key.id not in said and not _follows(step, said)}:
            raise _is_in_the_way(revision, f"it also holds what others wrote of {', '.join(sorted(more))}")
        if not found and (side.before is None or side.after is None):
            raise _is_in_the_way(revision, f"it also holds what others did to {side.path.as_posix()}")


def _said_ids(revision: Revision, found: Sequence[Step]) -> set[str]:
    """The items that a change was about; where it gave one another id, that as well."""
    said = {name.lower() for name in revision.trailers("Wsoa-Item")}
    if "id" not in revision.trailers("Wsoa-Field"):
        return said
    renamed = {step.key.id for step in found if step.manner == "renamed" and str(step.old).lower() in said}
    # With its title changed too, it looks as if one item had gone and another had come.
    gone = {step.key.kind for step in found if step.field is None and step.manner == "removed" and step.key.id in said}
    came = [step.key.id for step in found if step.field is None and step.manner == "added" and step.key.kind in gone]
    return said | renamed | set(came if len(came) == 1 else ())


def _follows(step: Step, said: set[str]) -> bool:
    """Whether a step only says again that its workstream has another id."""
    return step.field == "workstream" and str(step.new).lower() in said


def _taken_back(side: _Side, now: bytes | None, revision: Revision) -> bytes | None:
    """What the file should hold; None where it should not be there."""
    before, after = (_as_on_disk(content, now) for content in (side.before, side.after))
    if now == after:
        return before
    if now is None:
        raise _is_in_the_way(revision, f"{side.path.as_posix()} is no longer there under that name")
    if after is None or before is None:
        raise _is_in_the_way(revision, f"{side.path.as_posix()} has changed since")
    try:
        new = take_back(*(text.decode("utf-8", errors="surrogateescape") for text in (now, after, before)))
    except ChangedSinceError:
        raise _is_in_the_way(revision, f"the same lines of {side.path.as_posix()} have changed since") from None
    content = new.encode("utf-8", errors="surrogateescape")
    if _said(_steps(side.file, now, content)) != _said(_steps(side.file, after, before)):
        raise _is_in_the_way(revision, f"what it changed in {side.path.as_posix()} has changed since")
    return content


def _as_on_disk(content: bytes | None, now: bytes | None) -> bytes | None:
    """A content with the line ends that the file has: git may keep others (core.autocrlf)."""
    if content is None or now is None or b"\r\n" not in now or b"\r\n" in content:
        return content
    return content.replace(b"\n", b"\r\n")


def _steps(file: PlanFile, old: bytes, new: bytes) -> list[Step]:
    return steps(_items(file, old), _items(file, new))


def _items(file: PlanFile, content: bytes) -> Items:
    data = read(content).data
    return {} if data is None else file.items(data)


def _said(found: Sequence[Step]) -> list[str]:
    return sorted(repr(step) for step in found)


def _is_in_the_way(revision: Revision, why: str) -> WsoaError:
    what = f"{revision.short} of {revision.day} ({revision.subject}) cannot be taken back: {why}"
    return WsoaError(what, f"nothing was written; look at it with git show {revision.short}, and edit by hand")


def _give(path: Path, old: bytes | None, new: bytes | None) -> None:
    """Gives a file its new content; None where there was no such file, or is to be none.

    Raises WsoaError where it is no longer as it was.
    """

    def edit(found: bytes) -> bytes:
        if found != old or new is None:
            raise ChangedUnderneathError(path)
        return new

    if old is None:
        create(path, new or b"")
    elif new is None:
        remove(path, old)
    else:
        rewrite(path, edit)


def _message(revision: Revision, what: str) -> str:
    said = f"This takes back {revision.short} of {revision.day} by {revision.who}."
    trailers = [f"Wsoa-Undoes: {revision.commit}", *(f"Wsoa-Item: {item}" for item in revision.trailers("Wsoa-Item"))]
    return "\n\n".join((what, said, "\n".join(trailers)))
