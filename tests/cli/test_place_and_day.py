"""Which folder of plans is read, and by which day it is judged."""

import json
import re
import shlex
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from folders import Folder, Ran

LATE = "actions: [{id: 1.1, title: Go, status: in_progress, due: 2019-12-31, lead: [director]}]\n"


def ids(ran: Ran) -> list[str]:
    return [plan["id"] for plan in json.loads(ran.out)["plans"]]


def today_of(ran: Ran) -> str:
    return str(json.loads(ran.out)["today"])


@pytest.fixture
def other(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "other")
    folder.plan("south").workstream(plan_id="south")
    return folder


def test_plans_here_are_read(folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    folder.plan().workstream()
    monkeypatch.chdir(folder.root.parent)
    assert ids(wsoa("status", "--format", "json", plans=None)) == ["north"]


def test_plans_in_the_nearest_folder_above_are_read(
    folder: Folder, other: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.plan().workstream()
    nearer = folder.root.parent / "team"
    other.root.parent.joinpath("team").mkdir()
    other.root.rename(nearer / "plans")
    deep = nearer / "a" / "b"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    assert ids(wsoa("status", "--format", "json", plans=None)) == ["south"]


def test_from_inside_the_plans_they_are_found(
    folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.plan().workstream(LATE)
    monkeypatch.chdir(folder.root / "north" / "workstreams")
    ran = wsoa("check", "--format", "json", plans=None)
    (finding,) = json.loads(ran.out)["findings"]
    assert Path(finding["path"]).is_file()


def test_a_path_is_shown_as_seen_from_here(folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    folder.plan().workstream(LATE)
    monkeypatch.chdir(folder.root.parent)
    (finding,) = json.loads(wsoa("check", "--format", "json", plans=None).out)["findings"]
    assert finding["path"] == "plans/north/workstreams/1.yaml"


def test_no_plans_anywhere_is_said_with_what_to_do(
    tmp_path: Path, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    (tmp_path / "plans").rmdir() if (tmp_path / "plans").exists() else None
    ran = wsoa("status", plans=None)
    assert ran.code == 3
    assert "--plans DIR" in ran.err
    assert "wsoa init" in ran.err


def test_the_variable_names_the_plans(other: Folder, wsoa: Callable[..., Ran]) -> None:
    assert ids(wsoa("status", "--format", "json", plans=other.root)) == ["south"]


def test_the_option_goes_before_the_variable(folder: Folder, other: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream()
    ran = wsoa("status", "--format", "json", "--plans", str(other.root))
    assert ids(ran) == ["south"]


def test_one_plan_instead_of_a_folder_of_plans_is_refused_with_the_words_that_work(
    folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.plan("north").workstream().plan("south").workstream(plan_id="south")
    monkeypatch.chdir(folder.root.parent)
    ran = wsoa("status", "--plans", "plans/north", plans=None)
    assert (ran.code, ran.out) == (2, "")
    advice = ran.err.strip().rpartition(": ")[2]
    assert advice == "--plans plans north"
    assert ids(wsoa("status", *shlex.split(advice), "--format", "json", plans=None)) == ["north"]


def test_a_file_instead_of_a_folder_of_plans_is_refused(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan()
    assert wsoa("status", "--plans", str(folder.root / "north" / "plan.yaml")).code == 3


def test_an_empty_folder_of_plans_says_how_to_begin(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    assert folder.root.is_dir()
    ran = wsoa("status")
    assert (3, "") == (ran.code, ran.out)
    assert "wsoa init" in ran.err


@pytest.mark.parametrize("command", ["status", "measures", "deadlines", "check"])
def test_one_plan_of_several_can_be_asked_for(folder: Folder, wsoa: Callable[..., Ran], command: str) -> None:
    more = "deadlines: [{id: submit, title: Submit, due: 2019-01-01}]\n"
    measure = "measures: [{id: M1, title: Share, unit: percent, better: higher}]\n"
    for plan_id in ("north", "south"):
        folder.plan(plan_id, more=more).workstream(measure, plan_id=plan_id)
    out = wsoa(command, "NORTH", "--format", "json").out
    assert '"north"' in out
    assert "south" not in out


def test_the_variable_says_which_day_it_is(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream()
    assert today_of(wsoa("status", "--format", "json", today="2019-11-01")) == "2019-11-01"


def test_the_option_says_which_day_it_is_before_the_variable(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream()
    assert today_of(wsoa("status", "--format", "json", "--today", "2020-02-03", today="2019-11-01")) == "2020-02-03"


@pytest.mark.parametrize("command", ["status", "overdue", "due", "list", "measures", "deadlines", "check"])
def test_every_reading_command_takes_the_day(folder: Folder, wsoa: Callable[..., Ran], command: str) -> None:
    folder.plan().workstream()
    assert today_of(wsoa(command, "--format", "json", "--today", "2020-02-29")) == "2020-02-29"


def test_without_a_word_it_is_today_in_london(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream()
    london = ZoneInfo("Europe/London")
    before = datetime.now(london).date().isoformat()
    today = today_of(wsoa("status", "--format", "json", today=None))
    assert before <= today <= datetime.now(london).date().isoformat()


@pytest.mark.parametrize("day", ["06/01/2020", "2020-1-6", "2020-13-01", "2019-02-29", "today", "ongoing"])
def test_what_is_no_day_is_refused_with_the_way_to_write_it(folder: Folder, wsoa: Callable[..., Ran], day: str) -> None:
    folder.plan().workstream()
    ran = wsoa("status", "--today", day)
    assert (ran.code, ran.out) == (2, "")
    assert day in ran.err
    assert re.search(r"write (it as )?2020|such as 2020|does not exist", ran.err)


def test_a_wrong_day_in_the_variable_is_refused_by_its_name(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream()
    ran = wsoa("status", today="tomorrow")
    assert ran.code == 2
    assert "WSOA_TODAY" in ran.err
