"""Reports that CI servers take in: each by the rules of its format, whatever a plan says."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from junitparser import Failure, JUnitXml, Skipped
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from gate_findings import finding, findings
from runners import obeyed
from wsoa_cli.render.gate.gitlab import to_gitlab
from wsoa_cli.render.gate.junit import to_junit
from wsoa_cli.render.gate.sarif import to_sarif
from wsoa_cli.rules.registry import RULES
from wsoa_cli.store.located import Located

DAY = date(2020, 1, 6)

# What GitLab's documentation asks of a Code Quality report.
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "additionalProperties": False,
                "properties": {
                    "path": {"type": "string", "minLength": 1},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "additionalProperties": False,
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}

WRITERS = [
    pytest.param(to_gitlab, id="gitlab"),
    pytest.param(lambda found: to_sarif(found, DAY), id="sarif"),
    pytest.param(lambda found: to_junit(found, DAY), id="junit"),
]


@pytest.mark.parametrize("write", WRITERS)
@settings(max_examples=60)
@given(found=findings)
def test_for_all_findings_a_report_in_a_log_has_nothing_that_a_runner_obeys(
    write: Callable[[list[Located]], str], found: list[Located]
) -> None:
    assert [] == obeyed(write(found))


# GitLab


def gitlab(*found: Located) -> list[dict[str, Any]]:
    report: list[dict[str, Any]] = json.loads(to_gitlab(found))
    Draft202012Validator(GITLAB).validate(report)
    return report


@settings(max_examples=60)
@given(findings)
def test_for_all_findings_gitlab_gets_a_report_with_unlike_fingerprints(found: list[Located]) -> None:
    report = gitlab(*(one for one in found if one.message))
    assert len(report) == len({one["fingerprint"] for one in report})


def test_gitlab_gets_the_place_the_rule_and_both_sentences() -> None:
    (entry,) = gitlab(finding(origin="new"))
    assert len(entry.pop("fingerprint")) == 32
    expected = {
        "description": "1.1 is overdue by 6 days: it was due by 2019-12 (new); instead: write when it was done",
        "check_name": "overdue-action",
        "severity": "major",
        "location": {"path": "plans/north/workstreams/1.yaml", "lines": {"begin": 5}},
    }
    assert expected == entry


def prints(*found: Located) -> list[str]:
    return [entry["fingerprint"] for entry in gitlab(*found)]


@pytest.mark.parametrize(
    "then",
    [
        pytest.param(finding(line=50, column=3), id="lines have shifted"),
        pytest.param(finding(message="1.1 is overdue by 7 days: it was due by 2019-12"), id="a day has passed"),
        pytest.param(finding(path="plans/north/workstreams/2.yaml"), id="the action has moved to another file"),
        pytest.param(finding(source="    due: 2019-12  # agreed"), id="there is a comment"),
        pytest.param(finding(severity="warning"), id="it is judged more mildly"),
        pytest.param(finding(plan="North", item="1.1"), id="a name is written with capitals"),
    ],
)
def test_a_fingerprint_stays_where(then: Located) -> None:
    assert prints(finding()) == prints(then)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(finding(item="1.2"), id="item"),
        pytest.param(finding(plan="south"), id="plan"),
        pytest.param(finding(rule="no-deadline"), id="rule"),
        pytest.param(finding(kind="measure"), id="kind of item"),
        pytest.param(finding(way=("actions", "start")), id="field"),
        pytest.param(finding(about=("D1",)), id="thing that it names"),
        pytest.param(finding(item=None), id="plan as a whole"),
    ],
)
def test_a_fingerprint_is_another_for_another(other: Located) -> None:
    assert prints(finding()) != prints(other)


def test_a_fault_is_known_by_its_file_and_its_words_without_numbers() -> None:
    def fault(message: str, path: str = "plans/north/plan.yaml", source: str = "owner: me") -> Located:
        return finding(rule="unknown-field", path=path, item=None, message=message, source=source, kind=None, way=None)

    one = fault("there is no field owner, see line 3")
    assert prints(one) == prints(fault("there is no field owner, see line 4", source="owner: you"))
    assert prints(one) != prints(fault("there is no field colour, see line 3"))
    assert prints(one) != prints(fault(one.message, path="plans/south/plan.yaml"))


# SARIF


def sarif(*found: Located, waived: list[tuple[Located, str]] | None = None) -> dict[str, Any]:
    """The one run of a log that fits the schema of SARIF 2.1.0, in which nothing unknown may stand."""
    text = to_sarif(found, DAY, waived)
    SarifLog.model_validate_json(text)
    run: dict[str, Any] = json.loads(text)["runs"][0]
    return run


@settings(max_examples=60)
@given(findings)
def test_for_all_findings_sarif_fits_its_schema(found: list[Located]) -> None:
    run = sarif(*found)
    assert [one.rule for one in found] == [one["ruleId"] for one in run["results"]]
    rules = run["tool"]["driver"]["rules"]
    assert [one.rule for one in found] == [rules[one["ruleIndex"]]["id"] for one in run["results"]]


def test_sarif_names_every_rule_with_the_first_sentence_of_its_page() -> None:
    rules = sarif()["tool"]["driver"]["rules"]
    assert [rule.NAME for rule in RULES] == [rule["id"] for rule in rules]
    late = next(rule for rule in rules if rule["id"] == "overdue-action")
    assert "An action is past its last day and neither delivered nor withdrawn." == late["shortDescription"]["text"]
    assert {"level": "error"} == late["defaultConfiguration"]


def test_sarif_names_the_kinds_of_faults_that_were_found_behind_the_rules() -> None:
    rules = sarif(finding(rule="unknown-field", severity="warning"), finding(rule="bad-syntax"))["tool"]["driver"]["rules"]
    assert ["bad-syntax", "unknown-field"] == [rule["id"] for rule in rules[len(RULES) :]]


def test_sarif_says_where() -> None:
    run = sarif(finding())
    where = run["results"][0]["locations"][0]["physicalLocation"]
    expected = {
        "artifactLocation": {"uri": "plans/north/workstreams/1.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 5, "startColumn": 7},
    }
    assert (expected, "unicodeCodePoints") == (where, run["columnKind"])
    assert "%SRCROOT%" in run["originalUriBaseIds"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("plans/a b/plan.yaml", "plans/a%20b/plan.yaml", id="a blank"),
        pytest.param("a:b,c%.yaml", "a%3Ab%2Cc%25.yaml", id="what would be a scheme"),
        pytest.param("plans/what?#.yaml", "plans/what%3F%23.yaml", id="what would be a query"),
        pytest.param("plans/é.yaml", "plans/%C3%A9.yaml", id="a letter beyond ASCII"),
        pytest.param("plans/\udcff.yaml", "plans/%FF.yaml", id="a byte that is no text"),
        pytest.param("one\ntwo.yaml", "one%0Atwo.yaml", id="an end of line"),
    ],
)
def test_sarif_addresses_odd_file_names_byte_by_byte(path: str, uri: str) -> None:
    where = sarif(finding(path=path))["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert uri == where["uri"]
    assert path == unquote(where["uri"], errors="surrogateescape")


@pytest.mark.parametrize(
    ("path", "uri"), [("/srv/plans/p.yaml", "file:///srv/plans/p.yaml"), ("C:/plans/p.yaml", "file:///C%3A/plans/p.yaml")]
)
def test_a_file_elsewhere_has_its_whole_address_and_no_base(path: str, uri: str) -> None:
    where = sarif(finding(path=path))["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert {"uri": uri} == where


@pytest.mark.parametrize(("origin", "state"), [("new", "new"), ("calendar", "updated"), ("existing", "unchanged")])
def test_sarif_says_what_a_change_has_brought(origin: str, state: str) -> None:
    (result,) = sarif(finding(origin=origin))["results"]
    assert (state, origin) == (result["baselineState"], result["properties"]["origin"])


def test_sarif_claims_no_comparison_that_was_not_made() -> None:
    assert "baselineState" not in sarif(finding())["results"][0]


def test_a_waived_finding_is_suppressed_with_its_reason_and_the_others_are_not() -> None:
    run = sarif(finding(), waived=[(finding(item="1.2"), "agreed by the board")])
    suppressed = [{"kind": "inSource", "justification": "agreed by the board"}]
    assert [[], suppressed] == [result["suppressions"] for result in run["results"]]


def test_where_nobody_asked_for_waived_findings_nothing_is_said_of_them() -> None:
    assert "suppressions" not in sarif(finding())["results"][0]


def test_a_link_in_a_message_is_none() -> None:
    (result,) = sarif(finding(message="see [here](https://evil.example)", hint=""))["results"]
    assert "see \\[here](https://evil.example)" == result["message"]["text"]


# JUnit


def junit(*found: Located, plans: tuple[str, ...] = (), fails: Callable[[Located], bool] = lambda _: True) -> JUnitXml:
    return JUnitXml.fromstring(to_junit(found, DAY, plans, fails).encode())


def cases(report: JUnitXml) -> list[tuple[str, str, list[type]]]:
    return [(case.classname, case.name, [type(one) for one in case.result]) for suite in report for case in suite]


@settings(max_examples=60)
@given(findings)
def test_for_all_findings_junit_has_a_case_each_with_names_unlike_in_their_suite(found: list[Located]) -> None:
    report = junit(*found)
    assert len(found) == len(cases(report)) == report.tests == report.failures
    for suite in report:
        assert len(list(suite)) == len({case.name for case in suite})


def test_a_plan_is_a_suite_and_one_without_findings_has_a_case_that_passes() -> None:
    expected = [("north", "overdue-action: 1.1", [Failure]), ("south", "no findings", [])]
    assert expected == cases(junit(finding(), plans=("north", "south")))


def test_what_lies_in_no_plan_has_a_suite_of_its_own() -> None:
    stray = finding(rule="stray-file", plan=None, item=None, path="plans/notes.yaml")
    assert [("plans", "stray-file: plans/notes.yaml", [Failure])] == cases(junit(stray))


def test_what_does_not_fail_the_run_is_skipped() -> None:
    report = junit(finding(), finding(severity="warning", item="1.2"), fails=lambda one: one.severity == "error")
    assert [[Failure], [Skipped]] == [results for _, _, results in cases(report)]
    assert (2, 1, 1) == (report.tests, report.failures, next(iter(report)).skipped)


def test_a_case_is_called_the_same_when_days_have_passed() -> None:
    later = finding(message="1.1 is overdue by 7 days: it was due by 2019-12", line=9)
    assert cases(junit(finding())) == cases(junit(later))


def test_two_findings_of_a_rule_at_one_item_are_two_cases() -> None:
    names = [name for _, name, _ in cases(junit(finding(), finding(line=6)))]
    assert ["overdue-action: 1.1", "overdue-action: 1.1 (2)"] == names


def test_a_failure_shows_the_place_the_line_and_what_to_write() -> None:
    (case,) = next(iter(junit(finding())))
    (failure,) = case.result
    assert "1.1 is overdue by 6 days: it was due by 2019-12" == failure.message
    lines = ["plans/north/workstreams/1.yaml:5:7 error", "> due: 2019-12", "instead: write when it was done"]
    assert lines == (failure.text or "").split("\n")
