"""Everything that is wrong with the plans: what cannot be read, what does not fit, what the rules find."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wsoa_cli.commands.answer import Answer
from wsoa_cli.commands.choice import the_plan
from wsoa_cli.commands.judging import State, state_of
from wsoa_cli.commands.kept_findings import Findings, keep, name_of, recalled
from wsoa_cli.commands.since import Before, before
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.rules.asked import EVERYTHING, Asked
from wsoa_cli.rules.finding import Finding
from wsoa_cli.rules.judge import Ask, plainly
from wsoa_cli.rules.waivers import Waived
from wsoa_cli.store.located import Located, SetAside
from wsoa_cli.store.locator import Locator


@dataclass(frozen=True, slots=True)
class Checked(Answer[list[Located]]):
    """What is found, by file and line, and what the plans' waivers set aside.

    `before` is the earlier state that was compared with, where there was one.
    """

    waived: tuple[SetAside, ...] = ()
    before: Before | None = None


def check(
    workspace: Workspace,
    plan: str | None = None,
    asked: Asked = EVERYTHING,
    since: str | None = None,
    ask: Ask = plainly,
) -> Checked:
    """Every finding of every plan, or of one; marked by what brought it, where an earlier state is given to compare with.

    Raises NoPlansError and UnknownItemError, and for `since` UsageError and GitError.
    """
    if since is None:
        return _found(workspace, state_of(workspace, plan), asked, ask, None)
    # All plans are looked at, also where one is asked for, because an item of it may have come from another.
    state = state_of(workspace)
    if plan is not None:
        the_plan(state.portfolio, plan)
    checked = _found(workspace, state, asked, ask, before(workspace, since))
    return checked if plan is None else _of_plan(checked, plan)


def _found(workspace: Workspace, state: State, asked: Asked, ask: Ask, earlier: Before | None) -> Checked:
    if earlier is None and ask is plainly:
        found, waived = _kept(workspace, state, asked)
        return _checked([*state.portfolio.faults, *found], waived, state.history.limits)
    judged = _judged(state, workspace, asked, ask)
    located, waived = _located(workspace, state, judged)
    located = [*state.portfolio.faults, *located]
    if earlier is None:
        return _checked(located, waived, state.history.limits)
    compared = earlier.compared(state, judged[0], workspace, asked)
    located = [replace(one, origin=origin) for one, origin in zip(located, compared.origins, strict=True)]
    return _checked(located, waived, (*compared.remarks, *state.history.limits), earlier)


def _checked(
    located: Sequence[Located], waived: Sequence[SetAside], remarks: tuple[str, ...], earlier: Before | None = None
) -> Checked:
    in_order = tuple(sorted(waived, key=lambda one: _place(one.finding)))
    return Checked(sorted(located, key=_place), remarks=remarks, waived=in_order, before=earlier)


def _kept(workspace: Workspace, state: State, asked: Asked) -> Findings:
    """What the rules find; in a large portfolio, what they found before if nothing has changed since."""
    name = name_of(workspace, state, asked)
    findings = recalled(workspace, state, name) if name else None
    if findings is None:
        findings = _located(workspace, state, _judged(state, workspace, asked, plainly))
        if name:
            keep(workspace, state, name, findings)
    return findings


def _judged(state: State, workspace: Workspace, asked: Asked, ask: Ask) -> tuple[list[Finding], list[Waived]]:
    found: list[Finding] = []
    waived: list[Waived] = []
    for _, judgement in state.judged(workspace.today, asked, ask):
        found += judgement.found
        waived += judgement.waived
    return found, waived


def _located(workspace: Workspace, state: State, judged: tuple[list[Finding], list[Waived]]) -> Findings:
    found, waived = judged
    locator = Locator(state.portfolio.sources, workspace.cache)
    spots = locator.locate(one.finding for one in waived)
    return locator.locate(found), tuple(SetAside(spot, one.waiver) for spot, one in zip(spots, waived, strict=True))


def _of_plan(checked: Checked, plan: str) -> Checked:
    """What concerns one plan."""

    def concerns(one: Located) -> bool:
        return one.plan is not None and one.plan.lower() == plan.lower()

    waived = tuple(one for one in checked.waived if concerns(one.finding))
    return replace(checked, result=list(filter(concerns, checked.result)), waived=waived)


def _place(one: Located) -> tuple[str, int, int, str, str]:
    return one.path, one.line, one.column, one.rule, one.message
