"""The Tab key: what it offers, and that it neither fails nor writes anything."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from folders import Folder

HEAD = """\
deadlines: [{id: submit, title: Send it, due: 2020-01-31}]
decisions: [{id: D1, title: Fund it}]
"""
ACTIONS = """\
actions:
  - {id: 1.1, title: Agree, status: in_progress}
  - {id: 2.1, title: Publish, status: not_started}
measures: [{id: M1, title: In time, unit: percent, better: higher}]
"""

Tab = Callable[..., list[str]]


@pytest.fixture
def tab(folder: Folder, process: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> Tab:
    """What is offered at the end of a line, to bash."""

    def press(line: str, **env: str) -> list[str]:
        surroundings = {
            "_WSOA_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(line.split(" ")) - 1),
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
            "WSOA_PLANS": str(folder.root),
        }
        ran = process(cwd=tmp_path, **(surroundings | env))
        assert (0, "") == (ran.returncode, ran.stderr)
        return ran.stdout.split()

    return press


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("wsoa show 2.", ["2.1"]),
        ("wsoa why ws", ["WS1"]),
        ("wsoa deliver ", ["1.1", "2.1"]),
        ("wsoa record ", ["M1"]),
        ("wsoa meet ", ["submit"]),
        ("wsoa decide ", ["D1"]),
        ("wsoa next --lead ", ["director", "head-of-sen"]),
        ("wsoa update 1.1 --by h", ["head-of-sen"]),
        ("wsoa reschedule 1.1 2020 --approved-by s", ["send-board"]),
        ("wsoa list --partner ", ["council", "nhs"]),
        ("wsoa add action --workstream ", ["WS1"]),
        ("wsoa status ", ["north"]),
        ("wsoa explain stale", ["stale-benchmark", "stale-update"]),
        ("wsoa check --select no-deadline,no-b", ["no-deadline,no-board", "no-deadline,no-baseline"]),
        ("wsoa update 1.1 --text ", []),
    ],
)
def test_ids_posts_workstreams_plans_and_rules_are_offered_where_they_are_taken(
    folder: Folder, tab: Tab, tmp_path: Path, line: str, offered: list[str]
) -> None:
    folder.plan(more=HEAD).workstream(ACTIONS)
    assert offered == tab(line)
    assert not (tmp_path / "cache").exists()


def test_a_plan_that_cannot_be_read_whole_still_offers_the_rest(folder: Folder, tab: Tab) -> None:
    folder.plan().workstream("actions: [\n").workstream(ACTIONS, name="2", head="id: WS2\ntitle: B\naccountable: []\n")
    assert ["1.1", "2.1"] == tab("wsoa deliver ")


def test_where_there_is_no_plan_nothing_is_offered(tab: Tab, tmp_path: Path) -> None:
    assert [] == tab("wsoa show ", WSOA_PLANS=str(tmp_path / "nowhere"))
