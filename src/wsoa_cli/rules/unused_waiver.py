"""A waiver sets nothing aside.

What it was for has been put right, or it never fitted: another item, another rule. Left where it is, it would silence the next
finding of that kind, which nobody has looked at. It is judged only where its rule was asked, and all files and the history
that the rule needs could be read; a closed plan's waivers are left in peace.

Fails:

    # plan.yaml
    waivers:
      - {rule: no-deadline, on: 1.1, reason: The date is being agreed., by: director, until: 2020-03-31}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: in_progress, lead: [director], due: 2020-06-30}

Mended:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: in_progress, lead: [director], due: 2020-06-30}
"""

from collections.abc import Iterator

from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject
from wsoa_cli.rules.waivers import holds

NAME = "unused-waiver"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = True
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each waiver that holds and is about nothing that was found."""
    for one in subject.waivers:
        waiver = one.waiver
        if one.matches == 0 and holds(waiver, subject.today):
            where = f"on {waiver.on}" if waiver.on else "in this plan"
            message = f"{waiver.rule} finds nothing {where} that this waiver could set aside"
            hint = "delete the waiver, or mend `rule` or `on`"
            yield Finding(NAME, SEVERITY, subject.plan.id, waiver.on, message, hint, one.place, (waiver.rule,))
