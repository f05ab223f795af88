"""Which actions wait for which, and which wait in a circle."""

from collections.abc import Callable

import pytest

from wsoa_cli.derive.waiting import circles, waits
from wsoa_cli.model.plan import Plan

Chain = dict[str, list[str]]
"""Ids with the ids that each needs."""


@pytest.fixture
def needing(plan_of: Callable[..., Plan]) -> Callable[[Chain], Plan]:
    """A plan in which each action needs others."""

    def read(needs: Chain) -> Plan:
        lines = (f"  - {{id: {one}, title: One, status: in_progress, needs: [{', '.join(of)}]}}" for one, of in needs.items())
        return plan_of("actions:\n" + "\n".join(lines) + "\n")

    return read


def named(plan: Plan) -> list[str]:
    return [str(circle) for circle in circles(plan)]


def test_a_wait_says_who_waits_for_what_and_where_that_is_written(plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(
        """\
        actions:
          - {id: 1.0, title: The whole, status: in_progress}
          - {id: 1.1, title: A part, status: in_progress, part_of: 1.0, needs: [2.1, D1, 9.9]}
          - {id: 2.1, title: Another, status: in_progress}
          - {id: 2.2, title: Given up, status: withdrawn, needs: [2.1], part_of: 1.0}
          - {id: 2.3, title: Last, status: in_progress, needs: [2.2], part_of: 2.2}
        """,
        more="decisions: [{id: D1, title: Pay for it}]\n",
    )
    found = [(wait.waiting.item.id, wait.awaited.item.id, wait.at.loc, wait.is_whole) for wait in waits(plan)]
    expected = [
        ("1.1", "2.1", ("actions", 1, "needs", 0), False),
        ("1.1", "D1", ("actions", 1, "needs", 1), False),
        ("1.0", "1.1", ("actions", 1, "part_of"), True),
    ]
    assert expected == found


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        pytest.param({"1": ["2"], "2": ["3"], "3": []}, [], id="a chain"),
        pytest.param({"1": ["2", "3"], "2": ["4"], "3": ["4"], "4": []}, [], id="two ways to one"),
        pytest.param({"1": ["1"]}, ["1 -> 1"], id="itself"),
        pytest.param({"1": ["1", "1"]}, ["1 -> 1"], id="itself twice"),
        pytest.param({"1": ["2"], "2": ["1"]}, ["1 -> 2 -> 1"], id="two"),
        pytest.param({"1": ["2"], "2": ["3"], "3": ["1"]}, ["1 -> 2 -> 3 -> 1"], id="three"),
        pytest.param({"0": ["2"], "1": ["2"], "2": ["3"], "3": ["2"]}, ["2 -> 3 -> 2"], id="what leads to it is not in it"),
        pytest.param({"1": ["2", "3"], "2": ["1"], "3": ["1"]}, ["1 -> 2 -> 1", "1 -> 3 -> 1"], id="two that share one"),
        pytest.param({"1": ["2"], "2": ["1"], "3": ["4"], "4": ["3"]}, ["1 -> 2 -> 1", "3 -> 4 -> 3"], id="two apart"),
        pytest.param({"1": ["2", "3"], "2": ["3"], "3": ["1"]}, ["1 -> 2 -> 3 -> 1"], id="a short cut closes no second one"),
        pytest.param({"A": ["b"], "B": ["a"]}, ["A -> B -> A"], id="capitals make no difference"),
    ],
)
def test_circles_are_named_once(needs: Chain, expected: list[str], needing: Callable[[Chain], Plan]) -> None:
    assert expected == named(needing(needs))


def test_a_circle_of_thousands_is_walked_without_recursion(needing: Callable[[Chain], Plan]) -> None:
    (circle,) = circles(needing({str(n): [str((n + 1) % 5000)] for n in range(5000)}))
    assert len(circle.actions) == 5000


def test_a_plan_in_which_each_needs_all_before_it_takes_time_as_its_needs_do(needing: Callable[[Chain], Plan]) -> None:
    """Paths through such a plan are as many as two to the power of its actions; only one along each need is walked."""
    assert named(needing({str(n): [str(m) for m in range(n)] for n in range(100)})) == []
