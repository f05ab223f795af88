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

AUTUMN = "calendar: {terms: [{name: autumn, year: 2019-20, start: 2019-09-03, end: 2019-12-20}]}\n"


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


LAST_DAYS = [
    pytest.param("2020-02", "2020-02-29", "2020-03-01", id="a month, in a leap year"),
    pytest.param("2020-Q2", "2020-06-30", "2020-07-01", id="a quarter of the calendar"),
    pytest.param("2020", "2020-12-31", "2021-01-01", id="a year"),
    pytest.param("FY2019-20", "2020-03-31", "2020-04-01", id="a financial year"),
    pytest.param("FY2019-20 Q3", "2019-12-31", "2020-01-01", id="a quarter of a financial year"),
    pytest.param("AY2019-20", "2020-08-31", "2020-09-01", id="an academic year"),
    pytest.param("AY2019-20 autumn", "2019-12-20", "2019-12-21", id="a term"),
]


@pytest.mark.parametrize(("due", "last_day", "day_after"), LAST_DAYS)
def test_a_span_is_not_overdue_on_its_last_day(
    overdue_ids: Callable[..., list[str]], due: str, last_day: str, day_after: str
) -> None:
    assert last_day < day_after
    assert overdue_ids(f"status: in_progress\n    due: {due}", last_day, AUTUMN) == []


@pytest.mark.parametrize(("due", "last_day", "day_after"), LAST_DAYS)
def test_a_span_is_overdue_on_the_day_after(
    overdue_ids: Callable[..., list[str]], due: str, last_day: str, day_after: str
) -> None:
    assert last_day < day_after
    assert overdue_ids(f"status: in_progress\n    due: {due}", day_after, AUTUMN) == ["1.1"]


@pytest.mark.parametrize("status", ["delivered", "embedded", "carried_over", "withdrawn"])
def test_what_is_over_is_never_overdue(overdue_ids: Callable[..., list[str]], status: str) -> None:
    assert overdue_ids(f"status: {status}\n    due: 2019-03-31", "2020-04-01") == []


@pytest.mark.parametrize("status", ["not_started", "in_progress"])
def test_what_is_open_is_overdue(overdue_ids: Callable[..., list[str]], status: str) -> None:
    assert overdue_ids(f"status: {status}\n    due: 2019-03-31", "2020-04-01") == ["1.1"]


def test_ongoing_is_not_overdue_on_its_review_date(overdue_ids: Callable[..., list[str]]) -> None:
    assert overdue_ids("status: in_progress\n    due: ongoing\n    review: 2020-06-30", "2020-06-30") == []


def test_ongoing_is_overdue_after_its_review_date(overdue_ids: Callable[..., list[str]]) -> None:
    assert overdue_ids("status: in_progress\n    due: ongoing\n    review: 2020-06-30", "2020-07-01") == ["1.1"]


def test_a_review_that_has_passed_makes_nothing_overdue_that_has_a_date(overdue_ids: Callable[..., list[str]]) -> None:
    assert overdue_ids("status: in_progress\n    due: 2020-12-31\n    review: 2020-06-30", "2020-07-01") == []


def test_without_a_date_nothing_is_overdue(overdue_ids: Callable[..., list[str]]) -> None:
    assert overdue_ids("status: in_progress", "2030-01-01") == []


@pytest.mark.parametrize("command", ["overdue", "due"])
def test_a_closed_plan_raises_no_alert(folder: Folder, wsoa: Callable[..., Ran], command: str) -> None:
    folder.plan().workstream(ONE_ACTION.format(fields="status: in_progress\n    due: 2020-01-06"))
    head = folder.root / "north" / "plan.yaml"
    head.write_text(head.read_text("utf-8").replace("stage: accepted", "stage: closed"), "utf-8")
    ran = wsoa(command, "--format", "json", today="2020-01-07" if command == "overdue" else "2020-01-06")
    assert json.loads(ran.out)["actions"] == []


def test_a_closed_plan_has_nothing_overdue_due_soon_or_pressing(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan(more="deadlines: [{id: submit, title: Submit, due: 2019-01-01}]\n")
    folder.workstream(ONE_ACTION.format(fields="status: in_progress\n    due: 2019-12-31"))
    head = folder.root / "north" / "plan.yaml"
    head.write_text(head.read_text("utf-8").replace("stage: accepted", "stage: closed"), "utf-8")
    (plan,) = json.loads(wsoa("status", "--format", "json").out)["plans"]
    assert [0, 0] == [plan["actions"]["overdue"], plan["actions"]["due_soon"]]
    assert plan["pressing_deadlines"] == []
    assert wsoa("check").code == 0


def test_days_late_count_from_the_day_after_the_last_day(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream(ONE_ACTION.format(fields="status: in_progress\n    due: 2019-11"))
    (action,) = json.loads(wsoa("overdue", "--format", "json", today="2020-01-06").out)["actions"]
    assert [action["latest"], action["days_late"]] == ["2019-11-30", 37]


THREE_LATE = """\
actions:
  - {id: 1.1, title: Late by a day, status: in_progress, due: 2020-01-05, lead: [head-of-sen], partners: [nhs]}
  - {id: 1.2, title: Late by a year, status: in_progress, due: 2019-01-06, lead: [director], partners: [council]}
  - {id: 1.10, title: Late by a week, status: not_started, due: 2019-12-30, lead: [head-of-sen]}
  - {id: 1.3, title: In time, status: in_progress, due: 2020-01-06, lead: [head-of-sen]}
"""
SECOND = "id: WS2\ntitle: Voices heard\naccountable: [director]\n"


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        pytest.param([], ["2.1", "1.2", "1.10", "1.1"], id="worst first"),
        pytest.param(["--lead", "head-of-sen"], ["1.10", "1.1"], id="one lead"),
        pytest.param(["--workstream", "ws2"], ["2.1"], id="one workstream, whatever its capitals"),
        pytest.param(["--partner", "nhs"], ["1.1"], id="one partner"),
        pytest.param(["--plan", "north"], ["2.1", "1.2", "1.10", "1.1"], id="one plan"),
    ],
)
def test_overdue_shows_what_is_asked_for_worst_first(
    folder: Folder, wsoa: Callable[..., Ran], words: list[str], ids: list[str]
) -> None:
    folder.plan().workstream(THREE_LATE)
    late = "actions: [{id: 2.1, title: Late by two years, status: in_progress, due: 2018-01-06, lead: [director]}]\n"
    folder.workstream(late, name="2", head=SECOND)
    assert ids == [one["id"] for one in json.loads(wsoa("overdue", *words, "--format", "json").out)["actions"]]


def test_overdue_text_says_how_late_who_leads_and_which_workstream(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream(ONE_ACTION.format(fields="status: in_progress\n    due: 2019-12"))
    out = wsoa("overdue").out
    for words in ("1 action overdue on 2020-01-06", "6 days late", "head-of-sen", "WS1", "RED"):
        assert words in out


def test_overdue_says_so_where_nothing_is_late(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream()
    assert wsoa("overdue") == Ran(0, "Nothing is overdue on 2020-01-06.\n", "")


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["--workstream", "WS9"], "WS1"),
        (["--workstream", ""], "WS1"),
        (["--lead", "nobody"], "head-of-sen"),
        (["--partner", "nsh"], "nhs"),
    ],
)
def test_a_name_that_no_plan_has_does_not_read_as_nothing_overdue(
    folder: Folder, wsoa: Callable[..., Ran], words: list[str], near: str
) -> None:
    folder.plan().workstream()
    ran = wsoa("overdue", *words)
    assert (2, "") == (ran.code, ran.out)
    assert near in ran.err


def test_where_a_file_could_not_be_read_nothing_is_said_of_what_it_holds(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream("actions: [")
    assert (3, "Nothing is overdue, in what could be read, on 2020-01-06.\n") == (wsoa("overdue").code, wsoa("overdue").out)


def test_a_plan_is_not_green_while_a_file_of_it_could_not_be_read(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream("actions: [").workstream(
        "actions:\n  - {id: 2.1, title: Go on, status: in_progress, due: 2021}\n",
        name="2",
        head="id: WS2\ntitle: T\naccountable: []\n",
    )
    (plan,) = json.loads(wsoa("status", "--format", "json").out)["plans"]
    assert (None, [None, "green"]) == (plan["rag"], [one["rag"] for one in plan["workstreams"]])
    assert "1.yaml could not be read whole; of the rest, WS2 is green" in plan["rag_reason"]
