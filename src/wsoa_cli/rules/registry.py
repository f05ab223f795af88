"""The rules, by hand: adding one is a module and a line here, and nothing is found by magic."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from itertools import chain
from typing import cast

from wsoa_cli.errors import UnknownRuleError
from wsoa_cli.rules import (
    action_without_finding,
    action_without_lead,
    activity_not_impact,
    age_band_gap,
    broken_succession,
    budget_mismatch,
    circular_needs,
    contradicting_status,
    counter_reset,
    date_moved_without_approval,
    date_moved_without_reason,
    deadline_cliff,
    decision_outstanding,
    due_after_revisit,
    duplicate_id,
    embedded_too_soon,
    endless_waiver,
    expired_waiver,
    finding_without_action,
    finding_without_measure,
    finding_without_outcome,
    finished_without_evidence,
    forecast_late,
    green_but_late,
    impact_unknown,
    implausible_value,
    internal_leak,
    late_reading,
    late_start,
    many_not_started,
    miscounted_deadline,
    missed_deadline,
    mixed_basis,
    no_baseline,
    no_board,
    no_coproduction,
    no_deadline,
    no_start,
    no_target,
    no_trajectory,
    non_working_day,
    off_trajectory,
    one_organisation_leads,
    ongoing_without_review,
    out_of_order,
    output_only_measures,
    overdue_action,
    overloaded_post,
    placeholder_text,
    rating_without_reason,
    repeated_slippage,
    report_gap,
    restricted_period_clash,
    sector_not_leading,
    stale_benchmark,
    stale_update,
    steep_trajectory,
    team_as_lead,
    trajectory_against_direction,
    unanswered_condition,
    undefined_acronym,
    unknown_reference,
    unknown_rule,
    unmeasurable,
    unused_waiver,
    vacant_post,
)
from wsoa_cli.rules.finding import Rule


def _rules(*modules: object) -> tuple[Rule, ...]:
    """Modules as rules: no type checker sees that a module keeps a protocol; tests/rules/test_every_rule.py does."""
    return cast("tuple[Rule, ...]", modules)


ABOUT_WAIVERS = _rules(unknown_rule, expired_waiver, unused_waiver, endless_waiver)
"""Rules that look at what the others found, and so are asked last; they cannot be waived."""

GROUPS: Mapping[str, tuple[Rule, ...]] = {
    "Whether the plan holds together": _rules(
        duplicate_id,
        unknown_reference,
        broken_succession,
        budget_mismatch,
        circular_needs,
        out_of_order,
        contradicting_status,
        miscounted_deadline,
        internal_leak,
    ),
    "Whether it answers what the inspectors found": _rules(
        finding_without_action,
        action_without_finding,
        finding_without_outcome,
        finding_without_measure,
        unanswered_condition,
    ),
    "Whether it says who and by when": _rules(
        action_without_lead,
        no_deadline,
        ongoing_without_review,
        no_start,
    ),
    "Who leads it, and who takes part": _rules(
        sector_not_leading,
        one_organisation_leads,
        team_as_lead,
        vacant_post,
        overloaded_post,
        no_coproduction,
        no_board,
    ),
    "Whether it is kept": _rules(
        overdue_action,
        missed_deadline,
        late_start,
        forecast_late,
        decision_outstanding,
        date_moved_without_reason,
        date_moved_without_approval,
        repeated_slippage,
    ),
    "Whether its dates can be kept": _rules(
        due_after_revisit,
        deadline_cliff,
        many_not_started,
        non_working_day,
        restricted_period_clash,
    ),
    "Whether it can be measured": _rules(
        no_baseline,
        no_target,
        no_trajectory,
        unmeasurable,
        trajectory_against_direction,
        steep_trajectory,
        implausible_value,
        mixed_basis,
        counter_reset,
        stale_benchmark,
        output_only_measures,
        age_band_gap,
    ),
    "Whether it works": _rules(
        off_trajectory,
        late_reading,
        finished_without_evidence,
        embedded_too_soon,
        impact_unknown,
        activity_not_impact,
    ),
    "Whether what is said of it is true and fresh": _rules(
        green_but_late,
        rating_without_reason,
        stale_update,
    ),
    "Whether it is fit for its readers": _rules(
        undefined_acronym,
        placeholder_text,
        report_gap,
    ),
    "Whether what is set aside is so with reason": ABOUT_WAIVERS,
}
"""The rules by the question that they answer, in the order in which they are listed and documented."""

RULES: tuple[Rule, ...] = tuple(chain.from_iterable(GROUPS.values()))


KIND_BY_KIND = _rules(unknown_reference)
"""The rules that keep quiet by themselves about what may stand in the part of a plan that could not be read."""

FROM_HISTORY = frozenset(one.NAME for one in _rules(date_moved_without_reason, repeated_slippage))
"""The rules that look at how dates have moved (`Subject.slipped`): without all of the history they may find too little."""


def named(names: Iterable[str]) -> frozenset[str]:
    """Names of rules, as they were asked for. Raises UnknownRuleError for one that no rule has."""
    known = [rule.NAME for rule in RULES]
    asked = list(names)
    for name in asked:
        if name not in known:
            raise UnknownRuleError(name, tuple(get_close_matches(name.lower(), known, n=2)))
    return frozenset(asked)
