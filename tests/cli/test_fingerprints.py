"""GitLab and SARIF are given fingerprints that call a finding old or new as `wsoa check --since` does."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from folders import Folder, Ran
from repositories import Repository

ACTION = "  - {{id: {id}, title: {title}, lead: [{lead}], status: in_progress, due: 2021-06{more}}}\n"
SECRETS = """\
decisions:
  - {id: D1, board: send-board, title: Pay for it, status: pending, audience: board}
  - {id: D2, board: send-board, title: Close a school, status: pending, audience: internal}
"""


def action(more: str = "", *, title: str = "Agree it", lead: str = "director", item: str = "1.1") -> str:
    return "actions:\n" + ACTION.format(id=item, title=title, lead=lead, more=f", {more}" if more else "")


def gitlab(ran: Ran) -> dict[str, bool]:
    """The fingerprints of a report, and of each whether its finding is said to be new."""
    return {one["fingerprint"]: "(new)" in one["description"] for one in json.loads(ran.out)}


@pytest.mark.parametrize(
    ("before", "after", "is_new"),
    [
        pytest.param(action("needs: [D1]"), action("needs: [D2]"), True, id="another thing leaks"),
        pytest.param(action(lead="anna"), action("needs: [9.9]"), True, id="in another field"),
        pytest.param(action(lead="anna"), "# Anew.\n" + action("start: 2020", lead="anna"), False, id="lines have shifted"),
        pytest.param(action(lead="anna"), action(title="Agree soon", lead="anna"), False, id="its line says more"),
        pytest.param("owner: me\n", "owner: you\n", False, id="an unknown field says something else"),
        pytest.param("owner: me\n", "colour: me\n", True, id="another field is unknown"),
    ],
)
def test_a_fingerprint_is_new_where_check_since_says_new(
    folder: Folder, wsoa: Callable[..., Ran], before: str, after: str, *, is_new: bool
) -> None:
    folder.plan(more=SECRETS).workstream(before)
    Repository.at(folder.root.parent).commit("As it was")
    was = gitlab(wsoa("check", "--format", "gitlab"))
    folder.workstream(after)
    now = gitlab(wsoa("check", "--format", "gitlab", "--since", "HEAD"))
    assert [is_new] == list(now.values())
    assert now == {fingerprint: fingerprint not in was for fingerprint in now}


def test_a_fault_has_the_same_fingerprint_wherever_the_repository_lies(
    folder: Folder, wsoa: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.plan().plan("other", more="id: NORTH\n")
    monkeypatch.chdir(folder.root.parent)
    here = gitlab(wsoa("check", "--format", "gitlab"))
    assert here
    there = tmp_path / "elsewhere"
    there.mkdir()
    folder.root.rename(there / "plans")
    monkeypatch.chdir(there)
    assert here == gitlab(wsoa("check", "--format", "gitlab", plans=there / "plans"))
