"""The actions that match a selection: what `list`, `overdue` and `due` have in common."""

from collections.abc import Callable, Iterable

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.leading import everybody
from wsoa_cli.derive.selection import Selection, SortKey, is_called, is_named, is_partner_called, sort_key
from wsoa_cli.derive.standing import Standing, standings
from wsoa_cli.errors import UnknownItemError
from wsoa_cli.model.plan import Plan, id_of
from wsoa_cli.model.vocabulary import ItemKind


def select(
    workspace: Workspace, selection: Selection, order: SortKey, also: Callable[[Standing], bool] = lambda _: True
) -> Answer[list[Standing]]:
    """The actions that match a selection and a further test, in order. Raises NoPlansError and UnknownItemError."""
    portfolio = workspace.load(selection.plan)
    if not portfolio.faults:
        check_names(selection, portfolio.plans)
    found = (standing for plan in portfolio.plans for standing in standings(plan, workspace.today) if also(standing))
    return Answer(sorted(selection.chosen(found), key=sort_key(order)), portfolio.faults)


def check_names(selection: Selection, plans: tuple[Plan, ...]) -> None:
    """Refuses a name that no plan has: a slip of the keyboard must not read as "nothing is overdue"."""
    named: tuple[tuple[ItemKind, str | None], ...] = (("workstream", selection.workstream), ("finding", selection.finding))
    for kind, asked in named:
        if asked is None:
            continue
        items = [(plan, id_of(at.item)) for plan in plans for at in plan.items(kind)]
        if not any(is_named(plan, one, asked) for plan, one in items):
            raise UnknownItemError(kind, asked, (f"{plan.id}:{one}" for plan, one in items))
    if selection.lead is not None:
        require_post(plans, selection.lead)
    if selection.partner is not None and not any(_is_partner(plan, selection.partner) for plan in plans):
        known = (organisation.id for plan in plans for organisation in plan.head.organisations)
        raise UnknownItemError("organisation", selection.partner, known)
    if selection.area is not None:
        areas = [area for plan in plans for area in plan.head.areas]
        if selection.area.lower() not in (area.lower() for area in areas):
            raise UnknownItemError("area", selection.area, areas)


def require_post(plans: Iterable[Plan], asked: str) -> None:
    """Refuses a name that nobody has to whom anything could fall. Raises UnknownItemError."""
    known = [(plan, one) for plan in plans for one in everybody(plan)]
    if not any(is_called(plan, one, asked) for plan, one in known):
        raise UnknownItemError("post", asked, (one for _, one in known))


def _is_partner(plan: Plan, asked: str) -> bool:
    partners = (partner for at in plan.actions for partner in at.item.partners)
    return any(is_partner_called(plan, one, asked) for one in {*partners, *(one.id for one in plan.head.organisations)})
