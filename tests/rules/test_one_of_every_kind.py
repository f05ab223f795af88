"""A portfolio with one fault of every kind yields exactly those findings: no rule is silent, and none cries wolf.

`one_of_every_kind/` holds made-up plans as they stand on the day, well made otherwise. `# finds: rule-name` at the end of a
line says what is found there, and on no other line is anything; `# was: …` says what stood there when the plans were agreed.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from folders import Folder
from rules.rule_cases import Case
from wsoa_cli.commands.judging import state_of
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.rules.asked import Asked
from wsoa_cli.rules.finding import Finding, Rule, Subject
from wsoa_cli.rules.registry import ABOUT_WAIVERS, FROM_HISTORY, RULES

PORTFOLIO = Path(__file__).parent / "one_of_every_kind"
TODAY = date(2020, 6, 15)
AGREED_ON = "2020-03-02"

_STAGE = re.compile(r"^stage: .*$", re.MULTILINE)
_WAS = re.compile(r": \S+ # was: (?P<value>\S+)")


@pytest.fixture(scope="module")
def portfolio() -> Case:
    """The plans as they stand, and before that in git as they were agreed."""
    now = {path.relative_to(PORTFOLIO).as_posix(): path.read_text(encoding="utf-8") for path in PORTFOLIO.rglob("*.yaml")}
    agreed = {name: _WAS.sub(r": \g<value>", text) for name, text in now.items()}
    return Case("", "one of every kind", TODAY, now, before=((AGREED_ON, agreed),))


@pytest.mark.parametrize("asked", [Asked(), Asked(level="strict")], ids=["as the plans ask", "strict"])
def test_one_fault_of_every_kind_yields_exactly_these_findings(portfolio: Case, folder: Folder, asked: Asked) -> None:
    assert portfolio.expected == portfolio.found(folder, asked)


def test_a_draft_is_asked_only_what_must_be_right_even_in_a_draft(portfolio: Case, folder: Folder) -> None:
    asked_later = {rule.NAME for rule in RULES if rule.LEVEL == "standard"}
    at_once = [found for found in portfolio.expected if found[2] not in asked_later]
    assert at_once == portfolio.found(folder, Asked(level="draft"))


def test_in_plans_that_are_over_only_those_are_asked_that_say_so(portfolio: Case, folder: Folder) -> None:
    over = {name: _STAGE.sub("stage: closed", text) for name, text in portfolio.files.items()}
    asked = {rule.NAME for rule in RULES if rule.ASKED_OF_CLOSED}
    found = {rule for *_, rule in replace(portfolio, files=over).found(folder, Asked())}
    assert asked == found & {rule.NAME for rule in RULES}


@pytest.fixture
def subjects(portfolio: Case, folder: Folder) -> list[Subject]:
    """The plans as the last rules see them, with all that is known of their history and of their waivers."""
    portfolio.write(folder)
    seen: dict[str, Subject] = {}

    def ask(rule: Rule, subject: Subject) -> Iterable[Finding]:
        seen[subject.plan.id] = subject
        return rule.check(subject)

    for _ in state_of(Workspace(folder.root, TODAY)).judged(TODAY, Asked(level="strict"), ask):
        pass
    return list(seen.values())


def find_otherwise(subjects: list[Subject], forget: Callable[[Subject], Subject]) -> list[Rule]:
    """The rules that find something else, or cannot be asked at all, where something is not known."""
    return [rule for rule in RULES if any(found(rule, one) != found(rule, forget(one)) for one in subjects)]


def found(rule: Rule, subject: Subject) -> list[Finding] | None:
    try:
        return list(rule.check(subject))
    except ValueError:  # there is not a history to each action
        return None


def test_the_rules_that_look_at_how_dates_have_moved_are_those_that_need_all_of_the_history(subjects: list[Subject]) -> None:
    assert FROM_HISTORY == {rule.NAME for rule in find_otherwise(subjects, lambda one: replace(one, slippages=()))}


def test_the_rules_that_look_at_waivers_are_asked_after_all_others(subjects: list[Subject]) -> None:
    about = find_otherwise(subjects, lambda one: replace(one, waivers=()))
    assert list(ABOUT_WAIVERS) == about == list(RULES[-len(about) :])


def test_every_rule_has_its_one_place(portfolio: Case) -> None:
    places = Counter(rule for *_, rule in portfolio.expected)
    assert {rule.NAME: 1 for rule in RULES} == {rule.NAME: places[rule.NAME] for rule in RULES}
