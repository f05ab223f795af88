"""What was read of history once is kept, and keeping it changes nothing that is said."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest

from folders import Folder, Ran
from repositories import Repository

Ask = Callable[..., Ran]

ROOT = Path(__file__).parents[2]
AS_OF = ["--as-of", "HEAD~1"]
QUESTIONS = [["log", "1.1"], ["log", "north"], ["slippage"], ["check"], ["log", "1.1", *AS_OF], ["slippage", *AS_OF]]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder


@pytest.fixture
def ledger(cache: Path) -> Callable[[], Path]:
    """The one kept history."""

    def find() -> Path:
        (found,) = cache.rglob("ledger/*/*")
        return found

    return find


@pytest.fixture
def due(folder: Folder, repository: Repository) -> Callable[..., str]:
    """Commits that action 1.1 is due at another time."""
    folder.plan()

    def move(when: str, on: str) -> str:
        folder.workstream(f"actions:\n  - {{id: 1.1, title: Go, lead: [director], status: in_progress, due: {when}}}\n")
        return repository.commit(f"due {when}", on=on)

    return move


@pytest.fixture
def grown(due: Callable[..., str], repository: Repository) -> Repository:
    """Three commits, each with another date."""
    for month in (1, 2, 3):
        due(f"2020-0{month}", f"2019-0{month}-01")
    return repository


def warm_and_cold(wsoa: Ask) -> tuple[list[Ran], list[Ran]]:
    return [wsoa(*words) for words in QUESTIONS], [wsoa(*words, "--no-cache") for words in QUESTIONS]


def test_what_is_kept_says_the_same_as_what_is_read(grown: Repository, wsoa: Ask) -> None:
    assert grown.top.is_dir()
    first = [wsoa(*words) for words in QUESTIONS]
    warm, cold = warm_and_cold(wsoa)
    assert first == warm == cold


def test_an_earlier_state_asked_for_first_does_not_hide_what_came_after(grown: Repository, wsoa: Ask) -> None:
    assert grown.top.is_dir()
    assert 0 == wsoa("log", "1.1", "--as-of", "HEAD~2").code
    warm, cold = warm_and_cold(wsoa)
    assert warm == cold
    assert "2020-03" in warm[0].out


def test_an_earlier_state_asked_for_later_does_not_know_what_came_after(grown: Repository, wsoa: Ask) -> None:
    assert grown.top.is_dir()
    wsoa("log", "1.1")
    assert "2020-02" in wsoa("log", "1.1", "--as-of", "HEAD~1").out
    assert "2020-03" not in wsoa("log", "1.1", "--as-of", "HEAD~1").out
    assert "2020-02" not in wsoa("log", "1.1", "--as-of", "HEAD~2").out


def test_of_new_commits_only_they_are_read(grown: Repository, due: Callable[..., str], wsoa: Ask) -> None:
    """What the older commits held is taken away, so that reading it again would be noticed."""
    wsoa("log", "1.1")
    expected = wsoa("log", "1.1").out
    blob = grown.git("rev-parse", "HEAD~2:plans/north/workstreams/1.yaml").strip()
    due("2020-04", "2019-04-01")
    (grown.top / ".git/objects" / blob[:2] / blob[2:]).unlink()
    ran = wsoa("log", "1.1")
    assert (0, "") == (ran.code, ran.err)
    assert ran.out.endswith(expected.partition("\n\n")[2])
    assert "due: from 2020-03 to 2020-04" in ran.out
    assert "not in this copy of the repository" in wsoa("log", "1.1", "--no-cache").err


@pytest.mark.parametrize(
    "rewrite",
    [
        pytest.param(lambda git: git("commit", "--quiet", "--amend", "--message=amended", on="2019-03-09"), id="amended"),
        pytest.param(lambda git: git("reset", "--quiet", "--hard", "HEAD~1"), id="reset"),
        pytest.param(
            lambda git: git("rebase", "--quiet", "--onto", "HEAD~2", "HEAD~1", "-Xtheirs", on="2019-04-01"), id="rebased"
        ),
        pytest.param(lambda git: git("switch", "--quiet", "--create", "side", "HEAD~1"), id="another branch"),
        pytest.param(lambda git: git("revert", "--no-edit", "HEAD", on="2019-04-01"), id="reverted"),
        pytest.param(lambda git: git("gc", "--quiet", "--prune=now"), id="packed"),
    ],
)
def test_history_that_was_rewritten_is_read_again(grown: Repository, wsoa: Ask, rewrite: Callable[..., str]) -> None:
    warm_and_cold(wsoa)
    rewrite(grown.git)
    warm, cold = warm_and_cold(wsoa)
    assert warm == cold


def test_going_back_and_forth_between_branches_mixes_nothing(grown: Repository, due: Callable[..., str], wsoa: Ask) -> None:
    grown.git("switch", "--quiet", "--create", "side", "HEAD~1")
    due("2021-01", "2019-05-01")
    for branch in ("main", "side", "main", "side"):
        grown.git("switch", "--quiet", branch)
        warm, cold = warm_and_cold(wsoa)
        assert warm == cold
        assert ("2021-01" in warm[0].out) == (branch == "side")


def test_what_a_commit_left_unreadable_stays_named_when_it_is_kept(
    grown: Repository, folder: Folder, due: Callable[..., str], wsoa: Ask
) -> None:
    folder.workstream("actions: [\n")
    broken = grown.commit("broken", on="2019-04-01")
    wsoa("slippage")
    due("2020-05", "2019-05-01")
    warm, cold = warm_and_cold(wsoa)
    assert warm == cold
    assert f"{broken[:10]} of 2019-04-01 left north/workstreams/1.yaml unreadable" in warm[2].err
    assert "due: from 2020-03 to 2020-05" in warm[0].out


def sealed(content: bytes) -> bytes:
    """An entry as the program itself would keep it, whatever is in it."""
    return blake2b(content, digest_size=16).digest() + content


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda entry: entry[:-2] + b"~" + entry[-1:], id="a byte is another"),
        pytest.param(lambda entry: entry[: len(entry) // 2], id="cut off"),
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda entry: entry[16:], id="without its digest"),
        pytest.param(lambda _: sealed(b"[]"), id="another shape"),
        pytest.param(lambda _: sealed(b"\xff\xfe"), id="no text"),
        pytest.param(lambda entry: sealed(entry[16:].replace(b'"program":"', b'"program":"x')), id="another program's"),
        pytest.param(lambda entry: sealed(entry[16:].replace(b'"chapters":[', b'"chapters":[[],')), id="a chapter of nothing"),
        pytest.param(lambda entry: sealed(re.sub(rb",15[0-9]{8},", b',"long ago",', entry[16:])), id="a day that is none"),
    ],
)
def test_a_damaged_entry_is_as_good_as_not_there(
    grown: Repository, wsoa: Ask, ledger: Callable[[], Path], harm: Callable[[bytes], bytes]
) -> None:
    assert grown.top.is_dir()
    expected = [wsoa(*words) for words in QUESTIONS]
    entry = ledger().read_bytes()
    assert harm(entry) != entry
    ledger().write_bytes(harm(entry))
    assert expected == [wsoa(*words) for words in QUESTIONS]
    assert json.loads(entry[16:]) == json.loads(ledger().read_bytes()[16:])


def test_an_entry_of_another_repository_is_as_good_as_not_there(
    grown: Repository, tmp_path: Path, wsoa: Ask, cache: Path, ledger: Callable[[], Path]
) -> None:
    assert grown.top.is_dir()
    expected = wsoa("log", "1.1")
    own = ledger()
    other = Folder(tmp_path / "other/plans").plan().workstream("actions: [{id: 1.1, title: Other, status: not_started}]\n")
    Repository.at(tmp_path / "other").commit(on="2018-01-01")
    assert "Other" in wsoa("log", "1.1", plans=other.root).out
    (foreign,) = (path for path in cache.rglob("ledger/*/*") if path != own)
    own.write_bytes(foreign.read_bytes())
    assert expected == wsoa("log", "1.1")


def test_without_the_cache_nothing_is_kept(grown: Repository, wsoa: Ask, cache: Path) -> None:
    assert grown.top.is_dir()
    for words in QUESTIONS:
        wsoa(*words, "--no-cache")
    assert not cache.exists()


def test_what_is_kept_is_private(grown: Repository, wsoa: Ask, ledger: Callable[[], Path]) -> None:
    assert grown.top.is_dir()
    wsoa("log", "1.1")
    assert 0 == ledger().stat().st_mode & 0o077


def test_a_cache_that_cannot_be_written_changes_nothing(grown: Repository, wsoa: Ask, cache: Path) -> None:
    assert grown.top.is_dir()
    expected = wsoa("log", "1.1", "--no-cache")
    cache.write_text("in the way")
    assert expected == wsoa("log", "1.1")


def test_processes_at_once_say_the_same_and_leave_one_whole_entry(
    grown: Repository, cache: Path, ledger: Callable[[], Path], wsoa: Ask
) -> None:
    words = [sys.executable, "-m", "wsoa_cli", "log", "1.1", "--plans", str(grown.top / "plans"), "--today", "2020-01-06"]
    env = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "XDG_CACHE_HOME": str(cache)}
    running = [subprocess.Popen(words, stdout=subprocess.PIPE, env=env, text=True) for _ in range(4)]
    said = [one.communicate(timeout=60)[0] for one in running]
    assert [wsoa("log", "1.1", "--no-cache").out] * 4 == said
    assert grown.git("rev-parse", "HEAD").strip() == json.loads(ledger().read_bytes()[16:])["head"]


def test_two_folders_of_plans_in_one_repository_are_kept_apart(grown: Repository, wsoa: Ask) -> None:
    other = Folder(grown.top / "others").plan().workstream("actions: [{id: 1.1, title: Other, status: not_started}]\n")
    grown.commit("others", on="2019-04-01")
    for _ in range(2):
        assert "1.1  Go" in wsoa("log", "1.1").out
        assert "1.1  Other" in wsoa("log", "1.1", plans=other.root).out
