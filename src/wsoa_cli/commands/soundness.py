"""Whether a plan is as sound after an edit as it was before."""

from typing import Any

from wsoa_cli.commands.choice import Choice
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.derive.gaps import Gaps, gaps_of
from wsoa_cli.errors import UsageError, WsoaError
from wsoa_cli.model.plan import Place, Placed, Plan
from wsoa_cli.model.plan_head import PlanHead
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.rules import circular_needs, duplicate_id, miscounted_deadline, unknown_reference
from wsoa_cli.rules.finding import Subject
from wsoa_cli.store.load import Portfolio

Wrong = tuple[str, str]
"""What is wrong, and what to write instead."""


def refuse_new_faults(
    workspace: Workspace,
    portfolio: Portfolio,
    choice: Choice,
    kind: type[PlanHead | Workstream],
    new: bytes,
    refusal: type[WsoaError] = UsageError,
) -> None:
    """Raises `refusal` where a new content of a chosen item's file brings a fault that was not there before.

    Most often that is what was typed.
    """
    from wsoa_cli.store.understand import understand  # noqa: PLC0415 - a refusal before this needs it not

    place, plan = choice.at.place, choice.plan
    understood = understand(kind, new, _STAND_INS | ({"id": plan.id} if kind is PlanHead else {}))
    changed = _changed(plan, place.path, understood.entity)
    # What is damaged in the file itself is a gap before and after, so that no mend of it is taken for a fault.
    gaps = portfolio.gaps(plan) | gaps_of(kind, understood.source.lost)
    after = [(fault.message, fault.hint) for fault in understood.faults] + _unsound(workspace, changed, gaps)
    if after:
        before = {(fault.message, fault.hint) for fault in portfolio.faults}
        before.update(_unsound(workspace, plan, gaps))
        _refuse_all_but(before, after, refusal)
    if understood.is_clean:
        workspace.cache.put(new, understood.entity)


def _refuse_all_but(before: set[Wrong], after: list[Wrong], refusal: type[WsoaError]) -> None:
    for message, hint in after:
        if (message, hint) not in before:
            raise refusal(
                f"the edit would not hold: {message}", f"{hint}{' Nothing' if hint.endswith('?') else '; nothing'} was written"
            )


def _changed(plan: Plan, path: str, entity: PlanHead | Workstream) -> Plan:
    """The plan with another content of one of its files, or with a new one."""
    if isinstance(entity, PlanHead):
        return Plan(entity, plan.path, plan.workstreams)
    files = {at.place.path: at for at in plan.workstreams} | {path: Placed(entity, Place(path))}
    return Plan(plan.head, plan.path, tuple(files.values()))


def _unsound(workspace: Workspace, plan: Plan, gaps: Gaps) -> list[Wrong]:
    """What can never be true, whatever happened in the world: that may be bad news, and bad news are written down.

    References that lead nowhere are none of it where what they name may stand in what could not be read.
    """
    subject = Subject(plan, workspace.today, (), (), gaps=gaps)  # none of these rules asks how the actions stand, or stood
    rules = (duplicate_id, unknown_reference, circular_needs, miscounted_deadline)
    return [(one.message, one.hint) for rule in rules for one in rule.check(subject)]


_STAND_INS: dict[str, Any] = {
    "format": "1",
    "id": "unnamed",
    "title": "unnamed",
    "kind": "improvement_plan",
    "areas": ["unnamed"],
    "stage": "accepted",
    "accountable": [],
}
