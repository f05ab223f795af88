"""`wsoa init`: a first plan that loads cleanly and never overwrites."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from folders import Folder, Ran, git
from wsoa_cli.derive.placeholders import PLACEHOLDERS
from wsoa_cli.model.vocabulary import PlanKind

FILES = {
    "README.md",
    "plan.yaml",
    "workstreams/1-first-workstream.yaml",
    ".schema/plan.schema.json",
    ".schema/workstream.schema.json",
}


def tree(folder: Path) -> dict[str, str]:
    """Every file and link below a folder, with its content."""
    return {
        path.relative_to(folder).as_posix(): str(path.readlink()) if path.is_symlink() else path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_symlink() or path.is_file()
    }


@pytest.mark.parametrize("kind", get_args(PlanKind))
def test_a_first_plan_of_every_kind_loads_without_any_finding(folder: Folder, wsoa: Callable[..., Ran], kind: str) -> None:
    assert wsoa("init", str(folder.root / "first"), "--kind", kind).code == 0
    assert wsoa("check", "--fail-on", "note") == Ran(0, "No findings.\n", "")
    assert f"kind: {kind}\n" in (folder.root / "first" / "plan.yaml").read_text("utf-8")


@pytest.mark.parametrize("day", ["2020-02-29", "2019-12-31", "2026-11-23"])
def test_a_first_plan_is_sound_whichever_day_it_is_made(folder: Folder, wsoa: Callable[..., Ran], day: str) -> None:
    assert wsoa("init", str(folder.root / "first"), today=day).code == 0
    assert wsoa("check", "--fail-on", "note", today=day).code == 0


@pytest.mark.parametrize("command", ["status", "overdue", "due", "list", "measures", "deadlines"])
def test_every_command_works_on_a_first_plan(folder: Folder, wsoa: Callable[..., Ran], command: str) -> None:
    wsoa("init", str(folder.root / "first"))
    ran = wsoa(command)
    assert (0, "") == (ran.code, ran.err)
    assert ran.out


def test_what_a_first_plan_leaves_to_be_written_is_found_once_it_is_no_draft(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    wsoa("init", str(folder.root / "first"))
    head = folder.root / "first" / "plan.yaml"
    head.write_text(head.read_text("utf-8").replace("stage: draft ", "stage: submitted "), "utf-8")
    ran = wsoa("check", "--select", "placeholder-text", "--format", "json")
    found = {one["message"].partition("wrote it: ")[2] for one in json.loads(ran.out)["findings"]}
    assert found == PLACEHOLDERS


def test_the_page_of_a_first_plan_is_not_published_without_a_word(
    folder: Folder, wsoa: Callable[..., Ran], tmp_path: Path
) -> None:
    wsoa("init", str(folder.root / "first"))
    ran = wsoa("publish", "--out", str(tmp_path / "site"))
    expected = "note: first is published with words that wsoa init wrote: Improvement plan of our area, and 10 more"
    assert (0, True) == (ran.code, ran.err.startswith(expected)), ran.err


def test_init_writes_its_files_and_names_them(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    ran = wsoa("init", str(folder.root / "first"))
    assert FILES == set(tree(folder.root / "first"))
    assert [] == [name for name in FILES if name not in ran.err]


def test_the_folder_gives_the_plan_its_id(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    wsoa("init", str(folder.root / "north-wsoa"))
    assert [plan["id"] for plan in json.loads(wsoa("status", "--format", "json").out)["plans"]] == ["north-wsoa"]


@pytest.mark.parametrize("name", ["plan.yaml", "workstreams/1-first-workstream.yaml"])
def test_an_editor_finds_the_schema_that_is_written_beside(folder: Folder, wsoa: Callable[..., Ran], name: str) -> None:
    wsoa("init", str(folder.root / "first"))
    file = folder.root / "first" / name
    found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", file.read_text("utf-8"))
    assert found is not None
    assert (file.parent / found[1]).is_file()


@pytest.mark.parametrize("name", ["plan.yaml", "workstreams/1-first-workstream.yaml"])
def test_comments_explain_the_fields(folder: Folder, wsoa: Callable[..., Ran], name: str) -> None:
    wsoa("init", str(folder.root / "first"))
    text = (folder.root / "first" / name).read_text("utf-8")
    assert len(re.findall(r"# \S", text)) >= 8


def test_the_readme_has_a_snippet_for_continuous_integration(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    wsoa("init", str(folder.root / "first"))
    text = (folder.root / "first" / "README.md").read_text("utf-8")
    assert "wsoa check" in text
    assert "runs-on:" in text


def test_a_second_init_writes_nothing(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    wsoa("init", str(folder.root / "first"))
    (folder.root / "first" / "plan.yaml").write_text("ours: true\n", "utf-8")
    before = tree(folder.root)
    ran = wsoa("init", str(folder.root / "first"), "--kind", "strategy")
    assert ran.code == 3
    assert "there already" in ran.err
    assert before == tree(folder.root)


@pytest.mark.parametrize(
    "name",
    [
        *sorted(FILES),
        pytest.param("workstreams", id="a file called workstreams"),
        pytest.param(".schema", id="a file called .schema"),
    ],
)
def test_where_one_file_is_in_the_way_none_is_written(folder: Folder, wsoa: Callable[..., Ran], name: str) -> None:
    folder.write(f"first/{name}", "ours\n")
    ran = wsoa("init", str(folder.root / "first"))
    assert ran.code == 3
    assert name.partition("/")[0] in ran.err
    assert {name: "ours\n"} == tree(folder.root / "first")


def test_where_a_link_to_nothing_is_in_the_way_none_is_written(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    first = folder.root / "first"
    first.mkdir()
    (first / "README.md").symlink_to("nowhere.md")
    ran = wsoa("init", str(first))
    assert ran.code == 3
    assert {"README.md": "nowhere.md"} == tree(first)


def test_a_folder_with_other_things_in_it_keeps_them(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.write("first/notes.txt", "ours\n")
    assert wsoa("init", str(folder.root / "first")).code == 0
    assert {*FILES, "notes.txt"} == set(tree(folder.root / "first"))


def test_a_file_where_the_folder_should_be_is_kept(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.write("first", "ours\n")
    assert wsoa("init", str(folder.root / "first")).code == 3
    assert {"first": "ours\n"} == tree(folder.root)


@pytest.mark.parametrize("name", ["two words", "-x.", "a" * 41, "café", ".hidden", "a:b"])
def test_a_folder_whose_name_can_be_no_id_is_refused(folder: Folder, wsoa: Callable[..., Ran], name: str) -> None:
    ran = wsoa("init", "--", str(folder.root / name))
    assert ran.code == 2
    assert {} == tree(folder.root)


def test_a_kind_that_the_format_does_not_have_is_refused(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    assert wsoa("init", str(folder.root / "first"), "--kind", "wish").code == 2
    assert {} == tree(folder.root)


def test_the_next_step_that_init_names_works(folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.root.parent)
    last = wsoa("init", "plans/first", plans=None).err.splitlines()[-1]
    assert last == "next: wsoa status"
    assert wsoa("status", plans=None).code == 0


def test_in_a_repository_it_says_how_to_make_the_first_commit(
    folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.root.parent)
    git(folder.root.parent, "init", "-q")
    told = wsoa("init", "plans/first", plans=None).err
    assert 'to put it on the record: git add plans/first && git commit -m "The first plan"\nnext: wsoa status\n' in told
    assert "to put it on the record" not in wsoa("init", str(folder.root.parent.parent / "elsewhere"), plans=None).err


def test_a_plan_where_wsoa_does_not_look_by_itself_is_told_how_to_be_found(
    tmp_path: Path, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = wsoa("init", "eastmoor", plans=None)
    assert (0, True, True) == (ran.code, "next: wsoa status --plans .\n" in ran.err, "looks for a folder plans/" in ran.err)


def test_somebody_who_stands_in_plans_already_does_not_get_plans_in_plans(
    folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.root)
    ran = wsoa("init", "plans/other", plans=None)
    assert (2, True, []) == (ran.code, "wsoa init other" in ran.err, list(folder.root.iterdir()))
