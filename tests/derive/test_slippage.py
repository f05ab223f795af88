"""How often and how far a date has moved, from what history shows and from what the plan says about it."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wsoa_cli.derive.slippage import NOBODY, Move, RecordedMove, Slippage, slippage, totals_by, totals_by_reason
from wsoa_cli.model.plan import Place, Placed, Plan
from wsoa_cli.model.plan_head import PlanHead
from wsoa_cli.model.when import parse_when
from wsoa_cli.model.workstream import Action, DueChange, Workstream

DAYS = ["2020-01-31", "2020-02", "2020-03-31", "2020-03", "2020-Q1", "2020-Q2", "2020-06-30", "FY2019-20 Q4", "ongoing"]
TEXTS = st.sampled_from(DAYS)
AT = Place("1.yaml", ("actions", 0))
Entry = tuple[str, str, str]


def slipped(due: str | None, entries: list[Entry] = [], recorded: list[RecordedMove] = []) -> Slippage:  # noqa: B006 - only read
    """The slippage of one action; an entry is the day, from and to."""
    changes = tuple(
        DueChange(on=date.fromisoformat(on), from_=parse_when(old), to=parse_when(new), reason=f"reason of {on}")
        for on, old, new in entries
    )
    action = Action(
        id="1.1",
        title="Go",
        status="in_progress",
        due=parse_when(due) if due else None,
        due_changes=changes,
        lead=("director",),
    )
    workstream = Workstream(id="WS1", title="W", accountable=(), actions=(action,))
    head = PlanHead(format="1", id="north", title="T", kind="improvement_plan", areas=("Northshire",), stage="accepted")
    plan = Plan(head, "plan.yaml", (Placed(workstream, Place("1.yaml", ())),))
    return slippage(plan, plan.actions[0], recorded)


def run(*texts: str | None) -> list[RecordedMove]:
    """Moves from each date to the next, a month apart, each in a commit of its own."""
    pairs = pairwise(texts)
    return [RecordedMove(date(2019, n, 1), old, new, "A Manager", f"c{n}") for n, (old, new) in enumerate(pairs, start=1)]


def told(moves: tuple[Move, ...]) -> list[tuple[str | None, str | None, bool]]:
    return [(move.old, move.new, move.is_explained) for move in moves]


CHAINS = st.lists(TEXTS, min_size=1, max_size=6).map(
    lambda texts: [texts[0], *(new for old, new in pairwise(texts) if old != new)]
)


@given(CHAINS)
def test_the_days_in_all_are_those_from_the_first_last_day_to_the_present_one(texts: list[str]) -> None:
    found = slipped(texts[-1], recorded=run(*texts))
    if found.moves and found.days is not None:
        assert found.days == sum(move.days or 0 for move in found.moves) or None in [move.days for move in found.moves]
    if not found.moves:
        assert found.first == texts[-1]


@given(CHAINS)
def test_what_is_not_listed_was_taken_back_so_the_listed_moves_lead_from_the_first_date_to_the_last(texts: list[str]) -> None:
    moves = slipped(texts[-1], recorded=run(*texts)).moves
    ways = [texts[0], *(str(text) for move in moves for text in (move.old, move.new)), texts[-1]]
    assert [last_day(text) for text in ways[::2]] == [last_day(text) for text in ways[1::2]]
    assert all(not move.is_explained for move in moves)


@given(CHAINS, st.data())
@settings(max_examples=60)
def test_an_entry_for_each_move_explains_all_of_them(texts: list[str], data: st.DataObject) -> None:
    recorded = run(*texts)
    entries = [(move.on.isoformat(), str(move.old), str(move.new)) for move in recorded]
    order = data.draw(st.permutations(entries)) if len({*texts}) == len(texts) else entries
    found = slipped(texts[-1], order, recorded)
    assert [] == [move for move in found.moves if not move.is_explained]


@given(CHAINS, st.lists(st.tuples(st.sampled_from(["2019-01-01", "2019-03-15", "2019-06-01"]), TEXTS, TEXTS), max_size=4))
def test_no_recorded_move_stands_behind_two_listed_ones(texts: list[str], entries: list[Entry]) -> None:
    commits = [move.commit for move in slipped(texts[-1], entries, run(*texts)).moves if move.commit]
    assert len(commits) == len({*commits})


@given(st.lists(st.tuples(st.sampled_from(["2019-01-01", "2019-03-15"]), TEXTS, TEXTS), max_size=4))
def test_without_history_the_entries_alone_tell_of_the_moves(entries: list[Entry]) -> None:
    moves = slipped("2020-06", entries).moves
    assert sorted((old, new) for _, old, new in entries if old != new and not same(old, new)) == sorted(
        (str(move.old), str(move.new)) for move in moves
    )
    assert {(None, None)} >= {(move.who, move.commit) for move in moves}


def last_day(text: str | None) -> date | str | None:
    if text is None or text == "ongoing":
        return text
    return {"2020-01-31": date(2020, 1, 31), "2020-02": date(2020, 2, 29)}.get(text) or (
        date(2020, 6, 30) if text in {"2020-Q2", "2020-06-30"} else date(2020, 3, 31)
    )


def same(old: str, new: str) -> bool:
    return last_day(old) == last_day(new)


@pytest.mark.parametrize(
    ("texts", "entries", "moves"),
    [
        pytest.param(["2020-03"], [], [], id="a date that never moved"),
        pytest.param([None, "2020-03"], [], [], id="a first date is no move"),
        pytest.param(["2020-03", "2020-03-31"], [], [], id="nor is a finer word for the same last day"),
        pytest.param(["2020-03", "2020-06", "2020-03"], [], [], id="nor is what was taken back"),
        pytest.param(["2020-03", "2020-06"], [], [("2020-03", "2020-06", False)], id="a move without an entry"),
        pytest.param(["2020-03", None], [], [("2020-03", None, False)], id="a date that was taken away"),
        pytest.param(
            ["2020-03", "2020-06"], [("2019-01-01", "2020-03", "2020-06")], [("2020-03", "2020-06", True)], id="with its entry"
        ),
        pytest.param(
            ["2020-03", "2020-06"],
            [("2019-01-01", "2020-03-31", "2020-Q2")],
            [("2020-03-31", "2020-Q2", True)],
            id="with an entry in other words for the same days",
        ),
        pytest.param(
            ["2020-03", "2020-04", "2020-05", "2020-06"],
            [("2019-03-01", "2020-03", "2020-06")],
            [("2020-03", "2020-06", True)],
            id="an entry for several moves in a row",
        ),
        pytest.param(
            ["2020-03", "2020-06"],
            [("2019-01-01", "2020-03", "2020-07")],
            [("2020-03", "2020-06", False), ("2020-03", "2020-07", True)],
            id="an entry for another date explains nothing",
        ),
        pytest.param(
            ["2020-03", "2020-06", "2020-09"],
            [("2019-02-01", "2020-06", "2020-09")],
            [("2020-03", "2020-06", False), ("2020-06", "2020-09", True)],
            id="an entry for the second alone",
        ),
        pytest.param(
            ["2020-06", "2020-09"],
            [("2018-01-01", "2020-03", "2020-06"), ("2019-01-01", "2020-06", "2020-09")],
            [("2020-03", "2020-06", True), ("2020-06", "2020-09", True)],
            id="an entry about the time before history",
        ),
        pytest.param(["soon", "2020-06"], [], [("soon", "2020-06", False)], id="what was no date counts as it was typed"),
    ],
)
def test_the_moves_are(texts: list[str | None], entries: list[Entry], moves: list[tuple[str | None, str | None, bool]]) -> None:
    assert sorted(moves, key=str) == sorted(told(slipped(texts[-1], entries, run(*texts)).moves), key=str)


def test_the_first_date_is_that_before_the_oldest_move() -> None:
    found = slipped("2020-06", [("2019-02-01", "2020-04", "2020-06")], run("2020-03", "2020-04", "2020-06"))
    assert ("2020-03", 91) == (found.first, found.days)


@pytest.mark.parametrize(("on", "late"), [(date(2020, 3, 31), False), (date(2020, 4, 1), True)])
def test_a_move_after_the_last_day_was_made_late(on: date, late: bool) -> None:  # noqa: FBT001 - what is expected
    (move,) = slipped("2020-06", recorded=[RecordedMove(on, "2020-03", "2020-06")]).moves
    assert late == move.was_late


def test_a_date_that_comes_forward_has_slipped_by_less_than_nothing() -> None:
    found = slipped("2020-02", recorded=run("2020-03", "2020-02"))
    assert (-31, -31) == (found.days, found.moves[0].days)


def test_what_has_no_last_day_has_no_days() -> None:
    found = slipped("ongoing", recorded=run("2020-03", "ongoing"))
    assert (None, None) == (found.days, found.moves[0].days)


def test_an_explained_move_names_who_made_it_and_in_which_commit() -> None:
    found = slipped("2020-05", [("2019-02-01", "2020-03", "2020-05")], run("2020-03", "2020-04", "2020-05"))
    assert [("A Manager", "c2", "reason of 2019-02-01")] == [(move.who, move.commit, move.reason) for move in found.moves]


def test_an_action_outside_any_workstream_is_refused() -> None:
    found = slipped("2020-03")
    with pytest.raises(ValueError, match="belongs to no workstream"):
        slippage(found.plan, Placed(found.action, AT))


def test_totals_count_an_action_under_each_of_its_names_and_moves_under_each_reason() -> None:
    one = slipped("2020-06", [("2019-01-01", "2020-03", "2020-06")], run("2020-03", "2020-06"))
    two = slipped("2020-04", recorded=run("2020-03", "2020-04"))
    names: Callable[[Slippage], list[str]] = lambda found: ["both", "one"] if found is one else ["both"]  # noqa: E731 - a test's own
    assert [("both", 2, 2, 121), ("one", 1, 1, 91)] == [
        (total.name, total.actions, total.moves, total.days) for total in totals_by([one, two], names)
    ]
    reasons = [(total.name, total.moves, total.days) for total in totals_by_reason([one, two])]
    assert [("reason of 2019-01-01", 1, 91), ("no reason given", 1, 30)] == reasons
    assert NOBODY == "no lead"
