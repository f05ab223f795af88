"""The pages in a real browser: axe-core finds nothing, whatever the colours, the width and the size of the letters."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from browsers import CHROMIUM, launched
from folders import Folder
from repositories import Repository
from sites import published, rich_plan
from wsoa_cli.commands.publish import Wish

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here: apt-get install chromium")

PAGES = (
    "index.html",
    "accessibility.html",
    "plans/north/index.html",
    "plans/north/workstreams/WS1.html",
    "plans/north/measures.html",
    "plans/north/measures/M1.1.html",
    "plans/north/timeline.html",
    "plans/north/glossary.html",
    "plans/north/data.html",
    "plans/north/changes.html",
)
STANDARD = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def site() -> Iterator[Path]:
    """The site of a plan that has everything, with what has changed."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary) / "plans"
        root.mkdir()
        folder = Folder(root)
        folder.plan().workstream("actions:\n  - {id: 1.1, title: Recruit, due: 2020-01-31, status: not_started}\n")
        Repository.at(Path(temporary)).commit("The plan as agreed", on="2020-01-06")
        rich_plan(folder)
        published(root, Path(temporary) / "site", wish=Wish(since="2020-01-06"))
        yield Path(temporary) / "site"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright, launched(playwright) as browser:
        yield browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("width", "letters"),
    [
        pytest.param(1280, 100, id="a wide screen"),
        pytest.param(320, 100, id="a phone"),
        pytest.param(1280, 200, id="letters twice as large"),
    ],
)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Browser, site: Path, width: int, letters: int, scheme: Any
) -> None:
    with browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    ) as context:  # what is let by is axe's own script
        tab = context.new_page()
        for path in PAGES:
            tab.goto((site / path).as_uri())
            tab.evaluate("size => { document.documentElement.style.fontSize = `${size}%` }", letters)
            assert [] == found_by_axe(tab), path
            overflow = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert overflow == 0, path


def found_by_axe(tab: Page) -> list[tuple[str, list[str]]]:
    """What is wrong with the page in a tab, each with the pieces of HTML that it is about."""
    found = Axe().run(tab, options=STANDARD).response["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


def test_axe_finds_nothing_on_the_pages_of_a_workstream_that_is_too_long_for_one(
    browser: Browser, folder: Folder, tmp_path: Path
) -> None:
    rows = (f'  - {{id: "1.{n}", title: Ask families, due: 2020-06, status: in_progress}}\n' for n in range(700))
    folder.plan().workstream("actions:\n" + "".join(rows))
    published(folder.root, tmp_path / "site")
    with browser.new_context(viewport={"width": 320, "height": 800}, bypass_csp=True) as context:
        tab = context.new_page()
        for name in ("WS1.html", "WS1~2.html", "WS1~list2.html"):
            tab.goto((tmp_path / "site/plans/north/workstreams" / name).as_uri())
            assert [] == found_by_axe(tab), name


def test_the_first_key_leads_past_the_menu(browser: Browser, site: Path) -> None:
    with browser.new_context() as context:
        tab = context.new_page()
        tab.goto((site / "plans/north/index.html").as_uri())
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.textContent") == "Skip to the content"
        assert tab.locator(".skip").is_visible()
        tab.keyboard.press("Enter")
        assert tab.evaluate("document.activeElement.id") == "content"
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.closest('main') !== null")


def test_the_keyboard_goes_through_a_page_as_one_reads_it(browser: Browser, site: Path) -> None:
    with browser.new_context() as context:
        tab = context.new_page()
        tab.goto((site / "plans/north/workstreams/WS1.html").as_uri())
        links = tab.eval_on_selector_all("a[href]", "all => all.map(one => one.outerHTML)")
        reached = []
        for _ in links:
            tab.keyboard.press("Tab")
            reached.append(tab.evaluate("document.activeElement.outerHTML"))
            outline = tab.evaluate("getComputedStyle(document.activeElement).outlineWidth")
            assert outline == "3px", reached[-1]
        assert links == reached


def test_no_page_breaks_its_own_policy_or_asks_the_network_for_anything(browser: Browser, site: Path) -> None:
    with browser.new_context() as context:
        tab = context.new_page()
        said: list[str] = []
        asked: list[str] = []
        tab.on("console", lambda message: said.append(message.text))
        tab.on("request", lambda request: asked.append(request.url))
        for path in PAGES:
            tab.goto((site / path).as_uri())
        assert [] == said
        assert [] == [url for url in asked if not url.startswith("file:")]


def test_on_paper_the_menu_is_left_out_and_the_words_are_black(browser: Browser, site: Path) -> None:
    with browser.new_context(color_scheme="dark") as context:
        tab = context.new_page()
        tab.goto((site / "plans/north/index.html").as_uri())
        tab.emulate_media(media="print")
        assert not tab.locator("nav").first.is_visible()
        assert tab.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_deep_link_shows_its_action(browser: Browser, site: Path) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 400}) as context:
        tab = context.new_page()
        tab.goto((site / "plans/north/workstreams/WS1.html").as_uri() + "#a-1.4")
        box = tab.locator('[id="a-1.4"]').bounding_box()
        assert box is not None
        assert -1 <= box["y"] < 400
