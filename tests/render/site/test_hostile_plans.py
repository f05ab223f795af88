"""Whatever anybody writes into any field of a plan, on the page it is words and in a spreadsheet it is text."""

import csv
import io
import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from folders import Folder
from secrets_in_plans import MARK, secret_plan
from sites import content_of, pages_of, published
from wsoa_cli.model.kinds import KINDS

ACTS = """</title></svg>--></script><script>alert(1)</script><img src=x onerror=alert(2)>]]>&lt;b onclick='x'" onfocus="x"""
REORDERS = "\u202e\u2066\u200f\u2028\u2029\x07\x1b[31m\u061c"
EVERYDAY = "🎉 Café 東京 عربي null ~ NaN 1e999 #N/A <3 R&D"
HOLD_IDS = {field.name for kind in KINDS.values() for field in fields(kind) if re.search("Id|Reference", str(field.type))}


def hostile(typed: Any, said: str) -> Any:
    """A file as it is typed, with more than the mark in whatever holds words and no id."""
    if isinstance(typed, dict):
        return {name: one if name in HOLD_IDS else hostile(one, said) for name, one in typed.items()}
    if isinstance(typed, list):
        return [hostile(one, said) for one in typed]
    return said.replace("HERE", typed) if isinstance(typed, str) and MARK.fullmatch(typed) else typed


def as_yaml(typed: Any) -> bytes:
    """A file as JSON, with an escape for what YAML does not take as it is."""
    text = json.dumps(typed, ensure_ascii=False)
    return "".join(f"\\u{ord(one):04x}" if one in REORDERS and not one.isascii() else one for one in text).encode()


def hostile_site(folder: Folder, out: Path, said: str) -> Path:
    """The site of a plan that says something hostile wherever it says something."""
    for name, text in secret_plan(tangled=False).files.items():
        typed = json.loads(re.sub(r"(?m)^# .*$|  # zq.*$", "", text))  # without its comments, of which JSON has none
        folder.write(name, as_yaml(hostile(typed, said)))
    published(folder.root, out)
    return out


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(f"{ACTS}HERE{{{{ 7*7 }}}}", id="what acts"),
        pytest.param(f"{REORDERS}HERE{REORDERS}", id="what reorders and hides"),
        pytest.param(f"{EVERYDAY} HERE", id="what is only unusual"),
        pytest.param(f"HERE{'x' * 10_000}", id="what is very long"),
    ],
)
def test_in_every_field_words_stay_words(folder: Folder, tmp_path: Path, said: str) -> None:
    site = hostile_site(folder, tmp_path / "site", said)
    for page in pages_of(site):
        assert () == page.errors, page.path
        assert [0, 0, 0, 0] == [len(page.all(name)) for name in ("script", "img", "b", "style")], page.path
        names = {name for one in page.tree.iter() for name in one.keys()}  # noqa: SIM118 - an element
        assert [] == [name for name in names if name.startswith("on") or name == "style"], page.path
        assert set() == set(page.text) & set(REORDERS) - set("[31m"), page.path
    assert len(list(pages_of(site))) > 10


@pytest.mark.parametrize("start", ["=cmd|' /C calc'!A0 ", "+1+", "-1+", "@SUM(A1) ", "\t=1+", "\r=1+", "\n=1+"])
def test_no_cell_of_a_spreadsheet_is_a_formula(folder: Folder, tmp_path: Path, start: str) -> None:
    site = hostile_site(folder, tmp_path / "site", f"{start}HERE")
    told = {path: content.decode() for path, content in content_of(site).items() if path.endswith(".csv")}
    assert len(told) == 4
    for path, text in told.items():
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        acting = [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]
        assert [] == [cell for cell in acting if not re.fullmatch(r"-[0-9.]+", cell)], path
        assert any(MARK.search(cell) for cell in cells), path


def test_actions_that_are_part_of_each_other_and_need_each_other_are_published(folder: Folder, tmp_path: Path) -> None:
    folder.plan().workstream("""\
        actions:
          - {id: 1.1, title: First, due: 2020-01, status: in_progress, part_of: "1.2", needs: ["1.2", "1.1"]}
          - {id: 1.2, title: Second, due: 2020-01, status: in_progress, part_of: "1.1", needs: ["1.1"]}
        """)
    published(folder.root, tmp_path / "site")
    page = (tmp_path / "site/plans/north/workstreams/WS1.html").read_text(encoding="utf-8")
    assert page.count('">1.1 First</a>') == 2  # named by both


def test_data_that_is_read_as_a_script_ends_no_line_of_it(folder: Folder, tmp_path: Path) -> None:
    site = hostile_site(folder, tmp_path / "site", "\u2028HERE\u2029")
    content = (site / next(path for path in content_of(site) if path.endswith("plan.json"))).read_bytes()
    assert content.isascii()
    assert "\u2028" in json.loads(content)["plan"]["title"]
