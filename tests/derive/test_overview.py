"""Where plans and workstreams stand: the counts, the colours, the next dates."""

from collections.abc import Callable
from datetime import date

import pytest

from wsoa_cli.derive.overview import PlanOverview, plan_overview
from wsoa_cli.derive.rating import Rating
from wsoa_cli.model.plan import Plan

TODAY = date(2020, 1, 6)

BODY = """\
actions:
  - {id: 1.1, title: A, status: in_progress, due: 2020-01-03}
  - {id: 1.2, title: B, status: in_progress, due: 2019-12-31}
  - {id: 1.3, title: C, status: not_started, due: 2020-01-31}
  - {id: 1.4, title: D, status: delivered, due: 2019-12-31, finished: 2019-12-31}
  - {id: 1.5, title: E, status: embedded}
  - {id: 1.6, title: F, status: carried_over, due: 2019-01-31}
  - {id: 1.7, title: G, status: withdrawn, due: 2019-01-31}
"""
SECOND = """\
id: WS2
title: Voices
accountable: [director]
actions:
  - {id: 2.1, title: H, status: in_progress, due: 2020-06-30}
  - {id: 2.2, title: I, status: not_started}
"""
EMPTY = "id: WS3\ntitle: Nothing yet\naccountable: [director]\n"
DEADLINES = """\
deadlines:
  - {id: far, title: Far, due: 2021-06-04}
  - {id: near, title: Near, due: 2020-01-31}
  - {id: missed, title: Missed, due: 2019-11-15}
  - {id: met, title: Met, due: 2019-11-15, met: 2019-11-15}
  - {id: open, title: Open}
"""


@pytest.fixture
def overview(plan_of: Callable[..., Plan]) -> PlanOverview:
    return plan_overview(plan_of(BODY, more=DEADLINES, second=SECOND, third=EMPTY), TODAY)


def test_every_action_is_counted_once_by_its_status(overview: PlanOverview) -> None:
    expected = {"in_progress": 3, "not_started": 2, "delivered": 1, "embedded": 1, "carried_over": 1, "withdrawn": 1}
    assert expected == overview.tally.by_status
    assert sum(expected.values()) == overview.tally.total


def test_done_is_delivered_or_embedded(overview: PlanOverview) -> None:
    assert overview.tally.done == 2


def test_overdue_and_due_soon_are_counted_apart(overview: PlanOverview) -> None:
    assert (2, 1) == (overview.tally.overdue, overview.tally.due_soon)


def test_a_workstream_counts_its_own(overview: PlanOverview) -> None:
    assert [("WS1", 7), ("WS2", 2), ("WS3", 0)] == [(row.workstream.id, row.tally.total) for row in overview.workstreams]


def test_the_overdue_come_worst_first(overview: PlanOverview) -> None:
    assert [standing.action.id for standing in overview.overdue] == ["1.2", "1.1"]


def test_a_workstream_takes_the_worst_of_its_actions_and_names_them_worst_first(overview: PlanOverview) -> None:
    assert overview.workstreams[0].rating.reason == "1.2 and 1.1 are red; 1.2: overdue by 6 days, in progress"


def test_a_workstream_under_way_with_something_not_begun_is_green(overview: PlanOverview) -> None:
    assert overview.workstreams[1].rating.colour == "green"


def test_a_workstream_without_actions_has_no_colour(overview: PlanOverview) -> None:
    assert overview.workstreams[2].rating == Rating(None, "no actions to rate")


def test_a_plan_takes_the_worst_of_its_workstreams_and_names_it(overview: PlanOverview) -> None:
    assert overview.rating.colour == "red"
    assert overview.rating.reason == "WS1 is red; 1.2: overdue by 6 days, in progress"


def test_the_next_deadline_is_the_soonest_open_one_that_is_not_late(overview: PlanOverview) -> None:
    assert ["1.3", "2.1", None] == [row.next_due and row.next_due.action.id for row in overview.workstreams]


def test_near_and_missed_deadlines_press(overview: PlanOverview) -> None:
    assert [row.deadline.id for row in overview.pressing] == ["near", "missed"]


def test_a_closed_plan_presses_and_alerts_nobody(plan_of: Callable[..., Plan]) -> None:
    closed = plan_overview(plan_of(BODY, more=DEADLINES, stage="closed"), TODAY)
    assert ((), (), 0, 0) == (closed.overdue, closed.pressing, closed.tally.overdue, closed.tally.due_soon)


def test_a_closed_plan_has_no_next_deadline(plan_of: Callable[..., Plan]) -> None:
    assert plan_overview(plan_of(BODY, stage="closed"), TODAY).workstreams[0].next_due is None


def test_a_closed_plan_has_the_colour_of_what_was_done(plan_of: Callable[..., Plan]) -> None:
    assert plan_overview(plan_of(BODY, stage="closed"), TODAY).rating.colour == "green"


def test_a_closed_plan_and_its_workstreams_say_how_much_was_left_open(plan_of: Callable[..., Plan]) -> None:
    closed = plan_overview(plan_of(BODY, second=SECOND, stage="closed"), TODAY)
    left = [rating.reason.rpartition("; ")[2] for rating in (closed.rating, *(one.rating for one in closed.workstreams))]
    assert [f"{count} still open when the plan was closed" for count in (5, 3, 2)] == left


def test_a_plan_without_workstreams_has_no_colour(plan_of: Callable[..., Plan]) -> None:
    assert plan_overview(plan_of(), TODAY).rating == Rating(None, "no actions to rate")
