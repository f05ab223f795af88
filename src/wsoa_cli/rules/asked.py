"""Which rules are asked, and how strictly.

A plan at its first draft is not drowned: at the level `draft` only those rules run that say whether it holds together, and
whether each action says who and by when. `strict` takes each finding for one grade graver than `standard` does.
"""

from dataclasses import dataclass

from wsoa_cli.derive.grace import NO_GRACE, Grace
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.vocabulary import CheckLevel
from wsoa_cli.rules.finding import Rule, Severity

_ONE_GRADE_GRAVER: dict[Severity, Severity] = {"note": "warning", "warning": "error", "error": "error"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The rules by name: only `select` where it names any, whatever the level, and never `ignore`.

    `level` takes the place of the level that a plan sets for itself. `grace` is how long a date that has passed is not yet an
    error.
    """

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    level: CheckLevel | None = None
    grace: Grace = NO_GRACE

    def wants(self, rule: Rule, plan: Plan) -> bool:
        """Whether a rule is asked about a plan."""
        if rule.NAME in self.ignore:
            return False
        if self.select:
            return rule.NAME in self.select
        return rule.LEVEL == "draft" or self._level(plan) != "draft"

    def grade(self, severity: Severity, plan: Plan) -> Severity:
        """How grave a finding is for a plan."""
        return _ONE_GRADE_GRAVER[severity] if self._level(plan) == "strict" else severity

    def _level(self, plan: Plan) -> CheckLevel:
        return self.level or plan.head.settings.check_level


EVERYTHING = Asked()
"""Every rule, at the level that each plan sets for itself."""
