"""An action is delivered or embedded, and nothing shows it.

Inspectors do not take a plan's word: what counts is a dated piece of evidence, best of what children and families notice. Years
later nobody remembers what "done" meant, and the action is opened again.

Fails:

    # workstreams/1.yaml
    actions:
      - {id: 1.1, title: Write one form, lead: [director], status: delivered, due: 2019-12, finished: 2019-12-12}

Mended:

    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Write one form
        lead: [director]
        status: delivered
        due: 2019-12
        finished: 2019-12-12
        evidence:
          - {title: The form, kind: output, date: 2019-12-12}
"""

from collections.abc import Iterator

from wsoa_cli.model.vocabulary import DONE
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "finished-without-evidence"
SEVERITY: Severity = "error"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each finished action of a plan in force without evidence, at its status."""
    for at in subject.plan.actions:
        action = at.item
        if action.status in DONE and not action.evidence:
            message = f"{action.id} is {action.status}, and no evidence shows it"
            kinds = "activity, output, outcome or lived_experience"
            hint = f'wsoa update {action.id} --evidence "title; kind", where the kind is {kinds}'
            yield Finding(
                NAME,
                SEVERITY,
                subject.plan.id,
                action.id,
                message,
                hint,
                at.place / "status",
                leans_on=(at.place / "evidence",),
            )
