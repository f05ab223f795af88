"""Every rule finds what its cases say, on the lines that they say, and nothing else."""

from pathlib import Path

import pytest

from folders import Folder
from rules.rule_cases import Case, Found, cases_of, rules_with_cases
from wsoa_cli.commands.check import check
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.rules.asked import Asked

ALL = [case for rule in rules_with_cases() for case in cases_of(rule)]


def found_in(folder: Folder, case: Case) -> list[Found]:
    case.write(folder)
    found = check(Workspace(folder.root, case.today), asked=Asked(select=case.asked)).result
    return sorted((Path(one.path).relative_to(folder.root).as_posix(), one.line, one.rule) for one in found)


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.rule}: {case.name}")
def test_a_rule_finds_what_its_case_says(case: Case, folder: Folder) -> None:
    assert case.expected == found_in(folder, case)
