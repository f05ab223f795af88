"""What check found in a large portfolio is kept, and found anew as soon as anything has changed that it depends on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from folders import Folder
from repositories import Repository
from wsoa_cli.commands import check as check_module
from wsoa_cli.commands import kept_findings
from wsoa_cli.commands.check import Checked, check
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.rules.asked import EVERYTHING, Asked
from wsoa_cli.store.cache import Cache

DAY = date(2020, 1, 6)
LATE = """\
actions:
  - {id: 1.1, title: Agree, lead: [director], status: in_progress, due: 2019}
  - {id: 1.2, title: Go, status: in_progress}
"""
WAIVER = "waivers: [{rule: no-deadline, on: 1.2, reason: Agreed., by: director, until: 2020-12-31}]\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cache:
    monkeypatch.setattr(kept_findings, "SEVERAL", 0)
    return Cache.below(tmp_path / "cache")


@pytest.fixture
def checked(folder: Folder, cache: Cache) -> Callable[..., Checked]:
    folder.plan(more=WAIVER).workstream(LATE)

    def run(asked: Asked = EVERYTHING, today: date = DAY) -> Checked:
        return check(Workspace(folder.root, today, cache), asked=asked)

    return run


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Tells each time that the rules are asked."""
    asked: list[str] = []
    really = check_module.__dict__["_judged"]

    def ask(*given: Any) -> Any:
        asked.append("asked")
        return really(*given)

    monkeypatch.setattr(check_module, "_judged", ask)
    return asked


def entries(cache: Cache) -> list[Path]:
    assert cache.folder is not None
    return sorted((cache.folder / "found").glob("*/*"))


def test_a_second_check_says_the_same_and_asks_no_rule(checked: Callable[..., Checked], judged: list[str]) -> None:
    first = checked()
    assert {"overdue-action", "action-without-lead"} == {one.rule for one in first.result}
    assert ["no-deadline"] == [one.finding.rule for one in first.waived]
    assert first == checked()
    assert ["asked"] == judged


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda folder: folder.workstream(LATE + "# A remark.\n"), id="a file"),
        pytest.param(lambda folder: folder.plan(more="summary: No waiver any more.\n"), id="the head"),
        pytest.param(
            lambda folder: folder.workstream("", name="2", head="id: WS2\ntitle: B\naccountable: []\n"), id="a new file"
        ),
        pytest.param(lambda folder: Repository.at(folder.root.parent).commit("All", on="2020-01-02"), id="a commit"),
    ],
)
def test_whatever_changes_in_the_plans_or_their_history_is_looked_at_anew(
    folder: Folder, checked: Callable[..., Checked], judged: list[str], change: Callable[[Folder], object]
) -> None:
    checked()
    change(folder)
    checked()
    assert ["asked", "asked"] == judged


@pytest.mark.parametrize(
    ("asked", "today"),
    [
        pytest.param(EVERYTHING, date(2020, 1, 7), id="another day"),
        pytest.param(Asked(level="standard"), DAY, id="another level"),
        pytest.param(Asked(ignore=frozenset({"overdue-action"})), DAY, id="another choice of rules"),
    ],
)
def test_another_day_or_another_question_is_another_answer(
    checked: Callable[..., Checked], judged: list[str], asked: Asked, today: date
) -> None:
    first = checked()
    assert first.result != checked(asked, today).result
    assert ["asked", "asked"] == judged


def test_the_next_commit_may_have_moved_a_date(folder: Folder, checked: Callable[..., Checked]) -> None:
    repository = Repository.at(folder.root.parent)
    repository.commit("As agreed", on="2020-01-02")
    assert "date-moved-without-reason" not in {one.rule for one in checked().result}
    folder.workstream(LATE.replace("2019", "2020-09"))
    assert "date-moved-without-reason" in {one.rule for one in checked().result}
    repository.commit("Moved", on="2020-01-05")
    folder.workstream(LATE.replace("2019", "2020-09"))
    assert "date-moved-without-reason" in {one.rule for one in checked().result}


@pytest.mark.parametrize("kept", [b"", b"none", b"{}", b"[[],[[7,[]]]]", b"[[[1]],[]]"])
def test_an_entry_that_is_none_is_not_believed(cache: Cache, checked: Callable[..., Checked], kept: bytes) -> None:
    first = checked()
    (entry,) = entries(cache)
    cache.keep(f"found/{entry.parent.name}/{entry.name}", kept)
    assert first == checked()


def test_a_small_portfolio_keeps_nothing(
    cache: Cache, checked: Callable[..., Checked], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_findings, "SEVERAL", 3)
    checked()
    assert [] == entries(cache)


def test_where_a_file_cannot_be_read_nothing_is_kept(folder: Folder, cache: Cache, checked: Callable[..., Checked]) -> None:
    folder.workstream("actions: [{id: 1\n", name="2")
    checked()
    assert [] == entries(cache)
