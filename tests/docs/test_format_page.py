"""The page of the format agrees with the program."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from folders import Folder, Ran
from wsoa_cli.derive.who_sees import NARROWEST_FIRST, WHO_SEES
from wsoa_cli.model.fields import field_names
from wsoa_cli.model.kinds import KINDS
from wsoa_cli.store.read import read

PAGE = (Path(__file__).parents[2] / "docs" / "format.md").read_text(encoding="utf-8")
FILES = re.findall(r"(?s)```yaml\n# plans/(\S+)\n(.*?)```", PAGE)
FRAGMENTS = re.findall(r"(?s)```yaml\n(?!# plans/)(.*?)```", PAGE)


def test_the_files_that_the_page_shows_are_sound(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    assert FILES
    for name, text in FILES:
        folder.write(name, text)
    folder.plan("northshire-improvement-2018", more="stage: closed\n")  # the plan that the page's one continues
    ran = wsoa("check", "--level", "draft", today="2020-03-02")  # it shows gaps that a plan in force should not have
    assert "No findings; 1 waived.\n" == ran.out


def test_the_files_that_the_page_shows_are_canonical(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    for name, text in FILES:
        folder.write(name, text)
    ran = wsoa("fmt", "--check")
    assert (0, "") == (ran.code, ran.out)


def test_every_field_stands_on_the_page() -> None:
    named = set(re.findall(r"`([a-z_]+)`", PAGE))
    fields = {name for kind in KINDS.values() for name in field_names(kind)}
    assert set() == {name for name in fields if name not in named}


def test_the_page_says_who_sees_each_field() -> None:
    table = PAGE[PAGE.index("| of | the public |") :].split("\n\n")[0]
    told = [[re.findall(r"`([a-z_]+)`", cell) for cell in row.split("|")[2:5]] for row in table.splitlines()[2:]]
    decided = [
        [[name.rstrip("_") for name, narrowest in seen.items() if narrowest == audience] for audience in NARROWEST_FIRST]
        for seen in WHO_SEES.values()
    ]
    assert decided == told


@pytest.mark.parametrize("text", FRAGMENTS)
def test_the_fragments_that_the_page_shows_are_yaml(text: str) -> None:
    assert () == read(text.encode()).faults
