"""Everything that is wrong with the plans: what cannot be read, what does not fit, what the rules find."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wsoa_cli.commands.choice import the_plan
from wsoa_cli.commands.judging import State, state_of
from wsoa_cli.commands.kept_findings import SEVERAL, Findings, keep, name_of, recalled
from wsoa_cli.commands.since import Before, before
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.rules.asked import EVERYTHING, Asked
from wsoa_cli.rules.finding import Finding
from wsoa_cli.rules.judge import Ask, plainly
from wsoa_cli.rules.waivers import Waived
from wsoa_cli.store.located import Located, SetAside
from wsoa_cli.store.locator import Locator


@dataclass(frozen=True, slots=True)
class Checked:
    """What is found, by file and line, faults of the files included, and what the plans' waivers set aside.

    `remarks` limit it, in sentences. `before` is the earlier state that was compared with, where there was one. `quiet` are the
    plans and the rules that were not asked about them, or not about everything, because of what could not be read.
    """

    result: list[Located]
    remarks: tuple[str, ...] = ()
    waived: tuple[SetAside, ...] = ()
    before: Before | None = None
    quiet: tuple[tuple[str, str], ...] = ()

    @property
    def quiet_rules(self) -> tuple[str, ...]:
        """The names of the rules that keep quiet, each once."""
        return tuple(dict.fromkeys(rule for _, rule in self.quiet))


def check(
    workspace: Workspace,
    plan: str | None = None,
    asked: Asked = EVERYTHING,
    since: str | None = None,
    ask: Ask = plainly,
    *,
    keep_from: int | None = SEVERAL,
) -> Checked:
    """Every finding of every plan, or of one; marked by what brought it, where an earlier state is given to compare with.

    What is found in so many actions as `keep_from` says is kept, and said again without a question to any rule; None keeps
    nothing. What is compared is always found anew.
    Raises NoPlansError and UnknownItemError, and for `since` UsageError and GitError.
    """
    if since is None:
        return _found_now(workspace, state_of(workspace, plan), asked, ask, keep_from)
    # All plans are looked at, also where one is asked for, because an item of it may have come from another.
    state = state_of(workspace)
    if plan is not None:
        the_plan(state.portfolio, plan)
    checked = _compared(workspace, state, asked, ask, before(workspace, since))
    return checked if plan is None else _of_plan(checked, plan)


def _found_now(workspace: Workspace, state: State, asked: Asked, ask: Ask, keep_from: int | None) -> Checked:
    """What the rules find; in a large portfolio, what they found before if nothing has changed since."""
    name = None if keep_from is None else name_of(workspace, state, asked, keep_from)
    findings = recalled(workspace, state, name) if name else None
    quiet: list[tuple[str, str]] = []  # what is kept was found where all could be read, so that no rule kept quiet
    if findings is None:
        judged = _judged(state, workspace, asked, ask)
        findings, quiet = _located(workspace, state, judged), judged.quiet
        if name:
            keep(workspace, state, name, findings)
    found, waived = findings
    checked = _checked([*state.portfolio.faults, *found], waived, state.history.limits)
    return replace(checked, quiet=tuple(quiet))


def _compared(workspace: Workspace, state: State, asked: Asked, ask: Ask, earlier: Before) -> Checked:
    judged = _judged(state, workspace, asked, ask)
    found, waived = _located(workspace, state, judged)
    compared = earlier.compared(state, judged.found, workspace, asked)
    marked = zip([*state.portfolio.faults, *found], compared.origins, strict=True)
    located = [one._replace(origin=origin) for one, origin in marked]
    checked = _checked(located, waived, (*compared.remarks, *state.history.limits))
    return replace(checked, before=earlier, quiet=tuple(judged.quiet))


def _checked(located: Sequence[Located], waived: Sequence[SetAside], remarks: tuple[str, ...]) -> Checked:
    in_order = tuple(sorted(waived, key=lambda one: _place(one.finding)))
    return Checked(sorted(located, key=_place), remarks=remarks, waived=in_order)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What the rules find in all plans."""

    found: list[Finding]
    waived: list[Waived]
    quiet: list[tuple[str, str]]


def _judged(state: State, workspace: Workspace, asked: Asked, ask: Ask) -> _Judged:
    judged = _Judged([], [], [])
    for plan, judgement in state.judged(workspace.today, asked, ask):
        judged.found.extend(judgement.found)
        judged.waived.extend(judgement.waived)
        judged.quiet.extend((plan.id, rule) for rule in judgement.quiet)
    return judged


def _located(workspace: Workspace, state: State, judged: _Judged) -> Findings:
    locator = Locator(state.portfolio, workspace.cache)
    spots = locator.locate(one.finding for one in judged.waived)
    waived = tuple(SetAside(spot, one.waiver) for spot, one in zip(spots, judged.waived, strict=True))
    return locator.locate(judged.found), waived


def _of_plan(checked: Checked, plan: str) -> Checked:
    """What concerns one plan."""

    def concerns(one: Located) -> bool:
        return one.plan is not None and one.plan.lower() == plan.lower()

    waived = tuple(one for one in checked.waived if concerns(one.finding))
    quiet = tuple(one for one in checked.quiet if one[0].lower() == plan.lower())
    return replace(checked, result=list(filter(concerns, checked.result)), waived=waived, quiet=quiet)


def _place(one: Located) -> tuple[str, int, int, str, str]:
    return one.path, one.line, one.column, one.rule, one.message
