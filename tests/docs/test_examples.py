"""What the documents show is what the program writes.

`WRITE_DOCS=1 pytest tests/docs` writes it anew.
"""

import os
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from command_names import command_names
from folders import Ran
from repositories import PINNED, Repository, identity
from wsoa_cli.commands.rules import all_chapters
from wsoa_cli.render.rule_pages import page_markdown

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
CLI = ROOT / "docs" / "cli.md"
RULES_PAGE = ROOT / "docs" / "rules.md"

MORNING = "A morning's work"
CONSOLE = re.compile(r"(?s)```console\n\$ wsoa ([^\n]*)\n(.*?)```")

Run = Callable[..., Ran]


def written_or_same(path: Path, text: str) -> None:
    if os.environ.get("WRITE_DOCS"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


@pytest.fixture
def here(wsoa: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line as a reader of the documents has it: at 80 columns."""
    monkeypatch.chdir(ROOT)
    return lambda *words: wsoa(*words, today=None, plans=None)


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the plans and the made-up one, in which a made-up manager works on a morning in February."""
    top = tmp_path / "wsoa"
    for folder in ("plans", "examples"):
        shutil.copytree(ROOT / folder, top / folder)
    Repository.at(top).commit("The plans as agreed", on="2020-01-06", who="Alex Example")
    for name, value in (PINNED | identity("Sam Sample", "2020-02-10T09:00:00+00:00")).items():
        monkeypatch.setenv(name, value)
    return top


def test_the_readme_shows_what_the_commands_write(here: Run, clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = README.read_text(encoding="utf-8")

    def shown(found: re.Match[str]) -> str:
        heading = text[: found.start()].rpartition("\n## ")[2].splitlines()[0]
        monkeypatch.chdir(clone / "examples" if heading == MORNING else clone)
        ran = here(*shlex.split(found[1]))
        return f"```console\n$ wsoa {found[1]}\n{ran.out}{ran.err}```"

    written_or_same(README, CONSOLE.sub(shown, text))


def test_the_readme_has_no_example_without_its_output() -> None:
    found = CONSOLE.findall(README.read_text(encoding="utf-8"))
    assert found
    assert [] == [words for words, output in found if not output.strip()]


def test_the_reference_of_the_commands_is_their_help(here: Run) -> None:
    pages = ["# The commands\n\nWritten from the program's own help.\n", _page("wsoa", here("--help").out)]
    pages += [_page(f"wsoa {name}", here(*name.split(), "--help").out) for name in command_names()]
    written_or_same(CLI, "\n".join(pages))


def test_the_page_of_the_rules_is_their_docstrings() -> None:
    preface = "Written from the rules themselves; `wsoa explain RULE` shows the page of one."
    parts = ["# The rules of `wsoa check`", preface]
    for chapter in all_chapters():
        entries = [f"- [{page.name}](#{page.name}) ({page.severity}): {page.summary}" for page in chapter.pages]
        parts += [f"**{chapter.title}**", "\n".join(entries)]
    parts += ["#" + page_markdown(page).rstrip("\n") for chapter in all_chapters() for page in chapter.pages]
    written_or_same(RULES_PAGE, "\n\n".join(parts) + "\n")


def test_every_link_of_the_readme_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README.read_text(encoding="utf-8"))
    assert links
    assert [] == [link for link in links if not (ROOT / link).exists()]


def _page(title: str, help_text: str) -> str:
    return f"## {title}\n\n```\n{help_text.strip()}\n```\n"
