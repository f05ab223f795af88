"""The pictures in docs/images/ are made by this file, and each stands in the README with words for those who do not see it.

`WRITE_DOCS=1 pytest tests/docs/test_pictures.py` makes them anew: that of the terminal exactly, those of the site by Chromium,
with the letters that the machine has; so of the latter only what any machine can tell is compared.
"""

import io
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import sync_playwright
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from browsers import CHROMIUM, launched
from folders import Ran
from sites import published

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
LARGEST = 150_000
FETCHES = re.compile(r"(?s)<!--.*?-->\s*|@font-face {{.*?}}\s*(?=@|\.)")
"""What rich puts into its drawings of a terminal that names a server: the letters of the reader's machine do as well."""


@dataclass(frozen=True)
class Shot:
    """A picture of a page: of which plans, on which day, how wide, how high, and in which colours."""

    name: str
    plans: str
    today: date
    page: str
    width: int
    height: int
    scheme: Literal["light", "dark"]


NORTHSHIRE = ("examples/plans", date(2020, 2, 10))
SHOTS = (
    Shot("plan.png", "plans", date(2020, 1, 6), "plans/joint-send-strategy/index.html", 1280, 1000, "light"),
    Shot("measure.png", *NORTHSHIRE, "plans/northshire-wsoa/measures/M1.1.html", 1280, 1250, "light"),
    Shot("workstream-on-a-phone.png", *NORTHSHIRE, "plans/northshire-wsoa/workstreams/WS1.html", 390, 1100, "dark"),
)


def test_the_picture_of_the_terminal_is_what_status_writes(wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("FORCE_COLOR", "1")
    ran = wsoa("status", "--today", "2020-01-06", today=None, plans=None)
    console = Console(record=True, width=80, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(ran.out.rstrip("\n")))
    drawn = console.export_svg(
        title="wsoa status --today 2020-01-06",
        code_format=FETCHES.sub("", CONSOLE_SVG_FORMAT),
        unique_id="wsoa",
    )
    drawn = "\n".join(line.rstrip() for line in drawn.splitlines() if line.strip()) + "\n"
    if os.environ.get("WRITE_DOCS"):
        (IMAGES / "status.svg").write_text(drawn, encoding="utf-8", newline="\n")
    assert (IMAGES / "status.svg").read_text(encoding="utf-8") == drawn
    assert "http" not in drawn.replace('xmlns="http://www.w3.org/2000/svg"', "")


@pytest.mark.skipif(CHROMIUM is None or not os.environ.get("WRITE_DOCS"), reason="pictures are made only when asked for")
@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_a_picture_of_the_site_can_be_made(shot: Shot, tmp_path: Path) -> None:
    published(ROOT / shot.plans, tmp_path / "site", today=shot.today)
    with sync_playwright() as playwright, launched(playwright) as browser:
        tab = browser.new_page(viewport={"width": shot.width, "height": shot.height}, color_scheme=shot.scheme)
        tab.goto((tmp_path / "site" / shot.page).as_uri())
        tab.screenshot(path=IMAGES / shot.name)


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_a_picture_of_the_site_is_there_and_small(shot: Shot) -> None:
    content = (IMAGES / shot.name).read_bytes()
    assert content.startswith(b"\x89PNG")
    assert (shot.width, shot.height) == (int.from_bytes(content[16:20]), int.from_bytes(content[20:24]))
    assert len(content) < LARGEST


def test_every_picture_stands_in_the_readme_with_words_for_those_who_do_not_see_it() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = {
        found["path"]: found["words"] for found in re.finditer(r"!\[(?P<words>[^\]]*)\]\(docs/images/(?P<path>[^)]*)\)", text)
    }
    assert {path.name for path in IMAGES.iterdir()} == set(shown)
    assert [] == [path for path, words in shown.items() if len(words.split()) < 8]
