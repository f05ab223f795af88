"""Every rule has its page, and what the page shows is true: the rule finds itself in the one example and not in the other."""

import pytest

from folders import Folder
from rules.rule_cases import case_in
from wsoa_cli.rules.asked import Asked
from wsoa_cli.rules.page import RulePage, page_of
from wsoa_cli.rules.registry import GROUPS, RULES

PAGES = [page_of(rule) for rule in RULES]

every_page = pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])


def found_in(example: str, page: RulePage, folder: Folder) -> set[str]:
    """The names of what the rule, asked alone, finds in an example; faults of its files are always found."""
    case = case_in(page.name, page.name, f"{example}\n")
    return {rule for *_, rule in case.found(folder, Asked(select=frozenset({page.name})))}


@every_page
def test_a_page_has_all_its_parts(page: RulePage) -> None:
    parts = {"summary": page.summary, "why": page.why, "fails": page.fails, "mended": page.mended}
    assert [] == [name for name, part in parts.items() if not part]


@every_page
def test_a_page_gives_its_reasons_in_words_and_not_in_plans(page: RulePage) -> None:
    assert [] == [paragraph for paragraph in page.why if "Fails:" in paragraph or "Mended:" in paragraph]


@every_page
def test_a_summary_fits_a_list(page: RulePage) -> None:
    assert len(page.summary) <= 120


@every_page
def test_a_rule_finds_itself_in_what_fails(page: RulePage, folder: Folder) -> None:
    assert {page.name} == found_in(page.fails, page, folder)


@every_page
def test_a_rule_finds_nothing_in_what_is_mended(page: RulePage, folder: Folder) -> None:
    assert set() == found_in(page.mended, page, folder)


def test_every_rule_stands_in_one_group() -> None:
    assert list(RULES) == [rule for rules in GROUPS.values() for rule in rules]
    assert len({rule.NAME for rule in RULES}) == len(RULES)
