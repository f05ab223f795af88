"""What `wsoa check` is asked: which rules, how strictly, how grave, and with how much grace."""

import json
from collections.abc import Callable

import pytest

from folders import Folder, Ran

STANDARD = "settings: {check_level: standard}\n"
THREE = """\
actions:
  - {id: 1.1, title: Go, status: in_progress, due: 2019-12, lead: [director]}
  - {id: 1.2, title: Look, status: in_progress, lead: [director]}
  - {id: 1.3, title: Tell, status: in_progress, due: 2020-06}
"""
LATE, NO_DATE, NO_LEAD = "overdue-action", "no-deadline", "action-without-lead"


@pytest.fixture
def rules(folder: Folder, wsoa: Callable[..., Ran]) -> Callable[..., list[str]]:
    """The rules that find something in a plan with three things wrong, and a stray file."""
    folder.plan().workstream(THREE)
    folder.write("north/notes.yaml", "a: note\n")

    def found(*words: str) -> list[str]:
        return [one["rule"] for one in json.loads(wsoa("check", "--format", "json", *words).out)["findings"]]

    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param([], [LATE, NO_DATE, NO_LEAD], id="all"),
        pytest.param(["--select", LATE], [LATE], id="one"),
        pytest.param(["--select", f"{LATE},{NO_LEAD}"], [LATE, NO_LEAD], id="two with a comma"),
        pytest.param(["--select", LATE, "--select", NO_LEAD], [LATE, NO_LEAD], id="two times one"),
        pytest.param(["--select", f" {LATE} , "], [LATE], id="blanks and a comma too many"),
        pytest.param(["--ignore", LATE], [NO_DATE, NO_LEAD], id="all but one"),
        pytest.param(["--ignore", f"{LATE},{NO_LEAD}"], [NO_DATE], id="all but two"),
        pytest.param(["--select", f"{LATE},{NO_LEAD}", "--ignore", LATE], [NO_LEAD], id="what is ignored is never selected"),
    ],
)
def test_only_the_rules_that_are_asked_speak_and_files_always(
    rules: Callable[..., list[str]], words: list[str], expected: list[str]
) -> None:
    assert ["stray-file", *expected] == rules(*words)


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_slip_in_the_name_of_a_rule_ends_with_2_and_the_name_that_was_meant(
    folder: Folder, wsoa: Callable[..., Ran], option: str
) -> None:
    folder.plan()
    assert Ran(2, "", "wsoa: there is no rule overdue-acton\n  did you mean overdue-action?\n") == wsoa(
        "check", option, f"{LATE},overdue-acton"
    )


def test_the_fault_of_a_file_is_no_rule_that_could_be_ignored(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan()
    ran = wsoa("check", "--ignore", "stray-file")
    assert (2, "wsoa: there is no rule stray-file") == (ran.code, ran.err.splitlines()[0])
    assert "what is wrong with a file itself is no rule" in ran.err


def test_a_file_that_cannot_be_read_is_said_whatever_rules_are_asked(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().workstream("actions: [{id: 1.1\n")
    ran = wsoa("check", "--select", LATE, "--format", "json")
    assert (1, ["bad-syntax"]) == (ran.code, [one["rule"] for one in json.loads(ran.out)["findings"]])


WAIVED_NOTHING = "waivers: [{rule: no-deadline, on: F1, reason: It has none.}]\n"


@pytest.mark.parametrize(
    ("own", "asked", "expected"),
    [
        pytest.param("draft", [], [], id="a draft is asked for little"),
        pytest.param("draft", ["--level", "standard"], [("unused-waiver", "warning")], id="a draft, looked at as a plan"),
        pytest.param("standard", [], [("unused-waiver", "warning")], id="a plan"),
        pytest.param("standard", ["--level", "draft"], [], id="a plan, looked at as a draft"),
        pytest.param("standard", ["--level", "strict"], [("unused-waiver", "error")], id="a plan, looked at strictly"),
        pytest.param("draft", ["--select", "unused-waiver"], [("unused-waiver", "warning")], id="what is selected is asked"),
    ],
)
def test_the_level_that_is_asked_for_takes_the_place_of_the_plans_own(
    folder: Folder, wsoa: Callable[..., Ran], own: str, asked: list[str], expected: list[tuple[str, str]]
) -> None:
    folder.plan(more=f"settings: {{check_level: {own}}}\n{WAIVED_NOTHING}").workstream()
    found = json.loads(wsoa("check", "--format", "json", *asked).out)["findings"]
    assert expected == [(one["rule"], one["severity"]) for one in found if one["rule"] == "unused-waiver"]


@pytest.mark.parametrize(
    ("severity", "shown", "milder"), [("note", 4, 0), ("warning", 4, 0), ("error", 3, 1)], ids=["note", "warning", "error"]
)
def test_severity_shows_only_what_is_as_grave(
    rules: Callable[..., list[str]], wsoa: Callable[..., Ran], severity: str, shown: int, milder: int
) -> None:
    assert shown == len(rules("--severity", severity))
    assert milder == json.loads(wsoa("check", "--format", "json", "--severity", severity).out)["not_shown"]


def test_what_is_not_shown_is_counted_and_still_sets_the_exit_code(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan().write("north/notes.yaml", "a: note\n")
    assert Ran(1, "No findings; 1 milder not shown.\n", "") == wsoa("check", "--severity", "error", "--fail-on", "warning")


@pytest.mark.parametrize(
    ("grace", "today", "severity"),
    [
        pytest.param("5wd", "2020-01-08", "note", id="the fifth working day"),
        pytest.param("5wd", "2020-01-09", "error", id="the sixth working day"),
        pytest.param("5d", "2020-01-05", "note", id="the fifth day"),
        pytest.param("5d", "2020-01-06", "error", id="the sixth day"),
        pytest.param("0d", "2020-01-01", "error", id="no grace"),
        pytest.param("999wd", "2020-01-09", "note", id="years of grace"),
    ],
)
@pytest.mark.parametrize(
    ("head", "actions"),
    [
        pytest.param("", "actions: [{id: A, title: Go, status: in_progress, due: 2019-12, lead: [director]}]\n", id="action"),
        pytest.param("deadlines: [{id: D, title: Submit, due: 2019-12-31}]\n", "", id="deadline"),
    ],
)
def test_within_the_grace_a_date_that_has_passed_is_a_note(
    folder: Folder, wsoa: Callable[..., Ran], head: str, actions: str, grace: str, today: str, severity: str
) -> None:
    folder.plan(more=head).workstream(actions)
    ran = wsoa("check", "--grace", grace, "--format", "json", today=today)
    (found,) = json.loads(ran.out)["findings"]
    assert (severity, int(severity == "error")) == (found["severity"], ran.code)


def test_the_note_says_until_when_the_grace_lasts(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    days_off = "calendar: {extra_days_off: [{day: 2020-01-06, title: The council is closed}]}\n"
    folder.plan(more=days_off).workstream(
        "actions: [{id: 1.1, title: Go, status: in_progress, due: 2019-12, lead: [director]}]\n"
    )
    (found,) = json.loads(wsoa("check", "--grace", "5wd", "--format", "json").out)["findings"]
    assert "1.1 is overdue by 6 days: it was due by 2019-12; grace until 2020-01-09" == found["message"]


@pytest.mark.parametrize("grace", ["5", "5w", "wd", "-5d", "1.5d", "1000d", "a week", "\uff15d"])
def test_a_grace_in_another_form_is_refused_with_the_forms_that_there_are(
    folder: Folder, wsoa: Callable[..., Ran], grace: str
) -> None:
    folder.plan()
    ran = wsoa("check", f"--grace={grace}")
    assert (2, "  write days as 7d, or working days as 5wd\n") == (ran.code, ran.err.partition("\n")[2])


def test_the_help_says_that_severity_does_not_set_the_exit_code(wsoa: Callable[..., Ran]) -> None:
    words = " ".join(wsoa("check", "--help").out.split()).replace("fail- on", "fail-on")
    assert "Show only what is at least so grave; --fail-on alone sets the exit code." in words
