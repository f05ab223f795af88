"""`wsoa rules` and `wsoa explain`: what is looked for, and why."""

import csv
import io
import json
from collections.abc import Callable
from typing import get_args

import pytest

from folders import Folder, Ran
from wsoa_cli.rules.registry import RULES
from wsoa_cli.store.fault_pages import fault_pages
from wsoa_cli.store.guards import FaultName

Wsoa = Callable[..., Ran]

NAMES = [rule.NAME for rule in RULES]
FAULTS = sorted({*get_args(FaultName)} - {*NAMES})


@pytest.fixture(autouse=True)
def _without_any_plan(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.root)
    monkeypatch.setenv("WSOA_PLANS", str(folder.root / "nowhere"))


def test_every_rule_is_listed_in_the_order_of_the_registry(wsoa: Wsoa) -> None:
    rules = json.loads(wsoa("rules", "--format", "json", plans=None).out)["rules"]
    assert NAMES == [rule["rule"] for rule in rules]


def test_the_list_as_json_has_its_names(wsoa: Wsoa) -> None:
    document = json.loads(wsoa("rules", "--format", "json", plans=None).out)
    assert ({"schema", "rules"}, "wsoa.rules/1") == (set(document), document["schema"])
    assert {
        "rule": "overdue-action",
        "severity": "error",
        "level": "draft",
        "summary": "An action is past its last day and neither delivered nor withdrawn.",
        "group": "Whether it is kept",
    } in document["rules"]


@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_the_list_fits_and_breaks_no_name(wsoa: Wsoa, monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    out = wsoa("rules", plans=None).out
    assert [] == [line for line in out.splitlines() if len(line) > int(width)]
    assert [] == [name for name in NAMES if name not in out.split()]


def test_the_list_as_csv_has_a_row_a_rule(wsoa: Wsoa) -> None:
    rows = list(csv.DictReader(io.StringIO(wsoa("rules", "--format", "csv", plans=None).out)))
    assert NAMES == [row["rule"] for row in rows]
    assert ["rule", "severity", "level", "summary", "group"] == list(rows[0])


def test_the_list_as_markdown_has_a_row_a_rule(wsoa: Wsoa) -> None:
    _, _, *rows = wsoa("rules", "--format", "markdown", plans=None).out.splitlines()
    assert NAMES == [row.split(" | ")[0].removeprefix("| ") for row in rows]


@pytest.mark.parametrize("name", [*NAMES, *FAULTS])
def test_every_name_that_check_prints_is_explained(wsoa: Wsoa, name: str) -> None:
    ran = wsoa("explain", name, plans=None)
    assert (0, "") == (ran.code, ran.err)
    assert name == ran.out.split()[0]


def test_every_fault_of_a_file_has_a_page() -> None:
    assert FAULTS == sorted(page.name for page in fault_pages().pages)


@pytest.mark.parametrize("page", fault_pages().pages, ids=lambda page: str(page.name))
def test_the_page_of_a_fault_says_what_it_is_and_what_to_do(page: object) -> None:
    assert [] == [part for part in ("summary", "why") if not getattr(page, part)]


@pytest.mark.parametrize("asked", ["No-Deadline", "no_deadline"], ids=["in capitals", "as its module is called"])
def test_a_name_is_known_in_another_handwriting(wsoa: Wsoa, asked: str) -> None:
    assert wsoa("explain", "no-deadline", plans=None) == wsoa("explain", asked, plans=None)


def test_a_page_shows_the_pattern_the_reason_both_examples_and_the_waiver(wsoa: Wsoa) -> None:
    lines = wsoa("explain", "action-without-lead", plans=None).out.splitlines()
    assert ["action-without-lead  error", "found at every level", "", "An open action has no lead."] == lines[:4]
    fails, mended, waiver = (
        next(n for n, line in enumerate(lines) if line.startswith(title)) for title in ("Fails", "Mended", "To waive it")
    )
    example = "      - {id: 1.1, title: Agree one plan, status: in_progress, due: 2020-03"
    assert lines[fails + 1 : fails + 4] == ["    # workstreams/1.yaml", "    actions:", f"{example}}}"]
    assert lines[mended + 3] == f"{example}, lead: [director]}}"
    assert lines[waiver + 3] == "      - {rule: action-without-lead, on: …, reason: …, by: …, until: …}"


def test_a_page_as_markdown_has_its_examples_as_yaml(wsoa: Wsoa) -> None:
    parts = wsoa("explain", "action-without-lead", "--format", "markdown", plans=None).out.split("\n\n")
    assert ["# action-without-lead", "*error, found at every level*", "An open action has no lead."] == parts[:3]
    assert 3 == sum(part.startswith("```yaml\n") for part in parts)


def test_a_page_as_json_has_its_names(wsoa: Wsoa) -> None:
    document = json.loads(wsoa("explain", "no-deadline", "--format", "json", plans=None).out)
    names = {"schema", "rule", "severity", "level", "summary", "why", "fails", "mended", "waiver"}
    assert (names, "wsoa.explain/1") == (set(document), document["schema"])
    assert ("no-deadline", "error", "draft") == (document["rule"], document["severity"], document["level"])
    assert document["fails"].startswith("# workstreams/1.yaml\nactions:\n")


def test_a_fault_of_a_file_has_no_level_and_no_waiver(wsoa: Wsoa) -> None:
    document = json.loads(wsoa("explain", "bad-syntax", "--format", "json", plans=None).out)
    assert (None, "", "", "") == (document["level"], document["fails"], document["mended"], document["waiver"])


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        pytest.param("no-dedline", "did you mean no-deadline", id="a slip of the keyboard"),
        pytest.param("xyz", "wsoa rules lists every rule", id="like nothing"),
    ],
)
def test_an_unknown_rule_is_refused_with_what_could_be_meant(wsoa: Wsoa, asked: str, hint: str) -> None:
    ran = wsoa("explain", asked, plans=None)
    said, instead = ran.err.splitlines()
    assert (2, "", f"wsoa: there is no rule {asked}") == (ran.code, ran.out, said)
    assert instead.strip().startswith(hint)
