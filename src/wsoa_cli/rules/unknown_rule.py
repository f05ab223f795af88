"""A waiver names no rule that can be waived.

A waiver with a slip in its rule's name sets nothing aside, and whoever wrote it believes that it does. What is wrong with a
file itself, such as a date that cannot be read, is no rule and cannot be waived, nor can what is wrong with a waiver.

Fails:

    # plan.yaml
    waivers:
      - {rule: overdue-acton, on: 1.1, reason: Waits for the national data., by: director, until: 2020-03-31}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: embedded, lead: [director], due: 2019-12-31}

Mended:

    # plan.yaml
    waivers:
      - {rule: overdue-action, on: 1.1, reason: Waits for the national data., by: director, until: 2020-03-31}
    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Agree one plan, status: in_progress, lead: [director], due: 2019-12-31}
"""

from collections.abc import Iterator

from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "unknown-rule"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "draft"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = True


def check(subject: Subject) -> Iterator[Finding]:
    """Each waiver of what is no rule, at the name."""
    for one in subject.waivers:
        if one.rule is None:
            message = f"`rule` names {one.waiver.rule}, and no rule that can be waived is called so"
            hint = (
                f"did you mean {one.near}?"
                if one.near
                else "write the name that stands before the finding, such as no-deadline"
            )
            yield Finding(NAME, SEVERITY, subject.plan.id, one.waiver.on, message, hint, one.place / "rule", (one.waiver.rule,))
