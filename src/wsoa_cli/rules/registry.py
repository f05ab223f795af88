"""The rules, by hand: adding one is a module and a line here, and nothing is found by magic."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from wsoa_cli.rules import (
    action_without_lead,
    age_band_gap,
    counter_reset,
    date_moved_without_approval,
    date_moved_without_reason,
    duplicate_id,
    implausible_value,
    late_reading,
    miscounted_deadline,
    missed_deadline,
    mixed_basis,
    no_baseline,
    no_deadline,
    no_target,
    no_trajectory,
    off_trajectory,
    ongoing_without_review,
    output_only_measures,
    overdue_action,
    repeated_slippage,
    stale_benchmark,
    steep_trajectory,
    trajectory_against_direction,
    unknown_reference,
    unmeasurable,
)
from wsoa_cli.rules.asked import EVERYTHING, Asked
from wsoa_cli.rules.finding import Finding, Rule, Subject

RULES: tuple[Rule, ...] = (
    # whether the plan holds together
    cast("Rule", duplicate_id),
    cast("Rule", unknown_reference),
    # whether it is kept
    cast("Rule", overdue_action),
    cast("Rule", missed_deadline),
    cast("Rule", miscounted_deadline),
    cast("Rule", date_moved_without_reason),
    cast("Rule", date_moved_without_approval),
    cast("Rule", repeated_slippage),
    # whether it is complete
    cast("Rule", no_deadline),
    cast("Rule", ongoing_without_review),
    cast("Rule", action_without_lead),
    # whether it can be measured
    cast("Rule", no_baseline),
    cast("Rule", no_target),
    cast("Rule", no_trajectory),
    cast("Rule", unmeasurable),
    cast("Rule", output_only_measures),
    cast("Rule", age_band_gap),
    # whether its numbers can be trusted
    cast("Rule", trajectory_against_direction),
    cast("Rule", steep_trajectory),
    cast("Rule", implausible_value),
    cast("Rule", mixed_basis),
    cast("Rule", counter_reset),
    cast("Rule", stale_benchmark),
    # whether the numbers follow
    cast("Rule", off_trajectory),
    cast("Rule", late_reading),
)


def findings(subject: Subject, asked: Asked = EVERYTHING, *, whole: bool = True) -> Iterator[Finding]:
    """What the rules that are asked find in one plan, in their order; `whole` says whether all of its files could be read."""
    for rule in RULES:
        if asked.wants(rule, subject.plan) and (whole or not rule.NEEDS_WHOLE_PLAN):
            for found in rule.check(subject):
                yield replace(found, severity=asked.grade(found.severity, subject.plan))
