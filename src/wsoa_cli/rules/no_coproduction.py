"""Nothing in a plan shows parents and carers taking part, or nothing shows young people taking part.

The law asks councils to have regard to the views, wishes and feelings of the child or young person and the parent, and to
their part in decisions (Children and Families Act 2014, section 19); inspectors ask families whether that was so. Parents and
young people are two questions: a parents' forum does not speak for somebody of twenty.

They are shown by a lead or partner of an action from an organisation of theirs (sector `parent_carers` or `young_people`), or
by words in the title of an action or of evidence that tell of them and of what they do: "with parents", "feedback from young
people". An action that is only for them does not show it, evidence of lived experience does. Where a title speaks of
co-production and names nobody, both are taken to be meant. A plan without any action shows nobody doing anything, and is not
judged.

Fails:

    # plan.yaml
    organisations:
      - {id: council, name: Northshire Council, sector: local_authority}
      - {id: forum, name: Northshire Parent Carer Forum, sector: parent_carers}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Publish the local offer for young people, status: in_progress, partners: [forum]}

Mended:

    # plan.yaml
    organisations:
      - {id: council, name: Northshire Council, sector: local_authority}
      - {id: forum, name: Northshire Parent Carer Forum, sector: parent_carers}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Publish the local offer after a workshop with young people, status: in_progress, partners: [forum]}
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wsoa_cli.derive.leading import organisation_of
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.vocabulary import Sector
from wsoa_cli.model.workstream import Action, Evidence
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "no-coproduction"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
# what shows it may stand in a file that could not be read
NEEDS_WHOLE_PLAN = (
    "action",
    "action.title",
    "action.status",
    "action.lead",
    "action.partners",
    "action.evidence",
    "post",
    "post.organisation",
    "organisation",
    "organisation.sector",
)
ASKED_OF_CLOSED = False


class _Families(NamedTuple):
    name: str
    sector: Sector
    words: re.Pattern[str]
    together: re.Pattern[str]


# All of these look into small letters, and `words` begins with no `\b`: both make a search several times as fast.
def _families(name: str, sector: Sector, words: str) -> _Families:
    between = r"(?:(?:the|our|their|all|some|local|and|or|by|with|children|parents?|carers?|families)[\s,/&]+){0,5}"
    return _Families(name, sector, re.compile(rf"(?:{words})\b"), re.compile(rf"\b(?:with|by)\s+{between}(?:{words})\b"))


_BOTH = (
    _families("parents and carers", "parent_carers", r"parents?|carers?|famil(?:y|ies)"),
    _families("young people", "young_people", r"young\s+(?:people|persons?|adults?)|youth|children|pupils?|students?"),
)
_TAKING_PART = re.compile(
    r"\b(?:co-?\s?(?:produc|design|creat)\w*|voices?|views?|feedback|surveys?|ask(?:s|ed|ing)?|listen(?:s|ed|ing)?|hears?|heard|"
    r"consult\w*|engag\w*|involv\w*|participat\w*|forums?|panels?|parliament|ambassadors?|workshops?|focus\s+groups?|"
    r"(?:youth|school|student)\s+councils?|told|said|say)\b"
)
_COPRODUCED = re.compile(r"co-?\s?produc")


def check(subject: Subject) -> Iterator[Finding]:
    """Each of the two that nothing shows, at the plan's title."""
    plan = subject.plan
    actions = [at.item for at in plan.actions if at.item.status != "withdrawn"]
    if not actions:
        return
    for families in _BOTH:
        if not (_are_among(plan, actions, families) or any(_are_shown_in(action, families) for action in actions)):
            message = f"no lead, partner, action or evidence shows {families.name} taking part"
            hint = f"name an organisation of theirs as `partners` (sector: {families.sector}), or evidence of what they said"
            yield Finding(NAME, SEVERITY, plan.id, None, message, hint, plan.place / "title", (families.name,))


def _are_among(plan: Plan, actions: list[Action], families: _Families) -> bool:
    """Whether a lead or partner of some actions is theirs, by its sector or by what it is called."""
    leads = dict.fromkeys(lead for action in actions for lead in action.lead)
    partners = dict.fromkeys(partner for action in actions for partner in action.partners)
    bodies = [*(organisation_of(plan, lead) for lead in leads), *(plan.organisation(partner) for partner in partners)]
    if any(body is not None and body.sector == families.sector for body in bodies):
        return True
    names = (*(body.name for body in bodies if body), *(post.title for lead in leads if (post := plan.post(lead))))
    return any(_take_part(name.lower(), families) for name in names)


def _are_shown_in(action: Action, families: _Families) -> bool:
    return _take_part(action.title.lower(), families) or any(_are_heard_in(piece, families) for piece in action.evidence)


def _are_heard_in(piece: Evidence, families: _Families) -> bool:
    title = piece.title.lower()
    return _take_part(title, families) or (piece.kind == "lived_experience" and _may_be_of(title, families))


def _take_part(title: str, families: _Families) -> bool:
    """Whether a title tells of them and of what they do, or of co-production without saying with whom."""
    if families.words.search(title):
        return bool(_TAKING_PART.search(title) or families.together.search(title))
    return bool(_COPRODUCED.search(title)) and _may_be_of(title, families)


def _may_be_of(title: str, families: _Families) -> bool:
    """Whether a title names them, or at least nobody else."""
    return bool(families.words.search(title)) or not any(one.words.search(title) for one in _BOTH)
