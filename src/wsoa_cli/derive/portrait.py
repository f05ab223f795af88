"""One item whole: its fields, what follows from them, and what it is linked to both ways."""

from dataclasses import dataclass
from datetime import date

from wsoa_cli.derive.deadlines import DeadlineStanding, deadline_standings
from wsoa_cli.derive.links import Link, links_from, links_to
from wsoa_cli.derive.measure_standing import MeasureStanding
from wsoa_cli.derive.overview import WorkstreamOverview, overview_of
from wsoa_cli.derive.standing import Situation, Standing
from wsoa_cli.model.entity import Entity
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan import Placed, Plan
from wsoa_cli.model.plan_head import Deadline
from wsoa_cli.model.vocabulary import ItemKind
from wsoa_cli.model.workstream import Action, Workstream

ItemStanding = Standing | MeasureStanding | WorkstreamOverview | DeadlineStanding


@dataclass(frozen=True, slots=True)
class Portrait:
    """One item of a plan, whole, on a day. `standing` says how it stands, where it is of a kind that does."""

    kind: ItemKind
    plan: Plan
    placed: Placed[Entity]
    standing: ItemStanding | None
    names: tuple[Link, ...]
    named_by: tuple[Link, ...]


def portrait(plan: Plan, kind: ItemKind, placed: Placed[Entity], today: date) -> Portrait:
    """Everything there is to say of an item."""
    item = placed.item
    standing = _standing(Situation(plan, today), item)
    return Portrait(kind, plan, placed, standing, tuple(links_from(plan, kind, placed)), tuple(links_to(plan, kind, item)))


def _standing(situation: Situation, item: Entity) -> ItemStanding | None:
    """How an item stands; by the item itself, because a fault may give two an id."""
    if isinstance(item, Action):
        return next(one for one in situation.standings if one.action is item)
    if isinstance(item, Measure):
        return next(one for one in situation.measure_standings if one.measure is item)
    if isinstance(item, Workstream):
        return next(one for one in overview_of(situation).workstreams if one.workstream is item)
    if isinstance(item, Deadline):
        return next(one for one in deadline_standings(situation.plan, situation.today) if one.deadline is item)
    return None
