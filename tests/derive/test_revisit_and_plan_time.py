"""What a plan does not say outright: when inspectors come again, how long it lasts, and since when an action is withdrawn."""

from collections.abc import Callable
from datetime import date

import pytest

from wsoa_cli.derive.plan_time import plan_time
from wsoa_cli.derive.revisit import expected_revisit
from wsoa_cli.derive.withdrawal import withdrawn_on
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.when import Span

TODAY = date(2020, 1, 6)


@pytest.mark.parametrize(
    ("deadline", "is_one"),
    [
        pytest.param("id: re-inspection, title: They come, kind: external", True, id="re-inspection as its id"),
        pytest.param("id: D, title: Ofsted and CQC expected to re-inspect by, kind: external", True, id="a verb in its title"),
        pytest.param("id: D, title: Reinspection, kind: external", True, id="without a hyphen"),
        pytest.param("id: revisit, title: They come, kind: external", True, id="revisit"),
        pytest.param("id: D, title: Re-visit by the inspectors, kind: external", True, id="re-visit"),
        pytest.param("id: D, title: Monitoring inspection, kind: external", True, id="a monitoring inspection"),
        pytest.param("id: D, title: Re-inspection, kind: internal", False, id="one that the area set itself"),
        pytest.param("id: D, title: Re-inspection", False, id="one of no kind"),
        pytest.param("id: D, title: The inspectors accept the statement, kind: external", False, id="an acceptance"),
        pytest.param("id: D, title: Monitoring return, kind: external", False, id="monitoring of another kind"),
        pytest.param("id: D, title: Monitoring meeting, kind: external", False, id="a meeting about monitoring"),
        pytest.param("id: D, title: Preinspection talk, kind: external", False, id="a word that only contains it"),
    ],
)
def test_a_revisit_is_known_by_its_words(deadline: str, *, is_one: bool, plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(more=f"deadlines: [{{{deadline}, due: 2021-06}}]\n")
    assert is_one == (expected_revisit(plan, TODAY) is not None)


def test_the_next_revisit_counts(plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(
        more="""\
        deadlines:
          - {id: revisit-3, title: Third, kind: external, due: 2022-06}
          - {id: revisit-2, title: Second, kind: external, due: 2021-06}
          - {id: revisit-1, title: First, kind: external, due: 2019-06, met: 2019-06-10}
        """
    )
    found = expected_revisit(plan, TODAY)
    assert found is not None
    assert found.deadline.id == "revisit-2"


@pytest.mark.parametrize(
    ("body", "more", "expected"),
    [
        pytest.param(
            "start: 2019-10, due: 2020-03", "", Span(date(2019, 10, 1), date(2020, 3, 31)), id="first start to last deadline"
        ),
        pytest.param(
            "start: 2019-10, due: 2020-03",
            "inspection: {start: 2019-06-10, end: 2019-06-14}\n",
            Span(date(2019, 6, 10), date(2020, 3, 31)),
            id="from an earlier inspection on",
        ),
        pytest.param(
            "due: 2020-03", "inspection: {start: 2019-06-10}\n", Span(date(2019, 6, 10), date(2020, 3, 31)), id="no start"
        ),
        pytest.param("due: 2020-03", "", None, id="nothing to begin with"),
        pytest.param("start: 2019-10, due: ongoing, review: 2020-03", "", None, id="no end"),
        pytest.param("start: 2020-10, due: 2020-03", "", None, id="the wrong way round"),
    ],
)
def test_a_plan_lasts(body: str, more: str, expected: Span | None, plan_of: Callable[..., Plan]) -> None:
    one = f"  - {{id: 1.1, title: One, status: in_progress, {body}}}\n"
    given_up = "  - {id: 1.2, title: Two, status: withdrawn, start: 2001, due: 2039}\n"
    assert expected == plan_time(plan_of(f"actions:\n{one}{given_up}", more=more))


@pytest.mark.parametrize(
    ("status", "updates", "expected"),
    [
        ("withdrawn", '{date: 2019-12-12, text: "Withdrawn: no money"}', date(2019, 12, 12)),
        ("withdrawn", "{date: 2019-12-12, text: Not now}", None),
        ("in_progress", '{date: 2019-12-12, text: "Withdrawn: no money"}', None),
    ],
    ids=["as wsoa withdraw writes it", "in other words", "taken up again"],
)
def test_an_action_is_withdrawn_since(status: str, updates: str, expected: date | None, plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(f"actions:\n  - {{id: 1.1, title: One, status: {status}, updates: [{updates}]}}\n")
    assert expected == withdrawn_on(plan.actions[0].item)
