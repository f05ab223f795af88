"""`wsoa timeline`: bars from start to deadline, with today through all rows."""

import json
from collections.abc import Callable

import pytest

from folders import Folder, Ran

Run = Callable[..., Ran]

HEAD = """\
deadlines:
  - {id: submit, title: Submit, due: 2019-11-15, met: 2019-11-14}
  - {id: publish, title: Publish, due: 2019-12-31}
  - {id: revisit, title: They return, due: 2020-08-31}
  - {id: some-day, title: Some day}
restricted_periods: [{id: poll, title: Before the poll, start: 2020-04-01, end: 2020-05-31}]
calendar:
  terms:
    - {name: spring, year: 2019-20, start: 2020-01-01, end: 2020-03-31}
    - {name: summer, year: 2019-20, start: 2020-04-20, end: 2020-07-17}
"""
ACTIONS = """\
actions:
  - {id: 1.1, title: Under way, lead: [head-of-sen], status: in_progress, start: 2019-11, due: 2020-03}
  - {id: 1.2, title: Done, lead: [head-of-sen], status: delivered, start: 2019-10, due: 2019-12, finished: 2019-12-31}
  - {id: 1.3, title: Overdue, lead: [director], status: in_progress, start: 2019-10, due: 2019-11}
  - {id: 1.4, title: To come, lead: [director], status: not_started, start: 2020-06, due: 2020-07}
  - {id: 1.5, title: Only an end, status: not_started, due: 2020-06}
  - {id: 1.6, title: Goes on, status: in_progress, start: 2019-12, due: ongoing, review: 2020-05}
  - {id: 1.7, title: Without end, status: in_progress, start: 2019-12, due: ongoing}
  - {id: 1.8, title: Undated, status: not_started}
"""
SECOND = """\
id: WS2
title: Voices
accountable: [director]
actions: [{id: 2.1, title: Far, lead: [director], status: not_started, start: 2020-07, due: 2020-08}]
"""

WHOLE = """\
9 actions from 2019-10-01 to 2020-08-31, by month, on 2020-01-06

Improvement plan of Northshire
north · 9 actions
                                    2019        2020
                                    Oct Nov Dec Jan Feb Mar Apr May Jun Jul Aug
                                                spring        summer
poll      Before the poll                       │           ▒▒▒▒▒▒▒▒
submit    Submit                         ◆      │           ········
publish   Publish                              ✗│           ········
revisit   They return                           │           ········           ◇
some-day  Some day                  no date     │           ········
WS1  Plans on time                              │           ········
1.1  Under way                          ▓▓▓▓▓▓▓▓│░░░░░░░░░░◇········
1.2  Done                           ███████████◆│           ········
1.3  Overdue                        ▓▓▓▓▓▓▓✗!!!!│           ········
1.4  To come                                    │           ········░░░░░░░◇
1.5  Only an end                                │           ········   ◇
1.6  Goes on                                ▓▓▓▓│░░░░░░░░░░░░░░░░░░▶
1.7  Without end                            ▓▓▓▓│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░▶
1.8  Undated                        no date     │           ········
WS2  Voices                                     │           ········
2.1  Far                                        │           ········    ░░░░░░░◇

█ done  ▓ under way  ░ to come  ! overdue  ◆ finished or met  ◇ due  ✗ missed
▶ goes on  ▒ restricted period  · its days in each row  │ today
"""


@pytest.fixture(autouse=True)
def _plan(folder: Folder) -> None:
    folder.plan(more=HEAD).workstream(ACTIONS)
    folder.write("north/workstreams/2.yaml", SECOND)


def row(out: str, item: str) -> str:
    return next(line for line in out.splitlines() if line.startswith(f"{item} "))


def test_the_whole_picture(wsoa: Run) -> None:
    assert Ran(0, WHOLE, "") == wsoa("timeline")


def test_where_only_ascii_can_be_shown_the_marks_are_ascii(folder: Folder, process: Callable[..., object], wsoa: Run) -> None:
    ran = process("timeline", "--today", "2020-01-06", PYTHONIOENCODING="ascii", PYTHONUTF8="0", WSOA_PLANS=str(folder.root))
    out = getattr(ran, "stdout")  # noqa: B009 - a completed process
    assert "1.3  Overdue                        =======x!!!!|           ::::::::" in out.splitlines()
    assert (True, False) == (out.isascii(), "?" in out)
    assert len(wsoa("timeline").out.splitlines()) == len(out.splitlines())


def test_from_and_to_limit_it_and_arrows_say_what_lies_outside(wsoa: Run) -> None:
    out = wsoa("timeline", "--from", "2020-01", "--to", "2020-Q1").out
    assert "from 2020-01-01 to 2020-03-31, by week" in out
    assert ("◀", "▶") == (row(out, "submit").split()[2], row(out, "revisit")[-1])
    assert ("◀", "◇") == (row(out, "1.1").split()[3][0], row(out, "1.1").rstrip("·")[-1])


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        pytest.param(["--from", "soon"], "--from: soon is not a date", id="no date"),
        pytest.param(["--from", "2020-03", "--to", "2020-02"], "--to 2020-02 comes before --from 2020-03", id="in no order"),
        pytest.param(["--from", "ongoing"], "--from ongoing is no time that has a beginning", id="ongoing"),
        pytest.param(["--to", "AY2019-20 autumn"], "--to AY2019-20 autumn is no time", id="a term that no calendar has"),
        pytest.param(["--lead", "nobody"], "there is no post nobody", id="no such lead"),
        pytest.param(["--workstream", "WS9"], "there is no workstream WS9", id="no such workstream"),
        pytest.param(["south"], "there is no plan south", id="no such plan"),
    ],
)
def test_what_makes_no_sense_is_refused(wsoa: Run, words: list[str], fragment: str) -> None:
    ran = wsoa("timeline", *words)
    assert (2, "") == (ran.code, ran.out)
    assert fragment in ran.err


def test_a_term_of_the_plans_own_calendar_limits_it_too(wsoa: Run) -> None:
    assert "from 2020-01-01 to 2020-03-31" in wsoa("timeline", "--from", "AY2019-20 spring", "--to", "AY2019-20 spring").out


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param(["--workstream", "WS2"], ["2.1"], id="a workstream"),
        pytest.param(["--lead", "head-of-sen"], ["1.1", "1.2"], id="a lead"),
        pytest.param(["--lead", "post holder"], ["1.3", "1.4", "2.1"], id="a lead by its holder"),
    ],
)
def test_filters_choose_the_actions(wsoa: Run, words: list[str], shown: list[str]) -> None:
    out = wsoa("timeline", *words).out
    assert shown == [line.split()[0] for line in out.splitlines() if line[:2] in {"1.", "2."}]


def test_with_a_filter_plans_without_a_match_are_left_out(folder: Folder, wsoa: Run) -> None:
    folder.plan("south").workstream(plan_id="south")
    assert "south" in wsoa("timeline").out
    assert "south" not in wsoa("timeline", "--lead", "head-of-sen").out


def test_a_plan_without_actions_shows_its_deadlines(folder: Folder, wsoa: Run) -> None:
    folder.plan("south", more="deadlines: [{id: submit, title: Submit, due: 2020-02-29}]\n")
    out = wsoa("timeline", "south").out
    assert "south · no actions" in out
    assert row(out, "submit").endswith("◇")


def test_a_plan_without_any_date_says_so(folder: Folder, wsoa: Run) -> None:
    folder.plan("south").workstream("actions: [{id: 9, title: Undated, status: not_started}]\n", plan_id="south")
    assert Ran(0, "Nothing has a date to draw.\n", "") == wsoa("timeline", "south")


def test_the_colour_of_a_bar_is_that_of_its_action(wsoa: Run) -> None:
    out = wsoa("timeline", "--color", "always").out
    assert "\x1b[1;31m▓▓▓▓▓▓▓✗!!!!\x1b[0m" in out
    assert "\x1b[33m▓▓▓▓▓▓▓▓\x1b[0m\x1b[1m│\x1b[0m\x1b[33m░░░░░░░░░░◇\x1b[0m" in out  # amber: nobody has written about it


def test_json_has_days_and_no_columns(wsoa: Run) -> None:
    document = json.loads(wsoa("timeline", "--format", "json").out)
    assert {"schema", "today", "from", "to", "plans"} == set(document)
    assert ("wsoa.timeline/1", "2019-10-01", "2020-08-31") == (document["schema"], document["from"], document["to"])
    (plan,) = document["plans"]
    assert {"id", "title", "terms", "restricted_periods", "deadlines", "workstreams"} == set(plan)
    met = {"end": "2019-11-14", "mark": "finished", "stretches": []}
    assert {"id": "submit", "title": "Submit", "state": "met", "bar": met} == plan["deadlines"][0]
    third = plan["workstreams"][0]["actions"][2]
    assert {"id", "title", "lead", "status", "schedule", "rag", "start", "due", "bar"} == set(third)
    stretches = [
        {"part": "under_way", "first": "2019-10-01", "last": "2019-11-30"},
        {"part": "overdue", "first": "2019-12-01", "last": "2020-01-06"},
    ]
    assert {"end": "2019-11-30", "mark": "missed", "stretches": stretches} == third["bar"]
    without_end, undated = plan["workstreams"][0]["actions"][6:]
    assert (None, None) == (without_end["bar"]["end"], undated["bar"])


def test_csv_has_a_row_for_each_thing_with_its_days(wsoa: Run) -> None:
    lines = wsoa("timeline", "--format", "csv").out.splitlines()
    assert "plan,workstream,kind,id,title,lead,state,rag,first,end,mark" == lines[0]
    assert "north,WS1,action,1.3,Overdue,director,in_progress,red,2019-10-01,2019-11-30,missed" in lines
    assert "north,,restricted_period,poll,Before the poll,,,,2020-04-01,2020-05-31," in lines
    assert 1 + 1 + 4 + 9 == len(lines)
