"""A portfolio with one fault of every kind yields exactly those findings: no rule is silent, and none cries wolf.

`one_of_every_kind/` holds made-up plans as they stand on the day, well made otherwise. `# finds: rule-name` at the end of a
line says what is found there, and on no other line is anything; `# was: …` says what stood there when the plans were agreed.
"""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from folders import Folder
from rules.rule_cases import Case
from wsoa_cli.rules.asked import Asked
from wsoa_cli.rules.registry import RULES

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


def test_every_rule_has_its_one_place(portfolio: Case) -> None:
    places = Counter(rule for *_, rule in portfolio.expected)
    assert {rule.NAME: 1 for rule in RULES} == {rule.NAME: places[rule.NAME] for rule in RULES}
