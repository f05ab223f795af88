"""Every action of a workstream is led by one and the same organisation.

A statement is the area's and not the council's: an inspection asks whether education, health and social care plan, pay and act
together. A workstream that one of them leads throughout is a plan of that one, whoever is named as partner. Where an action
has no lead yet, or the plan does not say which organisation a lead belongs to, nothing can be said; a workstream of one action
is not judged.

Fails:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Recruit two case workers, status: in_progress, lead: [director]}
      - {id: 1.2, title: Agree by when advice is given, status: in_progress, lead: [head-of-sen]}

Mended:

    # plan.yaml
    posts:
      - {id: director, title: Director of Children's Services, organisation: council, holder: Post Holder}
      - {id: head-of-sen, title: Head of SEN, organisation: council}
      - {id: chief-nurse, title: Chief Nurse, organisation: nhs, holder: Another Holder}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Recruit two case workers, status: in_progress, lead: [director]}
      - {id: 1.2, title: Agree by when advice is given, status: in_progress, lead: [head-of-sen, chief-nurse]}
"""

from collections.abc import Iterator

from wsoa_cli.derive.leading import organisation_of
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.plan_head import Organisation
from wsoa_cli.model.vocabulary import GIVEN_UP, OPEN
from wsoa_cli.model.workstream import Action, Workstream
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "one-organisation-leads"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
# an action that others lead may be one that could not be read
NEEDS_WHOLE_PLAN = ("action", "action.status", "action.lead", "post", "post.organisation", "organisation")
ASKED_OF_CLOSED = False

FEWEST_ACTIONS = 2


def check(subject: Subject) -> Iterator[Finding]:
    """Each workstream in which one organisation leads everything, where its actions begin."""
    plan = subject.plan
    for at in plan.workstreams:
        actions = _to_be_judged(at.item)
        if len(actions) >= FEWEST_ACTIONS and (alone := _leads_all(plan, actions)):
            message = f"every action of {at.item.id} is led by {alone.name}"
            hint = "name in `lead` whoever else must act, alone or with the present lead: wsoa set … lead+=…"
            yield Finding(NAME, SEVERITY, plan.id, at.item.id, message, hint, at.place / "actions")


def _to_be_judged(workstream: Workstream) -> list[Action]:
    """Its actions that were not given up; none where all of them are done."""
    actions = [action for action in workstream.actions if action.status not in GIVEN_UP]
    return actions if any(action.status in OPEN for action in actions) else []


def _leads_all(plan: Plan, actions: list[Action]) -> Organisation | None:
    """The one organisation that leads each of some actions; None where there are several, or one cannot be told."""
    alone: Organisation | None = None
    for action in actions:
        if not action.lead:
            return None
        for lead in action.lead:
            organisation = organisation_of(plan, lead)
            if organisation is None or (alone and alone is not organisation):
                return None
            alone = organisation
    return alone
