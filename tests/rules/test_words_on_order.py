"""What the rules on order and time say: the ids and dates as typed, and what to write instead."""

from datetime import date

import pytest

from folders import Folder
from wsoa_cli.commands.check import check
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.rules.asked import Asked
from wsoa_cli.store.located import Located

ELECTION = "restricted_periods: [{id: ge, title: General election, start: 2019-11-06, end: 2019-12-12, restricts: [launch]}]\n"


def found_by(rule: str, folder: Folder, today: str = "2020-01-06") -> Located:
    (found,) = check(Workspace(folder.root, date.fromisoformat(today)), asked=Asked(select=frozenset({rule}))).result
    return found


def actions(*fields: str) -> str:
    return "actions:\n" + "".join(f"  - {{id: 1.{n}, title: One, {each}}}\n" for n, each in enumerate(fields, start=1))


@pytest.mark.parametrize(
    ("due", "severity", "message"),
    [
        ("2020-01", "warning", "1.1 was started, and D1, which it needs, is not taken: Pay for it"),
        ("2019-12", "error", "1.1 was started, and D1, which it needs, was due by 2019-12 and is not taken: Pay for it"),
        ("ongoing", "warning", "1.1 was started, and D1, which it needs, is not taken: Pay for it"),
    ],
    ids=["still to come", "overdue", "with no day"],
)
def test_an_outstanding_decision_is_an_error_once_it_is_overdue(due: str, severity: str, message: str, folder: Folder) -> None:
    folder.plan(more=f"decisions: [{{id: D1, title: Pay for it, due: {due}}}]\n")
    folder.workstream(actions("status: in_progress, needs: [D1]"))
    found = found_by("decision-outstanding", folder)
    assert (severity, message) == (found.severity, found.message)
    assert found.hint == "have it decided, and then: wsoa decide D1 agreed"


@pytest.mark.parametrize(
    ("today", "free"),
    [("2019-10-01", "2019-12-13"), ("2020-01-04", "2020-01-06")],
    ids=["the first after the period", "the first from today on where that is over"],
)
def test_a_clash_names_the_period_and_the_first_free_working_day(today: str, free: str, folder: Folder) -> None:
    folder.plan(more=ELECTION).workstream(actions("status: in_progress, due: 2019-11-29, activity: launch"))
    found = found_by("restricted-period-clash", folder, today)
    period = "General election, 2019-11-06 to 2019-12-12"
    assert found.message == f"1.1 (launch) is due by 2019-11-29, when that is held back: {period}"
    assert found.hint == f"the first free working day is {free}: wsoa reschedule 1.1 {free} --reason …"


def test_a_circle_is_named_from_its_first_action_back_to_it(folder: Folder) -> None:
    folder.plan().workstream(actions("status: in_progress, needs: [1.2]", "status: in_progress, needs: [1.1]"))
    found = found_by("circular-needs", folder)
    assert (found.item, found.message) == ("1.2", "1.1 -> 1.2 -> 1.1 wait for each other")


def test_an_action_that_needs_itself_waits_for_itself(folder: Folder) -> None:
    folder.plan().workstream(actions("status: in_progress, needs: [1.1]"))
    assert found_by("circular-needs", folder).message == "1.1 -> 1.1: it waits for itself"


def test_out_of_order_says_both_dates_and_how_to_move_the_one(folder: Folder) -> None:
    folder.plan().workstream(actions("status: in_progress, due: 2020-Q2", "status: in_progress, due: 2020-03, needs: [1.1]"))
    found = found_by("out-of-order", folder)
    assert found.message == "1.2 is due by 2020-03, before 1.1, which it needs and which has until 2020-Q2"
    assert found.hint == "bring 1.1 forward, or: wsoa reschedule 1.2 2020-Q2 --reason …"


def test_a_part_after_its_whole_says_both_dates(folder: Folder) -> None:
    folder.plan().workstream(actions("status: in_progress, due: 2020-03", "status: in_progress, due: 2020-04, part_of: 1.1"))
    found = found_by("out-of-order", folder)
    assert found.message == "1.2 has until 2020-04, and 1.1, which it is part of, is due by 2020-03"


@pytest.mark.parametrize(
    ("due", "what", "before"),
    [
        ("2020-05-31", "a Sunday", "2020-05-29"),
        ("2020-04-13", "a bank holiday (Monday)", "2020-04-09"),
        ("2020-12-24", "a day off in this plan's calendar", "2020-12-23"),
    ],
    ids=["a weekend", "Easter Monday, with Good Friday before it", "an extra day off"],
)
def test_a_day_without_work_says_what_it_is_and_the_working_day_before(
    due: str, what: str, before: str, folder: Folder
) -> None:
    folder.plan(more="calendar: {extra_days_off: [{day: 2020-12-24}]}\n").workstream(
        actions(f"status: in_progress, due: {due}")
    )
    found = found_by("non-working-day", folder)
    assert found.message == f"1.1 is due on {due}, {what}"
    assert found.hint == f"write a working day, such as the one before: {before}"


def test_a_revisit_is_named_with_its_date(folder: Folder) -> None:
    folder.plan(more="deadlines: [{id: revisit, title: Re-inspection, kind: external, due: 2021-06}]\n")
    folder.workstream(actions("status: in_progress, due: 2021-Q3"))
    found = found_by("due-after-revisit", folder)
    assert found.message == "1.1 is due by 2021-Q3, and inspectors are expected again by 2021-06 (revisit)"


def test_a_cliff_counts_and_belongs_to_no_one_action(folder: Folder) -> None:
    folder.plan().workstream(actions(*["status: in_progress, due: 2020-03"] * 3, *["status: in_progress, due: 2021"] * 4))
    found = found_by("deadline-cliff", folder)
    assert (found.item, found.message) == (None, "3 of 7 open actions are due in March 2020")


@pytest.mark.parametrize(
    ("today", "share"), [("2020-01-31", "30 %"), ("2020-04-10", "all"), ("2021-01-01", "all")], ids=["some", "its end", "later"]
)
def test_many_not_started_says_how_many_and_how_much_time(today: str, share: str, folder: Folder) -> None:
    folder.plan().workstream(actions(*["status: not_started, start: 2020-01-01, due: 2020-04-10"] * 3))
    found = found_by("many-not-started", folder, today)
    assert found.message == f"3 of 3 actions are not started, and {share} of the plan's time has passed"


def test_a_withdrawn_action_is_found_with_the_day_of_its_withdrawal(folder: Folder) -> None:
    updates = '{date: 2019-12-12, text: "Withdrawn: no money"}, {date: 2020-01-02, text: All trained.}'
    folder.plan().workstream(actions(f"status: withdrawn, updates: [{updates}]"))
    found = found_by("contradicting-status", folder)
    assert found.message == "1.1 was withdrawn on 2019-12-12, and has an update of 2020-01-02"
