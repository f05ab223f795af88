"""The two real plans: what a reader of the report would say of them, on the days when it matters."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from folders import Ran
from wsoa_cli.model.plan import Plan
from wsoa_cli.store.load import load

PLANS = Path(__file__).parents[2] / "plans"
REPORT, AFTER_JANUARY, AFTER_RETURN = "2020-01-06", "2020-02-03", "2021-06-05"


@pytest.fixture(scope="module")
def plans() -> dict[str, Plan]:
    return {plan.id: plan for plan in load(PLANS).plans}


@pytest.fixture
def ask(wsoa: Callable[..., Ran]) -> Callable[..., Any]:
    def run(*words: str, today: str = REPORT) -> Any:
        return json.loads(wsoa(*words, "--format", "json", today=today, plans=PLANS).out)

    return run


def test_they_load_without_any_fault() -> None:
    portfolio = load(PLANS)
    assert portfolio.faults == ()
    assert ["joint-send-strategy", "peterborough-wsoa"] == [plan.id for plan in portfolio.plans]


# Each was held against the report: it is late there, or the report does not say it.
FOUND_IN_STRATEGY = [
    ("many-not-started", None),  # 3 of 7, late in the time from October 2019 to January 2020
    ("no-board", None),  # of none of the three does it say how often it meets
    ("contradicting-status", "S1"),  # "the completed strategy", without a day
    ("stale-update", "S3"),  # nothing after 5 October 2019
    ("team-as-lead", "S3"),  # a working group leads
    ("contradicting-status", "S4"),
    ("finished-without-evidence", "S4"),
    ("no-start", "S5"),
    ("team-as-lead", "S5"),
    ("overdue-action", "S5"),  # "before the end of November 2019"
    ("restricted-period-clash", "S5"),  # 7.2: "a general election and associated purdah period"
    ("no-start", "S6"),
    ("team-as-lead", "S6"),
    ("overdue-action", "S6"),
    ("no-start", "S7"),
    ("team-as-lead", "S7"),
    ("budget-mismatch", "S7"),  # 7.1: "these costs are yet to be ascertained"
]
WITHOUT_ITS_APPENDIX = ("finding-without-action", "finding-without-measure", "finding-without-outcome")
FOUND_IN_STATEMENT = [
    ("no-board", None),
    *[(rule, finding) for finding in ("F1", "F2", "F3") for rule in WITHOUT_ITS_APPENDIX],
    ("undefined-acronym", "F3"),  # DCO, which the report never writes out
    *[(rule, finding) for finding in ("F4", "F5") for rule in WITHOUT_ITS_APPENDIX],
    *[("unanswered-condition", condition) for condition in ("R1", "R2", "R3")],
    ("no-deadline", "publish"),
]


@pytest.mark.parametrize(
    ("plan", "expected"), [("joint-send-strategy", FOUND_IN_STRATEGY), ("peterborough-wsoa", FOUND_IN_STATEMENT)]
)
def test_check_finds_only_what_is_late_or_missing_in_the_report(
    ask: Callable[..., Any], plan: str, expected: list[tuple[str, str | None]]
) -> None:
    assert expected == [(one["rule"], one["item"]) for one in ask("check", plan)["findings"]]


@pytest.mark.parametrize(
    ("today", "late"),
    [
        pytest.param("2019-11-30", {}, id="the last day of November"),
        pytest.param("2019-12-31", {"S5": 31}, id="the last day of December"),
        pytest.param(REPORT, {"S5": 37, "S6": 6}, id="when the report came"),
        pytest.param("2020-01-31", {"S5": 62, "S6": 31}, id="the last day of January"),
        pytest.param(AFTER_JANUARY, {"S5": 65, "S6": 34, "S3": 3, "S7": 3}, id="after January"),
        pytest.param(AFTER_RETURN, {"S5": 553, "S6": 522, "S3": 491, "S7": 491}, id="after the inspectors' return"),
    ],
)
def test_overdue_names_what_is_late_and_by_how_many_days(ask: Callable[..., Any], today: str, late: dict[str, int]) -> None:
    actions = ask("overdue", today=today)["actions"]
    assert list(late.items()) == [(action["id"], action["days_late"]) for action in actions]


@pytest.mark.parametrize(("today", "overdue", "due_soon"), [(REPORT, 2, 2), (AFTER_JANUARY, 4, 0), (AFTER_RETURN, 4, 0)])
def test_status_counts_what_presses_on_the_strategy(ask: Callable[..., Any], today: str, overdue: int, due_soon: int) -> None:
    strategy, statement = ask("status", today=today)["plans"]
    expected = {
        "total": 7,
        "not_started": 3,
        "in_progress": 1,
        "delivered": 3,
        "embedded": 0,
        "carried_over": 0,
        "withdrawn": 0,
    }
    assert expected | {"overdue": overdue, "due_soon": due_soon} == strategy["actions"]
    assert ("red", None) == (strategy["rag"], statement["rag"])
    assert "S5" in strategy["rag_reason"]
    assert statement["actions"]["total"] == 0


@pytest.mark.parametrize(
    ("today", "pressing"),
    [
        pytest.param(REPORT, [], id="when the report came"),
        pytest.param(AFTER_JANUARY, [], id="after January"),
        pytest.param("2021-06-04", [("re-inspection", "near", 0)], id="the last day of the 18 months"),
        pytest.param(AFTER_RETURN, [("re-inspection", "missed", -1)], id="the day after"),
    ],
)
def test_status_says_when_the_inspectors_are_expected_back(
    ask: Callable[..., Any], today: str, pressing: list[tuple[str, str, int]]
) -> None:
    _, statement = ask("status", today=today)["plans"]
    assert pressing == [(one["id"], one["state"], one["days_left"]) for one in statement["pressing_deadlines"]]


def test_status_in_words_says_it_too(wsoa: Callable[..., Ran]) -> None:
    at_report = wsoa("status", today=REPORT, plans=PLANS).out
    assert "2 actions overdue on 2020-01-06" in at_report
    assert at_report.index("37 days late") < at_report.index("6 days late")
    assert "re-inspection" not in at_report
    after_return = wsoa("status", today=AFTER_RETURN, plans=PLANS).out
    assert "4 actions overdue on 2021-06-05" in after_return
    assert "missed, 1 day ago" in after_return


def test_check_after_the_18_months_finds_the_missed_return(ask: Callable[..., Any]) -> None:
    missed = [one["item"] for one in ask("check", today=AFTER_RETURN)["findings"] if one["rule"] == "missed-deadline"]
    assert missed == ["re-inspection"]


def test_status_names_the_officers_of_the_five_workstreams(wsoa: Callable[..., Ran]) -> None:
    out = wsoa("status", "peterborough-wsoa", plans=PLANS).out
    officers = ["W. Ogle-Welbourn", "J Lewis, A Bennett", "Marek Zamborski", "Raj Lakshman", "Debbie McQuade"]
    assert [] == [officer for officer in officers if officer not in out]


def test_the_statement_has_five_findings_and_five_workstreams_that_serve_them(plans: dict[str, Plan]) -> None:
    plan = plans["peterborough-wsoa"]
    assert ["F1", "F2", "F3", "F4", "F5"] == [finding.id for finding in plan.head.findings]
    assert {"significant_weakness"} == {finding.kind for finding in plan.head.findings}
    served = [(f"WS{n}", (f"F{n}",)) for n in range(1, 6)]
    assert served == [(at.item.id, at.item.findings) for at in plan.workstreams]


def test_two_officers_share_the_second_workstream_and_one_answers_for_each_other(plans: dict[str, Plan]) -> None:
    assert [1, 2, 1, 1, 1] == [len(at.item.accountable) for at in plans["peterborough-wsoa"].workstreams]


def test_the_statement_has_six_strengths_and_three_conditions(plans: dict[str, Plan]) -> None:
    head = plans["peterborough-wsoa"].head
    assert len(head.strengths) == 6
    assert ["R1", "R2", "R3"] == [condition.id for condition in head.conditions]
    assert all("4 December 2019" in (condition.source or "") for condition in head.conditions)


def test_the_inspection_has_its_dates(plans: dict[str, Plan]) -> None:
    inspection = plans["peterborough-wsoa"].head.inspection
    assert inspection is not None
    dates = (inspection.start, inspection.end, inspection.report_published, inspection.report_received)
    assert (date(2019, 6, 10), date(2019, 6, 14), date(2019, 8, 13), None) == dates


def test_the_statement_was_sent_and_accepted_in_time(ask: Callable[..., Any]) -> None:
    rows = {row["id"]: row for row in ask("deadlines", "peterborough-wsoa")["deadlines"]}
    assert ("met", "2019-11-15") == (rows["submit"]["state"], rows["submit"]["met"])
    assert ("met", "2019-12-04") == (rows["acceptance"]["state"], rows["acceptance"]["met"])
    assert rows["publish"]["state"] == "no_date"
    assert ("ahead", "2021-06-04") == (rows["re-inspection"]["state"], rows["re-inspection"]["due"])


def test_the_strategy_has_the_ten_pledges_of_the_report(plans: dict[str, Plan]) -> None:
    pledges = [one.text for one in plans["joint-send-strategy"].head.principles if one.kind == "pledge"]
    assert [
        "Welcome everybody",
        "Value Individuality",
        "Celebrate Success",
        "Build Confidence",
        "Trust Each Other",
        "Be Honest",
        "Aim High",
        "Listen",
        "Create Opportunities",
        "Be Positive",
    ] == pledges


def test_the_strategy_has_its_vision_and_its_principles(plans: dict[str, Plan]) -> None:
    kinds = [one.kind for one in plans["joint-send-strategy"].head.principles]
    assert (3, 3, 10) == (kinds.count("vision"), kinds.count("principle"), kinds.count("pledge"))


def test_the_strategy_is_for_both_areas(plans: dict[str, Plan]) -> None:
    assert {"Peterborough", "Cambridgeshire"} == set(plans["joint-send-strategy"].head.areas)


def test_the_prizes_cost_what_their_lines_add_up_to(plans: dict[str, Plan]) -> None:
    (budget,) = [
        at.item.budget
        for at in plans["joint-send-strategy"].actions
        if at.item.budget is not None and at.item.budget.total is not None
    ]
    assert budget.total == 1000
    assert sum(line.each * line.count for line in budget.lines) == 1000
    assert {10} == {line.count for line in budget.lines}
    assert sum(line.each for line in budget.lines) == 100


def test_the_costs_of_the_launch_are_still_to_be_found(plans: dict[str, Plan]) -> None:
    launch = next(at.item for at in plans["joint-send-strategy"].actions if at.item.id == "S7")
    assert launch.budget is not None
    assert launch.budget.total is None
    assert ("printing", "framing", "refreshments") == launch.budget.to_be_costed


def test_the_board_has_yet_to_decide_on_the_launch(plans: dict[str, Plan]) -> None:
    decisions = plans["joint-send-strategy"].head.decisions
    assert [("joint-send-executive", "pending")] * 2 == [(one.board, one.status) for one in decisions]


def test_the_general_election_is_a_restricted_period(plans: dict[str, Plan]) -> None:
    (period,) = plans["joint-send-strategy"].head.restricted_periods
    assert (date(2019, 12, 12), {"publication", "launch"}) == (period.end, set(period.restricts))


def test_the_sources_of_the_strategy_are_evidence(plans: dict[str, Plan]) -> None:
    evidence = next(at.item.evidence for at in plans["joint-send-strategy"].actions if at.item.id == "S1")
    assert len(evidence) == 7


def test_the_two_pages_that_the_report_links_to_are_evidence_of_the_soft_launch(plans: dict[str, Plan]) -> None:
    evidence = next(at.item.evidence for at in plans["joint-send-strategy"].actions if at.item.id == "S2")
    assert ["www.cambridgeshire.gov.uk", "www.peterborough.gov.uk"] == [urlsplit(one.link or "").hostname for one in evidence]


def test_the_readme_names_the_slip_of_the_report_and_every_item() -> None:
    readme = (PLANS / "README.md").read_text("utf-8")
    assert "Jan 2019" in readme
    for number in ("4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "7"):
        assert number in readme
