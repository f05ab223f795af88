"""A finding names health or social care, and nobody from there leads an action that serves it.

The reforms of 2014 bind the council and the health bodies alike, and inspectors of the two look at the area as one. One area's
statement was accepted on condition that social care leaders have a sufficient impact on its actions: a weakness that lies with
one service is not put right by another. Whoever is accountable for the workstream answers for it and does not do it, so only
leads count.

The sector of a lead is that of its post's organisation; a title that names the service, such as Head of Social Care in a
council, counts as well, and so do a director of children's services, who answers for social care in law, and who keeps children
safe or looks after those in care. Where the sector of no lead is known, nothing can be said. "Education, health and care plan"
names a document and not the health service, and health lessons are taught in schools.

Fails:

    # plan.yaml
    findings:
      - {id: F1, text: Health services give their advice too late.}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree by when advice is given, status: in_progress, lead: [director]}

Mended:

    # plan.yaml
    findings:
      - {id: F1, text: Health services give their advice too late.}
    posts:
      - {id: director, title: Director of Children's Services, organisation: council, holder: Post Holder}
      - {id: chief-nurse, title: Chief Nurse, organisation: nhs, holder: Another Holder}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree by when advice is given, status: in_progress, lead: [director, chief-nurse]}
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wsoa_cli.derive.leading import organisation_of
from wsoa_cli.derive.serving import actions_serving, still_serving
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.vocabulary import OPEN, Sector
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "sector-not-leading"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
# a lead from there may stand in a file that could not be read
NEEDS_WHOLE_PLAN = (
    "action",
    "action.findings",
    "action.status",
    "action.lead",
    "workstream.findings",
    "finding.served_by",
    "post",
    "post.title",
    "post.organisation",
    "organisation",
    "organisation.sector",
)
ASKED_OF_CLOSED = False


class _Service(NamedTuple):
    name: str
    sectors: frozenset[Sector]
    words: re.Pattern[str]
    titles: re.Pattern[str] | None = None
    """Posts of a council that answer for it without its name in their title."""

    def is_named_in(self, text: str) -> bool:
        return self.words.search(_DOCUMENTS.sub("", text)) is not None


_SERVICES = (
    _Service(
        "health",
        frozenset({"health", "public_health"}),
        re.compile(r"\b(?:(?i:health|healthcare|clinical|clinicians?|nurses?|nursing)|NHS|CCGs?|ICBs?|DCOs?|CAMHS)\b"),
    ),
    _Service(
        "social care",
        frozenset({"social_care"}),
        re.compile(r"\bsocial\s+(?:care|work|workers?)\b", re.IGNORECASE),
        # In law a director of children's services answers for children's social care (Children Act 2004, section 18).
        re.compile(r"\bDirector(?: of|,) Children\b|\bDCS\b|\bsafeguarding\b|\bchildren in care\b", re.IGNORECASE),
    ),
)

# What has health in its name, and says nothing of the health service.
_DOCUMENTS = re.compile(
    r"\beducation,?\s+health,?\s+(?:(?:and|&)\s+)?(?:social\s+)?care\s+"
    r"(?:\(EHC\w*\)|(?:needs\s+)?(?:plan|assessment|process|pathway|review|request)\w*)"
    r"|\bhealth\s+(?:(?:and|&)\s+(?:safety|economic)|lessons?|education|curriculum)\b",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """Each finding in which a service is named that leads none of its actions, at the words."""
    plan = subject.plan
    naming = [
        (n, finding, [service for service in _SERVICES if service.is_named_in(finding.text)])
        for n, finding in enumerate(plan.head.findings)
    ]
    if not any(services for *_, services in naming):
        return
    serving = actions_serving(plan)
    for n, finding, services in naming:
        actions = still_serving(serving[finding.id.lower()])
        if not services or all(action.status not in OPEN for action in actions):
            continue
        leads = {lead: _sector(plan, lead) for lead in dict.fromkeys(lead for action in actions for lead in action.lead)}
        for service in services:
            if any(leads.values()) and not any(_is_from(plan, lead, sector, service) for lead, sector in leads.items()):
                message = f"{finding.id} names {service.name}, and nobody from there leads any of its {_actions(len(actions))}"
                hint = _hint(service, leads)
                place = plan.place / "findings" / n / "text"
                yield Finding(NAME, SEVERITY, plan.id, finding.id, message, hint, place, (service.name,))


_OF_A_COUNCIL: frozenset[Sector | None] = frozenset({"local_authority", None})


def _sector(plan: Plan, lead: str) -> Sector | None:
    organisation = organisation_of(plan, lead)
    return organisation.sector if organisation else None


def _is_from(plan: Plan, lead: str, sector: Sector | None, service: _Service) -> bool:
    post = plan.post(lead)
    if sector in service.sectors or (post is not None and service.is_named_in(post.title)):
        return True
    return (
        post is not None and service.titles is not None and sector in _OF_A_COUNCIL and bool(service.titles.search(post.title))
    )


def _actions(count: int) -> str:
    return "actions" if count == 1 else f"{count} actions"


def _hint(service: _Service, leads: Mapping[str, Sector | None]) -> str:
    unknown = ", ".join(lead for lead, sector in leads.items() if sector is None)
    otherwise = f"; or, if {unknown} is from there, write so in plan.yaml" if unknown else ""
    return f"name a post from {service.name} in `lead`, alone or with others: wsoa set … lead+=…{otherwise}"
