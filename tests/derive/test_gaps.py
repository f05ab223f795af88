"""What may stand in the part of a plan that could not be understood."""

from types import ModuleType
from typing import cast

import pytest

from wsoa_cli.derive.gaps import all_of, gaps_of, touches
from wsoa_cli.model.fields import field_names
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan import IN_HEAD, Loc
from wsoa_cli.model.plan_head import Board, Condition, Decision, Finding, Organisation, PlanHead, Post
from wsoa_cli.model.vocabulary import ITEM_KINDS
from wsoa_cli.model.workstream import Action, Workstream
from wsoa_cli.rules.registry import RULES

OWNERS = {
    "plan": PlanHead,
    "workstream": Workstream,
    "action": Action,
    "measure": Measure,
    "finding": Finding,
    "condition": Condition,
    "decision": Decision,
    "post": Post,
    "organisation": Organisation,
    "board": Board,
}


@pytest.mark.parametrize(
    ("loc", "expected"),
    [
        (("actions", 3), {"action"}),
        (("actions",), {"action"}),
        (("actions", 3, "due"), {"action.due"}),
        (("actions", 3, "updates", 0, "date"), {"action.updates"}),
        (("actions", 3, "deu"), {"action.*"}),
        (("findings", 0), {"workstream.findings"}),
        (("id",), {"workstream", "workstream.id"}),
        ((), {"workstream", "workstream.*"}),
        (("acttions",), {"action", "measure", "outcome", "workstream", "workstream.*"}),
    ],
)
def test_a_damaged_place_of_a_workstream_takes_away_no_more_than_stands_there(loc: Loc, expected: set[str]) -> None:
    assert expected == gaps_of(Workstream, [loc])


@pytest.mark.parametrize(
    ("loc", "expected"),
    [
        (("findings", 0), {"finding"}),
        (("posts", 1, "holder"), {"post.holder"}),
        (("calendar", "terms", 0), {"plan.calendar"}),
        (("areas", 0), {"plan.areas"}),
        (("pots",), {*IN_HEAD, "plan.*"}),
    ],
)
def test_a_damaged_place_of_plan_yaml_takes_away_no_more_than_stands_there(loc: Loc, expected: set[str]) -> None:
    assert expected == gaps_of(PlanHead, [loc])


def test_a_field_is_touched_by_a_gap_of_its_name_and_by_one_of_any_name() -> None:
    assert (True, True, False, False) == tuple(
        touches(frozenset({gap}), ("action.due",)) for gap in ("action.due", "action.*", "action", "measure.*")
    )


def test_a_file_that_cannot_be_read_lacks_every_kind_that_stands_in_such_files() -> None:
    assert set(ITEM_KINDS) == {gap for kind in (PlanHead, Workstream) for gap in all_of(kind) if "." not in gap}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.NAME))
def test_what_a_rule_needs_is_a_kind_of_item_or_a_field_of_one(rule: ModuleType) -> None:
    needs = cast("bool | tuple[str, ...]", rule.NEEDS_WHOLE_PLAN)
    for need in needs if isinstance(needs, tuple) else ():
        kind, dot, field = need.partition(".")
        assert field in field_names(OWNERS[kind]) if dot else kind in ITEM_KINDS
