"""The alert is right: what is overdue, and what is not."""

import json
from collections.abc import Callable

import pytest

from folders import Folder, Ran

ONE_ACTION = """\
actions:
  - id: 1.1
    title: Agree one plan
    lead: [head-of-sen]
    {fields}
"""


@pytest.fixture
def overdue_ids(folder: Folder, wsoa: Callable[..., Ran]) -> Callable[..., list[str]]:
    def ask(fields: str, today: str, more: str = "") -> list[str]:
        folder.plan(more=more).workstream(ONE_ACTION.format(fields=fields))
        ran = wsoa("overdue", "--format", "json", today=today)
        assert ran.code == 0, ran.err
        return [action["id"] for action in json.loads(ran.out)["actions"]]

    return ask


def test_due_today_is_not_overdue(overdue_ids: Callable[..., list[str]]) -> None:
    assert overdue_ids("status: in_progress\n    due: 2020-03-31", "2020-03-31") == []


def test_due_yesterday_is_overdue(overdue_ids: Callable[..., list[str]]) -> None:
    assert overdue_ids("status: in_progress\n    due: 2020-03-31", "2020-04-01") == ["1.1"]
