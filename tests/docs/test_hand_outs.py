"""The hand-outs in docs/examples/ are what the commands that its README names write of the two real plans.

`WRITE_DOCS=1 pytest tests/docs` writes them anew.
"""

import os
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from folders import Ran

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"
ROW = re.compile(r"^\| \[.*\]\((?P<link>.*)\) \| `wsoa (?P<command>.*)` \|$", re.MULTILINE)
ROWS = [
    (found["link"], shlex.split(found["command"]))
    for found in ROW.finditer((EXAMPLES / "README.md").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("link", "command"), ROWS, ids=[link for link, _ in ROWS])
def test_a_hand_out_is_what_its_command_writes(
    link: str, command: list[str], wsoa: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = link.split("/", maxsplit=1)[0]
    assert name == command[-1]
    ran = wsoa(*(command[:-2] if command[-2] == ">" else command), today=None, plans=ROOT / "plans")
    assert 0 == ran.code, ran.err
    if command[-2] == ">":
        (tmp_path / name).write_text(ran.out, encoding="utf-8", newline="\n")
    if os.environ.get("WRITE_DOCS"):
        replace(tmp_path / name, EXAMPLES / name)
    assert contents(tmp_path / name) == contents(EXAMPLES / name)


def test_every_hand_out_is_named_on_the_page() -> None:
    there = {path.name for path in EXAMPLES.iterdir()} - {"README.md"}
    assert there == {link.split("/")[0] for link, _ in ROWS}


def replace(new: Path, old: Path) -> None:
    if old.is_dir():
        shutil.rmtree(old)
    if new.is_dir():
        shutil.copytree(new, old)
    else:
        shutil.copyfile(new, old)


def contents(path: Path) -> dict[str, bytes]:
    """What a file or a folder holds; of a Word document its parts, which machines may pack in different ways."""
    if path.suffix == ".docx":
        with ZipFile(path) as parts:
            return {name: parts.read(name) for name in parts.namelist()}
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in files(path)}


def files(path: Path) -> Iterator[Path]:
    return (file for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file())
