"""`wsoa add`: what is said is there at once, in lines like those around it, and nothing else has changed."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from folders import Folder, Ran, git
from repositories import Repository

Run = Callable[..., Ran]

TWO = """\
actions:
  - id: 1.1
    title: Agree one plan
    lead: [head-of-sen]
    due: 2019-12          # first date
    status: in_progress

  - id: 1.2
    title: Publish it
    status: not_started
x-ours: {keep: this}
"""

EVERYTHING_OF_AN_ACTION = """\
wsoa add action --title Train:all --lead head-of-sen --lead send-board --partner nhs --start 2020-01 --due 2020-Q2
--due-text by-summer --finding F1 --status in_progress
"""

SECOND = "id: WS2\ntitle: Early help\naccountable: []\n"


@pytest.fixture
def file(folder: Folder) -> Path:
    folder.plan().workstream(TWO)
    return folder.root / "north" / "workstreams" / "1.yaml"


@pytest.fixture
def head(file: Path) -> Path:
    return file.parents[1] / "plan.yaml"


def added(before: str, after: str) -> str:
    """The lines that came, where none went."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    start = next((n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
    length = len(new) - len(old)
    assert old == new[:start] + new[start + length :]
    return "".join(new[start : start + length])


def test_an_action_is_written_like_the_last_one_and_in_the_order_of_the_format(file: Path, wsoa: Run) -> None:
    before = file.read_text()
    ran = wsoa(*EVERYTHING_OF_AN_ACTION.split()[1:])
    assert (0, "") == (ran.code, ran.out)
    assert added(before, file.read_text()) == (
        "\n  - id: 1.3\n    title: Train:all\n    lead: [head-of-sen, send-board]\n    partners: [nhs]\n    start: 2020-01\n"
        "    due: 2020-Q2\n    due_text: by-summer\n    status: in_progress\n    findings: [F1]\n"
    )
    assert "add 1.3: Train:all\nwrote" in ran.err


def test_what_was_added_is_shown_at_once(file: Path, wsoa: Run) -> None:
    assert file.is_file()
    assert 0 == wsoa("add", "action", "--title", "Train all").code
    assert "Train all" in wsoa("show", "1.3").out


@pytest.mark.parametrize(
    ("list_before", "lines"),
    [
        pytest.param("", 'actions:\n  - id: "1.1"\n    title: T\n    status: not_started\n', id="no list"),
        pytest.param("actions: []\n", 'actions:\n  - id: "1.1"\n    title: T\n    status: not_started\n', id="an empty list"),
        pytest.param("actions:\n", 'actions:\n  - id: "1.1"\n    title: T\n    status: not_started\n', id="no value"),
        pytest.param(
            "actions:\n- {id: A1, title: S, status: delivered}\n",
            "actions:\n- {id: A1, title: S, status: delivered}\n- {id: A2, title: T, status: not_started}\n",
            id="a list in braces",
        ),
        pytest.param(
            "actions:\n    - id: '1.9'\n      title: S\n      status: delivered\n",
            "actions:\n    - id: '1.9'\n      title: S\n      status: delivered\n"
            "    - id: '1.10'\n      title: T\n      status: not_started\n",
            id="a wide list",
        ),
    ],
)
def test_a_list_is_made_or_carried_on_in_its_own_style(folder: Folder, wsoa: Run, list_before: str, lines: str) -> None:
    folder.plan().workstream(list_before)
    file = folder.root / "north/workstreams/1.yaml"
    start = file.read_text().removesuffix(list_before)
    assert 0 == wsoa("add", "action", "--title", "T").code
    assert start + lines == file.read_text()


def test_a_measure_has_its_baseline_and_its_target(file: Path, wsoa: Run) -> None:
    before = file.read_text()
    words = "--title Waits --unit weeks --better lower --kind outcome --owner head-of-sen --source Return --frequency monthly"
    more = "--baseline 18.5 --baseline-date 2019-12 --target 12 --target-by 2021-03-31 --finding F1"
    assert 0 == wsoa("add", "measure", *words.split(), *more.split()).code
    assert added(before, file.read_text()) == (
        "measures:\n  - id: M1.1\n    title: Waits\n    kind: outcome\n    unit: weeks\n    better: lower\n    findings: [F1]\n"
        "    owner: head-of-sen\n    source: Return\n    frequency: monthly\n    baseline: {value: 18.5, date: 2019-12}\n"
        "    target: {value: 12, by: 2021-03-31}\n"
    )


def test_a_finding_and_a_deadline_stand_in_plan_yaml(head: Path, wsoa: Run) -> None:
    before = head.read_text()
    assert 0 == wsoa("add", "finding", "--text", "Waits are long.", "--kind", "improvement", "--outcome", "Short waits.").code
    line = "  - {id: F2, kind: improvement, text: Waits are long., outcomes: [Short waits.]}\n"
    assert line == added(before, head.read_text())
    before = head.read_text()
    assert 0 == wsoa("add", "deadline", "--title", "Send it", "--from", "2020-01-06", "--working-days", "70").code
    line = "deadlines:\n  - {id: send-it, title: Send it, counts: {from: 2020-01-06, working_days: 70}}\n"
    assert line == added(before, head.read_text())
    assert "2020-04-15" in wsoa("deadlines").out


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            ["post", "--title", "Head of Early Help", "--organisation", "Northshire Council", "--holder", "Pat Example"],
            "{id: head-of-early-help, title: Head of Early Help, organisation: council, holder: Pat Example}",
        ),
        (
            ["organisation", "--name", "Our Young Voices", "--sector", "young_people"],
            "{id: young-voices, name: Our Young Voices, sector: young_people}",
        ),
        (["board", "--name", "Joint Board", "--meets", "monthly"], "{id: joint-board, name: Joint Board, meets: monthly}"),
        (
            ["decision", "--title", "Fund it", "--board", "SEND Improvement Board", "--due", "2020-03"],
            "{id: D1, board: send-board, title: Fund it, due: 2020-03}",
        ),
        (["condition", "--text", "Say who leads."], "{id: C1, text: Say who leads.}"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_what_plan_yaml_lists_is_added_to_its_list(head: Path, wsoa: Run, words: list[str], line: str) -> None:
    ran = wsoa("add", *words)
    assert (0, True) == (ran.code, f"- {line}\n" in head.read_text()), ran.err
    assert "unknown-reference" not in wsoa("check").out


@pytest.mark.parametrize("called", ["Head of SEN", "head of sen", "Head-of-SEN"])
def test_a_post_may_be_named_by_what_it_is_called_and_its_id_is_written(file: Path, wsoa: Run, called: str) -> None:
    assert 0 == wsoa("add", "action", "--title", "T", "--lead", called).code
    assert "lead: [head-of-sen]\n" in file.read_text().replace("Head-of-SEN", "head-of-sen")


@pytest.mark.parametrize(
    ("called", "said"),
    [
        ("Head of", "no post or board or organisation is called Head of\n  write head-of-sen"),
        (
            "Nobody At All",
            "no post or board or organisation is called Nobody At All\n  name it by its id; wsoa add post adds one",
        ),
        ("Same Title", "2 are called Same Title\n  write one or two"),
    ],
)
def test_a_name_that_is_not_clear_is_not_written(folder: Folder, wsoa: Run, called: str, said: str) -> None:
    posts = "posts: [{id: head-of-sen, title: Head of SEN}, {id: one, title: Same Title}, {id: two, title: Same Title}]\n"
    folder.plan(more=posts).workstream(head="id: WS1\ntitle: T\naccountable: [one]\n")
    ran = wsoa("add", "action", "--title", "T", "--lead", called)
    assert (2, f"wsoa: {said}\n") == (ran.code, ran.err)


@pytest.mark.parametrize(
    ("ids", "line"),
    [
        (['"1.8"', '"1.9"'], '  - id: "1.10"\n'),
        (["1.8", "1.9"], "  - id: 1.10\n"),
        (["1.8", "'1.9'"], "  - id: '1.10'\n"),
        (["A8", "A9"], "  - id: A10\n"),
    ],
    ids=["quoted", "plain", "both", "no numbers"],
)
def test_an_id_that_others_would_take_for_a_number_is_quoted_unless_the_file_does_not(
    folder: Folder, wsoa: Run, ids: list[str], line: str
) -> None:
    actions = "".join(f"  - id: {one}\n    title: T\n    status: not_started\n" for one in ids)
    file = folder.plan().workstream(f"actions:\n{actions}").root / "north/workstreams/1.yaml"
    assert 0 == wsoa("add", "action", "--title", "Train all").code
    assert line in file.read_text()


def test_the_first_action_of_a_file_has_its_id_in_quotes_and_so_has_what_names_it(folder: Folder, wsoa: Run) -> None:
    root = folder.plan().workstream().root / "north"
    assert 0 == wsoa("add", "action", "--title", "Train all").code
    assert '  - id: "1.1"\n' in (root / "workstreams/1.yaml").read_text()
    assert 0 == wsoa("add", "condition", "--text", "Say who.", "--action", "1.1").code
    assert 'actions: ["1.1"]' in (root / "plan.yaml").read_text()


def test_a_workstream_is_a_file_of_its_own(folder: Folder, file: Path, wsoa: Run) -> None:
    before = file.read_bytes()
    ran = wsoa("add", "workstream", "--title", "Early help", "--accountable", "director", "--finding", "F1")
    assert (0, before) == (ran.code, file.read_bytes())
    text = (folder.root / "north/workstreams/2.yaml").read_text()
    assert "id: WS2\ntitle: Early help\naccountable: [director]\nfindings: [F1]\n" == text
    assert "Early help" in wsoa("show", "WS2").out
    assert 0 == wsoa("add", "action", "--workstream", "WS2", "--title", "T").code
    assert 0 == wsoa("show", "2.1").code


def test_a_workstream_for_which_nobody_answers_yet_says_so(folder: Folder, file: Path, wsoa: Run) -> None:
    assert file.is_file()
    assert 0 == wsoa("add", "workstream", "--title", "Early help", "--no-input").code
    assert "accountable: []\n" in (folder.root / "north/workstreams/2.yaml").read_text()


def test_the_first_workstream_makes_the_folder(folder: Folder, wsoa: Run) -> None:
    folder.plan()
    assert 0 == wsoa("add", "workstream", "--title", "Early help").code
    assert "id: WS1\n" in (folder.root / "north/workstreams/1-early-help.yaml").read_text()


def test_a_folder_that_leads_out_of_the_plans_is_not_written_to(folder: Folder, wsoa: Run, tmp_path: Path) -> None:
    folder.plan()
    (tmp_path / "elsewhere").mkdir()
    (folder.root / "north" / "workstreams").symlink_to(tmp_path / "elsewhere")
    ran = wsoa("add", "workstream", "--title", "Early help")
    assert 3 == ran.code
    assert "leads out of the folder of plans" in ran.err
    assert [] == list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("kind", ["action", "workstream"])
def test_a_dry_run_shows_the_difference_and_writes_nothing(folder: Folder, file: Path, wsoa: Run, kind: str) -> None:
    before = {path: path.read_bytes() for path in folder.root.rglob("*.yaml")}
    assert file in before
    ran = wsoa("add", kind, "--title", "Train all", "--dry-run")
    assert 0 == ran.code
    assert "title: Train all\n" in ran.out
    assert ("--- /dev/null\n" in ran.out) == (kind == "workstream")
    assert before == {path: path.read_bytes() for path in folder.root.rglob("*.yaml")}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(["action"], 2, ["an action needs --title", "such as --title"], id="no title"),
        pytest.param(["measure", "--title", "T"], 2, ["needs --unit and --better", "--unit percent"], id="no unit"),
        pytest.param(["finding"], 2, ["a finding needs --text", 'such as --text "'], id="no text"),
        pytest.param(["action", "--title", " "], 2, ["`title` is empty"], id="a blank title"),
        pytest.param(["action", "--title", "T", "--id", "1.2"], 2, ["has the action 1.2 already", "1.3"], id="a taken id"),
        pytest.param(["finding", "--text", "T", "--id", "f1"], 2, ["F2"], id="a taken id in small letters"),
        pytest.param(["workstream", "--title", "T", "--id", "ws1"], 2, ["WS2"], id="a taken workstream"),
        pytest.param(["action", "--title", "T", "--id", "a b"], 2, ["a b cannot be an id"], id="what is no id"),
        pytest.param(["action", "--title", "T", "--due", "May 25"], 2, ["write 2025-05"], id="a date of two readings"),
        pytest.param(["action", "--title", "T", "--lead", "head-of-sne"], 2, ["did you mean head-of-sen?"], id="no such lead"),
        pytest.param(["action", "--title", "T", "--partner", "nsh"], 2, ["did you mean nhs?"], id="an unknown partner"),
        pytest.param(["action", "--title", "T", "--measure", "M1"], 2, ["no measure yet"], id="an unknown measure"),
        pytest.param(["action", "--title", "T", "--due", "AY2019-20 spring"], 2, ["calendar"], id="an unknown term"),
        pytest.param(["workstream", "--title", "T", "--finding", "F2"], 2, ["write one of: F1"], id="an unknown finding"),
        pytest.param(
            ["action", "--title", "T", "--workstream", "WS11"], 2, ["did you mean north:WS1?"], id="an unknown workstream"
        ),
        pytest.param(["finding", "--text", "T", "--plan", "nort"], 2, ["did you mean north?"], id="an unknown plan"),
        pytest.param(["deadline", "--title", "T", "--from", "2020-01-06"], 2, ["give both"], id="half a count"),
        pytest.param(["measure", "--title", "T", "--unit", "percents"], 2, ["did you mean percent?"], id="no such unit"),
    ],
)
def test_what_would_not_hold_is_refused_and_nothing_is_written(
    folder: Folder, file: Path, wsoa: Run, words: list[str], code: int, said: list[str]
) -> None:
    before = {path: path.read_bytes() for path in folder.root.rglob("*.yaml")}
    assert file in before
    ran = wsoa("add", *words)
    assert code == ran.code
    assert [] == [one for one in said if one not in ran.err]
    assert before == {path: path.read_bytes() for path in folder.root.rglob("*.yaml")}


def test_where_there_are_several_workstreams_or_plans_one_has_to_be_named(folder: Folder, file: Path, wsoa: Run) -> None:
    folder.plan("south").workstream(plan_id="south")
    said = wsoa("add", "action", "--title", "T").err
    assert (
        "say which workstream the action belongs to\n  such as --workstream north:WS1; there are: north:WS1, south:WS1" in said
    )
    assert "--plan north; there are: north, south" in wsoa("add", "finding", "--text", "T").err
    assert "write one of: north:WS1, south:WS1" in wsoa("add", "action", "--title", "T", "--workstream", "WS1").err
    assert 0 == wsoa("add", "action", "--title", "T", "--workstream", "South:ws1").code
    assert "title: T\n" in (folder.root / "south/workstreams/1.yaml").read_text()
    assert TWO in file.read_text()


def test_where_there_is_no_workstream_the_way_to_one_is_named(folder: Folder, wsoa: Run) -> None:
    folder.plan()
    assert 'wsoa add workstream --title "' in wsoa("add", "action", "--title", "T").err


def test_the_id_of_an_item_that_could_not_be_understood_is_not_given_again(file: Path, wsoa: Run) -> None:
    file.write_text(file.read_text().replace("x-ours", "  - id: 1.3\n    title: Without a status\nx-ours"))
    ran = wsoa("add", "action", "--title", "T", "--id", "1.3")
    assert "the next free id is 1.4" in ran.err
    assert "add 1.4: T" in wsoa("add", "action", "--title", "T").err


def test_a_file_that_could_not_be_read_is_not_added_to(folder: Folder, file: Path, wsoa: Run) -> None:
    folder.write("north/workstreams/2.yaml", "id: WS2\n\ttitle: T\n")
    ran = wsoa("add", "action", "--workstream", "2", "--title", "T")
    assert 3 == ran.code
    assert "2.yaml could not be read\n  wsoa check says why; nothing was written" in ran.err
    assert file.is_file()


# with git


@pytest.mark.parametrize(
    ("words", "message", "path"),
    [
        (
            ["action", "--title", "Train  all"],
            "add 1.3: Train all\n\nWsoa-Item: 1.3\nWsoa-Field: actions",
            "workstreams/1.yaml",
        ),
        (["finding", "--text", "x " * 60], f"add F2: {'x ' * 35}…\n\nWsoa-Item: F2\nWsoa-Field: findings", "plan.yaml"),
        (["workstream", "--title", "T"], "add WS2: T\n\nWsoa-Item: WS2\nWsoa-Field: workstreams", "workstreams/2.yaml"),
    ],
)
def test_one_commit_says_what_was_added_and_holds_nothing_else(
    repository: Path, wsoa: Run, words: list[str], message: str, path: str
) -> None:
    (repository / "staged.txt").write_text("staged")
    git(repository, "add", "staged.txt")
    assert "committed as" in wsoa("add", *words).err
    assert message == git(repository, "log", "-1", "--format=%B").strip()
    assert f"plans/north/{path}\n" == git(repository, "show", "--format=", "--name-only")
    assert "A  staged.txt\n" == git(repository, "status", "--short")


def test_no_commit_leaves_a_new_file_to_the_user(repository: Path, wsoa: Run) -> None:
    assert "not committed" in wsoa("add", "workstream", "--title", "T", "--no-commit").err
    assert "?? plans/north/workstreams/2.yaml\n" == git(repository, "status", "--short")


def test_a_hook_that_refuses_leaves_a_new_file_written_and_unknown_to_git(repository: Path, wsoa: Run) -> None:
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\necho not today >&2\nexit 1\n")
    hook.chmod(0o755)
    ran = wsoa("add", "workstream", "--title", "T")
    assert 3 == ran.code
    assert "not today" in ran.err
    assert "?? plans/north/workstreams/2.yaml\n" == git(repository, "status", "--short")


def test_a_plan_that_git_does_not_know_gets_a_workstream_without_a_commit(repository: Path, folder: Folder, wsoa: Run) -> None:
    folder.plan("south")
    assert "not committed" in wsoa("add", "workstream", "--plan", "south", "--title", "T").err
    assert "first\n" == git(repository, "log", "--format=%s")


@pytest.mark.parametrize("kind", ["action", "workstream"])
def test_six_that_are_added_at_once_have_six_ids_and_commits(repository: Path, folder: Folder, wsoa: Run, kind: str) -> None:
    words = [sys.executable, "-m", "wsoa_cli", "add", kind, "--plans", str(folder.root), "--today", "2020-01-06", "--title"]
    running = [subprocess.Popen([*words, f"T{n}"], stderr=subprocess.DEVNULL, env=dict(os.environ)) for n in range(6)]
    assert [0] * 6 == [one.wait(timeout=120) for one in running]
    ids = [f"1.{n}" for n in range(3, 9)] if kind == "action" else [f"WS{n}" for n in range(2, 8)]
    assert [0] * 6 == [wsoa("show", one).code for one in ids]
    assert "7\n" == git(repository, "rev-list", "--count", "HEAD")


def test_an_id_that_history_has_seen_is_never_given_again(folder: Folder, wsoa: Run) -> None:
    actions = "actions:\n  - {id: 1.1, title: One, status: in_progress}\n  - {id: 1.2, title: Two, status: in_progress}\n"
    folder.plan().workstream(actions)
    repository = Repository.at(folder.root.parent)
    repository.commit("Both")
    folder.workstream(actions.partition("  - {id: 1.2")[0])
    repository.commit("The second is gone")
    ran = wsoa("add", "action", "--title", "Three", "--dry-run")
    assert (0, True) == (ran.code, "+  - {id: 1.3, " in ran.out)
