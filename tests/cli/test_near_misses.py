"""Words that are nearly right: what is said to those who type them, and what is taken all the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from folders import Folder, Ran
from wsoa_cli.cli.app import COMMANDS, MEANT

Run = Callable[..., Ran]

HEAD = """\
deadlines: [{id: submit, title: Send the statement, due: 2020-01-31}]
decisions: [{id: D1, title: Fund it, board: send-board}]
"""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("edit", "wsoa set or wsoa update"), ("done", "wsoa deliver"), ("history", "wsoa log"), ("remind", "wsoa chase")],
)
def test_a_command_that_is_called_otherwise_here_is_named(wsoa: Run, typed: str, meant: str) -> None:
    ran = wsoa(typed, "1.1")
    assert (2, True) == (ran.code, f"wsoa: there is no command {typed}\n  did you mean {meant}" in ran.err)


def test_every_command_that_is_named_so_is_there_and_none_is_hidden_by_it() -> None:
    assert {command for meant in MEANT.values() for command in meant} <= set(COMMANDS)
    assert set() == set(MEANT) & set(COMMANDS)


@pytest.mark.parametrize("option", ["--on", "--date"])
@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["update", "1.1", "--text", "Drafted."], "{date: 2019-12-20, text: Drafted.}"),
        (["withdraw", "1.1", "--reason", "Not needed"], "{date: 2019-12-20, text: "),
        (["deliver", "1.1"], "finished: 2019-12-20"),
        (["meet", "submit"], "met: 2019-12-20"),
        (["decide", "D1", "agreed"], "date: 2019-12-20"),
        (["record", "M1", "50"], "{date: 2019-12-20, value: 50, basis: actual}"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_day_is_named_by_either_of_its_options(folder: Folder, wsoa: Run, option: str, words: list[str], line: str) -> None:
    measures = "measures: [{id: M1, title: In time, unit: percent, better: higher}]\n"
    folder.plan(more=HEAD).workstream(f"actions: [{{id: 1.1, title: Agree, status: in_progress}}]\n{measures}")
    assert 0 == wsoa(*words, option, "2019-12-20").code
    assert line in "".join(path.read_text() for path in folder.root.rglob("*.yaml"))


@pytest.mark.parametrize("option", ["--output-file", "--out"])
def test_a_result_goes_to_a_file_by_either_of_two_options(folder: Folder, wsoa: Run, tmp_path: Path, option: str) -> None:
    folder.plan().workstream()
    assert 0 == wsoa("check", "--format", "json", option, str(tmp_path / "found.json")).code
    assert (tmp_path / "found.json").read_text().startswith("{")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["set", "nort", "title=x"], "wsoa: there is no item and no plan nort\n  did you mean north?\n"),
        (["log"], "wsoa: say of what: wsoa log ID\n  what has changed in all plans tells: wsoa changes --since DATE\n"),
        (["log", "1.1", "--kind", "acton"], "wsoa: --kind: acton is no kind of item\n  did you mean action?\n"),
        (["check", "--select", "nope"], "wsoa: there is no rule nope\n  wsoa rules lists them all; "),
        (["update", "1.1", "--text", "x", "--by", "head-of-sne"], "did you mean head-of-sen? Nothing was written\n"),
    ],
    ids=["a plan", "no id", "a kind", "a rule", "a post"],
)
def test_a_hint_says_what_to_type_here(folder: Folder, wsoa: Run, words: list[str], said: str) -> None:
    folder.plan().workstream("actions: [{id: 1.1, title: Agree, status: in_progress}]\n")
    ran = wsoa(*words)
    assert (2, True) == (ran.code, said in ran.err), ran.err


def test_what_is_found_without_evidence_is_told_the_command_that_adds_some(folder: Folder, wsoa: Run) -> None:
    folder.plan().workstream("actions: [{id: 1.1, title: Agree, status: delivered, finished: 2019-12-20}]\n")
    told = " ".join(wsoa("check", "--select", "finished-without-evidence").out.split())
    assert 'wsoa update 1.1 --evidence "title; kind"' in told


@pytest.mark.parametrize(
    ("others", "hint"),
    [
        ('{id: "1.9", title: A, status: not_started}, {id: "1.10", title: B, status: not_started}', 'write `id: "1.11"`'),
        ("{id: go, title: A, status: not_started}", "write `id: …`"),
    ],
    ids=["numbered", "named"],
)
def test_where_an_id_is_missing_the_one_that_follows_is_offered(folder: Folder, wsoa: Run, others: str, hint: str) -> None:
    folder.plan().workstream(f"actions: [{others}, {{title: No id, status: not_started}}]\n")
    assert hint in wsoa("check").out


def test_a_first_plan_names_no_page_that_is_not_beside_it(folder: Folder, wsoa: Run) -> None:
    wsoa("init", str(folder.root / "first"))
    assert "docs/" not in "".join(path.read_text() for path in folder.root.rglob("*") if path.is_file())
