"""A new workstream's file is named and written as the plan's others are, and never takes the place of anything."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from wsoa_cli.store.new_file import name_like, text_like
from wsoa_cli.store.write import InTheWayError, create


@pytest.mark.parametrize(
    ("names", "name"),
    [
        pytest.param([], "1-joint-planning.yaml", id="the first"),
        pytest.param(["1-early-help.yaml", "2-dco.yaml"], "3-joint-planning.yaml", id="a number and words"),
        pytest.param(["1-early-help.yaml", "4-dco.yaml"], "5-joint-planning.yaml", id="after the highest"),
        pytest.param(["01-early-help.yml", "02-dco.yml"], "03-joint-planning.yml", id="noughts, and the other ending"),
        pytest.param(["01_early_help.yaml"], "02_joint_planning.yaml", id="underscores"),
        pytest.param(["WS1-early-help.yaml", "WS2-dco.yaml"], "WS3-joint-planning.yaml", id="letters before the number"),
        pytest.param(["1.yaml", "2.yaml"], "3.yaml", id="numbers alone"),
        pytest.param(["early-help.yaml", "dco.yaml"], "joint-planning.yaml", id="words alone"),
        pytest.param(["early-help.yaml", "Joint-Planning.yaml"], "joint-planning-2.yaml", id="words that are taken"),
        pytest.param(["joint-planning.yml", "dco.yaml", "a.yaml"], "joint-planning-2.yaml", id="taken with the other ending"),
    ],
)
def test_its_name_is_in_the_manner_of_the_others(names: list[str], name: str) -> None:
    assert name == name_like(names, "Joint planning")


def test_a_long_title_makes_a_short_name() -> None:
    assert "1-joint-planning-and-commissioning.yaml" == name_like([], "Joint planning and commissioning of everything")


def test_a_title_without_plain_letters_makes_a_name_too() -> None:
    assert "1-workstream.yaml" == name_like([], "—")


FOR_EDITORS = "# yaml-language-server: $schema=../.schema/workstream.schema.json"


def test_its_text_is_its_fields() -> None:
    fields = {"id": "WS2", "title": "Plans: on time", "accountable": ["director"]}
    assert b"id: WS2\ntitle: 'Plans: on time'\naccountable: [director]\n" == text_like([b"id: WS1\n"], fields)


def test_the_line_for_editors_and_the_line_ends_are_those_of_the_others() -> None:
    other = f"{FOR_EDITORS}\r\nid: WS1\r\n".encode()
    assert f"{FOR_EDITORS}\r\nid: WS2\r\n".encode() == text_like([other, other], {"id": "WS2"})
    assert b"id: WS2\n" == text_like([other, b"id: WS1\n", b"id: WS3\n"], {"id": "WS2"})


def test_a_new_file_is_written_whole_with_its_folder_and_as_the_system_lets_others_read(tmp_path: Path) -> None:
    path, like = tmp_path / "workstreams" / "1.yaml", tmp_path / "like"
    like.write_text("")
    create(path, b"id: WS1\n")
    assert b"id: WS1\n" == path.read_bytes()
    assert stat.S_IMODE(like.stat().st_mode) == stat.S_IMODE(path.stat().st_mode)
    assert [path] == list(path.parent.iterdir())


@pytest.mark.parametrize(
    "put",
    [
        pytest.param(Path.touch, id="a file"),
        pytest.param(Path.mkdir, id="a folder"),
        pytest.param(lambda path: path.symlink_to("nowhere"), id="a link that leads nowhere"),
    ],
)
def test_what_is_there_already_stays_as_it_is(tmp_path: Path, put: Callable[[Path], None]) -> None:
    path = tmp_path / "1.yaml"
    put(path)
    before = path.lstat()
    with pytest.raises(InTheWayError, match="is there already"):
        create(path, b"id: WS1\n")
    assert (before.st_ino, before.st_mtime_ns) == (path.lstat().st_ino, path.lstat().st_mtime_ns)
    assert [path] == list(tmp_path.iterdir())


def test_where_nothing_can_be_written_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "workstreams").write_text("a file where the folder should be")
    with pytest.raises(OSError, match="workstreams"):
        create(tmp_path / "workstreams" / "1.yaml", b"id: WS1\n")
    assert [tmp_path / "workstreams"] == list(tmp_path.iterdir())
