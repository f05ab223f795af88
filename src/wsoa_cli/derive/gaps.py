"""What may stand in the part of a plan that could not be understood, so that nobody may say that it is not there.

A gap is named by a kind of item ("action": one of them may be missing), by a field of a kind ("action.due": what it says of
some item is not known) or by all of them ("action.*"). What belongs to the plan itself is of the kind "plan".
"""

from collections.abc import Collection, Iterable

from wsoa_cli.model.fields import field_names, kind_at
from wsoa_cli.model.plan import IN_HEAD, IN_WORKSTREAM, Loc
from wsoa_cli.model.plan_head import PlanHead
from wsoa_cli.model.workstream import Workstream

Gaps = frozenset[str]

NO_GAPS: Gaps = frozenset()


def all_of(kind: type[PlanHead | Workstream]) -> Gaps:
    """What may be missing where a file could not be read at all."""
    lists, own = (IN_HEAD, "plan") if kind is PlanHead else ((*IN_WORKSTREAM, "workstream"), "workstream")
    return frozenset((*lists, f"{own}.*"))


def gaps_of(kind: type[PlanHead | Workstream], damaged: Iterable[Loc]) -> Gaps:
    """What may be missing where some places of a file could not be understood, by the ways to them."""
    return frozenset(gap for loc in damaged for gap in _gaps_at(kind, loc))


def touches(gaps: Gaps, needs: Collection[str]) -> bool:
    """Whether something may be missing of what is needed, by the names of gaps."""
    return any(need in gaps or ("." in need and f"{need.partition('.')[0]}.*" in gaps) for need in needs)


def _gaps_at(kind: type[PlanHead | Workstream], loc: Loc) -> Gaps:
    own, lists = ("plan", IN_HEAD) if kind is PlanHead else ("workstream", IN_WORKSTREAM)
    if not loc:  # a required field of the file itself; its id may be one of them
        return frozenset((own, f"{own}.*"))
    first = str(loc[0])
    if first not in field_names(kind):
        return all_of(kind)
    item = next((kind for kind, field in lists.items() if field == first), None)
    if item is None:
        return frozenset((own, f"{own}.id")) if first == "id" else frozenset((f"{own}.{first}",))
    if len(loc) <= 2:
        return frozenset((item,))
    field = str(loc[2])
    return frozenset((f"{item}.{field}" if field in field_names(kind_at(kind, loc[:2])) else f"{item}.*",))
