"""The rules, by hand: adding one is a module and a line here, and nothing is found by magic."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import cast

from wsoa_cli.rules import (
    action_without_lead,
    activity_not_impact,
    date_moved_without_approval,
    date_moved_without_reason,
    duplicate_id,
    internal_leak,
    miscounted_deadline,
    missed_deadline,
    no_deadline,
    ongoing_without_review,
    overdue_action,
    repeated_slippage,
    undefined_acronym,
    unknown_reference,
)
from wsoa_cli.rules.asked import EVERYTHING, Asked
from wsoa_cli.rules.finding import Finding, Rule, Subject

_HOLDS_TOGETHER: tuple[Rule, ...] = (
    cast("Rule", duplicate_id),
    cast("Rule", unknown_reference),
)

_IS_KEPT: tuple[Rule, ...] = (
    cast("Rule", overdue_action),
    cast("Rule", missed_deadline),
    cast("Rule", miscounted_deadline),
    cast("Rule", date_moved_without_reason),
    cast("Rule", date_moved_without_approval),
    cast("Rule", repeated_slippage),
)

_IS_COMPLETE: tuple[Rule, ...] = (
    cast("Rule", no_deadline),
    cast("Rule", ongoing_without_review),
    cast("Rule", action_without_lead),
)

_IS_FIT_FOR_READERS: tuple[Rule, ...] = (
    cast("Rule", internal_leak),
    cast("Rule", undefined_acronym),
    cast("Rule", activity_not_impact),
)

GROUPS: Mapping[str, tuple[Rule, ...]] = {
    "Whether the plan holds together": _HOLDS_TOGETHER,
    "Whether it is kept": _IS_KEPT,
    "Whether it is complete": _IS_COMPLETE,
    "Whether it is fit for its readers": _IS_FIT_FOR_READERS,
}
"""The rules by the question that they answer, in the order in which they are listed and documented."""

RULES: tuple[Rule, ...] = tuple(chain.from_iterable(GROUPS.values()))


def findings(subject: Subject, asked: Asked = EVERYTHING, *, whole: bool = True) -> Iterator[Finding]:
    """What the rules that are asked find in one plan, in their order; `whole` says whether all of its files could be read."""
    for rule in RULES:
        if asked.wants(rule, subject.plan) and (whole or not rule.NEEDS_WHOLE_PLAN):
            for found in rule.check(subject):
                yield replace(found, severity=asked.grade(found.severity, subject.plan))
