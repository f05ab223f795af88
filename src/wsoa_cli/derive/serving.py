"""Which actions serve which finding: by their own word, by their workstream's, or by the finding's.

Six findings may share four workstreams, and one without a workstream of its own names in `served_by` the actions that serve it
elsewhere. A finding is known here by its id in small letters.
"""

from collections.abc import Iterator

from wsoa_cli.model.plan import Placed, Plan
from wsoa_cli.model.workstream import Action, Workstream


def findings_served(plan: Plan) -> Iterator[tuple[Placed[Action], set[str]]]:
    """Each action with the findings that it serves, those that the plan does not have among them."""
    naming: dict[str, set[str]] = {}
    for finding in plan.head.findings:
        for action_id in finding.served_by:
            naming.setdefault(action_id.lower(), set()).add(finding.id.lower())
    for at in plan.actions:
        yield at, {named.lower() for named in plan.findings_of(at)} | naming.get(at.item.id.lower(), set())


def actions_serving(plan: Plan) -> dict[str, list[Action]]:
    """The actions that serve each finding of a plan, whatever their status; an empty list where nothing does."""
    serving: dict[str, list[Action]] = {finding.id.lower(): [] for finding in plan.head.findings}
    for at, served in findings_served(plan):
        for finding in served & serving.keys():
            serving[finding].append(at.item)
    return serving


def workstreams_serving(plan: Plan) -> dict[str, list[Workstream]]:
    """The workstreams that serve each finding of a plan: those that name it, and those of the actions that serve it."""
    served = {id(at.item): {named.lower() for named in at.item.findings} for at in plan.workstreams}
    for at, findings in findings_served(plan):
        served[id(at.workstream)] |= findings
    ids = (finding.id.lower() for finding in plan.head.findings)
    return {finding: [at.item for at in plan.workstreams if finding in served[id(at.item)]] for finding in ids}


def still_serving(actions: list[Action]) -> list[Action]:
    """Those that were not withdrawn: what is carried over serves on, in the plan that takes it up."""
    return [action for action in actions if action.status != "withdrawn"]
