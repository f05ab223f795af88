"""What the documents say of continuous integration holds."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from folders import Folder, Ran
from machines import ROOT, in_yaml, ran, surroundings, tool

PAGE = ROOT / "docs" / "ci.md"
README = ROOT / "README.md"

_BLOCK = re.compile(r"(?s)```yaml\n(.*?)```")


def blocks(path: Path, heading: str) -> list[str]:
    """The YAML below a heading of a document."""
    return _BLOCK.findall(path.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0])


@pytest.mark.parametrize(
    ("path", "heading", "before", "words"),
    [
        (README, "In continuous integration", "", ["check-jsonschema", "--builtin-schema=vendor.github-workflows"]),
        (PAGE, "GitHub", "on: pull_request\n", ["check-jsonschema", "--builtin-schema=vendor.github-workflows"]),
        (PAGE, "pre-commit", "", ["pre-commit", "validate-config"]),
        (PAGE, "GitLab", "", ["check-jsonschema", "--builtin-schema=vendor.gitlab-ci", "--data-transform=gitlab-ci"]),
    ],
    ids=["the README", "GitHub", "pre-commit", "GitLab"],
)
def test_what_a_document_shows_is_valid(path: Path, heading: str, before: str, words: list[str], tmp_path: Path) -> None:
    (shown,) = blocks(path, heading)
    file = tmp_path / "shown.yaml"
    file.write_text(before + shown, encoding="utf-8")
    done = ran([tool(words[0]), *words[1:], str(file)], cwd=tmp_path, env=surroundings(tmp_path))
    assert 0 == done.code, done.out + done.err


def test_the_readme_of_a_first_plan_shows_the_same_set_up_as_ours(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    wsoa("init", str(folder.root / "first"))
    heading = "In continuous integration"
    assert blocks(README, heading) == blocks(folder.root / "first" / "README.md", heading)


def test_the_set_up_takes_less_than_ten_lines() -> None:
    (shown,) = blocks(README, "In continuous integration")
    assert len(shown.splitlines()) < 10


def test_the_page_has_every_input_of_the_action() -> None:
    table = PAGE.read_text(encoding="utf-8").partition("| input |")[2].partition("\n\n")[0]
    assert list(in_yaml(ROOT / "action.yml")["inputs"]) == re.findall(r"(?m)^\| `([a-z-]+)` \|", table)


def test_the_steps_that_the_page_shows_name_outputs_that_the_action_has() -> None:
    (shown,) = blocks(PAGE, "GitHub")
    assert set(in_yaml(ROOT / "action.yml")["outputs"]) == set(re.findall(r"steps\.wsoa\.outputs\.([a-z-]+)", shown))


def test_the_hooks_that_the_page_shows_are_those_of_the_manifest(tmp_path: Path) -> None:
    (text,) = blocks(PAGE, "pre-commit")
    file = tmp_path / "shown.yaml"
    file.write_text(text, encoding="utf-8")
    shown = [hook["id"] for repo in in_yaml(file)["repos"] for hook in repo["hooks"]]
    assert shown == [hook["id"] for hook in in_yaml(ROOT / ".pre-commit-hooks.yaml")]


def test_every_link_of_the_page_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", PAGE.read_text(encoding="utf-8"))
    assert links
    assert [] == [link for link in links if not (PAGE.parent / link).exists()]
