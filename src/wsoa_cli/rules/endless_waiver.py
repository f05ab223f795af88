"""A waiver sets an error aside for the whole plan, and for ever.

Whoever reads that a plan has no errors believes that somebody would be told if it had. A waiver with neither `on` nor `until`
turns the alarm off, for what will go wrong next year as well as for what was agreed today. One item may be let off for good,
and a whole plan for a time.

Fails:

    # plan.yaml
    waivers:
      - {rule: no-deadline, reason: The dates are being agreed., by: director}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: in_progress, lead: [director]}

Mended:

    # plan.yaml
    waivers:
      - {rule: no-deadline, reason: The dates are being agreed., by: director, until: 2020-03-31}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: in_progress, lead: [director]}
"""

from collections.abc import Iterator

from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "endless-waiver"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each waiver of an error that has neither an item nor an end."""
    for one in subject.waivers:
        waiver = one.waiver
        if one.rule is not None and one.rule.SEVERITY == "error" and waiver.on is None and waiver.until is None:
            message = f"{waiver.rule} is waived for the whole plan, with no end"
            hint = "write `until` with the day on which it is looked at again, or `on` with the item that it is about"
            yield Finding(NAME, SEVERITY, subject.plan.id, None, message, hint, one.place, (waiver.rule,))
