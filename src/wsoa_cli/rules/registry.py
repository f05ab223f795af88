"""The rules, by hand: adding one is a module and a line here, and nothing is found by magic."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from wsoa_cli.rules import (
    action_without_finding,
    action_without_lead,
    broken_succession,
    budget_mismatch,
    circular_needs,
    contradicting_status,
    date_moved_without_approval,
    date_moved_without_reason,
    deadline_cliff,
    decision_outstanding,
    due_after_revisit,
    duplicate_id,
    embedded_too_soon,
    finding_without_action,
    finding_without_measure,
    finding_without_outcome,
    finished_without_evidence,
    forecast_late,
    green_but_late,
    impact_unknown,
    late_start,
    many_not_started,
    miscounted_deadline,
    missed_deadline,
    no_board,
    no_coproduction,
    no_deadline,
    no_start,
    non_working_day,
    one_organisation_leads,
    ongoing_without_review,
    out_of_order,
    overdue_action,
    overloaded_post,
    rating_without_reason,
    repeated_slippage,
    restricted_period_clash,
    sector_not_leading,
    stale_update,
    team_as_lead,
    unanswered_condition,
    unknown_reference,
    vacant_post,
)
from wsoa_cli.rules.asked import EVERYTHING, Asked
from wsoa_cli.rules.finding import Finding, Rule, Subject

RULES: tuple[Rule, ...] = (
    # whether the plan holds together
    cast("Rule", duplicate_id),
    cast("Rule", unknown_reference),
    cast("Rule", broken_succession),
    cast("Rule", budget_mismatch),
    cast("Rule", circular_needs),
    cast("Rule", out_of_order),
    cast("Rule", contradicting_status),
    # whether it is kept
    cast("Rule", overdue_action),
    cast("Rule", missed_deadline),
    cast("Rule", miscounted_deadline),
    cast("Rule", date_moved_without_reason),
    cast("Rule", date_moved_without_approval),
    cast("Rule", repeated_slippage),
    # whether what is said of it is true and fresh
    cast("Rule", green_but_late),
    cast("Rule", rating_without_reason),
    cast("Rule", stale_update),
    # whether its dates can be kept
    cast("Rule", no_start),
    cast("Rule", late_start),
    cast("Rule", many_not_started),
    cast("Rule", forecast_late),
    cast("Rule", due_after_revisit),
    cast("Rule", deadline_cliff),
    cast("Rule", non_working_day),
    cast("Rule", restricted_period_clash),
    cast("Rule", decision_outstanding),
    # whether what is done holds
    cast("Rule", finished_without_evidence),
    cast("Rule", embedded_too_soon),
    cast("Rule", impact_unknown),
    # whether it is complete
    cast("Rule", no_deadline),
    cast("Rule", ongoing_without_review),
    cast("Rule", action_without_lead),
    # whether it answers what the inspectors found
    cast("Rule", finding_without_action),
    cast("Rule", action_without_finding),
    cast("Rule", finding_without_outcome),
    cast("Rule", finding_without_measure),
    cast("Rule", unanswered_condition),
    # who leads it, and who takes part
    cast("Rule", sector_not_leading),
    cast("Rule", one_organisation_leads),
    cast("Rule", team_as_lead),
    cast("Rule", vacant_post),
    cast("Rule", overloaded_post),
    cast("Rule", no_coproduction),
    cast("Rule", no_board),
)


def findings(subject: Subject, asked: Asked = EVERYTHING, *, whole: bool = True) -> Iterator[Finding]:
    """What the rules that are asked find in one plan, in their order; `whole` says whether all of its files could be read."""
    for rule in RULES:
        if asked.wants(rule, subject.plan) and (whole or not rule.NEEDS_WHOLE_PLAN):
            for found in rule.check(subject):
                yield replace(found, severity=asked.grade(found.severity, subject.plan))
