"""A plan, an item or a post that there is not: every command names the ones that may have been meant, in the same words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from folders import Folder, Ran

Run = Callable[..., Ran]

ACTIONS = """\
actions: [{id: 1.1, title: Go, lead: [send-board], status: not_started}]
measures: [{id: M1, title: Wait, unit: days, better: lower, owner: council}]
"""


@pytest.fixture(autouse=True)
def _plan(folder: Folder) -> None:
    folder.plan().workstream(ACTIONS)


@pytest.fixture
def committed(repository: Path) -> None:
    """As `folder` has it, in git."""
    assert repository.is_dir()


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize(
    "words",
    [
        "status NORTT",
        "check NORTT",
        "check NORTT --since HEAD",
        "changes NORTT --since HEAD",
        "slippage NORTT",
        "report board NORTT",
        "chase NORTT",
        "next --lead director --plan NORTT",
        "list --plan NORTT",
        "add finding --text T --plan NORTT",
    ],
)
def test_a_plan_is_meant_whatever_the_capitals(words: str, wsoa: Run) -> None:
    ran = wsoa(*words.split())
    assert (2, "", "wsoa: there is no plan NORTT\n  did you mean north?\n") == (ran.code, ran.out, ran.err)


@pytest.mark.parametrize("words", ["list --lead", "next --lead", "chase --lead", "timeline --lead"])
def test_a_post_is_meant_and_so_is_a_board_that_leads(words: str, wsoa: Run) -> None:
    ran = wsoa(*words.split(), "Send-Bord")
    assert (2, "", "wsoa: there is no post Send-Bord\n  did you mean send-board?\n") == (ran.code, ran.out, ran.err)


@pytest.mark.parametrize("words", ["list --lead", "next --lead", "chase --lead", "timeline --lead"])
def test_who_leads_nothing_but_owns_a_measure_is_known(words: str, wsoa: Run) -> None:
    assert 0 == wsoa(*words.split(), "council").code


@pytest.mark.usefixtures("committed")
@pytest.mark.parametrize("words", ["show F11", "log F11", "list --finding F11"])
def test_an_item_that_is_meant_is_named_with_its_plan(words: str, wsoa: Run) -> None:
    assert "\n  did you mean north:f1" in wsoa(*words.split()).err.lower()


def test_what_was_looked_through_is_said_where_not_all_could_be_read(folder: Folder, wsoa: Run) -> None:
    folder.write("north/workstreams/2.yaml", "id: WS2\ntitle: [\n")
    assert "there is no action 1.12 in what could be read\n" in wsoa("update", "1.12", "--status", "in_progress").err
