"""Nobody has written about an action in progress for longer than the plan's cycle of updates.

A board that hears nothing cannot steer, and what was last true weeks ago is reported as if it were true today. The cycle is the
plan's own: `update_every_days` in its settings. After two cycles without a word this is an error and not a warning. Days count
from the last update; where there is none, from the last day of the action's start, or from the day on which the area had the
inspectors' report. Where none of these is known, nothing can be said.

Fails:

    # today: 2020-03-02
    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Agree one plan
        status: in_progress
        due: 2020-06
        updates:
          - {date: 2020-01-10, text: The first draft is with the schools.}

Mended:

    # today: 2020-03-02
    # workstreams/1.yaml
    actions:
      - id: 1.1
        title: Agree one plan
        status: in_progress
        due: 2020-06
        updates:
          - {date: 2020-01-10, text: The first draft is with the schools.}
          - {date: 2020-02-28, text: Nine of twelve schools have agreed.}
"""

from collections.abc import Iterator

from wsoa_cli.derive.silence import Silence, is_stale, silence
from wsoa_cli.derive.words import days
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "stale-update"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
NEEDS_WHOLE_PLAN = False
ASKED_OF_CLOSED = False

CYCLES = 2


def check(subject: Subject) -> Iterator[Finding]:
    """Each action in progress about which nobody has written for more than a cycle, at its updates."""
    plan = subject.plan
    cycle = plan.head.settings.update_every_days
    for at in plan.actions:
        quiet = silence(at.item, plan, subject.today)
        if quiet is None or not is_stale(quiet, plan):
            continue
        severity: Severity = "error" if quiet.days > CYCLES * cycle else SEVERITY
        message = f"{at.item.id} {_since(quiet)}; one is asked for every {days(cycle)}"
        hint = f'say how it goes: wsoa update {at.item.id} --text "…"'
        yield Finding(NAME, severity, plan.id, at.item.id, message, hint, at.place / "updates")


def _since(quiet: Silence) -> str:
    if quiet.is_unbroken:
        return f"is in progress and has had no update in {days(quiet.days)}, since {quiet.since}"
    return f"has had no update for {days(quiet.days)}, since {quiet.since}"
