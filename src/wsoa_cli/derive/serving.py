"""Which actions serve which finding: by their own word, by their workstream's, or by the finding's."""

from wsoa_cli.model.plan import Plan
from wsoa_cli.model.workstream import Action


def actions_serving(plan: Plan) -> dict[str, list[Action]]:
    """The actions that serve each finding, whatever their status, by the finding's id in small letters.

    Six findings may share four workstreams, and one without a workstream of its own names in `served_by` the actions that serve
    it elsewhere. A finding that nothing serves is there with an empty list.
    """
    serving: dict[str, list[Action]] = {finding.id.lower(): [] for finding in plan.head.findings}
    for at in plan.actions:
        for finding_id in {named.lower() for named in plan.findings_of(at)} & serving.keys():
            serving[finding_id].append(at.item)
    for finding in plan.head.findings:
        known = serving[finding.id.lower()]
        for action_id in finding.served_by:
            named = plan.find("action", action_id)
            if named and isinstance(named.item, Action) and not any(named.item is action for action in known):
                known.append(named.item)
    return serving


def still_serving(actions: list[Action]) -> list[Action]:
    """Those that were not withdrawn: what is carried over serves on, in the plan that takes it up."""
    return [action for action in actions if action.status != "withdrawn"]
