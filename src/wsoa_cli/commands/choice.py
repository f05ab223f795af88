"""The one item that an id on the command line names."""

from collections.abc import Iterator
from dataclasses import dataclass

from wsoa_cli.errors import AmbiguousItemError, UnknownItemError
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.plan import Placed, Plan, id_of
from wsoa_cli.model.vocabulary import ITEM_KINDS, ItemKind
from wsoa_cli.store.load import Portfolio


@dataclass(frozen=True, slots=True)
class Choice:
    """Something in a plan that a command is about: an item, or the head of the plan itself."""

    plan: Plan
    at: Placed[Entity]


@dataclass(frozen=True, slots=True)
class Item(Choice):
    """An item, with its kind."""

    kind: ItemKind


def choose(portfolio: Portfolio, asked: str, kind: ItemKind | None = None) -> Item:
    """The item with an id, written as `1.4` or `plan:1.4`, of one kind or of any.

    Raises UnknownItemError and AmbiguousItemError.
    """
    plan_id, colon, item_id = asked.rpartition(":")
    candidates = list(_candidates(portfolio, plan_id if colon else None, kind))
    found = [one for one in candidates if id_of(one.at.item).lower() == item_id.lower()]
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousItemError(asked, tuple(_full_name(one, found) for one in found))
    known = (f"{one.plan.id}:{id_of(one.at.item)}" for one in candidates)
    raise UnknownItemError(kind or "item", asked, known, "in what could be read" if portfolio.faults else "")


def choose_plan(portfolio: Portfolio, asked: str) -> Choice | None:
    """The head of the plan with an id; None where no plan has it."""
    plan = next((plan for plan in portfolio.plans if plan.id.lower() == asked.lower()), None)
    return head_of(plan) if plan else None


def the_plan(portfolio: Portfolio, asked: str) -> Plan:
    """The plan with an id. Raises UnknownItemError."""
    found = choose_plan(portfolio, asked)
    if found is None:
        raise UnknownItemError("plan", asked, (plan.id for plan in portfolio.plans))
    return found.plan


def head_of(plan: Plan) -> Choice:
    """The head of a plan."""
    return Choice(plan, Placed(plan.head, plan.place))


def _candidates(portfolio: Portfolio, plan_id: str | None, kind: ItemKind | None) -> Iterator[Item]:
    for plan in portfolio.plans:
        if plan_id is None or plan.id.lower() == plan_id.lower():
            for one in (kind,) if kind else ITEM_KINDS:
                for placed in plan.items(one):
                    yield Item(plan, placed, one)


def _full_name(one: Item, found: list[Item]) -> str:
    """As short a name as tells it from the others: with its plan, and with its kind where one plan has several."""
    name = f"{one.plan.id}:{id_of(one.at.item)}"
    return f"{name} --kind {one.kind}" if sum(other.plan is one.plan for other in found) > 1 else name
