"""The canonical form of whole files: the one command that rewrites more than it was told of."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from wsoa_cli.commands.committing import commit_together, will_commit
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.errors import WsoaError
from wsoa_cli.history.git import is_as_committed, is_on_a_branch, top_of
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.plan_head import PlanHead
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.store.canonical import canonical
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.located import Located
from wsoa_cli.store.write import ChangedUnderneathError, rewrite, sole_writer


@dataclass(frozen=True, slots=True)
class Reform:
    """A file of a plan before and after; `is_finished` where it is to be committed, and all in it before was committed."""

    path: Path
    plan: str
    old: bytes
    new: bytes
    is_finished: bool = False


@dataclass(frozen=True, slots=True)
class Formatted:
    """What changed, or would change; how many files had nothing to change; and why others stay as they are.

    `commits` are the commits that were made, `committed` what is in them; `off_branch` where one is on no branch.
    """

    changes: tuple[Reform, ...]
    canonical_before: int
    faults: tuple[Located, ...]
    commits: tuple[str, ...] = ()
    committed: frozenset[Path] = frozenset()
    off_branch: bool = False


def fmt(workspace: Workspace, plan: str | None = None, *, write: bool = True, commit: bool = True) -> Formatted:
    """Puts the files of every plan, or of one, into canonical form; without `write`, says only what would change.

    A file with a fault stays as it is, and the others are done. Only files that stood as they were last committed are
    committed, all in one commit: it then holds nothing but the new form. Raises NoPlansError and UnknownItemError, and GitError
    where the files are written and git did not commit them.
    """
    portfolio = workspace.load(plan)
    with ExitStack() as locks:
        if write:
            for folder in sorted({Path(one.path).parent for one in portfolio.plans}):
                locks.enter_context(sole_writer(folder))
        formatted = _all_formatted(portfolio)
        if not write:
            return formatted
        trees = _trees(formatted.changes) if commit else {}
        return _all_committed(_all_written(formatted, trees), portfolio, trees)


def _all_formatted(portfolio: Portfolio) -> Formatted:
    known = tuple(fault for fault in portfolio.faults if fault.severity == "error")
    faulty = {fault.path for fault in known}
    done = [_formatted(*file) for plan in portfolio.plans for file in _files(plan) if file[0] not in faulty]
    files, faults = _sorted_out(done)
    changes = tuple(file for file in files if file.old != file.new)
    return Formatted(changes, len(files) - len(changes), known + faults)


def _files(plan: Plan) -> Iterator[tuple[str, type[PlanHead | Workstream], Plan]]:
    """The files of a plan, each with what it holds."""
    yield plan.path, PlanHead, plan
    for at in plan.workstreams:
        yield at.place.path, Workstream, plan


def _formatted(name: str, kind: type[PlanHead | Workstream], plan: Plan) -> Reform | Located:
    """A file as it is and as it should be, or why it stays as it is."""
    try:
        content = Path(name).read_bytes()
        return Reform(Path(name), plan.id, content, canonical(content, kind))
    except WsoaError as error:
        return _left(name, plan.id, error.message, error.hint)
    except OSError as error:
        return _left(name, plan.id, f"it cannot be read ({error.strerror})", "look at its permissions")


def _trees(changes: Iterable[Reform]) -> dict[Path, Path]:
    """The folders of files to be written that lie in working trees where these are to be committed, each with its tree."""
    tops = {folder: top_of(folder) for folder in sorted({change.path.parent for change in changes})}
    wanted = {top for top in set(tops.values()) if top and will_commit(top)}
    return {folder: top for folder, top in tops.items() if top in wanted}


def _all_written(formatted: Formatted, trees: Mapping[Path, Path]) -> Formatted:
    changes, faults = _sorted_out([_written(one, is_asked=one.path.parent in trees) for one in formatted.changes])
    return replace(formatted, changes=changes, faults=formatted.faults + faults)


def _written(change: Reform, *, is_asked: bool) -> Reform | Located:
    """A file that is written, or why it stays as it was. `is_asked` whether a commit is asked for: else git is not."""

    def edit(content: bytes) -> bytes:
        if content != change.old:
            raise ChangedUnderneathError(change.path)
        return change.new

    name = change.path.as_posix()
    try:
        is_finished = is_asked and is_as_committed(change.path)
        rewrite(change.path, edit)
    except WsoaError as error:
        return _left(name, change.plan, error.message, error.hint)
    except OSError as error:
        return _left(name, change.plan, f"it cannot be written ({error.strerror})", "look at permissions and free space")
    return replace(change, is_finished=is_finished)


def _left(path: str, plan: str, message: str, hint: str) -> Located:
    """A file that is left as it is, as a finding."""
    return Located("not-formatted", "error", path, 1, 1, plan, None, message, hint)


def _sorted_out(done: Iterable[Reform | Located]) -> tuple[tuple[Reform, ...], tuple[Located, ...]]:
    """What was done, and what was left."""
    done = list(done)
    return tuple(one for one in done if isinstance(one, Reform)), tuple(one for one in done if isinstance(one, Located))


def _all_committed(formatted: Formatted, portfolio: Portfolio, trees: Mapping[Path, Path]) -> Formatted:
    """One commit in each working tree that the files lie in, which is nearly always one."""
    finished: dict[Path, list[Path]] = {}
    for change in formatted.changes:
        if change.is_finished:
            finished.setdefault(trees[change.path.parent], []).append(change.path)
    ids = [plan.id for plan in portfolio.plans]
    which = ids[0] if len(ids) == 1 else f"{len(ids)} plans"
    what, why = f"fmt: {which} in canonical form", "What the files say is the same to the word."
    done = {change.path: change.plan for change in formatted.changes}
    commits = []
    for paths in finished.values():
        told = (f"Wsoa-Item: {plan}" for plan in dict.fromkeys(done[path] for path in paths))  # by which wsoa undo finds it
        commits.append(commit_together(paths, "\n\n".join((what, why, "\n".join(told)))))
    committed = frozenset(path for paths in finished.values() for path in paths)
    off_branch = not all(map(is_on_a_branch, finished))
    return replace(formatted, commits=tuple(commits), committed=committed, off_branch=off_branch)
