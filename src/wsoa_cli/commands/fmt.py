"""The canonical form of whole files: the one command that rewrites more than what it was told of."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.errors import WsoaError
from wsoa_cli.history.git import commit_all, is_as_committed, top_of
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.plan_head import PlanHead
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.store.canonical import canonical
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.located import Located
from wsoa_cli.store.write import rewrite, sole_writer


@dataclass(frozen=True, slots=True)
class Reform:
    """A file before and after, where the two differ; `is_finished` where it held nothing that was not committed."""

    path: Path
    old: bytes
    new: bytes
    is_finished: bool = False


@dataclass(frozen=True, slots=True)
class Formatted:
    """What changed, or would change; what was left as it is because of its faults; the commits that were made.

    `sound` counts the files that could be formatted, whether they changed or not.
    """

    changes: tuple[Reform, ...]
    faults: tuple[Located, ...]
    sound: int
    commits: tuple[str, ...] = ()
    committed: frozenset[Path] = frozenset()


def fmt(workspace: Workspace, plan: str | None = None, *, write: bool = True, commit: bool = True) -> Formatted:
    """Puts the files of every plan, or of one, into canonical form; without `write`, says only what would change.

    A file with a fault stays as it is, and the others are done. Only files that stood as they were last committed are
    committed, all in one commit: it then holds nothing but the new form. Raises NoPlansError and UnknownItemError, and GitError
    where the files are written and git did not commit them.
    """
    portfolio = workspace.load(plan)
    faulty = {fault.path for fault in portfolio.faults if fault.severity == "error"}
    with ExitStack() as locks:
        if write:
            for folder in sorted({Path(one.path).parent for one in portfolio.plans}):
                locks.enter_context(sole_writer(folder))
        done = [_formatted(*file, write=write) for one in portfolio.plans for file in _files(one) if file[0] not in faulty]
        changes = tuple(one for one in done if isinstance(one, Reform) and one.old != one.new)
        faults = (*_of_files(portfolio), *(one for one in done if isinstance(one, Located)))
        formatted = Formatted(changes, faults, sum(isinstance(one, Reform) for one in done))
        return _committed(formatted, portfolio) if write and commit else formatted


def _files(plan: Plan) -> Iterator[tuple[str, type[PlanHead | Workstream], Plan]]:
    """The files of a plan, each with what it holds."""
    yield plan.path, PlanHead, plan
    for at in plan.workstreams:
        yield at.place.path, Workstream, plan


def _of_files(portfolio: Portfolio) -> tuple[Located, ...]:
    """The faults that keep a file from being formatted."""
    return tuple(fault for fault in portfolio.faults if fault.severity == "error")


def _formatted(name: str, kind: type[PlanHead | Workstream], plan: Plan, *, write: bool) -> Reform | Located:
    """A file as it was and as it is now, or why it stays as it was."""
    path = Path(name)
    try:
        if not write:
            content = path.read_bytes()
            return Reform(path, content, canonical(content, kind))
        finished: list[bool] = []

        def edit(content: bytes) -> bytes:
            new = canonical(content, kind)
            finished.append(new != content and is_as_committed(path))
            return new

        return Reform(path, *rewrite(path, edit), is_finished=finished[0])
    except WsoaError as error:
        return Located("not-formatted", "error", name, 1, 1, plan.id, None, error.message, error.hint)
    except OSError as error:
        message = f"the file cannot be written ({error.strerror})"
        hint = "look at its permissions and at free space; it stays as it was"
        return Located("not-formatted", "error", name, 1, 1, plan.id, None, message, hint)


def _committed(formatted: Formatted, portfolio: Portfolio) -> Formatted:
    """One commit in each working tree that the files lie in; that is nearly always one."""
    trees: dict[Path, list[Path]] = {}
    tops: dict[Path, Path | None] = {}
    for path in (change.path for change in formatted.changes if change.is_finished):
        folder = Path(path.parent)
        top = tops.setdefault(folder, top_of(folder))
        if top is not None:
            trees.setdefault(top, []).append(path)
    message = f"fmt: {_which(portfolio)} in canonical form\n\nWhat the files say is the same to the word."
    commits = tuple(commit_all(paths, message) for paths in trees.values())
    return Formatted(
        formatted.changes,
        formatted.faults,
        formatted.sound,
        commits,
        frozenset(path for paths in trees.values() for path in paths),
    )


def _which(portfolio: Portfolio) -> str:
    ids = [plan.id for plan in portfolio.plans]
    return ids[0] if len(ids) == 1 else f"{len(ids)} plans"
