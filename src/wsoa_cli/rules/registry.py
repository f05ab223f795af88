"""The rules, by hand: adding one is a module and a line here, and nothing is found by magic."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import cast

from wsoa_cli.errors import UnknownRuleError
from wsoa_cli.rules import (
    action_without_lead,
    date_moved_without_approval,
    date_moved_without_reason,
    duplicate_id,
    endless_waiver,
    expired_waiver,
    miscounted_deadline,
    missed_deadline,
    no_deadline,
    ongoing_without_review,
    overdue_action,
    repeated_slippage,
    unknown_reference,
    unknown_rule,
    unused_waiver,
)
from wsoa_cli.rules.finding import Rule

ABOUT_WAIVERS: tuple[Rule, ...] = (
    cast("Rule", unknown_rule),
    cast("Rule", expired_waiver),
    cast("Rule", unused_waiver),
    cast("Rule", endless_waiver),
)
"""Rules that look at what the others found, and so are asked last; they cannot be waived."""

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
    # whether what is set aside is so with reason
    *ABOUT_WAIVERS,
)

FROM_HISTORY = frozenset({date_moved_without_reason.NAME, repeated_slippage.NAME})
"""The rules that look at how dates have moved (`Subject.slipped`): without all of the history they may find too little."""


def named(names: Iterable[str]) -> frozenset[str]:
    """Names of rules, as they were asked for. Raises UnknownRuleError for one that no rule has."""
    known = [rule.NAME for rule in RULES]
    asked = list(names)
    for name in asked:
        if name not in known:
            raise UnknownRuleError(name, tuple(get_close_matches(name.lower(), known, n=2)))
    return frozenset(asked)
