"""The id that comes next follows the ids that are there, and was never there before."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wsoa_cli.derive.next_id import (
    InWorkstream,
    next_in_workstream,
    next_named,
    next_numbered,
    next_workstream,
    scheme_of,
)
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan import Place, Placed, Plan
from wsoa_cli.model.plan_head import Deadline, Finding, PlanHead
from wsoa_cli.model.scalars import ID_LENGTH, ID_PATTERN
from wsoa_cli.model.workstream import Action, Workstream


def a_workstream(ws_id: str, ids: list[str], kind: InWorkstream = "action") -> Workstream:
    if kind == "action":
        actions = tuple(Action(id=one, title="T", status="not_started") for one in ids)
        return Workstream(id=ws_id, title="T", accountable=(), actions=actions)
    measures = tuple(Measure(id=one, title="T", unit="count", better="lower") for one in ids)
    return Workstream(id=ws_id, title="T", accountable=(), measures=measures)


def a_plan(*workstreams: Workstream, findings: list[str] | None = None, deadlines: list[str] | None = None) -> Plan:
    head = PlanHead(
        format="1",
        id="north",
        title="T",
        kind="improvement_plan",
        areas=("Northshire",),
        stage="draft",
        findings=tuple(Finding(id=one, text="T") for one in findings or ()),
        deadlines=tuple(Deadline(id=one, title="T") for one in deadlines or ()),
    )
    placed = (Placed(one, Place(f"workstreams/{n}.yaml")) for n, one in enumerate(workstreams))
    return Plan(head, "plan.yaml", tuple(placed))


@pytest.mark.parametrize(
    ("ids", "after"),
    [
        pytest.param(["1.1", "1.2"], "1.3", id="numbers below a number"),
        pytest.param(["1.8", "1.9"], "1.10", id="nine is followed by ten"),
        pytest.param(["A1", "A2"], "A3", id="numbers behind a letter"),
        pytest.param(["A08", "A09"], "A10", id="with a nought"),
        pytest.param(["A98", "A99"], "A100", id="with a nought that is used up"),
        pytest.param(["A01", "A02"], "A03", id="with a nought that stays"),
        pytest.param(["7", "8"], "9", id="numbers alone"),
        pytest.param(["S2", "S7", "S3"], "S8", id="not in order"),
        pytest.param(["a1", "A2"], "A3", id="in capitals and not"),
        pytest.param(["kick-off", "S1"], "S2", id="a name beside a number"),
        pytest.param(["X1", "X2", "Y1"], "X3", id="what most follow"),
        pytest.param(["X1", "Y1"], "Y2", id="of two that are followed as often, the later"),
        pytest.param(["1.1", "1.2", "1.2.1", "1.2.2", "1.2.3"], "1.3", id="the parts of one are not its equals"),
    ],
)
def test_the_next_action_is_numbered_as_those_of_its_file(ids: list[str], after: str) -> None:
    workstream = a_workstream("WS1", ids)
    assert after == next_in_workstream(a_plan(workstream), workstream, "action")


@pytest.mark.parametrize(
    ("other", "ids", "empty", "first"),
    [
        pytest.param("WS1", ["1.1", "1.2"], "WS2", "2.1", id="the number of the workstream"),
        pytest.param("WS1", ["A1.1"], "WS2", "A2.1", id="behind a letter"),
        pytest.param("WS01", ["01.01"], "WS12", "12.01", id="with noughts"),
        pytest.param("WS10", ["10.1"], "WS2", "2.1", id="of two digits"),
        pytest.param("WS1", ["WS1-1"], "WS2", "WS2-1", id="the whole id of the workstream"),
        pytest.param("LAUNCH", ["launch-1"], "Training", "Training-1", id="a workstream that has a name"),
        pytest.param("A", ["A1", "A2"], "B", "B1", id="a workstream that is a letter"),
        pytest.param("WS1", ["S1", "S2"], "WS2", "S3", id="numbers that run through the plan"),
        pytest.param("WS1", ["1.1"], "LAUNCH", "A1", id="a workstream that has no number to put in"),
        pytest.param("WS1", ["kick-off"], "WS2", "2.1", id="names to which nothing follows"),
        pytest.param("WS1", [], "WS2", "2.1", id="nothing to follow"),
        pytest.param("PREPARE", [], "LAUNCH", "A1", id="nothing to follow, and no number"),
        pytest.param("WS1", [], "2020-Q1", "A1", id="two numbers, of which none is the workstream's"),
    ],
)
def test_the_first_action_of_a_workstream_is_numbered_as_those_of_the_others(
    other: str, ids: list[str], empty: str, first: str
) -> None:
    workstream = a_workstream(empty, [])
    assert first == next_in_workstream(a_plan(a_workstream(other, ids), workstream), workstream, "action")


@pytest.mark.parametrize(("ids", "first"), [(["M1.1", "M1.2"], "M2.1"), (["M1", "M2"], "M3"), (["K1-1"], "K2-1"), ([], "M2.1")])
def test_the_first_measure_of_a_workstream_is_numbered_as_those_of_the_others(ids: list[str], first: str) -> None:
    workstream = a_workstream("WS2", [], "measure")
    assert first == next_in_workstream(a_plan(a_workstream("WS1", ids, "measure"), workstream), workstream, "measure")


def test_an_id_of_another_file_is_not_given_again() -> None:
    here, there = a_workstream("WS1", ["A1", "A2"]), a_workstream("WS2", ["a3"])
    assert "A4" == next_in_workstream(a_plan(here, there), here, "action")


@pytest.mark.parametrize(("ids", "after"), [(["F1", "F5"], "F6"), (["SW-1"], "SW-2"), (["late-plans"], "F1"), ([], "F1")])
def test_the_next_finding_is_numbered_as_the_others(ids: list[str], after: str) -> None:
    assert after == next_numbered("finding", a_plan(findings=ids))


@pytest.mark.parametrize(
    ("ids", "after"), [(["WS1", "WS4"], "WS5"), (["1", "2"], "3"), (["LAUNCH"], "WS2"), (["A", "B"], "WS3"), ([], "WS1")]
)
def test_the_next_workstream_is_numbered_as_the_others(ids: list[str], after: str) -> None:
    assert after == next_workstream(a_plan(*(a_workstream(one, []) for one in ids)))


@pytest.mark.parametrize(
    ("ids", "after"),
    [
        pytest.param([], "send-the-statement", id="the first"),
        pytest.param(["submit", "publish"], "send-the-statement", id="beside names"),
        pytest.param(["review-2020"], "send-the-statement", id="beside a name with a year"),
        pytest.param(["DL1", "DL2", "submit"], "DL3", id="beside numbers"),
        pytest.param(["Send-the-Statement"], "send-the-statement-2", id="beside its like"),
    ],
)
def test_the_next_deadline_is_called_after_its_title_unless_they_are_numbered(ids: list[str], after: str) -> None:
    assert after == next_named("deadline", a_plan(deadlines=ids), "Send the statement to Ofsted")


@pytest.mark.parametrize(
    ("title", "name"),
    [("The annual review", "annual-review"), ("A date", "date"), ("Our Young Voices", "young-voices"), ("A", "a")],
)
def test_an_id_that_is_made_from_a_title_does_not_begin_with_an_article(title: str, name: str) -> None:
    assert name == next_named("organisation", a_plan(), title)


def test_conditions_and_decisions_are_numbered_from_one() -> None:
    assert ("C1", "D1") == (next_numbered("condition", a_plan()), next_numbered("decision", a_plan()))


def test_a_title_that_has_no_plain_letters_still_makes_an_id() -> None:
    assert "deadline" == next_named("deadline", a_plan(), "—")


def test_what_history_has_seen_is_not_given_again() -> None:
    workstream = a_workstream("WS1", ["1.1", "1.2"])
    plan = a_plan(workstream, findings=["F1"], deadlines=[])
    assert "1.8" == next_in_workstream(plan, workstream, "action", frozenset({"1.7", "F9"}))
    assert "F10" == next_numbered("finding", plan, frozenset({"f9"}))
    assert "WS4" == next_workstream(plan, frozenset({"WS3"}))
    assert "publish-2" == next_named("deadline", plan, "Publish", frozenset({"publish"}))


def test_where_numbers_have_grown_too_long_the_lowest_that_is_free_is_given() -> None:
    longest = "F" + "9" * (ID_LENGTH - 1)
    assert "F2" == next_numbered("finding", a_plan(findings=[longest, "F1"]))
    workstream = a_workstream("WS1", ["x" * (ID_LENGTH - 1) + "9"])
    assert "1.1" == next_in_workstream(a_plan(workstream), workstream, "action")


beginnings = st.sampled_from(["", "1.", "A", "a", "WS1-", "M1.", "x" * 38, "1.2.", "S-"])
numbers = st.one_of(st.integers(0, 30), st.sampled_from([99, 10**20, 10**38]))
numbered = st.builds(lambda before, number, digits: f"{before}{number:0{digits}}", beginnings, numbers, st.integers(1, 3))
named = st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9._-]{0,39}\Z")
ids_of_any_kind = st.lists(
    st.one_of(numbered, named).filter(lambda one: len(one) <= ID_LENGTH and bool(re.fullmatch(ID_PATTERN, one))),
    max_size=8,
    unique_by=str.lower,
)
MANY = settings(max_examples=400, deadline=None, derandomize=True)


def was_never_there(one: str, plan_ids: list[str], seen: frozenset[str]) -> bool:
    return one.lower() not in {used.lower() for used in (*plan_ids, *seen)}


def is_an_id(one: str) -> bool:
    return bool(re.fullmatch(ID_PATTERN, one)) and len(one) <= ID_LENGTH


@MANY
@given(ids_of_any_kind, ids_of_any_kind, ids_of_any_kind, named, named, st.sampled_from(["action", "measure"]))
def test_the_next_id_in_a_workstream_is_an_id_that_never_was(
    here: list[str], there: list[str], gone: list[str], name: str, other: str, kind: InWorkstream
) -> None:
    workstream, seen = a_workstream(name, here, kind), frozenset(gone)
    plan = a_plan(workstream, a_workstream(other, there, kind))
    one = next_in_workstream(plan, workstream, kind, seen)
    assert is_an_id(one)
    assert was_never_there(one, [*here, *there], seen)


@MANY
@given(ids_of_any_kind, ids_of_any_kind, st.text(max_size=60))
def test_the_next_id_in_a_plan_is_an_id_that_never_was(ids: list[str], gone: list[str], title: str) -> None:
    seen = frozenset(gone)
    plan = a_plan(*(a_workstream(one, []) for one in ids), findings=ids, deadlines=ids)
    for one in (next_numbered("finding", plan, seen), next_workstream(plan, seen), next_named("deadline", plan, title, seen)):
        assert is_an_id(one)
        assert was_never_there(one, ids, seen)


@MANY
@given(
    st.sampled_from(["", "1.", "A", "WS1-", "M1.", "S-"]),
    st.lists(st.integers(1, 500), min_size=1, max_size=8, unique=True),
    st.frozensets(st.integers(1, 500)),
    st.integers(1, 4),
)
def test_the_next_id_is_the_number_after_the_highest_that_ever_was_in_the_same_writing(
    before: str, there: list[int], gone: frozenset[int], digits: int
) -> None:
    written = [f"{before}{number:0{digits}}" for number in there]
    workstream = a_workstream("WS1", written)
    one = next_in_workstream(a_plan(workstream), workstream, "action", frozenset(f"{before}{number}" for number in gone))
    padded = any(number.removeprefix(before).startswith("0") for number in written)
    assert f"{before}{max({*there, *gone}) + 1:0{digits if padded else 1}}" == one


@MANY
@given(ids_of_any_kind)
def test_a_scheme_is_one_that_some_of_the_ids_follow(ids: list[str]) -> None:
    scheme = scheme_of(ids)
    ending = [one for one in ids if one[-1].isdigit()]
    assert (not ending) <= (scheme is None)
    assert scheme is None or [one for one in ending if re.fullmatch(f"{re.escape(scheme.before)}[0-9]+", one)]
