"""The BRAG colour and the sentence that explains it."""

from collections.abc import Callable
from datetime import date

import pytest

from wsoa_cli.derive.rating import WORST_FIRST, Rating, worst
from wsoa_cli.derive.standing import standings
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.vocabulary import Colour
from wsoa_cli.rules.finding import Subject
from wsoa_cli.rules.forecast_late import check

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
        ("status: embedded, evidence: [{title: Survey}]", "blue", "embedded, with evidence"),
        (
            "status: embedded, embedded_on: 2019-12-20, evidence: [{title: Survey}]",
            "blue",
            "embedded since 2019-12-20, with evidence",
        ),
        ("status: embedded, due: 2019-01-31, evidence: [{title: Survey}]", "blue", "embedded, with evidence"),
        ("status: embedded, embedded_on: 2019-12-20", "green", "embedded since 2019-12-20, but with no evidence of it"),
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
            "amber",
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
        ("status: embedded", "green", "embedded, but with no evidence of it"),
        ("status: in_progress, start: 2019-01, confidence: low", None, "in progress when the plan was closed"),
        ("status: in_progress, due: 2019-06, forecast: 2020-06, needs: [D1]", None, "in progress when the plan was closed"),
    ],
)
def test_in_a_closed_plan_an_action_is_rated(
    fields: str, colour: Colour | None, reason: str, rated: Callable[..., Rating]
) -> None:
    assert Rating(colour, reason) == rated(fields, stage="closed")


# What makes an action that is not late red or amber


OPEN = "status: in_progress, due: 2020-03-31"


@pytest.mark.parametrize(
    ("fields", "colour", "reason"),
    [
        (f"{OPEN}, forecast: 2020-04-01", "red", "expected 2020-04-01, 1 day after its deadline"),
        (f"{OPEN}, forecast: 2020-Q2", "red", "expected 2020-Q2, 91 days after its deadline"),
        (f"{OPEN}, forecast: 2020-03", "amber", "expected 2020-03, on the last day of its deadline"),
        ("status: in_progress, due: 2020-03, forecast: 2020-03", "green", "in progress, due in 85 days"),
        (
            "status: in_progress, due: 2020-01-10, forecast: 2020-01-10",
            "amber",
            "expected 2020-01-10, on the last day of its deadline",
        ),
        ("status: in_progress, due: 2020-01-10, forecast: 2020-01-05", "amber", "expected 2020-01-05, which has passed"),
        (f"{OPEN}, forecast: 2020-01-05", "green", "in progress, due in 85 days"),
        (f"{OPEN}, forecast: 2020-03-24", "amber", "expected 2020-03-24, only 7 days before its deadline"),
        (f"{OPEN}, forecast: 2020-03-23", "green", "in progress, due in 85 days"),
        (
            "status: not_started, start: 2020-02, due: 2020-03, forecast: 2020-05",
            "red",
            "expected 2020-05, 61 days after its deadline",
        ),
        (
            "status: in_progress, due: 2020-03-15, forecast: 2020-03",
            "amber",
            "expected 2020-03, which may be after its deadline",
        ),
        ("status: in_progress, due: ongoing, review: 2020-03, forecast: 2020-04", "green", "in progress, due in 85 days"),
        ("status: in_progress, forecast: 2020-04", "green", "in progress, with no deadline to be late for"),
        ("status: delivered, due: 2020-03, forecast: 2020-06", "green", "delivered"),
        (f"{OPEN}, confidence: low, confidence_reason: Two posts vacant", "amber", "the lead has low confidence in its date"),
        (f"{OPEN}, confidence: medium", "green", "in progress, due in 85 days"),
    ],
)
def test_a_forecast_or_low_confidence_colours_an_action(
    fields: str, colour: Colour, reason: str, rated: Callable[..., Rating]
) -> None:
    assert Rating(colour, reason) == rated(fields)


@pytest.mark.parametrize(
    ("fields", "colour", "reason"),
    [
        (f"{OPEN}, start: 2019-12-02", "green", "in progress, due in 85 days"),
        (f"{OPEN}, start: 2019-12-01", "amber", "in progress, with no update for 36 days"),
        (f"{OPEN}, start: 2019-11", "amber", "in progress, with no update for 37 days"),
        (f"{OPEN}, start: 2019-01, updates: [{{date: 2019-12-02, text: Begun}}]", "green", "in progress, due in 85 days"),
        (
            f"{OPEN}, start: 2019-01, updates: [{{date: 2019-12-01, text: Begun}}, {{date: 2019-10-01, text: Soon}}]",
            "amber",
            "in progress, with no update for 36 days",
        ),
        (
            f"{OPEN}, start: 2019-11, updates: [{{date: 2020-02-01, text: A slip of the keyboard}}]",
            "amber",
            "in progress, with no update for 37 days",
        ),
        (f"{OPEN}, start: 2020-01", "green", "in progress, due in 85 days"),
        (OPEN, "green", "in progress, due in 85 days"),
        ("status: not_started, start: 2020-01, due: 2020-03", "green", "not started, due in 85 days"),
    ],
)
def test_what_nobody_has_written_about_for_longer_than_the_cycle_is_amber(
    fields: str, colour: Colour, reason: str, rated: Callable[..., Rating]
) -> None:
    assert Rating(colour, reason) == rated(fields)


@pytest.mark.parametrize(
    "dates",
    [
        pytest.param("due: 2020-03-15, forecast: 2020-03-16", id="the day after"),
        pytest.param("due: 2020-03-15, forecast: 2020-03", id="some time in the month"),
        pytest.param("due: ongoing, review: 2020-03, forecast: 2020-04", id="after the review of what is ongoing"),
        pytest.param("due: 2020-03, forecast: AY2019-20 autumn", id="in a term that no calendar names"),
        pytest.param("due: AY2019-20 autumn, forecast: 2020-10", id="after a term that no calendar names"),
    ],
)
def test_a_forecast_is_red_exactly_where_a_check_finds_it_late(dates: str, plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(ACTION.format(fields=f"status: in_progress, {dates}"))
    found = list(check(Subject(plan, TODAY, standings(plan, TODAY), ())))
    assert (standings(plan, TODAY)[0].rating.colour == "red") == (found != [])


def test_where_no_start_is_known_silence_counts_from_the_inspectors_report(plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(ACTION.format(fields=OPEN), more="inspection: {report_published: 2019-11-30, report_received: 2019-11-01}\n")
    assert "in progress, with no update for 66 days" == standings(plan, TODAY)[0].rating.reason


NEEDS = """\
actions:
  - {id: 1.1, title: Agree one plan, status: not_started, start: 2020-02, due: 2020-06, needs: [NEED]}
  - {id: 1.2, title: Recruit, status: in_progress, due: 2019-12}
  - {id: 1.3, title: Consult, status: delivered, due: 2019-12}
"""
DECISIONS = """\
decisions:
  - {id: D1, title: Pay for it, due: 2019-12}
  - {id: D2, title: Agree it, due: 2019-12, status: agreed, date: 2020-01-02}
  - {id: D3, title: Launch it, due: 2020-01}
  - {id: D4, title: Some day}
"""


@pytest.mark.parametrize(
    ("need", "colour", "reason"),
    [
        ("1.2", "red", "needs 1.2, which is overdue by 6 days"),
        ("1.3", "grey", "not due to start until 2020-02"),
        ("D1", "red", "needs the decision D1, which was due by 2019-12"),
        ("D2", "grey", "not due to start until 2020-02"),
        ("D3", "grey", "not due to start until 2020-02"),
        ("D4", "grey", "not due to start until 2020-02"),
        ("D9", "grey", "not due to start until 2020-02"),
        ("1.1", "grey", "not due to start until 2020-02"),
    ],
)
def test_an_action_is_red_where_what_it_needs_is_overdue(
    need: str, colour: Colour, reason: str, plan_of: Callable[..., Plan]
) -> None:
    plan = plan_of(NEEDS.replace("NEED", need), more=DECISIONS)
    assert Rating(colour, reason) == standings(plan, TODAY)[0].rating


MEASURED = """\
measures:
  - id: M1
    title: Plans in time
    unit: percent
    better: higher
    baseline: {value: 40, date: 2019-06-30}
    trajectory: [{by: 2019-12-31, value: 60}]
    readings: [{date: 2019-12-31, value: READING}]
"""


@pytest.mark.parametrize(
    ("fields", "reading", "colour", "reason"),
    [
        (
            f"{OPEN}, measures: [m1]",
            "55",
            "amber",
            "M1 is behind its trajectory: 55% on 2019-12-31 is 5 points worse than the 60% that its trajectory asks by then",
        ),
        (f"{OPEN}, measures: [M1]", "60", "green", "in progress, due in 85 days"),
        (f"{OPEN}, measures: [M9]", "55", "green", "in progress, due in 85 days"),
        (OPEN, "55", "green", "in progress, due in 85 days"),
        ("status: not_started, start: 2020-02, due: 2020-03, measures: [M1]", "55", "grey", "not due to start until 2020-02"),
        ("status: delivered, measures: [M1]", "55", "green", "delivered"),
    ],
)
def test_an_action_under_way_whose_measure_is_off_its_trajectory_is_amber(
    fields: str, reading: str, colour: Colour, reason: str, plan_of: Callable[..., Plan]
) -> None:
    plan = plan_of(ACTION.format(fields=fields) + MEASURED.replace("READING", reading))
    assert Rating(colour, reason) == standings(plan, TODAY)[0].rating


def test_of_several_facts_the_worst_gives_the_colour_and_all_are_known(plan_of: Callable[..., Plan]) -> None:
    fields = "status: in_progress, start: 2019-11, due: 2020-01-05, forecast: 2020-02, confidence: low, needs: [D1]"
    (standing,) = standings(plan_of(ACTION.format(fields=fields), more=DECISIONS), TODAY)
    assert Rating("red", "overdue by 1 day, in progress") == standing.rating
    assert [(sign.colour, sign.fact) for sign in standing.signs] == [
        ("red", "overdue by 1 day, in progress"),
        ("red", "expected 2020-02, 55 days after its deadline"),
        ("red", "needs the decision D1, which was due by 2019-12"),
        ("amber", "the lead has low confidence in its date"),
        ("amber", "in progress, with no update for 37 days"),
        ("green", "in progress"),
    ]


# A colour set by the lead


@pytest.mark.parametrize(
    ("fields", "colour", "reason"),
    [
        ("status: delivered, finished: 2019-12-31", "green", "delivered on 2019-12-31"),
        ("status: embedded, evidence: [{title: Audit}]", "blue", "embedded, with evidence"),
    ],
)
def test_a_finished_action_that_changed_nothing_for_families_says_so(
    fields: str, colour: Colour, reason: str, rated: Callable[..., Rating]
) -> None:
    assert Rating(colour, f"{reason}, and its impact was not achieved") == rated(f"{fields}, impact: not_achieved")


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


def test_what_the_lead_has_put_on_hold_is_grey_and_not_on_track(rated: Callable[..., Rating]) -> None:
    fields = "status: in_progress, due: 2020-06-30, rag: grey, rag_reason: Paused by the board"
    why = "set to grey by the lead: Paused by the board (computed: green, in progress, due in 176 days)"
    assert Rating("grey", why) == rated(fields)


@pytest.mark.parametrize("declared", ["blue", "grey"])
def test_what_is_delivered_is_green_also_where_the_plan_calls_it_otherwise(declared: str, rated: Callable[..., Rating]) -> None:
    assert Rating("green", "delivered") == rated(f"status: delivered, rag: {declared}, rag_reason: Complete")


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


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("due: 2019-11, status: in_progress", id="late"),
        pytest.param("due: 2019-11, status: in_progress, rag: green, rag_reason: It is fine", id="late, declared green"),
        pytest.param("due: 2020-12, status: in_progress, rag: amber, rag_reason: Staff left", id="declared worse than it is"),
        pytest.param("due: 2019-11, status: delivered", id="done"),
        pytest.param("due: 2019-11, status: withdrawn", id="withdrawn"),
        pytest.param("status: not_started", id="without a date"),
    ],
)
def test_the_colour_asked_for_alone_is_the_colour_of_the_rating(plan_of: Callable[..., Plan], fields: str) -> None:
    (standing,) = standings(plan_of(ACTION.format(fields=fields)), TODAY)
    assert standing.rating.colour == standing.colour
