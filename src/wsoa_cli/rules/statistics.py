"""How long each rule takes and how much it finds, told by a watch that is held only while somebody asks for it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from wsoa_cli.derive.working_days import is_working_day
from wsoa_cli.rules.finding import Finding, Rule, Subject


class Figure(NamedTuple):
    """What one rule took and found in all plans; what waivers set aside is counted."""

    rule: str
    seconds: float
    found: int


@dataclass(slots=True)
class Statistics:
    """Asks rules with a watch in the hand; `clock` tells seconds from any beginning."""

    clock: Callable[[], float]
    _figures: dict[str, Figure] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Looks up the bank holidays of some year: to import their library takes longer than most rules do for a portfolio.

        It stood in the figure of whichever rule was the first to ask whether a day is a working day.
        """
        is_working_day(date.min)

    def ask(self, rule: Rule, subject: Subject) -> Iterable[Finding]:
        """What a rule finds."""
        begun = self.clock()
        found = list(rule.check(subject))
        before = self._figures.get(rule.NAME, Figure(rule.NAME, 0.0, 0))
        self._figures[rule.NAME] = Figure(rule.NAME, before.seconds + self.clock() - begun, before.found + len(found))
        return found

    def figures(self) -> list[Figure]:
        """A figure a rule, the slowest first."""
        return sorted(self._figures.values(), key=lambda one: -one.seconds)
