"""The BRAG colour and the sentence that explains it."""

from collections.abc import Callable
from datetime import date

import pytest

from wsoa_cli.derive.rating import WORST_FIRST, Rating, days, until, worst
from wsoa_cli.derive.standing import standings
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.vocabulary import Colour

ACTION = "actions:\n  - {{id: 1.1, title: Agree one plan, {fields}}}\n"
TODAY = date(2020, 1, 6)


@pytest.fixture
def rated(plan_of: Callable[..., Plan]) -> Callable[..., Rating]:
    """The rating of the one action of a plan on 6 January 2020."""

    def ask(fields: str, stage: str = "accepted") -> Rating:
        return standings(plan_of(ACTION.format(fields=fields), stage=stage), TODAY)[0].rating

    return ask


@pytest.mark.parametrize(
    ("fields", "colour", "reason"),
    [
        ("status: embedded", "blue", "embedded"),
        ("status: embedded, embedded_on: 2019-12-20", "blue", "embedded since 2019-12-20"),
        ("status: embedded, due: 2019-01-31", "blue", "embedded"),
        ("status: delivered", "green", "delivered"),
        ("status: delivered, due: 2019-10, finished: 2019-12-20", "green", "delivered on 2019-12-20"),
        ("status: in_progress, due: 2020-01-05", "red", "overdue by 1 day, in progress"),
        ("status: not_started, due: 2020-01-03", "red", "overdue by 3 days, not started"),
        ("status: in_progress, due: ongoing, review: 2019-12", "red", "overdue by 6 days, in progress"),
        ("status: not_started, due: 2020-01-06", "amber", "due today and not started"),
        ("status: not_started, due: 2020-01-07", "amber", "due tomorrow and not started"),
        ("status: not_started, due: 2020-01", "amber", "due in 25 days and not started"),
        ("status: not_started, start: 2020-02, due: 2020-06", "grey", "not due to start until 2020-02"),
        ("status: not_started, due: 2020-06", "grey", "not started, with no start date"),
        ("status: in_progress, due: 2020-01-06", "green", "in progress, due today"),
        ("status: in_progress, due: 2020-01-18", "green", "in progress, due in 12 days"),
        ("status: in_progress", "green", "in progress, with no deadline to be late for"),
        ("status: in_progress, due: ongoing, review: 2020-06-30", "green", "in progress, due in 176 days"),
        ("status: not_started, start: 2020-01, due: 2020-03-31", "green", "not started, due in 85 days"),
        (
            "status: not_started, start: 2019-12, due: 2020-03-31",
            "green",
            "not started although its start, 2019-12, has passed; due on 2020-03-31",
        ),
        ("status: withdrawn, due: 2019-01-31", None, "withdrawn"),
        ("status: carried_over, due: 2019-01-31", None, "carried over into another plan"),
    ],
)
def test_an_action_is_rated(fields: str, colour: Colour | None, reason: str, rated: Callable[..., Rating]) -> None:
    assert Rating(colour, reason) == rated(fields)


@pytest.mark.parametrize(
    ("fields", "colour", "reason"),
    [
        ("status: in_progress, due: 2019-01-31", None, "in progress when the plan was closed"),
        ("status: not_started, due: 2019-01-31", None, "not started when the plan was closed"),
        ("status: delivered", "green", "delivered"),
        ("status: embedded", "blue", "embedded"),
    ],
)
def test_in_a_closed_plan_an_action_is_rated(
    fields: str, colour: Colour | None, reason: str, rated: Callable[..., Rating]
) -> None:
    assert Rating(colour, reason) == rated(fields, stage="closed")


# A colour set by the lead


def test_a_worse_colour_set_by_the_lead_counts_and_says_both_reasons(rated: Callable[..., Rating]) -> None:
    fields = "status: in_progress, due: 2020-06-30, rag: amber, rag_reason: Post vacant"
    why = "set to amber by the lead: Post vacant (computed: green, in progress, due in 176 days)"
    assert Rating("amber", why) == rated(fields)


def test_a_worse_colour_set_without_a_reason_says_so(rated: Callable[..., Rating]) -> None:
    fields = "status: in_progress, due: 2020-06-30, rag: red"
    why = "set to red by the lead, without a reason (computed: green, in progress, due in 176 days)"
    assert Rating("red", why) == rated(fields)


@pytest.mark.parametrize("declared", ["green", "amber", "grey", "blue"])
def test_a_better_colour_set_by_the_lead_never_hides_an_overdue_action(declared: str, rated: Callable[..., Rating]) -> None:
    fields = f"status: in_progress, due: 2020-01-05, rag: {declared}, rag_reason: Nearly there"
    assert Rating("red", "overdue by 1 day, in progress") == rated(fields)


def test_the_same_colour_set_by_the_lead_leaves_the_computed_reason(rated: Callable[..., Rating]) -> None:
    assert Rating("green", "delivered") == rated("status: delivered, rag: green, rag_reason: All well")


def test_a_colour_set_on_what_is_withdrawn_counts_for_nothing(rated: Callable[..., Rating]) -> None:
    assert Rating(None, "withdrawn") == rated("status: withdrawn, rag: red, rag_reason: Not wanted")


def test_a_colour_set_in_a_closed_plan_raises_no_alert(rated: Callable[..., Rating]) -> None:
    assert rated("status: in_progress, rag: red, rag_reason: Late", stage="closed").colour is None


# Rolling up


def test_the_worst_colour_comes_first() -> None:
    assert WORST_FIRST == ("red", "amber", "green", "grey", "blue")


@pytest.mark.parametrize(("better", "worse"), [(b, w) for n, w in enumerate(WORST_FIRST) for b in WORST_FIRST[n + 1 :]])
def test_the_worse_of_two_children_counts_and_is_named(better: Colour, worse: Colour) -> None:
    rolled = worst([("1.1", Rating(better, "one")), ("1.2", Rating(worse, "two"))], "nothing")
    assert Rating(worse, f"1.2 is {worse}; 1.2: two", "1.2: two") == rolled


@pytest.mark.parametrize(
    ("names", "subject"),
    [
        (["1.1"], "1.1 is"),
        (["1.1", "1.2"], "1.1 and 1.2 are"),
        (["1.1", "1.2", "1.3"], "1.1, 1.2 and 1.3 are"),
        (["1.1", "1.2", "1.3", "1.4"], "1.1, 1.2 and 2 more are"),
        ([f"1.{n}" for n in range(1, 10)], "1.1, 1.2 and 7 more are"),
    ],
)
def test_children_of_the_worst_colour_are_named_with_the_cause_of_the_first(names: list[str], subject: str) -> None:
    rolled = worst([(name, Rating("red", f"reason of {name}")) for name in names], "nothing")
    assert rolled.reason == f"{subject} red; 1.1: reason of 1.1"


def test_the_cause_of_a_plans_colour_is_an_action_not_a_workstream() -> None:
    workstream = worst([("1.4", Rating("red", "overdue by 3 days, in progress"))], "nothing")
    plan = worst([("WS1", workstream)], "nothing")
    assert plan.reason == "WS1 is red; 1.4: overdue by 3 days, in progress"


def test_children_without_a_colour_are_passed_over() -> None:
    rolled = worst([("1.1", Rating(None, "withdrawn")), ("1.2", Rating("blue", "embedded"))], "nothing")
    assert rolled.colour == "blue"


@pytest.mark.parametrize("children", [[], [("1.1", Rating(None, "withdrawn"))]])
def test_where_nothing_has_a_colour_the_reason_says_so(children: list[tuple[str, Rating]]) -> None:
    assert Rating(None, "no actions to rate") == worst(children, "no actions to rate")


# Words for days


@pytest.mark.parametrize(("number", "words"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_days_in_words(number: int, words: str) -> None:
    assert words == days(number)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2020, 1, 6), "today"),
        (date(2020, 1, 7), "tomorrow"),
        (date(2020, 1, 8), "in 2 days"),
        (date(2020, 1, 5), "1 day ago"),
        (date(2020, 1, 3), "3 days ago"),
        (None, "at no set time"),
    ],
)
def test_how_far_away_a_day_is(day: date | None, words: str) -> None:
    assert words == until(day, TODAY)
