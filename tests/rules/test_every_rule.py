"""A rule is registered, documented, graded and tested, or it is no rule."""

import pkgutil
from importlib import import_module
from types import ModuleType

import pytest

import wsoa_cli.rules
from rules.rule_cases import cases_of, rules_with_cases
from wsoa_cli.rules.finding import GRAVEST_FIRST
from wsoa_cli.rules.registry import RULES

MODULES = [import_module(f"wsoa_cli.rules.{found.name}") for found in pkgutil.iter_modules(wsoa_cli.rules.__path__)]
RULE_MODULES = [module for module in MODULES if hasattr(module, "NAME")]

every_rule = pytest.mark.parametrize("module", RULE_MODULES, ids=lambda module: str(module.NAME))


def test_every_rule_module_is_in_the_registry_once() -> None:
    assert sorted(str(module.NAME) for module in RULE_MODULES) == sorted(rule.NAME for rule in RULES)


@every_rule
def test_a_rule_is_named_like_its_module(module: ModuleType) -> None:
    assert module.__name__.rpartition(".")[2].replace("_", "-") == module.NAME


@every_rule
def test_a_rule_names_its_pattern_in_one_sentence_and_then_says_more(module: ModuleType) -> None:
    first, blank, *more = (module.__doc__ or "").splitlines()
    assert ("." == first[-1], "" == blank, bool("".join(more).strip())) == (True, True, True)


@every_rule
def test_a_rule_says_what_it_yields(module: ModuleType) -> None:
    assert module.check.__doc__


@every_rule
def test_a_rule_has_a_severity(module: ModuleType) -> None:
    assert module.SEVERITY in GRAVEST_FIRST


def test_every_rule_has_a_file_of_cases_and_every_file_a_rule() -> None:
    assert sorted(rule.NAME for rule in RULES) == rules_with_cases()


@every_rule
def test_a_rule_has_cases_in_which_it_finds_nothing_and_they_come_first(module: ModuleType) -> None:
    finds = [module.NAME in {rule for *_, rule in case.expected} for case in cases_of(module.NAME)]
    assert {True, False} == set(finds)
    assert finds == sorted(finds)


@every_rule
def test_no_two_cases_of_a_rule_have_the_same_name(module: ModuleType) -> None:
    names = [case.name for case in cases_of(module.NAME)]
    assert sorted(set(names)) == sorted(names)
