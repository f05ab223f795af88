"""What a rule says: which rule, how grave, where, what is wrong, and what to write instead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol, get_args

from wsoa_cli.derive.gaps import NO_GAPS, Gaps
from wsoa_cli.derive.grace import NO_GRACE, Grace
from wsoa_cli.derive.standing import Standing
from wsoa_cli.model.plan import Place, Placed, Plan
from wsoa_cli.model.plan_head import Waiver
from wsoa_cli.model.workstream import Action

if TYPE_CHECKING:
    from wsoa_cli.derive.slippage import Slippage

Severity = Literal["error", "warning", "note"]
Origin = Literal["new", "calendar", "existing"]
"""What brought a finding: a change, the time that passed, or neither, since it was there before; the newest first."""

ORIGINS: tuple[Origin, ...] = get_args(Origin)
RuleLevel = Literal["draft", "standard"]
"""From which level on a rule runs: what must be right even in a draft, or what is asked of a plan in force."""

GRAVEST_FIRST: tuple[Severity, ...] = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a plan.

    `about` names what else it is about, by ids and words of the plan: what leaks, what is waited for, which service. What is
    found about another thing in the same place is another finding (`rules/identity.py`). `leans_on` are fields beside its place
    that seem to say nothing: where one of them could not be understood, nothing is known of that.
    """

    rule: str
    severity: Severity
    plan: str
    item: str | None
    message: str
    hint: str
    place: Place
    about: tuple[str, ...] = ()
    leans_on: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """What rules look at: one plan on one day, with its actions as they then stand and how their dates have moved.

    `standings` and `slippages` run beside `plan.actions`, so that a rule has both the facts and the place. `neighbours` are all
    plans that were read, by id in small letters, this one among them; `not_whole` the ids of those of which not every action
    could be read, so that what seems to be missing in them may well be there. `gaps` are what may be missing of this plan.
    `grace` is how long a missed date is not yet an error.
    `waivers` say what became of the plan's waivers; only the rules about these, which are asked last, see them.
    """

    plan: Plan
    today: date
    standings: tuple[Standing, ...]
    slippages: "tuple[Slippage, ...]"
    neighbours: Mapping[str, Plan] = field(default_factory=dict)
    not_whole: frozenset[str] = frozenset()
    gaps: Gaps = NO_GAPS
    grace: Grace = NO_GRACE
    waivers: "tuple[Applied, ...]" = ()

    def actions(self) -> Iterator[tuple[Placed[Action], Standing]]:
        """Every action with its place and its standing."""
        yield from zip(self.plan.actions, self.standings, strict=True)

    def slipped(self) -> "Iterator[tuple[Placed[Action], Slippage]]":
        """Every action with its place and the moves of its date."""
        yield from zip(self.plan.actions, self.slippages, strict=True)

    def grace_after(self, latest: date | None) -> date | None:
        """The last day of the grace for a date that has passed; None where there is none left."""
        return self.grace.lasts_until(latest, self.plan, self.today) if latest else None


class Rule(Protocol):
    """A module of this folder: its docstring is its documentation, `check` yields what it finds.

    `NEEDS_WHOLE_PLAN` names what the rule must have read whole (see `derive.gaps`), or says that it needs all of the plan, or
    nothing beyond what it finds. `ASKED_OF_CLOSED` says whether what it finds is wrong in a closed plan too, which raises no
    alert any more.
    A rule neither prints nor sorts nor filters. Questions that two rules share move down into derive/.
    """

    __doc__: str | None
    NAME: str
    SEVERITY: Severity
    LEVEL: RuleLevel
    NEEDS_WHOLE_PLAN: bool | tuple[str, ...]
    ASKED_OF_CLOSED: bool

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Every finding of this rule in one plan."""


@dataclass(frozen=True, slots=True)
class Applied:
    """One waiver of a plan, where it stands, and what became of it.

    `rule` is None where no rule that can be waived has its name; `near` is then the one that was probably meant. `matches`
    counts the findings that it is about, whether it holds or not; None where that is not known, because its rule was not asked
    or not all that it needs could be read.
    """

    waiver: Waiver
    place: Place
    rule: Rule | None
    near: str | None
    matches: int | None
