"""Two years of a plan, told commit by commit in storyline.py, and what each question about them is answered with."""

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from folders import Ran
from storyline import ADA, BEN, CAS, RESCHEDULED, Story, story_at

Ask = Callable[..., Ran]
Shape = dict[str, Any]

END = "2020-01-06"
MARK = "line 1: <<<<<<< is the mark of a merge that was never finished"
WORDS = (
    *("status", "overdue", "due", "list", "show 1.2", "measures", "deadlines", "check"),
    *("next --lead director", "timeline", "why 1.2", "log 1.2", "slippage"),
)
READING = [words.split() for words in WORDS]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return story_at(tmp_path_factory.mktemp("known") / "story")


@pytest.fixture
def ask(story: Story, wsoa: Ask) -> Ask:
    """Asks about the plan as it stood at the end of the two years."""

    def run(*words: str, today: str = END) -> Ran:
        return wsoa(*words, today=today, plans=story.plans)

    return run


@pytest.fixture
def rows(ask: Ask) -> Callable[..., list[list[str]]]:
    """The columns of an answer in CSV that the test names, row by row."""

    def run(*words: str, columns: str) -> list[list[str]]:
        found = csv.DictReader(io.StringIO(ask(*words, "--format", "csv").out))
        return [[row[column] for column in columns.split()] for row in found]

    return run


@pytest.fixture
def document(ask: Ask) -> Callable[..., Shape]:
    def run(*words: str) -> Shape:
        ran = ask(*words, "--format", "json")
        assert ran.code in {0, 1}, ran.err
        answer: Shape = json.loads(ran.out)
        return answer

    return run


def test_log_tells_the_life_of_an_action_in_words(story: Story, ask: Ask) -> None:
    ran = ask("log", "1.1")
    expected = f"""\
action 1.1  Publish one plan
north

2019-10-01  Ben Westbury  {story.short("give up 1.1")}
  status: from in_progress to withdrawn
  updates: added date: 2019-10-01, by: director, text: The department publishes
  it.
  give up 1.1

2018-10-08  Ben Westbury  {story.short("move 1.1 to another file")}
  workstream: from WS1 to WS2
  move 1.1 to another file

2018-02-01  Ben Westbury  {story.short("reschedule with a reason")}
  due: from 2018-06 to 2018-09
  because: recruitment, agreed by send-board
  reschedule 1.1: 2018-06 to 2018-09

2018-01-10  Ada Northgate  {story.short("begin the plan")}
  added
  begin the plan
"""
    assert (0, expected) == (ran.code, ran.out)


@pytest.mark.parametrize("item", ["2.9", "north:2.9", "NORTH:2.9"])
def test_log_follows_an_action_through_a_renamed_file_another_id_another_plan_and_another_folder(
    story: Story, rows: Callable[..., list[list[str]]], item: str
) -> None:
    steps = [row for row in rows("log", item, columns="date who commit item field from to") if row[4] != "due_changes"]
    commits = story.commits
    expected = [
        ["2019-04-08", BEN, commits["settle on a third date"], "north:2.9", "due", "2019-09", "2019-12"],
        ["2019-04-02", ADA, commits["move on main"], "north:2.9", "due", "2019-03", "2019-09"],
        ["2018-11-05", CAS, commits["renumber 2.1"], "north:2.9", "id", "2.1", "2.9"],
        ["2018-07-02", CAS, commits["reschedule without one"], "north:2.1", "due", "2018-12", "2019-03"],
    ]
    assert expected == sorted(steps[:-1], reverse=True)
    assert ["2018-01-10", ADA, commits["begin the plan"], "north:2.1"] == steps[-1][:4]


def test_an_id_that_an_action_no_longer_has_is_not_found_and_its_new_one_is_named(ask: Ask) -> None:
    ran = ask("log", "2.1")
    assert (2, "") == (ran.code, ran.out)
    assert "north:2.9" in ran.err


def test_log_gives_the_reason_and_who_agreed(rows: Callable[..., list[list[str]]]) -> None:
    moves = [row[1:] for row in rows("log", "2.9", columns="field to reason approved_by") if row[0] == "due"]
    expected = [
        ["2019-03", "", ""],
        ["2019-09", "recruitment", "send-board"],
        ["2019-12", "recruitment", "send-board"],
    ]
    assert expected == sorted(moves)


def test_what_was_moved_with_a_reason_tells_it_in_the_commit_as_well(story: Story) -> None:
    commit = story.commits["reschedule with a reason"]
    assert RESCHEDULED == story.repository.git("log", "-1", "--format=%B", commit).strip()


@pytest.mark.parametrize(
    ("item", "about", "changes"),
    [
        pytest.param("1.2", "deliver 1.2", [("status", "delivered"), ("finished", "2018-09-14")], id="an action is delivered"),
        pytest.param("1.3", "add 1.3", [("", "title: Audit the plans")], id="an action is added"),
        pytest.param("M1", "a reading and a decision", [("readings", "date: 2019-02-28, value: 47.5")], id="a reading"),
        pytest.param("D1", "a reading and a decision", [("status", "agreed"), ("date", "2019-03-01")], id="a decision"),
        pytest.param("north", "rename the plan", [("id", "north")], id="a plan gets another name"),
        pytest.param("WS2", "begin the plan", [("", "title: Therapies")], id="a workstream in a renamed file"),
    ],
)
def test_the_last_that_happened_to(
    story: Story, rows: Callable[..., list[list[str]]], item: str, about: str, changes: list[tuple[str, str]]
) -> None:
    found = rows("log", item, columns="commit field to")
    newest = {field: to for commit, field, to in found if commit == found[0][0]}
    assert story.commits[about] == found[0][0]
    assert [(field, True) for field, _ in changes] == [(field, newest[field].startswith(to)) for field, to in changes]


def test_a_file_that_was_renamed_as_it_was_changed_nothing(rows: Callable[..., list[list[str]]], story: Story) -> None:
    commits = {commit for item in ("WS1", "WS2", "1.1", "1.2", "2.9") for (commit,) in rows("log", item, columns="commit")}
    assert commits.isdisjoint(story.commits[about] for about in ("rename a file", "move the folder of plans", "mend it"))


def test_log_as_json_is_what_the_contract_says(story: Story, document: Callable[..., Shape]) -> None:
    log = document("log", "2.9")
    assert ["schema", "today", "plan", "kind", "id", "title", "changes", "unreadable", "limits"] == list(log)
    named: tuple[object, ...] = ("wsoa.log/1", END, "north", "action", "2.9", "Hire therapists", [])
    assert named == tuple(log[name] for name in ("schema", "today", "plan", "kind", "id", "title", "limits"))
    renumbered = next(change for change in log["changes"] if change["change"] == "renamed")
    expected = {
        "date": "2018-11-05",
        "at": "2018-11-05T12:00:00+00:00",
        "who": CAS,
        "commit": story.commits["renumber 2.1"],
        "subject": "renumber 2.1",
        "id": "2.9",
        "change": "renamed",
        "field": "id",
        "from": "2.1",
        "to": "2.9",
        "reason": None,
        "approved_by": None,
    }
    assert list(expected.items()) == list(renumbered.items())
    assert {tuple(expected)} == {tuple(change) for change in log["changes"]}


def test_log_as_json_has_what_was_typed_with_its_structure(document: Callable[..., Shape]) -> None:
    first = document("log", "2.9")["changes"][-1]
    typed = {
        "title": "Hire therapists",
        "lead": ["head-of-sen"],
        "status": "in_progress",
        "due": "2018-12",
        "workstream": "WS2",
    }
    assert ("added", None, None, typed) == (first["change"], first["field"], first["from"], first["to"])


def test_a_commit_that_left_a_file_unreadable_is_named(story: Story, ask: Ask, document: Callable[..., Shape]) -> None:
    path = "north/workstreams/2-therapies.yaml"
    named = {"commit": story.commits["break a file"], "date": "2019-02-04", "path": path, "why": MARK}
    note = (
        f"note: {story.short('break a file')} of 2019-02-04 left {path} unreadable ({MARK}); the next state is compared"
        " with the one before\n"
    )
    for words in (["log", "2.9"], ["slippage"]):
        assert [named] == document(*words)["unreadable"]
        assert note == ask(*words).err


def test_slippage_tells_each_move_and_adds_them_up(ask: Ask) -> None:
    expected = """\
Agreed dates that have moved, up to 2020-01-06: 2 actions, 5 moves
Id   Action and its moves                             First    Now      Slipped
────────────────────────────────────────────────────────────────────────────────
2.9  Hire therapists                                  2018-12  2019-12  365 days
     head-of-sen · north:WS2
     2018-07-02: 2018-12 to 2019-03, no reason
     given, moved by Cas Eastleigh
     2019-04-01: 2019-03 to 2019-06, illness, agreed
     by send-board, after it was late
     2019-04-02: 2019-03 to 2019-09, recruitment,
     agreed by send-board, moved by Ada Northgate,
     after it was late
     2019-04-08: 2019-09 to 2019-12, recruitment,
     agreed by send-board, moved by Ben Westbury
1.1  Publish one plan                                 2018-06  2018-09  92 days
     director · north:WS2
     2018-02-01: 2018-06 to 2018-09, recruitment,
     agreed by send-board, moved by Ben Westbury

By workstream
Workstream  Actions  Moves  Slipped
────────────────────────────────────────────────────────────────────────────────
north:WS2   2        5      457 days

By lead
Lead         Actions  Moves  Slipped
────────────────────────────────────────────────────────────────────────────────
head-of-sen  1        4      365 days
director     1        1      92 days

By reason
Reason           Actions  Moves  Slipped
────────────────────────────────────────────────────────────────────────────────
recruitment      2        3      367 days
illness          1        1      91 days
no reason given  1        1      90 days
"""
    assert expected == ask("slippage").out


def test_slippage_as_json_is_what_the_contract_says(story: Story, document: Callable[..., Shape]) -> None:
    found = document("slippage", "north")
    assert ["schema", "today", "actions", "totals", "unreadable", "limits"] == list(found)
    assert ("wsoa.slippage/1", END, []) == (found["schema"], found["today"], found["limits"])
    action = found["actions"][0]
    moves = action.pop("moves")
    expected = {
        "plan": "north",
        "workstream": "WS2",
        "id": "2.9",
        "title": "Hire therapists",
        "lead": ["head-of-sen"],
        "first": "2018-12",
        "now": "2019-12",
        "days": 365,
    }
    assert list(expected.items()) == list(action.items())
    last = {
        "on": "2019-04-08",
        "from": "2019-09",
        "to": "2019-12",
        "days": 92,
        "was_late": False,
        "is_explained": True,
        "reason": "recruitment",
        "note": "Both posts.",
        "approved_by": "send-board",
        "who": BEN,
        "commit": story.short("settle on a third date"),
    }
    assert list(last.items()) == list(moves[-1].items())
    assert [(False, False), (True, True), (True, True), (False, True)] == [
        (move["was_late"], move["is_explained"]) for move in moves
    ]


def test_slippage_as_json_has_the_totals(document: Callable[..., Shape]) -> None:
    totals = document("slippage")["totals"]
    assert ["workstreams", "leads", "reasons"] == list(totals)
    assert [{"name": "north:WS2", "actions": 2, "moves": 5, "days": 457}] == totals["workstreams"]
    assert [("head-of-sen", 4), ("director", 1)] == [(one["name"], one["moves"]) for one in totals["leads"]]
    assert [("recruitment", 2, 367), ("illness", 1, 91), ("no reason given", 1, 90)] == [
        (one["name"], one["actions"], one["days"]) for one in totals["reasons"]
    ]


def test_slippage_as_a_sheet_has_a_row_a_move(ask: Ask, story: Story) -> None:
    head, *moves = ask("slippage", "--format", "csv").out.splitlines()
    assert head == (
        "plan,workstream,id,title,lead,first,now,days_in_all,"
        "on,from,to,days,reason,note,approved_by,who,commit,was_late,is_explained"
    )
    assert moves[0] == (
        "north,WS2,2.9,Hire therapists,head-of-sen,2018-12,2019-12,365,"
        f"2018-07-02,2018-12,2019-03,90,,,,Cas Eastleigh,{story.short('reschedule without one')},no,no"
    )
    assert 5 == len(moves)
    markdown = ask("slippage", "--format", "markdown").out.splitlines()
    assert 7 == len(markdown)
    assert markdown[-1] == (
        "| north | WS2 | 1.1 | Publish one plan | director | 2018-06 | 2018-09 | 92 | 2018-02-01 | 2018-06 | 2018-09 | 92 "
        f"| recruitment |  | send-board | Ben Westbury | {story.short('reschedule with a reason')} | no | yes |"
    )


def test_changes_tells_a_board_what_is_new_group_by_group(ask: Ask) -> None:
    expected = """\
What has changed from 2019-01-08, that day included, to 2020-01-06

New: 1
Id   What
────────────────────────────────────────────────────────────────────────────────
1.3  Audit the plans
     action · north

Given another date: 1
Id   What
────────────────────────────────────────────────────────────────────────────────
2.9  Hire therapists
     from 2019-03 to 2019-12: recruitment (send-board)
     action · north

Of another colour: 1
Id   What
────────────────────────────────────────────────────────────────────────────────
2.9  Hire therapists
     GREEN to RED: overdue by 6 days, in progress
     action · north

Withdrawn or carried over: 1
Id   What
────────────────────────────────────────────────────────────────────────────────
1.1  Publish one plan
     from in progress to withdrawn: The department publishes it. (director)
     action · north

Newly read: 1
Id  What
────────────────────────────────────────────────────────────────────────────────
M1  Plans in time
    47.5% on 2019-02-28
    measure · north

Decided: 1
Id  What
────────────────────────────────────────────────────────────────────────────────
D1  Agree the money
    from pending to agreed on 2019-03-01 (send-board)
    decision · north
"""
    assert Ran(0, expected, "") == ask("changes", "--since", "2019-01-08")


def test_changes_from_one_day_to_another_leaves_out_what_came_before_and_after(
    rows: Callable[..., list[list[str]]],
) -> None:
    columns = "change id from to"
    delivered = rows("changes", "--since", "2018-09-01", "--until", "2018-09-30", columns=columns)
    assert [["delivered", "1.2", "in_progress", "delivered"]] == delivered
    assert [] == rows("changes", "--since", "2018-09-21", "--until", "2018-09-30", columns=columns)


def test_what_was_done_on_either_of_the_two_days_is_told(rows: Callable[..., list[list[str]]]) -> None:
    for since, until in (("2018-09-20", "2018-09-30"), ("2018-09-01", "2018-09-20"), ("2018-09-20", "2018-09-20")):
        delivered = rows("changes", "--since", since, "--until", until, columns="change id")
        assert [["delivered", "1.2"]] == delivered


def test_changes_between_two_commits_says_how_they_were_asked_for(story: Story, document: Callable[..., Shape]) -> None:
    before, after = story.commits["move on main"], story.commits["settle on a third date"]
    found = document("changes", "--since", before, "--until", after, "north")
    assert ["schema", "today", "since", "until", "changes"] == list(found)
    named = ("wsoa.changes/1", f"2019-04-02 ({before})", f"2019-04-08 ({after})")
    assert named == (found["schema"], found["since"], found["until"])
    expected = {
        "group": "redated",
        "plan": "north",
        "kind": "action",
        "id": "2.9",
        "title": "Hire therapists",
        "from": "2019-09",
        "to": "2019-12",
        "reason": "recruitment",
        "by": "send-board",
        "field": None,
        "unit": None,
        "day": None,
        "basis": None,
    }
    assert [list(expected.items())] == [list(change.items()) for change in found["changes"]]


def test_changes_as_a_sheet_has_a_row_a_change(ask: Ask) -> None:
    words = ["changes", "--since", "2019-03-01", "--until", "2019-03-05"]
    assert ask(*words, "--format", "csv").out.splitlines() == [
        "change,plan,kind,id,title,from,to,reason,by,field",
        'read,north,measure,M1,Plans in time,,47.5,"2019-02-28, actual",,',
        "decided,north,decision,D1,Agree the money,pending,agreed,2019-03-01,send-board,",
    ]
    assert ask(*words, "--format", "markdown").out.splitlines()[-1] == (
        "| decided | north | decision | D1 | Agree the money | pending | agreed | 2019-03-01 | send-board |"
    )


def test_check_finds_the_one_move_that_nothing_explains(document: Callable[..., Shape]) -> None:
    findings = {one["rule"]: one for one in document("check")["findings"]}
    assert {"date-moved-without-reason", "overdue-action", "repeated-slippage"} == set(findings)
    unexplained = findings["date-moved-without-reason"]
    assert ("error", "2.9") == (unexplained["severity"], unexplained["item"])
    assert unexplained["message"] == (
        "2.9 was due 2018-12 until 2018-07-02, when Cas Eastleigh moved it to 2019-03, and nothing says why"
    )
    assert "add to `due_changes`: {on: 2018-07-02, from: 2018-12, to: 2019-03, reason: …}" == unexplained["hint"]
    assert findings["repeated-slippage"]["message"] == (
        "2.9 has moved 4 times, by 365 days in all, since it was first due 2018-12"
    )


def test_a_plan_is_shown_as_it_stood_under_its_name_and_in_its_folder_of_then(ask: Ask, story: Story) -> None:
    ran = ask("status", "--as-of", "2018-03-01")
    expected = """\
Improvement plan of Northshire
north-draft · accepted · 3 actions: 3 in progress
GREEN · WS1 and WS2 are green; 1.1: in progress, due in 213 days

     Workstream                        Rating  Actions        Alerts  Next due
────────────────────────────────────────────────────────────────────────────────
WS1  Plans on time                     GREEN   2 in progress  –       2018-09-30
     Post Holder                                                      1.1
WS2  Therapies                         GREEN   1 in progress  –       2018-12-31
     Head of SEN (vacant)                                             2.1

Nothing is overdue on 2018-03-01.
"""
    assert (0, expected) == (ran.code, ran.out)
    assert f"note: as it stood at commit {story.short('reschedule with a reason')}, judged on 2018-03-01\n" == ran.err


@pytest.mark.parametrize(
    ("day", "about"),
    [
        ("2018-01-10", "begin the plan"),
        ("2018-01-31", "begin the plan"),
        ("2018-02-01", "reschedule with a reason"),
        ("2019-04-01", "a reading and a decision"),
        ("2019-04-07", "move on main"),
        ("2019-04-08", "settle on a third date"),
        ("2030-01-01", "add 1.3"),
    ],
)
def test_as_of_a_day_is_the_state_at_its_end_on_the_branch_itself(ask: Ask, story: Story, day: str, about: str) -> None:
    assert f"note: as it stood at commit {story.short(about)}, judged on {day}\n" in ask("list", "--as-of", day).err


@pytest.mark.parametrize("name", ["side", "HEAD~2", "main", "HEAD^{/give up}"])
def test_as_of_a_name_is_judged_on_the_day_of_its_commit(ask: Ask, story: Story, name: str) -> None:
    about, day = {
        "side": ("move on the side", "2019-04-01"),
        "HEAD~2": ("settle on a third date", "2019-04-08"),
        "main": ("add 1.3", "2019-11-04"),
        "HEAD^{/give up}": ("give up 1.1", "2019-10-01"),
    }[name]
    assert f"note: as it stood at commit {story.short(about)}, judged on {day}\n" in ask("list", "--as-of", name).err


def test_before_the_first_commit_nothing_is_known(ask: Ask) -> None:
    for words in READING:
        ran = ask(*words, "--as-of", "2018-01-09")
        assert (3, "") == (ran.code, ran.out)
        assert "nothing had been committed by 2018-01-09" in ran.err


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_every_reading_command_shows_the_day_that_it_is_asked_for(ask: Ask, words: list[str]) -> None:
    ran = ask(*words, "--as-of", "2018-10-07", "--format", "json")
    assert ran.code in {0, 1}, ran.err
    assert "2018-10-07" == json.loads(ran.out)["today"]
    assert "as it stood at commit" in ran.err


def test_what_was_not_there_yet_is_not_shown_and_what_was_is(rows: Callable[..., list[list[str]]]) -> None:
    then = rows("list", "--as-of", "2018-10-07", columns="workstream id status due")
    assert [
        ["WS1", "1.1", "in_progress", "2018-09"],
        ["WS1", "1.2", "delivered", "2018-09-30"],
        ["WS2", "2.1", "in_progress", "2019-03"],
    ] == sorted(then)
    assert [["1.1"]] == rows("overdue", "--as-of", "2018-10-07", columns="id")


def test_slippage_and_check_as_of_a_day_know_only_what_had_happened(
    ask: Ask, rows: Callable[..., list[list[str]]], story: Story
) -> None:
    assert ask("slippage").out  # what is kept of the whole history must not tell the past its future
    moves = rows("slippage", "--as-of", "2019-04-07", columns="id to commit")
    assert [
        ["2.9", "2019-03", story.short("reschedule without one")],
        ["2.9", "2019-09", story.short("move on main")],
        ["1.1", "2018-09", story.short("reschedule with a reason")],
    ] == moves
    found = json.loads(ask("check", "--as-of", "2019-04-07", "--format", "json").out)["findings"]
    assert "2.9 has moved twice, by 273 days in all, since it was first due 2018-12" in [one["message"] for one in found]


def test_a_file_that_was_broken_on_that_day_is_named_and_hides_no_other(ask: Ask, story: Story) -> None:
    ran = ask("list", "--as-of", "2019-02-04")
    assert 3 == ran.code
    assert "1.2  Train the staff" in ran.out
    assert f"{story.short('break a file')}:plans/north/workstreams/2-therapies.yaml:1:1\nerror merge-conflict:" in ran.err


@pytest.mark.parametrize("words", [["log", "2.9"], ["slippage"], ["changes", "--since", "2019-01-08"]], ids=lambda w: w[0])
def test_text_is_plain_at_80_columns_and_in_ascii_where_the_terminal_has_no_more(
    story: Story, process: Callable[..., Any], words: list[str]
) -> None:
    ran = process(*words, "--plans", str(story.plans), "--today", END, PYTHONUTF8="0", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert 0 == ran.returncode, ran.stderr
    assert ran.stdout.isascii()
    assert "\x1b" not in ran.stdout
    assert [] == [line for line in ran.stdout.splitlines() if len(line) > 80]


@pytest.mark.parametrize("words", [["log", "2.9"], ["slippage"], ["changes", "--since", "2019-01-08"]], ids=lambda w: w[0])
@pytest.mark.parametrize("columns", [40, 60, 100])
def test_text_keeps_to_the_width_that_there_is(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, words: list[str], columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert [] == [line for line in ask(*words).out.splitlines() if len(line) > columns]


def test_colour_says_nothing_that_is_not_said_without(ask: Ask) -> None:
    for words in (["log", "2.9"], ["slippage"], ["changes", "--since", "2019-01-08"]):
        coloured = ask(*words, "--color", "always").out
        assert "\x1b[" in coloured
        said = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
        assert ask(*words).out.splitlines() == [line.rstrip() for line in said.splitlines()]
