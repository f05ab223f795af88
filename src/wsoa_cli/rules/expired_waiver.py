"""A waiver has passed its last day.

A waiver is a promise to look again: what it set aside is found again from the day after `until`, and the promise itself is
worth a word, since somebody has to renew it or to put the thing right. A closed plan needs neither.

Fails:

    # plan.yaml
    waivers:
      - {rule: no-deadline, on: 1.1, reason: The date is being agreed., by: director, until: 2019-12-31}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: in_progress, lead: [director]}

Mended:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: in_progress, lead: [director], due: 2020-03-31}
"""

from collections.abc import Iterator

from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject
from wsoa_cli.rules.waivers import holds

NAME = "expired-waiver"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each waiver that holds no longer, at its end."""
    for one in subject.waivers:
        waiver = one.waiver
        if one.rule is not None and not holds(waiver, subject.today):
            message = f"the waiver of {waiver.rule} for {waiver.on or 'the whole plan'} ended on {waiver.until}"
            if one.matches == 0:
                hint = "delete it: nothing is left that it would set aside"
            else:
                hint = "put right what it set aside and delete it, or agree a new `until` with its reason"
            yield Finding(NAME, SEVERITY, subject.plan.id, waiver.on, message, hint, one.place / "until", (waiver.rule,))
