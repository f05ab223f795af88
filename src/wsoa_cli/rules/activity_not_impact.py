"""The latest three updates of an open action tell only of meetings and drafts.

Inspectors and families ask what has changed, and an action can be talked about for years without anything changing: met in
March, discussed in April, a paper drafted in May. Done is not embedded, and embedded is not felt. Three such updates in a row
are the moment to ask what now exists that did not, and who has noticed.

An update with a number in it, or with a word for a change (published, trained, in use, fewer, families say), tells of more
than that; so does an action whose `impact` is `emerging` or `evidenced`.

Fails:

    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Agree one plan
        status: in_progress
        updates:
          - {date: 2019-10-14, text: Met with partners.}
          - {date: 2019-11-11, text: The draft was discussed.}
          - {date: 2019-12-09, text: A second draft is circulated for comments.}

Mended:

    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Agree one plan
        status: in_progress
        updates:
          - {date: 2019-10-14, text: Met with partners.}
          - {date: 2019-11-11, text: The draft was discussed.}
          - {date: 2019-12-09, text: A second draft is circulated for comments. Two clinics work by it already.}
"""

import re
from collections.abc import Iterator
from datetime import date

from wsoa_cli.model.workstream import Action
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "activity-not-impact"
SEVERITY: Severity = "note"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False

IN_A_ROW = 3

_TALK = re.compile(
    r"\b(?:meet|meets|meeting|meetings|met|discuss|discusses|discussed|discussing|discussion|discussions|talks?|talked|"
    r"conversations?|calls?|workshops?|working group|steering group|agenda|minutes|minuted|"
    r"draft|drafts|drafted|drafting|redrafted|papers?|circulated|comments?|commented|terms of reference|"
    r"scoping|scoped|consider|considered|considering|explored|exploring|presented|presentation|tabled|"
    r"emails?|emailed|contacted|liaised|liaising|planning|follow-up|catch-up)\b",
    re.IGNORECASE,
)
"""A word for what people do before anything changes; a word of an update that is not among these is taken for more."""

_CHANGE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|half|third|quarter|all|every|most|none|"
    r"more|less|fewer|faster|quicker|sooner|earlier|shorter|longer|better|worse|higher|lower|"
    r"improv\w+|reduc\w+|increas\w+|ris\w+|rose|fell|fallen|falling|dropp\w+|doubled|halved|cleared|clearing|"
    r"launch\w*|publish\w*|went live|go live|live|in use|uses?|used|using|open|opens|opened|start|starts|started|beg[au]n|"
    r"trained|recruited|appointed|hired|joined|commissioned|bought|paid|funded|signed|agreed|approved|adopted|decided|"
    r"built|created|developed|established|set up|in place|installed|mov(?:ed|ing)|clos(?:ed|ing)|ended|stopped|remov\w+|"
    r"test(?:s|ed|ing)|pilot\w*|trial\w*|tried|visit\w*|co-?produced|"
    r"delivered|completed?|finished|done|embedded|rolled out|roll-out|implement\w+|introduced|changed|changes|chang\w+|"
    r"received|receiv\w+|gets?|got|now|no longer|first|"
    r"say|says|said|tell|tells|told|feels?|felt|notice[ds]?|report(?:s|ed)? that|survey|feedback|evidence|impact|outcomes?)\b",
    re.IGNORECASE,
)
"""A number, or a word for something that has changed or that somebody has noticed."""

_CLAUSE = re.compile(r"[.;!?\n]+")


def check(subject: Subject) -> Iterator[Finding]:
    """Each open action whose latest updates are all of that kind, at the newest."""
    for at, standing in subject.actions():
        if not standing.is_open or len(at.item.updates) < IN_A_ROW or at.item.impact in {"emerging", "evidenced"}:
            continue
        latest = _latest(at.item, subject.today)
        if len(latest) == IN_A_ROW and all(_is_mere_talk(at.item.updates[n].text) for n in latest):
            message = f"the latest {IN_A_ROW} updates of {at.item.id} tell only of meetings and drafts"
            hint = f"say what now exists or has changed, and who has noticed: wsoa update {at.item.id} --text … --impact …"
            place = at.place / "updates" / latest[-1] / "text"
            leans_on = (at.place / "updates", at.place / "impact")
            yield Finding(NAME, SEVERITY, subject.plan.id, at.item.id, message, hint, place, leans_on=leans_on)


def _latest(action: Action, today: date) -> list[int]:
    """Where in the list the latest updates up to a day stand, the newest last; of one day, the later written is newer."""
    dated = [(update.date, n) for n, update in enumerate(action.updates) if update.date <= today]
    return [n for _, n in sorted(dated)[-IN_A_ROW:]]


def _is_mere_talk(text: str) -> bool:
    """Whether every clause has a word for talk or paper, and none a number or a word for a change."""
    if _CHANGE.search(text):
        return False
    clauses = [clause for clause in _CLAUSE.split(text) if clause.strip()]
    return all(_TALK.search(clause) for clause in clauses)
