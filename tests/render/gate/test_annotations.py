"""Annotations for GitHub and Azure: whatever a plan says, a runner finds our commands with these texts, and no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate_findings import finding, findings, texts
from runners import Command, azure_commands, github_commands, obeyed
from wsoa_cli.render.gate.azure import escape, to_azure
from wsoa_cli.render.gate.concise import to_concise
from wsoa_cli.render.gate.github import MOST_OF_A_KIND, escape_data, escape_property, to_github
from wsoa_cli.render.safe import safe
from wsoa_cli.store.located import Located

SHOWN_AS = {"new": " (new)", "calendar": " (only time passed)", "existing": " (there before)", None: ""}


def said(one: Located) -> str:
    cure = f"\ninstead: {safe(one.hint)}" if one.hint else ""
    return f"{safe(one.message)}{SHOWN_AS[one.origin]}{cure}"


def test_github_gets_the_place_the_rule_and_both_sentences() -> None:
    expected = Command(
        "error",
        {"file": "plans/north/workstreams/1.yaml", "line": "5", "col": "7", "title": "overdue-action"},
        "1.1 is overdue by 6 days: it was due by 2019-12\ninstead: write when it was done",
    )
    assert [expected] == github_commands(to_github([finding()]))


def test_azure_gets_the_place_the_rule_and_both_sentences() -> None:
    properties = {
        "type": "error",
        "sourcepath": "plans/north/workstreams/1.yaml",
        "linenumber": "5",
        "columnnumber": "7",
        "code": "overdue-action",
    }
    message = "1.1 is overdue by 6 days: it was due by 2019-12\ninstead: write when it was done"
    assert [Command("task.logissue", properties, message)] == azure_commands(to_azure([finding()]))


@pytest.mark.parametrize(("severity", "kind"), [("error", "error"), ("warning", "warning"), ("note", "notice")])
def test_each_severity_is_a_kind_of_its_own_on_github(severity: str, kind: str) -> None:
    assert [kind] == [one.name for one in github_commands(to_github([finding(severity=severity)]))]


def test_a_note_is_a_line_of_the_log_on_azure_which_knows_no_notes() -> None:
    log = to_azure([finding(severity="note"), finding(severity="warning")])
    assert ["warning"] == [one.properties["type"] for one in azure_commands(log)]
    assert "plans/north/workstreams/1.yaml:5:7: note overdue-action: 1.1 is overdue" in log


@pytest.mark.parametrize(
    ("many", "shown", "last"),
    [
        pytest.param(10, 10, "1.1 is overdue by 6 days: it was due by 2019-12", id="ten are all shown"),
        pytest.param(11, 10, "2 more errors are not shown here; the summary of the job lists all", id="of eleven nine are"),
        pytest.param(500, 10, "491 more errors are not shown here; the summary of the job lists all", id="of many nine are"),
    ],
)
def test_github_shows_ten_of_a_kind_and_the_last_says_how_many_more(many: int, shown: int, last: str) -> None:
    commands = github_commands(to_github([finding(line=n + 1, hint="") for n in range(many)]))
    assert (shown, last) == (len(commands), commands[-1].data)
    assert shown == MOST_OF_A_KIND


def test_each_kind_has_its_own_ten() -> None:
    found = [finding(severity=severity, line=n + 1) for n in range(12) for severity in ("note", "error", "warning")]
    names = [one.name for one in github_commands(to_github(found))]
    assert ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10 == names


@pytest.mark.parametrize("write", [to_github, to_azure], ids=["github", "azure"])
def test_the_gravest_come_first_and_of_these_the_new_ones(write: object) -> None:
    found = [
        finding(severity="warning", item="a", message="a", origin="new"),
        finding(severity="error", item="b", message="b", origin="existing"),
        finding(severity="error", item="c", message="c", origin="calendar"),
        finding(severity="error", item="d", message="d", origin="new"),
    ]
    assert callable(write)
    log = write(found)
    commands = github_commands(log) or azure_commands(log)
    told = ["d (new)", "c (only time passed)", "b (there before)", "a (new)"]
    assert told == [one.data.partition("\n")[0] for one in commands]


@given(texts)
def test_for_all_texts_github_reads_back_what_was_escaped(text: str) -> None:
    # What stands first in a property keeps an equals sign away from its begin, which the runner would drop.
    written = f"::error title=x{escape_property(text)},line=1::{escape_data(text)}"
    assert [Command("error", {"title": f"x{text}", "line": "1"}, text)] == github_commands(written)


@given(texts)
def test_for_all_texts_azure_reads_back_what_was_escaped(text: str) -> None:
    written = f"##vso[task.logissue code=x{escape(text)};]{escape(text)}"
    assert [Command("task.logissue", {"code": f"x{text}"}, text)] == azure_commands(written)


@given(findings)
def test_for_all_findings_github_finds_these_and_no_other_command(found: list[Located]) -> None:
    commands = github_commands(to_github(found))
    assert sorted(said(one) for one in found) == sorted(one.data for one in commands)
    assert {"error", "warning", "notice"} >= {one.name for one in commands}
    places = sorted((safe(one.path).lstrip("="), str(one.line)) for one in found)
    assert places == sorted((one.properties.get("file", ""), one.properties["line"]) for one in commands)


@given(findings)
def test_for_all_findings_azure_finds_these_and_no_other_command(found: list[Located]) -> None:
    commands = azure_commands(to_azure(found))
    assert sorted(said(one) for one in found if one.severity != "note") == sorted(one.data for one in commands)
    assert {"task.logissue"} >= {one.name for one in commands}


@given(findings)
def test_for_all_findings_concise_is_a_line_each_that_nobody_obeys(found: list[Located]) -> None:
    log = to_concise(found)
    assert len(found) == log.count("\n")
    assert [] == obeyed(log)


def test_concise_is_what_compilers_write() -> None:
    line = "plans/north/workstreams/1.yaml:5:7: error overdue-action: 1.1 is overdue by 6 days: it was due by 2019-12 (new)\n"
    assert line == to_concise([finding(origin="new")])


@pytest.mark.parametrize("path", ["::error::x/plan.yaml", " ::error::x/plan.yaml", "\u200b::error::x/plan.yaml"])
def test_a_path_that_begins_like_a_command_is_written_from_here(path: str) -> None:
    assert to_concise([finding(path=path)]).startswith("./")
    assert [] == obeyed(to_concise([finding(path=path)]))


@pytest.mark.parametrize("name", ["a:b,c%.yaml", "one\ntwo.yaml", "semi;colon].yaml", "50%2C.yaml", "%AZP25.yaml"])
def test_odd_file_names_arrive_as_they_are(name: str) -> None:
    (on_github,) = github_commands(to_github([finding(path=f"plans/{name}")]))
    (on_azure,) = azure_commands(to_azure([finding(path=f"plans/{name}")]))
    shown = f"plans/{name}".replace("\n", " ")
    assert (shown, shown) == (on_github.properties["file"], on_azure.properties["sourcepath"])


@given(st.lists(st.sampled_from(["a", "#", "\u200b", "[", "vso["]), max_size=8).map("".join))
def test_hashes_are_taken_apart_with_or_without_a_width_between_them(text: str) -> None:
    assert [] == obeyed(to_concise([finding(message=f"{text}task.complete result=x]")]))
