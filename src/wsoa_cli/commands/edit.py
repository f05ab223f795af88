"""What every command that changes a plan does: find the item, make the edit, refuse what would not hold, write it whole."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeVar

from wsoa_cli.commands.by_name import edits_with_ids, named_in
from wsoa_cli.commands.choice import Choice, choose
from wsoa_cli.commands.committing import sole_committer, will_commit
from wsoa_cli.commands.legible import require_legible
from wsoa_cli.commands.soundness import refuse_new_faults
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.errors import WsoaError
from wsoa_cli.history.git import commit, commit_new, committed, is_as_committed, is_on_a_branch, is_tracked, top_of
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.fields import field_order
from wsoa_cli.model.kinds import item_kind
from wsoa_cli.model.plan import Place, Placed
from wsoa_cli.model.plan_head import PlanHead
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.relocation import Relocation
from wsoa_cli.store.splice import Add, Edit, NotEditableError, Put, Value, apply
from wsoa_cli.store.write import ChangedUnderneathError, rewrite, sole_writer

E = TypeVar("E", bound=Entity)

TRIES = 3
"""How often an edit is made again on what another program has written meanwhile."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after an edit, and what was done in words.

    `had_more` where the file held changes before that were not committed: they are in the commit too. `off_branch` where the
    commit is on no branch. `leans_on` are other files that hold what the edit names, and that are not committed with it.
    """

    path: Path
    old: bytes
    new: bytes
    what: str
    commit: str | None = None
    had_more: bool = False
    off_branch: bool = False
    leans_on: tuple[Path, ...] = ()


GitStanding = Literal["none", "unknown", "known"]
"""Where a file stands with git: in no repository, in one that does not know it, or in one that does."""


def git_standing(path: Path) -> GitStanding:
    """Where a file stands with git."""
    real = Path(os.path.realpath(path))
    if is_tracked(real) and committed(real) is not None:
        return "known"
    return "none" if top_of(real.parent) is None else "unknown"


@dataclass(frozen=True, slots=True)
class Planned:
    """The edits to make to the file that an item stands in, what they do in words, why, and the trailers that say it again."""

    edits: Sequence[Edit]
    what: str
    reason: str = ""
    trailers: tuple[tuple[str, str], ...] = ()

    def typed(self) -> Iterator[Value]:
        """What was typed for it: what comes into the file, and into the message of the commit."""
        yield from (edit.value for edit in self.edits if isinstance(edit, Put | Add))
        yield self.reason


@dataclass(frozen=True, slots=True)
class Manner:
    """How an edit is carried out: `dry_run` changes nothing; `commit` puts it on the record where there is git."""

    dry_run: bool = False
    commit: bool = True


AS_USUAL = Manner()


def trailers(item: str, *fields: str) -> tuple[tuple[str, str], ...]:
    """What a commit says of an edit for programs: the item, and each field that changed."""
    return (("Wsoa-Item", item), *(("Wsoa-Field", field) for field in fields))


def edit_item(
    workspace: Workspace, kind: type[E], asked: str, plan_edit: Callable[[Placed[E]], Planned], manner: Manner
) -> Change:
    """Edits the file that an item of a kind stands in. Raises what `edit_choice` raises."""

    def choose_one(portfolio: Portfolio) -> Choice:
        return choose(portfolio, asked, item_kind(kind))

    return edit_choice(workspace, choose_one, lambda choice, _: plan_edit(placed_as(kind, choice.at)), manner)


def placed_as(kind: type[E], at: Placed[Entity]) -> Placed[E]:
    """An item that was chosen among those of a kind, as one of that kind."""
    if not isinstance(at.item, kind):
        raise TypeError(f"{at.item} is no {kind.__name__}")
    return Placed(at.item, at.place, at.workstream)


def edit_choice(
    workspace: Workspace,
    choose_one: Callable[[Portfolio], Choice],
    plan_edit: Callable[[Choice, Portfolio], Planned],
    manner: Manner,
) -> Change:
    """Edits the file that something stands in: everything from reading to writing as the file's sole writer.

    `plan_edit` is told where it stands in the file itself, and what all plans say.
    Raises UnknownItemError and AmbiguousItemError, and WsoaError where the edit would not hold or cannot be written; the file
    is then untouched. Raises GitError where the file is written and git did not commit it.
    """
    for _ in range(TRIES - 1):
        try:
            return _edit_once(workspace, choose_one, plan_edit, manner)
        except ChangedUnderneathError:
            continue
    return _edit_once(workspace, choose_one, plan_edit, manner)


def _edit_once(
    workspace: Workspace,
    choose_one: Callable[[Portfolio], Choice],
    plan_edit: Callable[[Choice, Portfolio], Planned],
    manner: Manner,
) -> Change:
    everything = workspace.load()
    there = choose_one(everything)
    with sole_writer(Path(there.plan.path).parent):
        portfolio = workspace.load(there.plan.id)
        choice = choose_one(portfolio)
        planned = _with_ids(choice, plan_edit(_as_written(portfolio, choice), everything))
        require_legible(planned.typed())
        path = Path(choice.at.place.path)
        edit = _Editing(workspace, portfolio, choice, planned)
        if manner.dry_run:
            old = path.read_bytes()
            return Change(path, old, edit(old), planned.what)
        wanted = manner.commit and is_recorded(path)
        had_more = wanted and not is_as_committed(Path(os.path.realpath(path)))
        old, new = rewrite(path, edit)
        change = Change(path, old, new, planned.what, had_more=had_more)
        if not wanted or old == new:
            return change
        return replace(put_on_record(change, planned), leans_on=tuple(_leans_on(choice, planned.edits)))


@dataclass(frozen=True, slots=True)
class _Editing:
    """Makes planned edits in the file that they were planned for."""

    workspace: Workspace
    portfolio: Portfolio
    choice: Choice
    planned: Planned

    def __call__(self, old: bytes) -> bytes:
        """The new content. Raises ChangedUnderneathError where the old one is not what the edits were planned for."""
        place = self.choice.at.place
        if old != self.portfolio.sources[place.path].data:
            raise ChangedUnderneathError(Path(place.path))
        kind = _kind(self.choice)
        new = _spliced(old, self.planned.edits, kind)
        refuse_new_faults(self.workspace, self.portfolio, self.choice, kind, new)
        return new


def _leans_on(choice: Choice, edits: Sequence[Edit]) -> Iterator[Path]:
    """The plan's other files of which no commit has what the edits name: whoever gets the commit alone lacks it."""
    seen = {choice.at.place.path}
    for kinds, name in named_in(_kind(choice), edits):
        found = next((at for kind in kinds if (at := choice.plan.find(kind, name))), None)
        if found is None or found.place.path in seen:
            continue
        path = Path(found.place.path)
        said = committed(Path(os.path.realpath(path))) or b""
        if not re.search(rf"\bid:\s*['\"]?{re.escape(name)}\b".encode(), said, re.IGNORECASE):
            seen.add(found.place.path)
            yield path


def _kind(choice: Choice) -> type[PlanHead | Workstream]:
    """What the file of a choice is."""
    return PlanHead if choice.at.place.path == choice.plan.path else Workstream


def _with_ids(choice: Choice, planned: Planned) -> Planned:
    """The edits with ids where posts, boards and organisations were named by what they are called. Raises UsageError."""
    return replace(planned, edits=edits_with_ids(choice.plan, _kind(choice), planned.edits))


def _spliced(old: bytes, edits: Sequence[Edit], kind: type[PlanHead | Workstream]) -> bytes:
    try:
        return apply(old.decode("utf-8"), edits, lambda loc: field_order(kind, loc)).encode("utf-8")
    except NotEditableError as error:
        raise WsoaError(str(error), "edit the file by hand; nothing was written") from error
    except UnicodeEncodeError as error:
        raise WsoaError("what was typed has bytes that are no characters", "type it in UTF-8; nothing was written") from error


def _as_written(portfolio: Portfolio, choice: Choice) -> Choice:
    """The choice where it stands in the file itself, with what could not be understood before it counted in."""
    place = choice.at.place
    source = portfolio.sources.get(place.path)
    if source is None:
        raise WsoaError(f"{place.path} could not be read", "wsoa check says why; nothing was written")
    return replace(choice, at=replace(choice.at, place=Place(place.path, Relocation(source.left_out).as_written(place.loc))))


def is_recorded(path: Path) -> bool:
    """Whether what is edited in a file, or made beside it, is to be committed: where git knows it and may.

    Raises GitError, and WsoaError where git would refuse.
    """
    real = Path(os.path.realpath(path))
    return is_tracked(real) and will_commit(real.parent)


def put_on_record(change: Change, planned: Planned, *, is_new: bool = False) -> Change:
    """Commits a file that was changed, or is new; returns the change with its commit. Raises GitError, and WsoaError."""
    real = Path(os.path.realpath(change.path))
    told = "\n".join(f"{name}: {_one_line(value)}" for name, value in planned.trailers)
    parts = (_one_line(planned.what), planned.reason, told)
    message = "\n\n".join(part for part in parts if part)
    with sole_committer(real.parent):
        name = commit_new(real, message) if is_new else commit(real, message)
        return replace(change, commit=name, off_branch=not is_on_a_branch(real.parent))


def _one_line(text: str) -> str:
    return " ".join(text.split())
