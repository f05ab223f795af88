"""A plan or an action continues something that is not there, or an old plan's open action has no successor.

Plans succeed one another and ids change: 14 of one area's 47 actions were carried over into its next plan. What is open and not
taken over is lost without anybody having decided so, because a closed plan raises no alert. An action says in `continues` which
one it takes up, as old-plan:A3; where it takes up several, an update of it may name the others so. What the old plan has open
or calls carried over needs a successor, in this plan or in another that continues the same one. Where the old plan is not kept
beside this one, only that can be said.

Fails:

    # plan.yaml
    continues: improvement-2018

Mended:

    # plan.yaml
    summary: It succeeds the improvement plan of 2018, which was not kept in this form.
"""

import re
from collections.abc import Iterable, Iterator

from wsoa_cli.derive.words import first_of
from wsoa_cli.model.plan import Placed, Plan
from wsoa_cli.model.vocabulary import OPEN
from wsoa_cli.model.workstream import Action
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "broken-succession"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
# the successor may stand in a file that could not be read
NEEDS_WHOLE_PLAN = ("action", "action.status", "action.continues", "plan.continues")
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """What is continued and is not there, where it is named; what is not continued, where the old plan is."""
    plan = subject.plan
    old = plan.head.continues
    if old is not None:
        yield from _of_the_plan(subject, old)
    for at in plan.actions:
        if at.item.continues is not None:
            yield from _of_an_action(subject, at, at.item.continues)


def _of_the_plan(subject: Subject, old: str) -> Iterator[Finding]:
    plan, at = subject.plan, subject.plan.place / "continues"
    if old.lower() == plan.id.lower():
        message, hint = f"{plan.id} continues itself", "write the id of the plan before it, or take the field away"
        yield Finding(NAME, SEVERITY, plan.id, None, message, hint, at)
    elif old.lower() not in subject.neighbours:
        message = f"{plan.id} continues {old}, and there is no such plan here"
        hint = "mend the id, put the old plan beside this one, or say in `summary` what was before"
        yield Finding(NAME, SEVERITY, plan.id, None, message, hint, at)
    elif left := _without_successor(subject, subject.neighbours[old.lower()]):
        message = f"{len(left)} of the actions of {old} {'goes' if len(left) == 1 else 'go'} on nowhere: {first_of(left)}"
        first = f"{old}:{left[0]}"
        hint = (
            f"write `continues: {first}` at the action that takes it up, or {first} in an update of it if it takes up several"
        )
        hint = f"{hint}; or finish or withdraw it in {old}"
        yield Finding(NAME, SEVERITY, plan.id, None, message, hint, at)


def _without_successor(subject: Subject, old: Plan) -> list[str]:
    """What is open in an old plan, or carried over from it, and taken up by no plan that continues it."""
    heirs = [one for one in subject.neighbours.values() if (one.head.continues or "").lower() == old.id.lower()]
    if any(heir.id in subject.not_whole for heir in heirs):
        return []  # the successor may stand in what could not be read
    taken_up = {_full_name(at.item.continues, old) for heir in heirs for at in heir.actions if at.item.continues}
    left = [at.item.id for at in old.actions if at.item.status in OPEN or at.item.status == "carried_over"]
    left = [action for action in left if f"{old.id}:{action}".lower() not in taken_up]
    named = _named_in_updates(heirs, old) if left else set()
    return [action for action in left if action.lower() not in named]


def _named_in_updates(heirs: Iterable[Plan], old: Plan) -> set[str]:
    """The actions of an old plan that an update names as plan:id: `continues` holds one, and two may go on as one."""
    name = re.compile(rf"(?<![\w.-]){re.escape(old.id)}:([\w-]+(?:\.[\w-]+)*)", re.IGNORECASE)
    texts = (update.text for heir in heirs for at in heir.actions for update in at.item.updates)
    return {action.lower() for text in texts for action in name.findall(text)}


def _full_name(continued: str, old: Plan) -> str:
    """What an action continues, as plan:id in small letters; without a plan, it is one of the old plan's."""
    return (continued if ":" in continued else f"{old.id}:{continued}").lower()


def _of_an_action(subject: Subject, at: Placed[Action], continued: str) -> Iterator[Finding]:
    """Where the whole old plan is not there, that is said once, where the plan names it."""
    plan = subject.plan
    named, colon, action = continued.rpartition(":")
    succeeded = plan.head.continues or plan.id
    if not colon and plan.find("action", action):
        return
    old = subject.neighbours.get((named or succeeded).lower())
    if old is None and named and named.lower() != succeeded.lower():
        message, hint = f"{at.item.id} continues {continued}, and there is no plan {named} here", "mend the id of the plan"
    elif old is not None and old.id not in subject.not_whole and not old.find("action", action):
        message, hint = f"{at.item.id} continues {continued}, and {old.id} has no such action", _ids(old)
    else:
        return
    yield Finding(NAME, SEVERITY, plan.id, at.item.id, message, hint, at.place / "continues", (continued,))


def _ids(old: Plan) -> str:
    ids = [at.item.id for at in old.actions]
    if not ids:
        return f"{old.id} has no action; take the field away"
    return f"write one of: {first_of(ids)}"
