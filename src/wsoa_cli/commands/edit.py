"""What every command that changes a plan does: find the item, make the edit, refuse what would not hold, write it whole."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.standing import standings
from wsoa_cli.errors import AmbiguousItemError, UnknownItemError, WsoaError
from wsoa_cli.history.git import commit, is_tracked, top_of
from wsoa_cli.model.plan import Place, Placed, Plan
from wsoa_cli.model.workstream import Action, Workstream
from wsoa_cli.rules import duplicate_id, unknown_reference
from wsoa_cli.rules.finding import Subject
from wsoa_cli.store.load import Portfolio
from wsoa_cli.store.relocation import Relocation
from wsoa_cli.store.splice import Edit, NotEditableError, apply
from wsoa_cli.store.understand import understand
from wsoa_cli.store.wording import field_order
from wsoa_cli.store.write import rewrite, sole_writer


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
class Manner:
    """How an edit is carried out: `dry_run` changes nothing; `commit` puts it on the record where there is git."""

    dry_run: bool = False
    commit: bool = True


def edit_action(
    workspace: Workspace, asked: str, plan_edit: Callable[[Plan, Placed[Action]], Planned], manner: Manner
) -> Change:
    """Edits the file of an action: everything from reading to writing as the plan's sole writer.

    Raises UnknownItemError and AmbiguousItemError, and WsoaError where the edit would not hold; the file is then untouched.
    Raises GitError where the file is written and git did not commit it.
    """
    with sole_writer(Path(_action(workspace.load(), asked)[0].path).parent):
        portfolio = workspace.load()
        plan, at = _action(portfolio, asked)
        planned = plan_edit(plan, _as_written(portfolio, at))
        path = Path(at.place.path)

        def edit(old: bytes) -> bytes:
            new = _spliced(old, planned.edits)
            _check(workspace, plan, at.place, old, new)
            return new

        if manner.dry_run:
            old = path.read_bytes()
            return Change(path, old, edit(old), planned.what)
        old, new = rewrite(path, edit)
        committed = _committed(path, planned) if manner.commit and old != new else None
        return Change(path, old, new, planned.what, committed)


def _committed(path: Path, planned: Planned) -> str | None:
    """Commits the file where git knows it; its name in git. Raises GitError."""
    if top_of(path.parent) is None or not is_tracked(path):
        return None
    trailers = "\n".join(f"{name}: {_one_line(value)}" for name, value in planned.trailers)
    parts = (_one_line(planned.what), planned.reason, trailers)
    return commit(path, "\n\n".join(part for part in parts if part))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _action(portfolio: Portfolio, asked: str) -> tuple[Plan, Placed[Action]]:
    """The one action with an id, and its plan."""
    plan_id, colon, item_id = asked.rpartition(":")
    plans = [plan for plan in portfolio.plans if not colon or plan.id.lower() == plan_id.lower()]
    found = [(plan, at) for plan in plans for at in plan.actions if at.item.id.lower() == item_id.lower()]
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousItemError(asked, tuple(f"{plan.id}:{at.item.id}" for plan, at in found))
    ids = [at.item.id for plan in plans for at in plan.actions]
    raise UnknownItemError("action", asked, tuple(get_close_matches(item_id, ids, n=3)))


def _as_written(portfolio: Portfolio, at: Placed[Action]) -> Placed[Action]:
    """The action where it stands in the file itself, with what could not be understood before it counted in."""
    left_out = portfolio.sources[at.place.path].left_out
    return replace(at, place=Place(at.place.path, Relocation(left_out).as_written(at.place.loc)))


def _spliced(old: bytes, edits: Sequence[Edit]) -> bytes:
    try:
        return apply(old.decode("utf-8"), edits, lambda loc: field_order(Workstream, loc)).encode("utf-8")
    except NotEditableError as error:
        raise WsoaError(str(error), "edit the file by hand; nothing was written") from error


def _check(workspace: Workspace, plan: Plan, place: Place, old: bytes, new: bytes) -> None:
    """Refuses an edit that brings a fault into the file that was not there before."""
    before, after = (_faults(workspace, plan, place, content) for content in (old, new))
    if brought := [fault for fault in after if fault not in before]:
        raise WsoaError(f"the edit would not hold: {brought[0][0]}", f"{brought[0][1]}; nothing was written")


def _faults(workspace: Workspace, plan: Plan, place: Place, content: bytes) -> list[tuple[str, str]]:
    """What is wrong with a workstream file of a plan, by message: faults in it, and references and ids that do not hold."""
    understood = understand(Workstream, content, {"id": "unnamed", "title": "unnamed", "accountable": []})
    said = [(fault.message, fault.hint) for fault in understood.faults]
    changed = tuple(Placed(understood.entity, at.place) if at.place.path == place.path else at for at in plan.workstreams)
    subject_plan = Plan(plan.head, plan.path, changed)
    subject = Subject(subject_plan, workspace.today, tuple(standings(subject_plan, workspace.today)))
    found = (*duplicate_id.check(subject), *unknown_reference.check(subject))
    return said + [(one.message, one.hint) for one in found]
