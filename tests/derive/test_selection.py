"""Which actions a listing shows, and in which order."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wsoa_cli.derive.selection import Selection, SortKey, sort_key
from wsoa_cli.derive.standing import Standing, natural, standings
from wsoa_cli.model.plan import Plan

TODAY = date(2020, 1, 6)

ACTIONS = """\
actions:
  - {id: 1.1, title: Agree one plan, lead: [head-of-sen], status: in_progress, due: 2020-01-03, age_bands: [0-5]}
  - {id: 1.10, title: a handbook, partners: [nhs], status: not_started, due: 2020-06, findings: [F2], areas: [Westshire]}
  - {id: 1.2, title: Train all schools, lead: [director, head-of-sen], status: in_progress, due: 2020-01-31,
     due_text: by the end of term, age_bands: [16-25]}
  - {id: 1.9, title: Set up a board, status: withdrawn, due: 2019-12-31}
"""
SECOND = """\
id: WS2
title: Voices
accountable: [director]
actions:
  - {id: 2.1, title: Ask families, lead: [director], status: embedded, evidence: [{title: Survey}],
     updates: [{date: 2019-12-01, text: Forum met twice}]}
  - {id: 2.2, title: Be quick, lead: [send-board], status: in_progress, due: 2019-12-31, age_bands: [5-16, 0-5]}
"""
MORE = """\
  - {id: F2, kind: improvement, text: Voices go unheard., served_by: [2.2]}
summary: Made up from end to end.
"""


@pytest.fixture
def actions(plan_of: Callable[..., Plan]) -> list[Standing]:
    return list(standings(plan_of(ACTIONS, more=MORE, second=SECOND), TODAY))


def ids(actions: list[Standing]) -> list[str]:
    return [standing.action.id for standing in actions]


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        pytest.param(Selection(), ["1.1", "1.10", "1.2", "1.9", "2.1", "2.2"], id="nothing asked shows all"),
        pytest.param(Selection(plan="NORTH"), ["1.1", "1.10", "1.2", "1.9", "2.1", "2.2"], id="a plan in capitals"),
        pytest.param(Selection(plan="south"), [], id="another plan"),
        pytest.param(Selection(workstream="ws2"), ["2.1", "2.2"], id="a workstream"),
        pytest.param(Selection(workstream="north:WS2"), ["2.1", "2.2"], id="a workstream with its plan"),
        pytest.param(Selection(workstream="south:WS2"), [], id="a workstream of another plan"),
        pytest.param(Selection(lead="head-of-sen"), ["1.1", "1.2"], id="a lead by id, also where it is joint"),
        pytest.param(Selection(lead="HEAD OF"), ["1.1", "1.2"], id="a lead by part of the title"),
        pytest.param(Selection(lead="post holder"), ["1.2", "2.1"], id="a lead by the name of the holder"),
        pytest.param(Selection(lead="send-board"), ["2.2"], id="a board that leads"),
        pytest.param(Selection(lead="nobody"), [], id="a lead that leads nothing"),
        pytest.param(Selection(partner="NHS"), ["1.10"], id="a partner by id"),
        pytest.param(Selection(partner="northshire nhs"), ["1.10"], id="a partner by name"),
        pytest.param(Selection(finding="f1"), ["1.1", "1.2", "1.9"], id="a finding of the workstream"),
        pytest.param(Selection(finding="F2"), ["1.10", "2.2"], id="a finding of the action, and one that names its action"),
        pytest.param(Selection(area="northshire"), ["1.1", "1.2", "1.9", "2.1", "2.2"], id="an area of the plan"),
        pytest.param(Selection(area="Westshire"), ["1.10"], id="an area of the action alone"),
        pytest.param(Selection(status="in_progress"), ["1.1", "1.2", "2.2"], id="a status"),
        pytest.param(Selection(schedule="overdue"), ["1.1", "2.2"], id="what is overdue"),
        pytest.param(Selection(rag="blue"), ["2.1"], id="a colour"),
        pytest.param(Selection(age_band="5-5"), ["1.1", "2.2"], id="ages that touch at one end"),
        pytest.param(Selection(age_band="18-30"), ["1.2"], id="ages that overlap"),
        pytest.param(Selection(age_band="17"), ["1.2"], id="a single age"),
        pytest.param(Selection(text="PLAN"), ["1.1"], id="a word of the title"),
        pytest.param(Selection(text="end of term"), ["1.2"], id="words for the date"),
        pytest.param(Selection(text="twice"), ["2.1"], id="a word of an update"),
        pytest.param(Selection(lead="director", status="embedded"), ["2.1"], id="two filters both hold"),
        pytest.param(Selection(lead="director", status="withdrawn"), [], id="two filters that exclude each other"),
    ],
)
def test_a_selection_finds(selection: Selection, found: list[str], plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(ACTIONS, more=MORE, second=SECOND)
    assert found == ids(selection.chosen(standings(plan, TODAY)))


@pytest.mark.parametrize(
    ("order", "sorted_ids"),
    [
        pytest.param("urgency", ["2.2", "1.1", "1.9", "1.2", "1.10", "2.1"], id="the most overdue first, no date last"),
        pytest.param("id", ["1.1", "1.2", "1.9", "1.10", "2.1", "2.2"], id="ids as people count"),
        pytest.param("due", ["1.9", "2.2", "1.1", "1.2", "1.10", "2.1"], id="the soonest first, no date last"),
        pytest.param("status", ["1.1", "1.2", "2.2", "1.10", "2.1", "1.9"], id="what is under way first, withdrawn last"),
        pytest.param("lead", ["2.1", "1.2", "1.1", "2.2", "1.9", "1.10"], id="leads by name, no lead last"),
        pytest.param("rag", ["1.1", "2.2", "1.2", "1.10", "2.1", "1.9"], id="the worst colour first, no colour last"),
        pytest.param("title", ["1.10", "1.1", "2.1", "2.2", "1.9", "1.2"], id="titles without regard to capitals"),
    ],
)
def test_a_listing_is_sorted_by(order: SortKey, sorted_ids: list[str], actions: list[Standing]) -> None:
    assert sorted_ids == ids(sorted(actions, key=sort_key(order)))


@pytest.mark.parametrize("order", ["urgency", "id", "due", "status", "lead", "rag", "title"])
def test_the_order_of_the_files_does_not_matter(order: SortKey, actions: list[Standing]) -> None:
    backwards = list(reversed(actions))
    assert ids(sorted(actions, key=sort_key(order))) == ids(sorted(backwards, key=sort_key(order)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("1.2", "1.10", id="1.2 before 1.10"),
        pytest.param("1.9", "2.1", id="1.9 before 2.1"),
        pytest.param("1", "1.1", id="a whole before its parts"),
        pytest.param("1-2", "1-10", id="1-2 before 1-10"),
        pytest.param("A.2", "a.10", id="without regard to capitals"),
        pytest.param("A2", "A10", id="A2 before A10"),
        pytest.param("M1.2", "M1.10", id="M1.2 before M1.10"),
        pytest.param("WS2", "WS10", id="WS2 before WS10"),
    ],
)
def test_ids_sort_as_people_count(first: str, second: str) -> None:
    assert [first, second] == sorted([second, first], key=natural)


FEW = settings(deadline=None, derandomize=True, max_examples=200)


@FEW
@given(st.lists(st.lists(st.integers(0, 200), min_size=1, max_size=4), max_size=8))
def test_ids_made_of_numbers_sort_by_their_numbers(numbers: list[list[int]]) -> None:
    written = [".".join(map(str, parts)) for parts in sorted(numbers)]
    backwards = list(reversed(written))
    assert written == sorted(backwards, key=natural)


@FEW
@given(st.lists(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}", fullmatch=True), max_size=8))
def test_any_ids_can_be_sorted(some: list[str]) -> None:
    assert Counter(some) == Counter(sorted(some, key=natural))


@pytest.mark.parametrize(
    ("within", "found"),
    [
        pytest.param(0, [], id="today alone"),
        pytest.param(24, [], id="the day before the first"),
        pytest.param(25, ["1.2"], id="up to its last day"),
        pytest.param(366, ["1.10", "1.2"], id="what is overdue, finished or withdrawn is not due"),
    ],
)
def test_what_is_due_within_so_many_days(within: int, found: list[str], actions: list[Standing]) -> None:
    assert found == ids([standing for standing in actions if standing.is_due_within(within, TODAY)])


def test_an_action_has_a_full_name(actions: list[Standing]) -> None:
    assert actions[1].name == "north:1.10"
