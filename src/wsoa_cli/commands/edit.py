"""What every command that changes a plan does: find the item, make the edit, refuse what would not hold, write it whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.standing import standings
from wsoa_cli.errors import AmbiguousItemError, UnknownItemError, WsoaError
from wsoa_cli.history.git import commit, commit_new, is_tracked, top_of
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Place, Placed, Plan, id_of
from wsoa_cli.model.plan_head import PlanHead
from wsoa_cli.model.vocabulary import ItemKind
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.rules import duplicate_id, unknown_reference
from wsoa_cli.rules.finding import Subject
from wsoa_cli.store.guards import Fault
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.relocation import Relocation
from wsoa_cli.store.splice import Edit, NotEditableError, apply
from wsoa_cli.store.understand import understand
from wsoa_cli.store.wording import field_order
from wsoa_cli.store.write import create, rewrite, sole_writer


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after an edit, and what was done in words."""

    path: Path
    old: bytes
    new: bytes
    what: str
    commit: str | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """The edits to make to the file that an item stands in, what they do in words, why, and the trailers that say it again."""

    edits: Sequence[Edit]
    what: str
    reason: str = ""
    trailers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """The file to make, what that does in words, why, and the trailers that say it again."""

    path: Path
    content: bytes
    what: str
    reason: str = ""
    trailers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Manner:
    """How an edit is carried out: `dry_run` changes nothing; `commit` puts it on the record where there is git."""

    dry_run: bool = False
    commit: bool = True


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an edit is made: an item where it stands in its file, the plan that it is of, and all that was read with it."""

    portfolio: Portfolio
    plan: Plan
    at: Placed[Entity]


Found = tuple[Plan, Placed[Entity]]


def edit_item(
    workspace: Workspace, kind: ItemKind, asked: str, plan_edit: Callable[[Placed[Entity]], Planned], manner: Manner
) -> Change:
    """Edits the file that an item stands in; `asked` is its id, as 1.4 or plan:1.4.

    Raises UnknownItemError and AmbiguousItemError, and what `edit_spot` raises.
    """
    return edit_spot(workspace, lambda portfolio: find_item(portfolio, kind, asked), lambda spot: plan_edit(spot.at), manner)


def edit_spot(
    workspace: Workspace, find: Callable[[Portfolio], Found], plan_edit: Callable[[Spot], Planned], manner: Manner
) -> Change:
    """Edits the file that something stands in: everything from reading to writing as the plan's sole writer.

    Raises WsoaError where the edit would not hold; the file is then untouched. Raises GitError where the file is written and
    git did not commit it.
    """
    with sole_writer(Path(find(workspace.load())[0].path).parent):
        portfolio = workspace.load()
        plan, at = find(portfolio)
        planned = plan_edit(Spot(portfolio, plan, _as_written(portfolio, at)))
        path = Path(at.place.path)

        def edit(old: bytes) -> bytes:
            new = _spliced(old, planned.edits, _file_kind(plan, at.place))
            _check(workspace, plan, at.place, old, new)
            return new

        if manner.dry_run:
            old = path.read_bytes()
            return Change(path, old, edit(old), planned.what)
        old, new = rewrite(path, edit)
        committed = _committed(path, planned) if manner.commit and old != new else None
        return Change(path, old, new, planned.what, committed)


def make_file(
    workspace: Workspace, find: Callable[[Portfolio], Found], plan_file: Callable[[Spot], PlannedFile], manner: Manner
) -> Change:
    """Adds a workstream's file to a plan, as its sole writer. It is committed where git knows the plan's head.

    Raises what `edit_spot` raises, and InTheWayError.
    """
    with sole_writer(Path(find(workspace.load())[0].path).parent):
        portfolio = workspace.load()
        plan, at = find(portfolio)
        planned = plan_file(Spot(portfolio, plan, at))
        _check(workspace, plan, Place(planned.path.as_posix()), None, planned.content)
        _require_inside(workspace.root, planned.path)
        if manner.dry_run:
            return Change(planned.path, b"", planned.content, planned.what)
        create(planned.path, planned.content)
        committed = _committed(planned.path, planned, known=Path(plan.path)) if manner.commit else None
        return Change(planned.path, b"", planned.content, planned.what, committed)


def _require_inside(root: Path, path: Path) -> None:
    """Refuses to write where nothing would be read: a link may not lead out of the folder of plans."""
    if not path.parent.resolve().is_relative_to(root.resolve()):
        raise WsoaError(f"{path.parent} leads out of the folder of plans", "put the folder itself there; nothing was written")


def _committed(path: Path, planned: Planned | PlannedFile, known: Path | None = None) -> str | None:
    """Commits the file where git knows it, or for a new one knows the file that is named instead; its name in git.

    Raises GitError.
    """
    if top_of((known or path).parent) is None or not is_tracked(known or path):
        return None
    trailers = "\n".join(f"{name}: {_one_line(value)}" for name, value in planned.trailers)
    parts = (_one_line(planned.what), planned.reason, trailers)
    message = "\n\n".join(part for part in parts if part)
    return commit_new(path, message) if known else commit(path, message)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def find_item(portfolio: Portfolio, kind: ItemKind, asked: str) -> Found:
    """The one item of a kind with an id, and its plan. Raises UnknownItemError and AmbiguousItemError."""
    plan_id, colon, item_id = asked.rpartition(":")
    plans = [plan for plan in portfolio.plans if not colon or plan.id.lower() == plan_id.lower()]
    found = [(plan, at) for plan in plans for at in plan.items(kind) if id_of(at.item).lower() == item_id.lower()]
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousItemError(asked, tuple(f"{plan.id}:{id_of(at.item)}" for plan, at in found))
    ids = [id_of(at.item) for plan in plans for at in plan.items(kind)]
    raise UnknownItemError(kind, asked, tuple(get_close_matches(item_id, ids, n=3)), tuple(ids))


def _file_kind(plan: Plan, place: Place) -> type[PlanHead | Workstream]:
    return PlanHead if place.path == plan.path else Workstream


def _as_written(portfolio: Portfolio, at: Placed[Entity]) -> Placed[Entity]:
    """The item where it stands in the file itself, with what could not be understood before it counted in."""
    source = portfolio.sources.get(at.place.path)
    if source is None:
        raise WsoaError(f"{at.place.path} could not be read", "wsoa check says why; nothing was written")
    return replace(at, place=Place(at.place.path, Relocation(source.left_out).as_written(at.place.loc)))


def _spliced(old: bytes, edits: Sequence[Edit], kind: type[PlanHead | Workstream]) -> bytes:
    try:
        return apply(old.decode("utf-8"), edits, lambda loc: field_order(kind, loc)).encode("utf-8")
    except NotEditableError as error:
        raise WsoaError(str(error), "edit the file by hand; nothing was written") from error


def _check(workspace: Workspace, plan: Plan, place: Place, old: bytes | None, new: bytes) -> None:
    """Refuses an edit that brings a fault into the file that was not there before; `old` is None for a new file."""
    before, after = (_faults(workspace, plan, place, content) for content in (old, new))
    if brought := [fault for fault in after if fault not in before]:
        raise WsoaError(f"the edit would not hold: {brought[0][0]}", f"{brought[0][1]}; nothing was written")


def _faults(workspace: Workspace, plan: Plan, place: Place, content: bytes | None) -> list[tuple[str, str]]:
    """What is wrong with a file of a plan, by message: faults in it, and references and ids that do not hold."""
    changed, faults = _changed(plan, place, content)
    subject = Subject(changed, workspace.today, tuple(standings(changed, workspace.today)))
    found = (*duplicate_id.check(subject), *unknown_reference.check(subject))
    return [*((fault.message, fault.hint) for fault in faults), *((one.message, one.hint) for one in found)]


def _changed(plan: Plan, place: Place, content: bytes | None) -> tuple[Plan, tuple[Fault, ...]]:
    """The plan with another content of one of its files, or with a new one, and what is wrong with that content."""
    if content is None:
        return plan, ()
    if place.path == plan.path:
        head = understand(PlanHead, content, _STAND_INS | {"id": plan.id})
        return Plan(head.entity, plan.path, plan.workstreams), head.faults
    understood = understand(Workstream, content, _STAND_INS)
    files = {at.place.path: at for at in plan.workstreams} | {place.path: Placed(understood.entity, Place(place.path))}
    return Plan(plan.head, plan.path, tuple(files.values())), understood.faults


_STAND_INS: dict[str, Any] = {
    "format": "1",
    "id": "unnamed",
    "title": "unnamed",
    "kind": "improvement_plan",
    "areas": ["unnamed"],
    "stage": "accepted",
    "accountable": [],
}
