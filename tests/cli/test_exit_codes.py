"""How a run ends: 0 fine, 1 findings, 2 usage, 3 not read or run, 4 a bug of ours, 130 interrupted."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from folders import Folder, Ran

SOUND = """\
actions: [{id: 1.1, title: Go, status: in_progress, due: 2020-03, lead: [director]}]
measures: [{id: M1, title: Share, unit: percent, better: higher}]
"""
LATE = "actions: [{id: 1.1, title: Go, status: in_progress, due: 2019-03, lead: [director]}]\n"
BROKEN = "actions: [{id: 1.1, title: Go, status: in_progress\n"
SECOND = "id: WS2\ntitle: Two\naccountable: []\n"
DATED = "deadlines: [{id: submit, title: Submit, due: 2020-06}]\n"
READING = [["status"], ["overdue"], ["due"], ["list"], ["show", "north:1.1"], ["measures"], ["deadlines"]]
NAMES = [words[0] for words in READING]
STILL_SHOWN = dict.fromkeys(NAMES, "1.1") | {"status": "WS1", "measures": "M1", "deadlines": "submit"}
FORMATS = ["text", "json", "csv", "markdown"]


@pytest.mark.parametrize("words", READING, ids=NAMES)
def test_reading_a_sound_plan_ends_with_0(folder: Folder, wsoa: Callable[..., Ran], words: list[str]) -> None:
    folder.plan().workstream(SOUND)
    ran = wsoa(*words)
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("words", READING, ids=NAMES)
def test_findings_are_the_business_of_check_alone(folder: Folder, wsoa: Callable[..., Ran], words: list[str]) -> None:
    folder.plan().workstream(LATE)
    assert wsoa(*words).code == 0


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("words", READING, ids=NAMES)
def test_a_file_that_cannot_be_read_hides_no_other(
    folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, words: list[str], form: str
) -> None:
    monkeypatch.chdir(folder.root.parent)
    folder.plan(more=DATED).workstream(SOUND).workstream(BROKEN, name="2-broken", head=SECOND)
    ran = wsoa(*words, "--format", form, today="2020-04-01" if words[0] == "overdue" else "2020-03-31", plans=None)
    assert ran.code == 3
    assert "plans/north/workstreams/2-broken.yaml:4:" in ran.err
    assert STILL_SHOWN[words[0]] in ran.out


def test_every_file_that_cannot_be_read_is_named_on_standard_error(
    folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.root.parent)
    folder.plan("north").plan("south").workstream(BROKEN, name="bad-one").workstream(BROKEN, plan_id="south", name="bad-two")
    ran = wsoa("status", plans=None)
    assert "plans/north/workstreams/bad-one.yaml:" in ran.err
    assert "plans/south/workstreams/bad-two.yaml:" in ran.err
    assert "2 files could not be read whole" in ran.err


def test_check_ends_with_0_where_nothing_is_found(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream(SOUND)
    assert wsoa("check") == Ran(0, "No findings.\n", "")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("actions", "code"),
    [pytest.param(SOUND, 0, id="sound"), pytest.param(LATE, 1, id="late"), pytest.param(BROKEN, 1, id="broken")],
)
def test_the_exit_code_of_check_never_depends_on_the_format(
    folder: Folder, wsoa: Callable[..., Ran], actions: str, code: int, form: str
) -> None:
    folder.plan().workstream(actions)
    assert code == wsoa("check", "--format", form).code


@pytest.mark.parametrize(
    ("fail_on", "on_error", "on_warning", "on_nothing"),
    [("error", 1, 0, 0), ("warning", 1, 1, 0), ("note", 1, 1, 0), ("never", 0, 0, 0)],
)
def test_fail_on_says_which_findings_make_1(
    folder: Folder, wsoa: Callable[..., Ran], fail_on: str, on_error: int, on_warning: int, on_nothing: int
) -> None:
    folder.plan().workstream(SOUND)
    assert on_nothing == wsoa("check", "--fail-on", fail_on).code
    stray = folder.write("north/notes.yaml", "a: note\n")
    assert on_warning == wsoa("check", "--fail-on", fail_on).code
    stray.unlink()
    folder.workstream(LATE)
    assert on_error == wsoa("check", "--fail-on", fail_on).code


def test_check_ends_with_3_where_a_file_cannot_be_opened(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream(SOUND)
    (folder.root / "north" / "workstreams" / "2.yaml").mkdir()
    ran = wsoa("check", "--format", "json")
    assert ran.code == 3
    assert ["unreadable-file"] == [one["rule"] for one in json.loads(ran.out)["findings"]]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["stauts"], id="no such command"),
        pytest.param(["status", "--fromat", "json"], id="no such option"),
        pytest.param(["status", "--format", "xml"], id="no such format"),
        pytest.param(["status", "--color", "sometimes"], id="no such colour setting"),
        pytest.param(["status", "--today"], id="an option without its value"),
        pytest.param(["status", "--today", "yesterday"], id="no day"),
        pytest.param(["status", "--today", "2020-02-30"], id="a day that does not exist"),
        pytest.param(["status", "--today", "2020-02"], id="a month where a day is needed"),
        pytest.param(["status", "nowhere"], id="no such plan"),
        pytest.param(["show"], id="no item"),
        pytest.param(["show", "9.9"], id="no such item"),
        pytest.param(["show", "1.1", "--kind", "thing"], id="no such kind"),
        pytest.param(["check", "--fail-on", "always"], id="no such severity"),
        pytest.param(["due", "--within", "soon"], id="no span"),
        pytest.param(["init"], id="no folder"),
    ],
)
def test_a_command_line_that_makes_no_sense_ends_with_2(folder: Folder, wsoa: Callable[..., Ran], words: list[str]) -> None:
    folder.plan().workstream(SOUND)
    ran = wsoa(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


@pytest.mark.parametrize("words", [*READING, ["check"]], ids=[*NAMES, "check"])
def test_no_folder_of_plans_ends_with_3(tmp_path: Path, wsoa: Callable[..., Ran], words: list[str]) -> None:
    ran = wsoa(*words, plans=tmp_path / "nowhere")
    assert (ran.code, ran.out) == (3, "")
    assert "nowhere" in ran.err
    assert "wsoa init" in ran.err


def planted(*_: object, **__: object) -> str:
    message = "planted \x1b[31mbug"
    raise RuntimeError(message)


def test_a_bug_of_ours_ends_with_4_and_says_whose_it_is(
    folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.plan().workstream(SOUND)
    monkeypatch.setattr(json, "dumps", planted)
    ran = wsoa("list", "--format", "json")
    assert (ran.code, ran.out) == (4, "")
    assert "a fault in wsoa, not in your plan: RuntimeError: planted" in ran.err
    assert "Please report it" in ran.err
    assert "Traceback" not in ran.err
    assert "\x1b" not in ran.err


def test_a_bug_of_ours_shows_where_it_happened_when_asked(
    folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.plan().workstream(SOUND)
    monkeypatch.setattr(json, "dumps", planted)
    monkeypatch.setenv("WSOA_DEBUG", "1")
    ran = wsoa("list", "--format", "json")
    assert ran.code == 4
    assert "Traceback" in ran.err


def test_an_interruption_ends_with_130(folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> str:
        raise KeyboardInterrupt

    folder.plan().workstream(SOUND)
    monkeypatch.setattr(json, "dumps", interrupted)
    assert wsoa("list", "--format", "json") == Ran(130, "", "")


def closed_to_us(path: Path) -> None:
    path.mkdir()
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")


@pytest.mark.parametrize(
    "put_in_the_way",
    [
        pytest.param(Path.touch, id="a file where the folder should be"),
        pytest.param(lambda path: path.symlink_to(path), id="a link to itself"),
        pytest.param(closed_to_us, id="a folder that may not be listed"),
    ],
)
def test_workstreams_that_cannot_be_listed_are_not_taken_for_none(
    folder: Folder, wsoa: Callable[..., Ran], put_in_the_way: Callable[[Path], None]
) -> None:
    folder.plan()
    put_in_the_way(folder.root / "north" / "workstreams")
    ran = wsoa("overdue")
    assert ran.code == 3
    assert "workstreams" in ran.err.replace("\n", "")


def test_the_extremes_of_the_calendar_are_no_bug(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream(SOUND)
    for day in ("0001-01-01", "9999-12-31"):
        for words in [*READING, ["check"]]:
            assert wsoa(*words, today=day).code in {0, 1}, (day, words)


def test_a_first_plan_on_the_last_day_of_the_calendar_is_no_bug(tmp_path: Path, wsoa: Callable[..., Ran]) -> None:
    assert wsoa("init", str(tmp_path / "first"), today="9999-12-31").code != 4
