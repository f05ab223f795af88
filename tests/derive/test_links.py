"""What an item is linked to, both ways."""

from collections.abc import Callable

import pytest

from wsoa_cli.derive.links import links_from, links_to, look_up
from wsoa_cli.model.plan import Plan, id_of
from wsoa_cli.model.vocabulary import ItemKind

MORE = """\
  - {id: F2, kind: improvement, text: Voices go unheard., served_by: [1.2]}
principles:
  - {id: welcome, text: Welcome everybody, kind: pledge}
conditions:
  - {id: R1, text: Say who pays., actions: [1.1]}
decisions:
  - {id: D1, board: send-board, title: Agree the launch}
"""
BODY = """\
actions:
  - {id: 1.1, title: Agree, lead: [HEAD-OF-SEN], partners: [nhs, council], status: in_progress, needs: [1.2, D1],
     measures: [M1], aligns_to: [welcome], findings: [F2]}
  - {id: 1.2, title: Draft, lead: [nobody, send-board], status: in_progress, part_of: 1.1}
measures:
  - {id: M1, title: Plans in time, unit: percent, better: higher, owner: head-of-sen}
"""

Ends = list[tuple[str, str, str]]


@pytest.fixture
def plan(plan_of: Callable[..., Plan]) -> Plan:
    return plan_of(BODY, more=MORE)


def named_by_it(plan: Plan, kind: ItemKind, item_id: str) -> Ends:
    placed = plan.find(kind, item_id)
    assert placed is not None
    return [(link.field, link.kind, id_of(link.item)) for link in links_from(plan, kind, placed)]


def naming_it(plan: Plan, kind: ItemKind, item_id: str) -> Ends:
    placed = plan.find(kind, item_id)
    assert placed is not None
    return [(link.field, link.kind, id_of(link.item)) for link in links_to(plan, kind, placed.item)]


@pytest.mark.parametrize(
    ("kind", "item", "ends"),
    [
        (
            "action",
            "1.1",
            [
                ("lead", "post", "head-of-sen"),
                ("partners", "organisation", "nhs"),
                ("partners", "organisation", "council"),
                ("findings", "finding", "F2"),
                ("measures", "measure", "M1"),
                ("needs", "action", "1.2"),
                ("needs", "decision", "D1"),
                ("aligns_to", "principle", "welcome"),
            ],
        ),
        ("action", "1.2", [("lead", "board", "send-board"), ("part_of", "action", "1.1")]),
        ("measure", "M1", [("owner", "post", "head-of-sen")]),
        ("workstream", "WS1", [("accountable", "post", "director"), ("findings", "finding", "F1")]),
        ("condition", "R1", [("actions", "action", "1.1")]),
        ("decision", "D1", [("board", "board", "send-board")]),
        ("finding", "F2", [("served_by", "action", "1.2")]),
        ("post", "director", [("organisation", "organisation", "council")]),
        ("organisation", "nhs", []),
    ],
)
def test_what_an_item_names(kind: ItemKind, item: str, ends: Ends, plan: Plan) -> None:
    assert ends == named_by_it(plan, kind, item)


@pytest.mark.parametrize(
    ("kind", "item", "ends"),
    [
        ("action", "1.1", [("part_of", "action", "1.2"), ("actions", "condition", "R1")]),
        ("action", "1.2", [("needs", "action", "1.1"), ("served_by", "finding", "F2")]),
        ("measure", "M1", [("measures", "action", "1.1")]),
        ("finding", "F1", [("findings", "workstream", "WS1")]),
        ("finding", "F2", [("findings", "action", "1.1")]),
        ("decision", "D1", [("needs", "action", "1.1")]),
        ("post", "head-of-sen", [("lead", "action", "1.1"), ("owner", "measure", "M1")]),
        ("post", "director", [("accountable", "workstream", "WS1")]),
        ("board", "send-board", [("lead", "action", "1.2"), ("board", "decision", "D1")]),
        (
            "organisation",
            "council",
            [("partners", "action", "1.1"), ("organisation", "post", "director"), ("organisation", "post", "head-of-sen")],
        ),
        ("principle", "welcome", [("aligns_to", "action", "1.1")]),
        ("workstream", "WS1", []),
    ],
)
def test_what_names_an_item(kind: ItemKind, item: str, ends: Ends, plan: Plan) -> None:
    assert ends == naming_it(plan, kind, item)


def test_every_link_can_be_followed_back(plan: Plan) -> None:
    kinds: tuple[ItemKind, ...] = ("workstream", "action", "measure", "finding", "condition", "decision", "post")
    forth = {
        (kind, id_of(at.item), field, *end)
        for kind in kinds
        for at in plan.items(kind)
        for field, *end in named_by_it(plan, kind, id_of(at.item))
    }
    back = {
        (other_kind, other, field, kind, item)
        for kind, item in {(str(kind), item) for *_, kind, item in forth}
        for field, other_kind, other in naming_it(plan, kind, item)  # type: ignore[arg-type]  # its kinds are strings here
    }
    assert forth == back


def test_an_id_that_an_action_and_a_decision_share_means_the_action(plan_of: Callable[..., Plan]) -> None:
    body = """\
        actions:
          - {id: X, title: Draft, status: in_progress}
          - {id: 1.1, title: Agree, status: in_progress, needs: [x]}
        """
    plan = plan_of(body, more="decisions:\n  - {id: X, title: Launch}\n")
    assert named_by_it(plan, "action", "1.1") == [("needs", "action", "X")]
    assert naming_it(plan, "decision", "X") == []


def test_what_is_not_there_is_not_found(plan: Plan) -> None:
    assert look_up(plan, ("action", "decision"), "1.3") is None
