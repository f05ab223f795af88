"""Every rule finds what its cases say, on the lines that they say, and nothing else."""

import pytest

from folders import Folder
from rules.rule_cases import Case, cases_of, rules_with_cases
from wsoa_cli.rules.asked import Asked

ALL = [case for rule in rules_with_cases() for case in cases_of(rule)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.rule}: {case.name}")
def test_a_rule_finds_what_its_case_says(case: Case, folder: Folder) -> None:
    assert case.expected == case.found(folder, Asked(select=case.asked))
