"""`wsoa due`: how far ahead to look."""

import json
from collections.abc import Callable

import pytest

from folders import Folder, Ran

ACTIONS = """\
actions:
  - {id: late, title: Late, status: in_progress, due: 2020-01-30}
  - {id: today, title: Today, status: in_progress, due: 2020-01-31, lead: [director], partners: [nhs]}
  - {id: tomorrow, title: Tomorrow, status: in_progress, due: 2020-02-01, lead: [head-of-sen]}
  - {id: week, title: In two weeks, status: in_progress, due: 2020-02-14}
  - {id: month, title: The last day of the shorter month, status: not_started, due: 2020-02}
  - {id: after, title: The day after, status: not_started, due: 2020-03-01}
  - {id: thirty, title: In thirty-one days, status: not_started, due: 2020-03-02}
  - {id: quarter, title: In three months, status: not_started, due: 2020-04-30}
  - {id: far, title: Far off, status: not_started, due: 2020-05-01}
  - {id: reviewed, title: Ongoing, status: in_progress, due: ongoing, review: 2020-02-02}
  - {id: done, title: Done, status: delivered, due: 2020-02-01}
  - {id: dropped, title: Dropped, status: withdrawn, due: 2020-02-01}
  - {id: undated, title: Undated, status: in_progress}
"""


@pytest.fixture
def due_ids(folder: Folder, wsoa: Callable[..., Ran]) -> Callable[..., list[str]]:
    folder.plan().workstream(ACTIONS)

    def ask(*words: str) -> list[str]:
        ran = wsoa("due", *words, "--format", "json", today="2020-01-31")
        assert ran.code == 0, ran.err
        return [action["id"] for action in json.loads(ran.out)["actions"]]

    return ask


@pytest.mark.parametrize(
    ("span", "ids"),
    [
        pytest.param("0d", ["today"], id="no days: today alone"),
        pytest.param("1d", ["today", "tomorrow"], id="one day"),
        pytest.param("2w", ["today", "tomorrow", "reviewed", "week"], id="two weeks, the fourteenth day too"),
        pytest.param(
            "1m", ["today", "tomorrow", "reviewed", "week", "month"], id="a month ends on the shorter month's last day"
        ),
        pytest.param("30d", ["today", "tomorrow", "reviewed", "week", "month", "after"], id="thirty days"),
        pytest.param(
            "3m",
            ["today", "tomorrow", "reviewed", "week", "month", "after", "thirty", "quarter"],
            id="three months, to the last of April",
        ),
    ],
)
def test_due_lists_what_is_open_and_due_within_the_span_soonest_first(
    due_ids: Callable[..., list[str]], span: str, ids: list[str]
) -> None:
    assert ids == due_ids("--within", span)


def test_due_looks_thirty_days_ahead_where_nothing_is_said(due_ids: Callable[..., list[str]]) -> None:
    assert due_ids("--within", "30d") == due_ids()


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        pytest.param(["--lead", "director"], ["today"], id="lead"),
        pytest.param(["--partner", "nhs"], ["today"], id="partner"),
        pytest.param(["--lead", "Head of"], ["tomorrow"], id="lead by part of the title"),
    ],
)
def test_due_takes_the_filters_of_overdue(due_ids: Callable[..., list[str]], words: list[str], ids: list[str]) -> None:
    assert ids == due_ids("--within", "3m", *words)


@pytest.mark.parametrize("span", ["30y", "-3d", "d", "2 months", "1.5w", "30d2w", "", "soon", "٣d", "1" * 40 + "d"])
def test_what_is_no_span_is_refused_with_the_way_to_write_it(folder: Folder, wsoa: Callable[..., Ran], span: str) -> None:
    folder.plan().workstream()
    ran = wsoa("due", "--within", span)
    assert (ran.code, ran.out) == (2, "")
    assert "30d, 2w or 3m" in ran.err


@pytest.mark.parametrize("span", ["9999d", "9999w", "9999m"])
def test_the_longest_span_reaches_no_farther_than_the_calendar(folder: Folder, wsoa: Callable[..., Ran], span: str) -> None:
    folder.plan().workstream(ACTIONS)
    assert wsoa("due", "--within", span, today="9999-12-31").code == 0
