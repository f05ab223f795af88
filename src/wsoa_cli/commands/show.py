"""One item, whole."""

from collections.abc import Iterator
from difflib import get_close_matches

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.portrait import Portrait, portrait
from wsoa_cli.errors import AmbiguousItemError, UnknownItemError, UsageError
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Placed, Plan, id_of
from wsoa_cli.model.vocabulary import ITEM_KINDS, ItemKind
from wsoa_cli.store.load import Portfolio

Candidate = tuple[Plan, ItemKind, Placed[Entity]]


def show(workspace: Workspace, item: str, kind: ItemKind | None = None) -> Answer[Portrait]:
    """The item with an id, written as `1.4` or `plan:1.4`.

    Raises NoPlansError, UnknownItemError and AmbiguousItemError.
    """
    portfolio = workspace.load()
    plan, chosen_kind, placed = _the_one(portfolio, item, kind)
    return Answer(portrait(plan, chosen_kind, placed, workspace.today), portfolio.faults)


def _the_one(portfolio: Portfolio, asked: str, kind: ItemKind | None) -> Candidate:
    plan_id, colon, item_id = asked.rpartition(":")
    candidates = list(_candidates(portfolio, plan_id if colon else None, kind))
    found = [one for one in candidates if id_of(one[2].item).lower() == item_id.lower()]
    if len(found) == 1:
        return found[0]
    if not found and any(plan.id.lower() == asked.lower() for plan in portfolio.plans):
        raise UsageError(f"{asked} is a plan", f"write: wsoa status {asked}")
    if not found and portfolio.faults:
        raise UnknownItemError(f"{kind or 'item'} in what could be read,", asked, _near(candidates, item_id))
    if not found:
        raise UnknownItemError(kind or "item", asked, _near(candidates, item_id))
    raise AmbiguousItemError(asked, tuple(_full_name(one, found) for one in found))


def _candidates(portfolio: Portfolio, plan_id: str | None, kind: ItemKind | None) -> Iterator[Candidate]:
    for plan in portfolio.plans:
        if plan_id is None or plan.id.lower() == plan_id.lower():
            for one in (kind,) if kind else ITEM_KINDS:
                for placed in plan.items(one):
                    yield plan, one, placed


def _near(candidates: list[Candidate], item_id: str) -> tuple[str, ...]:
    names = {id_of(placed.item).lower(): f"{plan.id}:{id_of(placed.item)}" for plan, _, placed in candidates}
    asked = item_id.lower().replace("_", "-")
    return tuple(names[near] for near in get_close_matches(asked, names, n=3, cutoff=0.5))


def _full_name(one: Candidate, found: list[Candidate]) -> str:
    """As short a name as tells it from the others: with its plan, and with its kind where one plan has several."""
    plan, kind, placed = one
    name = f"{plan.id}:{id_of(placed.item)}"
    return f"{name} --kind {kind}" if sum(other[0] is plan for other in found) > 1 else name
