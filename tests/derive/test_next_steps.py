"""What falls to a post, how it presses, and whom it serves."""

from collections.abc import Callable
from datetime import date

import pytest

from wsoa_cli.derive.agenda import agenda, counted
from wsoa_cli.derive.next_steps import NextStep, by_press, next_steps
from wsoa_cli.model.plan import Plan

TODAY = date(2020, 1, 6)
Told = tuple[str, str, str, str | None]


def steps_of(plan: Plan, post: str = "head-of-sen") -> list[NextStep]:
    return sorted(next_steps(plan, lambda _, one: one == post, TODAY), key=by_press)


def told(step: NextStep) -> Told:
    return step.task, step.press, step.id, str(step.by) if step.by else None


SAID = "updates: [{date: 2019-12-20, text: Said.}]"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param("status: in_progress, due: 2020-12, " + SAID, [], id="nothing, far from its deadline"),
        pytest.param("status: in_progress, due: 2019-12, " + SAID, [("deliver", "late", "1.1", "2019-12-31")], id="overdue"),
        pytest.param("status: in_progress, due: 2020-01-06, " + SAID, [("deliver", "soon", "1.1", "2020-01-06")], id="today"),
        pytest.param("status: in_progress, due: 2020-02-05, " + SAID, [("deliver", "soon", "1.1", "2020-02-05")], id="30 days"),
        pytest.param("status: in_progress, due: 2020-02-06, " + SAID, [], id="31 days ahead"),
        pytest.param("status: not_started, start: 2020-01, due: 2020-12", [("start", "due_now", "1.1", "2020-01-31")],
            id="its start has come",
        ),
        pytest.param("status: not_started, start: 2020-01-07, due: 2020-12", [], id="a start tomorrow"),
        pytest.param(
            "status: not_started, start: 2019-09, due: 2020-01-31", [("deliver", "soon", "1.1", "2020-01-31")],
            id="due soon and not started is one step",
        ),
        pytest.param(
            "status: in_progress, due: ongoing, review: 2019-12, " + SAID, [("deliver", "late", "1.1", "2019-12-31")],
            id="ongoing, its review is past",
        ),
        pytest.param(
            "status: in_progress, due: 2020-12, updates: [{date: 2019-12-01, text: S.}, {date: 2019-11-01, text: S.}]",
            [("update", "due_now", "1.1", "2020-01-05")],
            id="the latest update is 36 days old",
        ),
        pytest.param("status: in_progress, due: 2020-12, updates: [{date: 2019-12-02, text: S.}]", [], id="35 days old"),
        pytest.param(
            "status: in_progress, start: 2019-11, due: 2020-12", [("update", "due_now", "1.1", "2020-01-04")],
            id="no update since the last day of its start",
        ),
        pytest.param("status: in_progress, start: 2019-12, due: 2020-12", [], id="35 days since the first day of its start"),
        pytest.param(
            "status: in_progress, start: 2019-11, due: 2020-12, updates: [{date: 2021-01-03, text: A slip of the year.}]",
            [("update", "due_now", "1.1", "2020-01-04")],
            id="an update of a day to come",
        ),
        pytest.param("status: in_progress, start: 2020-01, due: 2020-12", [], id="too early for an update"),
        pytest.param("status: in_progress, due: 2020-12", [], id="no update, and no start to count from"),
        pytest.param("status: delivered, finished: 2019-12-01", [("show_evidence", "due_now", "1.1", "2019-12-01")], id="bare"),
        pytest.param("status: embedded, evidence: [{title: Minutes}]", [], id="with its evidence"),
        pytest.param("status: withdrawn, due: 2019-01, needs: [D1]", [], id="given up"),
        pytest.param("status: carried_over, due: 2019-01", [], id="elsewhere"),
    ],
)  # fmt: skip
def test_an_action_asks_of_its_lead(plan_of: Callable[..., Plan], fields: str, expected: list[Told]) -> None:
    plan = plan_of(
        f"actions: [{{id: 1.1, title: Go, lead: [head-of-sen], {fields}}}]\n", more="decisions: [{id: D1, title: Agree}]\n"
    )
    assert expected == [told(step) for step in steps_of(plan)]


def test_nothing_of_it_falls_to_another(plan_of: Callable[..., Plan]) -> None:
    plan = plan_of("actions: [{id: 1.1, title: Go, lead: [head-of-sen], status: in_progress, due: 2019-12}]\n")
    assert [] == steps_of(plan, "director")


def test_nobody_has_anything_to_do_in_a_closed_plan(plan_of: Callable[..., Plan]) -> None:
    plan = plan_of("actions: [{id: 1.1, title: Go, lead: [head-of-sen], status: in_progress, due: 2019-12}]\n", stage="closed")
    assert [] == steps_of(plan)


WAITING = """\
actions:
  - {id: 1.1, title: Go, lead: [head-of-sen], status: not_started, due: DUE, needs: [NEED]}
  - {id: 1.2, title: First, lead: [director], status: not_started}
  - {id: 1.3, title: Done, lead: [director], status: delivered, evidence: [{title: Minutes}]}
  - {id: 1.4, title: Own, lead: [director, head-of-sen], status: not_started}
  - {id: 1.5, title: Nobody's, status: in_progress, due: 2020-03}
  - {id: 1.6, title: Not done, lead: [director], status: withdrawn}
"""
DECISIONS = """\
decisions:
  - {id: D1, title: Pay, board: send-board, due: 2019-12}
  - {id: D2, title: Agreed, board: send-board, status: agreed}
  - {id: D3, title: Refused, board: send-board, status: refused}
  - {id: D4, title: Whose}
"""


@pytest.mark.parametrize(
    ("due", "need", "expected"),
    [
        pytest.param("2020-12", "D1", [("late", "2019-12-31", ("send-board",))], id="a decision that is late"),
        pytest.param("2020-12", "D2", [], id="a decision that is taken"),
        pytest.param("2020-12", "D3", [("waiting", "2020-12-31", ("send-board",))], id="a decision that was refused"),
        pytest.param("2020-12", "D4", [("waiting", "2020-12-31", ())], id="a decision of no board"),
        pytest.param("2020-12", "1.2", [("waiting", "2020-12-31", ("director",))], id="an action of another"),
        pytest.param("2020-01", "1.2", [("soon", "2020-01-31", ("director",))], id="as pressing as what waits for it"),
        pytest.param("2020-12", "1.3", [], id="an action that is delivered"),
        pytest.param("2020-12", "1.4", [], id="an action of their own"),
        pytest.param("2020-12", "1.5", [("waiting", "2020-03-31", ("director",))], id="nobody's: who is accountable"),
        pytest.param("2020-12", "1.6", [("waiting", "2020-12-31", ("director",))], id="an action that was withdrawn"),
    ],
)
def test_what_others_have_to_do_first_names_whom_to_ask(
    plan_of: Callable[..., Plan], due: str, need: str, expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    plan = plan_of(WAITING.replace("DUE", due).replace("NEED", f'"{need}"'), more=DECISIONS)
    found = [(step.press, str(step.by), step.ask) for step in steps_of(plan) if step.task == "ask"]
    assert expected == found


def test_what_several_of_theirs_wait_for_is_asked_for_once(plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(
        """\
        actions:
          - {id: 1.1, title: A, lead: [head-of-sen], status: not_started, due: 2020-12, needs: [D1]}
          - {id: 1.2, title: B, lead: [head-of-sen], status: not_started, due: 2020-01, needs: [d1]}
          - {id: 1.3, title: C, lead: [director], status: not_started, due: 2020-01, needs: [D1]}
        """,
        more="decisions: [{id: D1, title: Pay}]\n",
    )
    (step,) = [step for step in steps_of(plan) if step.task == "ask"]
    assert ("soon", ["1.1", "1.2"]) == (step.press, [one.id for one in step.waiting])


def test_a_step_says_whom_it_serves(plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(
        """\
        actions:
          - {id: 1.1, title: A, lead: [head-of-sen], status: in_progress, due: 2019-12, updates: [{date: 2020-01-01, text: S.}]}
          - {id: 1.2, title: B, lead: [director], status: not_started, needs: [1.1]}
          - {id: 1.3, title: C, lead: [director], status: delivered, needs: [1.1]}
        """,
        more="findings: [{id: F1, text: Late.}, {id: F2, text: Bad., served_by: ['1.1']}, {id: F3, text: Old.}]\n",
    )
    (step,) = steps_of(plan)
    assert (["F1", "F2"], ["1.2"]) == ([one.id for one in step.findings], [one.id for one in step.waiting])


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param("frequency: monthly, readings: [{date: 2019-11-30, value: 1}]", ("record", "2019-12-31"), id="owed"),
        pytest.param("frequency: monthly, readings: [{date: 2019-12-06, value: 1}]", ("record", "2020-01-06"), id="owed today"),
        pytest.param("frequency: monthly, readings: [{date: 2019-12-07, value: 1}]", None, id="owed tomorrow"),
        pytest.param("frequency: monthly", ("record", None), id="never read"),
        pytest.param("source: Return", None, id="no frequency"),
        pytest.param("frequency: monthly, baseline: {due: 2020-01}", ("set_baseline", "2020-01-31"), id="baseline to be set"),
        pytest.param("frequency: monthly, baseline: {due: 2020-06}", None, id="baseline to be set much later"),
    ],
)
def test_the_owner_of_a_measure_owes_its_readings(
    plan_of: Callable[..., Plan], fields: str, expected: tuple[str, str | None] | None
) -> None:
    plan = plan_of(f"measures: [{{id: M1, title: Wait, unit: days, better: lower, owner: head-of-sen, {fields}}}]\n")
    found = [(step.task, step.by and str(step.by)) for step in steps_of(plan)]
    assert ([expected] if expected else []) == found
    assert [] == steps_of(plan, "nobody")


CONDITIONS = """\
conditions:
  - {id: R1, text: For one., due: 2020-01, actions: ['1.1']}
  - {id: R2, text: For all.}
  - {id: R3, text: Answered., response: Done.}
  - {id: R4, text: Far off., due: 2020-12}
  - {id: R5, text: Late., due: 2019-12}
deadlines:
  - {id: submit, title: Submit, due: 2020-01-31}
  - {id: revisit, title: Re-inspection, kind: external, due: 2021-05-31}
  - {id: missed, title: Missed, due: 2019-12-31}
"""


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        pytest.param("head-of-sen", [("missed", "late"), ("R1", "soon"), ("submit", "soon")], id="who leads what answers it"),
        pytest.param("director", [("R5", "late"), ("missed", "late"), ("submit", "soon"), ("R2", "due_now")], id="who answers"),
        pytest.param("nobody", [], id="who has no part in the plan"),
    ],
)
def test_what_binds_the_plan_falls_to_those_who_have_a_part_in_it(
    plan_of: Callable[..., Plan], post: str, expected: list[tuple[str, str]]
) -> None:
    plan = plan_of("actions: [{id: 1.1, title: Go, lead: [head-of-sen], status: not_started, due: 2020-12}]\n", more=CONDITIONS)
    assert expected == [(step.id, step.press) for step in steps_of(plan, post)]


def test_the_most_pressing_comes_first(plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(
        f"""\
        actions:
          - {{id: 1.1, title: A, lead: [head-of-sen], status: not_started, start: 2020-01, due: 2020-12}}
          - {{id: 1.2, title: B, lead: [head-of-sen], status: in_progress, due: 2020-01-10, {SAID}}}
          - {{id: 1.3, title: C, lead: [head-of-sen], status: in_progress, due: 2020-01-05, {SAID}}}
          - {{id: 1.4, title: D, lead: [head-of-sen], status: in_progress, due: 2019-12-05, {SAID}}}
          - {{id: 1.5, title: E, lead: [head-of-sen], status: not_started, needs: [D1]}}
          - {{id: 1.6, title: F, lead: [head-of-sen], status: delivered}}
        """,
        more="decisions: [{id: D1, title: Pay}]\n",
    )
    assert ["1.4", "1.3", "1.2", "1.1", "1.6", "D1"] == [step.id for step in steps_of(plan)]


def test_a_limit_leaves_out_the_least_pressing(plan_of: Callable[..., Plan]) -> None:
    plan = plan_of("actions: [{id: 1.1, title: A, lead: [director], status: in_progress, due: 2019-12}]\n", more=CONDITIONS)
    found = agenda([plan], "director", TODAY, limit=2)
    assert (["1.1", "R5"], 4) == ([step.id for step in found.steps], found.left_out)


def test_everybody_with_something_to_do_is_counted_the_busiest_first(plan_of: Callable[..., Plan]) -> None:
    plan = plan_of(
        """\
        actions:
          - {id: 1.1, title: A, lead: [head-of-sen, send-board], status: delivered}
          - {id: 1.2, title: B, lead: [head-of-sen], status: delivered}
        """
    )
    assert [("head-of-sen", 2), ("send-board", 1)] == counted([plan], TODAY)
