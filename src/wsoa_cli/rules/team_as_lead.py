"""An open action is led by a board, a team or everybody.

An action that several lead is led by nobody: there is no one to ask why it is late, and a board does not write the update. A
lead is a post, so that the answer stays when its holder leaves. Boards and organisations may be written, because plans are
drafted with them. A post is taken for a team where its title ends in a word such as team, group or board and tells of no
person: a Team Manager and the Chair of the Board are persons.

Fails:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: in_progress, due: 2020-03, lead: [send-board]}

Mended:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: in_progress, due: 2020-03, lead: [director]}
"""

import re
from collections.abc import Iterator

from wsoa_cli.model.plan import Plan
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "team-as-lead"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False

_ENDS_AS_A_TEAM = re.compile(r"\b(?:teams?|groups?|boards?|committees?|panels?|forums?|partnerships?|executive board)$")
_ENDS_AS_EVERYBODY = re.compile(
    r"(?:all|everyone|everybody|various|several)"
    r"|(?:all|various|several)(?: [\w-]+)? (?:agencies|colleagues|leads|organisations|partners|posts|professionals|schools|"
    r"services|settings|staff|teams)"
)
_IS_A_PERSON = re.compile(
    r"[,:;/(]|\b(?:of|for|to|chair|chairs|chairman|chairwoman|chairperson|convenor|coordinator|co-ordinator|director|head|lead|"
    r"leader|manager|member|officer|representative|secretary|administrator|adviser|advisor)\b"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Each lead of an open action that is no single post, at the lead."""
    plan = subject.plan
    judged: dict[str, str | None] = {}
    for at, standing in subject.actions():
        if not standing.is_open:
            continue
        for n, lead in enumerate(at.item.lead):
            if lead not in judged:
                judged[lead] = _what_it_is(plan, lead)
            if what := judged[lead]:
                message = f"{at.item.id} is led by {lead}, which is {what} and not one post"
                hint = f"write in `lead` the post that answers for it{_add_one(plan)}"
                yield Finding(NAME, SEVERITY, plan.id, at.item.id, message, hint, at.place / "lead" / n, (lead,))


def _what_it_is(plan: Plan, lead: str) -> str | None:
    """What a lead is where it is no single post: a board, a team, everybody; None where it is one, or cannot be told."""
    if post := plan.post(lead):
        return _in_words(post.title)
    if plan.find("board", lead):
        return "a board"
    if plan.find("organisation", lead):
        return "an organisation"
    return _in_words(re.sub(r"[-_.]", " ", lead))


def _in_words(title: str) -> str | None:
    words = " ".join(title.lower().split())
    if _ENDS_AS_EVERYBODY.fullmatch(words):
        return "everybody"
    if _ENDS_AS_A_TEAM.search(words) and not _IS_A_PERSON.search(words):
        return "a team"
    return None


def _add_one(plan: Plan) -> str:
    return "" if plan.head.posts else ", once plan.yaml names it in `posts`"
