"""A condition of the inspectors has neither a response nor an action.

Statements are often judged fit for purpose with conditions, in the letter that accepts them. A condition that is only recorded
has been read and not answered. Once its own date has passed, this is an error; actions that were all withdrawn do not answer
it.

Fails:

    # plan.yaml
    conditions:
      - {id: R1, text: Say how social care takes part., source: Letter of 2 December 2019}

Mended:

    # plan.yaml
    conditions:
      - id: R1
        text: Say how social care takes part.
        source: Letter of 2 December 2019
        response: The heads of social work lead 1.2 and 2.4.
"""

from collections.abc import Iterator
from datetime import date

from wsoa_cli.model.plan import Plan
from wsoa_cli.model.plan_head import Condition
from wsoa_cli.model.workstream import Action
from wsoa_cli.rules.finding import Finding, RuleLevel, Severity, Subject

NAME = "unanswered-condition"
SEVERITY: Severity = "warning"
LEVEL: RuleLevel = "standard"
# a response that could not be read is one all the same
NEEDS_WHOLE_PLAN = ("action", "action.status", "condition.actions", "condition.response", "condition.due", "plan.calendar")
ASKED_OF_CLOSED = False


def check(subject: Subject) -> Iterator[Finding]:
    """Each condition that nothing answers, where it begins; at its date once that has passed."""
    plan = subject.plan
    for n, condition in enumerate(plan.head.conditions):
        if condition.response or _has_action(plan, condition):
            continue
        is_late = _is_past(plan, condition, subject.today)
        late = f", and was due by {condition.due}" if is_late else ""
        message = f"{condition.id} has neither a response nor {_an_action(condition)}{late}"
        done = f"wsoa set {condition.id} --kind condition response=…"
        hint = f"write in `actions` what answers it, or what was done: {done}"
        place = plan.place / "conditions" / n / ("due" if is_late else "response")
        yield Finding(NAME, "error" if is_late else SEVERITY, plan.id, condition.id, message, hint, place)


def _has_action(plan: Plan, condition: Condition) -> bool:
    """Whether an action is to answer it; one that the plan does not have is for `unknown-reference` to tell of."""
    named = (plan.find("action", action) for action in condition.actions)
    return any(at is None or (isinstance(at.item, Action) and at.item.status != "withdrawn") for at in named)


def _an_action(condition: Condition) -> str:
    withdrawn = ", ".join(condition.actions)
    return f"an action that still stands: {withdrawn} withdrawn" if withdrawn else "an action"


def _is_past(plan: Plan, condition: Condition, today: date) -> bool:
    latest = plan.calendar.latest(condition.due)
    return latest is not None and today > latest
