"""What check found in a large portfolio is kept, and found anew as soon as anything has changed that it depends on."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from folders import Folder
from repositories import Repository
from wsoa_cli.commands.check import Checked, check
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.rules.asked import EVERYTHING, Asked
from wsoa_cli.rules.finding import Finding, Rule, Subject
from wsoa_cli.store.cache import Cache

DAY = date(2020, 1, 6)
LATE = """\
actions:
  - {id: 1.1, title: Agree, lead: [director], status: in_progress, due: 2019}
  - {id: 1.2, title: Go, status: in_progress}
"""
WAIVER = "waivers: [{rule: no-deadline, on: 1.2, reason: Agreed., by: director, until: 2020-12-31}]\n"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache.below(tmp_path / "cache")


@dataclass
class Checking:
    """Checks a folder of plans, and tells of each rule that was asked since it was last told."""

    root: Path
    cache: Cache
    put: list[str] = field(default_factory=list)

    def __call__(self, asked: Asked = EVERYTHING, today: date = DAY, keep_from: int | None = 0) -> Checked:
        return check(Workspace(self.root, today, self.cache), asked=asked, ask=self._ask, keep_from=keep_from)

    def _ask(self, rule: Rule, subject: Subject) -> Iterable[Finding]:
        self.put.append(rule.NAME)
        return rule.check(subject)

    def has_asked(self) -> bool:
        has_asked = bool(self.put)
        self.put.clear()
        return has_asked


@pytest.fixture
def checked(folder: Folder, cache: Cache) -> Checking:
    folder.plan(more=WAIVER).workstream(LATE)
    return Checking(folder.root, cache)


def entries(cache: Cache) -> list[Path]:
    assert cache.folder is not None
    return sorted((cache.folder / "found").glob("*/*"))


def test_a_second_check_says_the_same_and_asks_no_rule(checked: Checking) -> None:
    first = checked()
    assert {"overdue-action", "action-without-lead"} == {one.rule for one in first.result}
    assert ["no-deadline"] == [one.finding.rule for one in first.waived]
    assert checked.has_asked()
    assert first == checked()
    assert not checked.has_asked()


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
    folder: Folder, checked: Checking, change: Callable[[Folder], object]
) -> None:
    checked()
    assert checked.has_asked()
    change(folder)
    checked()
    assert checked.has_asked()


@pytest.mark.parametrize(
    ("asked", "today"),
    [
        pytest.param(EVERYTHING, date(2020, 1, 7), id="another day"),
        pytest.param(Asked(level="standard"), DAY, id="another level"),
        pytest.param(Asked(ignore=frozenset({"overdue-action"})), DAY, id="another choice of rules"),
    ],
)
def test_another_day_or_another_question_is_another_answer(checked: Checking, asked: Asked, today: date) -> None:
    first = checked()
    assert checked.has_asked()
    assert first.result != checked(asked, today).result
    assert checked.has_asked()


def test_the_next_commit_may_have_moved_a_date(folder: Folder, checked: Checking) -> None:
    repository = Repository.at(folder.root.parent)
    repository.commit("As agreed", on="2020-01-02")
    assert "date-moved-without-reason" not in {one.rule for one in checked().result}
    folder.workstream(LATE.replace("2019", "2020-09"))
    assert "date-moved-without-reason" in {one.rule for one in checked().result}
    repository.commit("Moved", on="2020-01-05")
    folder.workstream(LATE.replace("2019", "2020-09"))
    assert "date-moved-without-reason" in {one.rule for one in checked().result}


@pytest.mark.parametrize(
    "kept", [b"", b"none", b"{}", b"[[],[]]", b"[[],[],[[7,[0]]]]", b"[[[null,[],[]]],[[0,1]],[]]", b"[[1],[],[]]"]
)
def test_an_entry_that_is_none_is_not_believed(cache: Cache, checked: Checking, kept: bytes) -> None:
    first = checked()
    (entry,) = entries(cache)
    cache.keep(f"found/{entry.parent.name}/{entry.name}", kept)
    assert first == checked()


@pytest.mark.parametrize("keep_from", [3, None])
def test_a_small_portfolio_keeps_nothing_and_neither_does_who_wants_each_rule_asked(
    cache: Cache, checked: Checking, keep_from: int | None
) -> None:
    checked(keep_from=keep_from)
    assert [] == entries(cache)


def test_where_a_file_cannot_be_read_nothing_is_kept(folder: Folder, cache: Cache, checked: Checking) -> None:
    folder.workstream("actions: [{id: 1\n", name="2")
    checked()
    assert [] == entries(cache)


def test_what_is_no_more_than_doubtful_in_a_file_hinders_nothing(folder: Folder, checked: Checking) -> None:
    folder.workstream(LATE + "# \u202e\n").write("north/notes.yaml", "ours\n")
    first = checked()
    assert {"hidden-character", "stray-file"} < {one.rule for one in first.result}
    assert checked.has_asked()
    assert first == checked()
    assert not checked.has_asked()
