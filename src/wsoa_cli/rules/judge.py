"""Puts the rules to one plan: those that are asked, and what they find less what its waivers set aside."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from wsoa_cli.derive.gaps import touches
from wsoa_cli.model.plan import Place, Plan
from wsoa_cli.model.vocabulary import ITEM_KINDS
from wsoa_cli.rules.asked import EVERYTHING, Asked
from wsoa_cli.rules.finding import Finding, Rule, Subject
from wsoa_cli.rules.registry import ABOUT_WAIVERS, FROM_HISTORY, KIND_BY_KIND, RULES
from wsoa_cli.rules.waivers import Waived, sift

Ask = Callable[[Rule, Subject], Iterable[Finding]]
"""How a rule is asked: plainly, or with a watch in the hand."""


@dataclass(frozen=True, slots=True)
class Known:
    """How much of a plan is known: whether all of its files could be read, and all of its history; and what is damaged.

    What may be missing of it stands in the `gaps` of the subject. A finding at a damaged place would only repeat what the fault
    there says already, and one that leans on what is missing there would be untrue: the evidence is written, and could not be
    read.
    """

    is_whole: bool = True
    has_history: bool = True
    is_damaged: Callable[[Place], bool] = lambda _: False


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is found in a plan, and what its waivers set aside, each in the order of the rules.

    `quiet` are the names of the rules that were not asked, or not about everything, because of what could not be read.
    """

    found: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    quiet: tuple[str, ...] = ()


ALL_KNOWN = Known()


def plainly(rule: Rule, subject: Subject) -> Iterable[Finding]:
    """What a rule finds."""
    return rule.check(subject)


def judge(subject: Subject, asked: Asked = EVERYTHING, known: Known = ALL_KNOWN, ask: Ask = plainly) -> Judgement:
    """What the rules that are asked find in one plan; those about waivers last, since they look at what the others found."""
    plan = subject.plan
    those = [rule for rule in RULES if rule.ASKED_OF_CLOSED or not plan.is_closed]
    wanted = [rule for rule in those if _with_waived(asked, plan).wants(rule, plan)]
    put = [rule for rule in wanted if not _lacks(rule, subject)]
    quiet = [rule for rule in wanted if rule not in put or (rule in KIND_BY_KIND and _lacks_items(subject))]
    judging = _Judging(subject, asked, known, ask)
    sifted = sift(
        [one for rule in put if rule not in ABOUT_WAIVERS for one in judging.found_by(rule)],
        plan,
        subject.today,
        rules=WAIVABLE,
        put={rule.NAME for rule in put if known.is_whole and (known.has_history or rule.NAME not in FROM_HISTORY)},
        is_damaged=known.is_damaged,
    )
    judging.subject = replace(subject, waivers=sifted.waivers)
    about_waivers = (one for rule in put if rule in ABOUT_WAIVERS for one in judging.found_by(rule))
    shown = {rule.NAME for rule in put if asked.wants(rule, plan)}
    return Judgement(
        tuple(one for one in (*sifted.standing, *about_waivers) if one.rule in shown),
        tuple(one for one in sifted.waived if one.finding.rule in shown),
        tuple(rule.NAME for rule in quiet if asked.wants(rule, plan)),
    )


def _lacks(rule: Rule, subject: Subject) -> bool:
    """Whether something may be missing of what a rule needs."""
    needs = rule.NEEDS_WHOLE_PLAN
    return touches(subject.gaps, needs) if isinstance(needs, tuple) else needs and bool(subject.gaps)


def _lacks_items(subject: Subject) -> bool:
    """Whether something that could be named may be missing."""
    return touches(subject.gaps, (*ITEM_KINDS, "plan.areas", "plan.calendar"))


WAIVABLE = {rule.NAME: rule for rule in RULES if rule not in ABOUT_WAIVERS}
"""What can be waived; what is wrong with a waiver itself cannot."""


def _with_waived(asked: Asked, plan: Plan) -> Asked:
    """What is asked, and where that is a rule about waivers, the rules that they name: what these find is not shown then."""
    if not any(rule.NAME in asked.select for rule in ABOUT_WAIVERS):
        return asked
    return replace(asked, select=asked.select | {waiver.rule for waiver in plan.head.waivers})


@dataclass(slots=True)
class _Judging:
    subject: Subject
    asked: Asked
    known: Known
    ask: Ask

    def found_by(self, rule: Rule) -> Iterator[Finding]:
        """What a rule finds, graded as the plan asks."""
        for one in self.ask(rule, self.subject):
            if any(map(self.known.is_damaged, (one.place, *one.leans_on))):
                continue
            severity = self.asked.grade(one.severity, self.subject.plan)
            yield one if severity == one.severity else replace(one, severity=severity)
