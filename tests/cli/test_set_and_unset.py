"""`wsoa set` and `wsoa unset`: any single field of anything that has an id, and of a plan."""

from collections.abc import Callable
from pathlib import Path

import pytest

from folders import Folder, Ran, git

Run = Callable[..., Ran]

MORE = """\
actions:
  - id: 1.1
    title: Agree one plan
    lead:
      # until June
      - head-of-sen   # interim
      # from June
      - director
    due: 2020-12
    status: in_progress
    needs: [1.2]
    age_bands: [0-5, 16-18]
    updates:
      - {date: 2020-01-02, text: Begun.}
  - {id: 1.2, title: Publish it, status: not_started}
measures:
  - {id: M1, title: Plans in time, unit: percent, better: higher, target: {value: 80}}
"""

IN_HEAD = """\
deadlines:
  - {id: submit, title: Send it, counts: {from: 2020-02-03, working_days: 70}}
decisions:
  - {id: WS1, title: Named like the workstream, board: send-board}
"""


@pytest.fixture
def plan(folder: Folder) -> Folder:
    return folder.plan(more=IN_HEAD).workstream(MORE)


@pytest.fixture
def stream(plan: Folder) -> Path:
    return plan.root / "north" / "workstreams" / "1.yaml"


@pytest.fixture
def head(plan: Folder) -> Path:
    return plan.root / "north" / "plan.yaml"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["1.1", "title=Agree two: plans"], "    title: 'Agree two: plans'\n"),
        (["1.1", "age_bands=0-5, 18-25"], "    age_bands: [0-5, 18-25]\n"),
        (["1.1", "age_bands+=18-25"], "    age_bands: [0-5, 16-18, 18-25]\n"),
        (["1.1", "age_bands-=0-5"], "    age_bands: [16-18]\n"),
        (["1.1", "lead-=head-of-sen"], "    lead:\n      # until June\n      # from June\n      - director\n"),
        (
            ["1.1", "lead+=send-board"],
            "      - head-of-sen   # interim\n      # from June\n      - director\n      - send-board\n",
        ),
        (["1.2", "due=2020-Q3"], "  - {id: 1.2, title: Publish it, due: 2020-Q3, status: not_started}\n"),
        (["1.1", "budget.total=1200"], "    budget: {total: 1200}\n"),
        (["M1", "target.value=90", "target.by=2021-03"], "target: {value: 90, by: 2021-03}}\n"),
        (["WS1", "title=Plans early", "--kind", "workstream"], "id: WS1\ntitle: Plans early\n"),
        (["1.1", "id=1.01"], "  - id: 1.01\n"),
    ],
)
def test_a_field_is_set(stream: Path, wsoa: Run, words: list[str], line: str) -> None:
    assert 0 == wsoa("set", *words).code
    assert line in stream.read_text()


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["north", "stage=closed", "settings.due_soon_days=14"], "settings: {check_level: draft, due_soon_days: 14}\n"),
        (["north", "areas+=Isle of North, the"], "areas: [Northshire, 'Isle of North, the']\n"),
        (["submit", "counts.from=2020-02-10"], "counts: {from: 2020-02-10, working_days: 70}}\n"),
        (["head-of-sen", "holder=A Post Holder"], "organisation: council, holder: A Post Holder}\n"),
    ],
)
def test_a_field_of_the_plan_and_of_what_stands_in_its_head_is_set(head: Path, wsoa: Run, words: list[str], line: str) -> None:
    assert 0 == wsoa("set", *words).code
    assert line in head.read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["1.1", "statsu=x"], "did you mean `status`?"),
        (["1.1", "updates=x"], "wsoa update 1.1 --text"),
        (["1.1", "due_changes=x"], "wsoa reschedule 1.1 WHEN"),
        (["1.1", "evidence=x"], "wsoa update 1.1 --evidence"),
        (["M1", "readings=x"], "wsoa record M1 VALUE"),
        (["M1", "trajectory=x"], "edit the file by hand"),
        (["north", "posts=x"], "by its own id, as wsoa set POST"),
        (["north", "settings=x"], "settings.due_soon_days=VALUE"),
        (["1.1", "title.words=x"], "is a value and has no fields"),
        (["1.1", "title+=x"], "is one value and no list"),
        (["1.1", "title="], "wsoa unset ID title"),
        (["1.1", "title"], "write FIELD=VALUE"),
        (["1.1", "x-ref=7"], "is a field of your own, and wsoa leaves it alone"),
        (["1.1", "lead+=director"], "`lead` of 1.1 has director"),
        (["1.1", "lead-=director", "lead-=director"], "`lead` of 1.1 does not have director"),
        (["1.1", "lead=send-board", "lead+=send-board"], "it has send-board"),
        (["1.1", "lead=,"], "wsoa unset ID lead"),
        (["1.1", "lead=director,head-of-sen,director"], "`lead` is given director twice"),
        (["1.1", "lead-=nobody"], "it has head-of-sen, director"),
        (["1.1", "due=2021"], "wsoa reschedule 1.1 2021 --reason"),
        (["WS1", "title=x"], "north:WS1 --kind decision"),
        (["9.9", "title=x"], "there is no item 9.9"),
        (["1.2", "id=1.3"], "1.2 is named by `needs` of 1.1"),
        (["head-of-sen", "id=x"], "`lead` of 1.1"),
        (["north", "id=x"], "rename the folder"),
    ],
)
def test_what_cannot_be_set_is_refused_with_what_to_do_instead(
    stream: Path, head: Path, wsoa: Run, words: list[str], said: str
) -> None:
    before = stream.read_bytes(), head.read_bytes()
    ran = wsoa("set", *words)
    assert 2 == ran.code
    assert said in ran.err
    assert before == (stream.read_bytes(), head.read_bytes())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["1.1", "status=done"], "did you mean delivered?"),
        (["1.1", "lead+=nobody"], "no such post"),
        (["1.1", "id=1.2"], "1.2 is the id of another action too"),
        (["M1", "target.value=90%"], "write 90"),
        (["1.2", "needs=1.1"], "-> 1.1 wait for each other"),
        (["1.1", "part_of=1.1"], "it waits for itself"),
    ],
)
def test_what_would_not_hold_is_refused(stream: Path, wsoa: Run, words: list[str], said: str) -> None:
    before = stream.read_bytes()
    ran = wsoa("set", *words)
    assert 2 == ran.code
    assert said in ran.err
    assert before == stream.read_bytes()


def test_a_day_that_is_not_the_one_counted_is_refused(head: Path, wsoa: Run) -> None:
    before = head.read_bytes()
    ran = wsoa("set", "submit", "due=2020-05-29")
    assert (2, before) == (ran.code, head.read_bytes())
    assert "70 working days from 2020-02-03 end on 2020-05-14, not on 2020-05-29" in " ".join(ran.err.split())


def test_a_circle_that_is_there_already_stops_no_other_edit(stream: Path, wsoa: Run) -> None:
    stream.write_text(stream.read_text().replace("title: Publish it,", "title: Publish it, needs: [1.1],"))
    assert 0 == wsoa("set", "1.1", "title=Agree").code


def test_an_id_that_an_action_of_another_plan_continues_stays(stream: Path, plan: Folder, wsoa: Run) -> None:
    plan.plan("south").workstream(
        "actions:\n  - {id: A1, title: Go on, status: not_started, continues: 'north:1.1'}\n", plan_id="south"
    )
    assert "`continues` of south:A1" in wsoa("set", "north:1.1", "id=1.01").err
    assert "id: 1.01" not in stream.read_text()


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        (["1.1", "age_bands", "needs"], ["    needs: [1.2]", "    age_bands: [0-5, 16-18]"]),
        (["1.1", "rag"], []),
        (
            ["1.1", "lead"],
            ["    lead:", "      # until June", "      - head-of-sen   # interim", "      # from June", "      - director"],
        ),
    ],
)
def test_a_field_is_taken_away_with_all_that_stands_in_it(stream: Path, wsoa: Run, words: list[str], gone: list[str]) -> None:
    before = stream.read_text().splitlines()
    assert 0 == wsoa("unset", *words).code
    assert [line for line in before if line not in gone] == stream.read_text().splitlines()


def test_a_field_of_a_record_is_taken_away(stream: Path, wsoa: Run) -> None:
    assert 0 == wsoa("set", "M1", "target.note=Agreed").code
    assert 0 == wsoa("unset", "M1", "target.value").code
    assert "target: {note: Agreed}}\n" in stream.read_text()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["1.1", "title"], 2, "an action needs `title`"),
        (["1.1", "due"], 2, "wsoa reschedule 1.1 ongoing"),
        (["1.1", "updates"], 2, "is a list of entries"),
        (["1.1", "leed"], 2, "did you mean `lead`?"),
    ],
)
def test_what_must_stay_stays(stream: Path, wsoa: Run, words: list[str], code: int, said: str) -> None:
    before = stream.read_bytes()
    ran = wsoa("unset", *words)
    assert code == ran.code
    assert said in ran.err
    assert before == stream.read_bytes()


def test_a_field_with_a_fault_can_be_set_right_and_taken_away(stream: Path, wsoa: Run) -> None:
    faulty = stream.read_text().replace("    needs: [1.2]\n", "    needs: [1.2]\n    rag: purple\n")
    stream.write_text(faulty)
    assert 0 == wsoa("unset", "1.1", "rag").code
    assert faulty.replace("    rag: purple\n", "") == stream.read_text()
    stream.write_text(faulty)
    assert 0 == wsoa("set", "1.1", "rag=amber").code
    assert faulty.replace("purple", "amber") == stream.read_text()


def test_what_is_said_of_a_list_counts_one_after_the_other(stream: Path, wsoa: Run) -> None:
    before = stream.read_text()
    assert 0 == wsoa("set", "1.1", "age_bands=0-5", "age_bands+=18-25", "age_bands-=0-5").code
    assert before.replace("[0-5, 16-18]", "[18-25]") == stream.read_text()
    assert "nothing to change" in wsoa("set", "1.1", "age_bands+=0-5", "age_bands-=0-5").err


def test_what_is_so_already_is_not_written_again(stream: Path, wsoa: Run) -> None:
    before = stream.stat().st_ino
    assert "nothing to change" in wsoa("set", "1.1", "status=in_progress").err
    assert before == stream.stat().st_ino


def test_one_commit_names_each_field(repository: Path, wsoa: Run) -> None:
    assert 0 == wsoa("set", "1.2", "lead=director,head-of-sen", "title=" + "word " * 30, "forecast=2020-07").code
    assert 0 == wsoa("unset", "1.2", "forecast").code
    words = f"lead director, head-of-sen; title {'word ' * 11}word…; forecast 2020-07"
    logged = git(repository, "log", "-2", "--format=%s|%(trailers:separator=%x2C)").splitlines()
    assert [
        "unset 1.2: forecast|Wsoa-Item: 1.2,Wsoa-Field: forecast",
        f"set 1.2: {words}|Wsoa-Item: 1.2,Wsoa-Field: lead,Wsoa-Field: title,Wsoa-Field: forecast",
    ] == logged
