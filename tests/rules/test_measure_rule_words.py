"""What the rules about measures say, with the figures that published plans had: what is wrong, and what to write instead."""

from datetime import date

import pytest

from folders import Folder
from wsoa_cli.commands.check import check
from wsoa_cli.commands.workspace import Workspace
from wsoa_cli.rules.asked import Asked


def told(folder: Folder, rule: str, fields: str, today: str = "2020-01-06") -> list[tuple[str, str, str]]:
    """Severity, message and hint of what a rule finds in one measure."""
    lines = "\n".join(f"    {line}" for line in fields.strip().splitlines())
    folder.plan().workstream(f"measures:\n  - id: M1\n    title: Plans in time\n{lines}\n")
    found = check(Workspace(folder.root, date.fromisoformat(today)), asked=Asked(select=frozenset({rule}))).result
    return [(one.severity, one.message, one.hint) for one in found]


PERCENT = "unit: percent\nbetter: higher\n"
WEEKS = "unit: weeks\nbetter: lower\n"


@pytest.mark.parametrize(
    ("today", "severity", "message"),
    [
        ("2020-03-31", "warning", "M1 has no baseline yet: it is to be set by 2020-03"),
        ("2020-04-01", "error", "M1 has no baseline: it was to be set by 2020-03"),
    ],
)
def test_a_baseline_to_be_set_is_an_error_once_its_day_has_passed(
    today: str, severity: str, message: str, folder: Folder
) -> None:
    found = told(folder, "no-baseline", PERCENT + "baseline: {due: 2020-03}", today)
    assert [(severity, message, "write its `value` and `date` as soon as they are known")] == found


def test_no_baseline_at_all_names_the_measure(folder: Folder) -> None:
    hint = "write `baseline: {value: …, date: …}`, or `baseline: {due: …}` with the day by which it will be known"
    assert [("error", "M1 has no baseline: Plans in time", hint)] == told(folder, "no-baseline", PERCENT)


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("", "M1 has no target: Plans in time"),
        ("target: {value: 90}", "the target of M1 has no date"),
        ("target: {value: 90, by: ongoing}", "the target of M1 has no day by which to reach it: ongoing"),
    ],
)
def test_a_target_says_what_it_lacks(target: str, message: str, folder: Folder) -> None:
    assert [("error", message)] == [one[:2] for one in told(folder, "no-target", PERCENT + target)]


@pytest.mark.parametrize(
    ("fields", "severity", "message"),
    [
        (PERCENT + "target: {note: Most families.}", "error", "the target of M1 has no number"),
        (
            "unit: count\nbetter: context\ntarget: {value: 90}",
            "error",
            "M1 has a target of 90 and no direction: it is only watched",
        ),
        ("unit: rate\nbetter: lower", "warning", "M1 is a rate, and nothing says per what"),
    ],
)
def test_what_cannot_be_measured_says_why(fields: str, severity: str, message: str, folder: Folder) -> None:
    assert [(severity, message)] == [one[:2] for one in told(folder, "unmeasurable", fields)]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        pytest.param(
            WEEKS + "trajectory: [{by: 2020-03, value: 28}, {by: 2020-09, value: 30}, {by: 2021-03, value: 25}]",
            "M1 asks for 30 by 2020-09, which is worse than the 28 by 2020-03 (lower is better)",
            id="back and forth",
        ),
        pytest.param(
            PERCENT + "baseline: {value: 43}\ntarget: {value: 40, by: 2021-03-31}",
            "M1 asks for 40 by 2021-03-31, which is worse than the baseline of 43 (higher is better)",
            id="worse than the baseline",
        ),
    ],
)
def test_a_step_against_the_direction_says_what_it_is_worse_than(fields: str, message: str, folder: Folder) -> None:
    found = told(folder, "trajectory-against-direction", fields)
    assert [("warning", message, "mend the value or its date, or `better`")] == found


def test_a_steep_last_stretch_says_how_much_is_left(folder: Folder) -> None:
    steps = "trajectory: [{by: 2020-03-31, value: 15}, {by: 2020-09-30, value: 30}]"
    fields = f"{PERCENT}baseline: {{value: 8, date: 2019-03-31}}\n{steps}\ntarget: {{value: 90, by: 2021-03-31}}"
    message = "the last stretch of M1 must do 60 of 82 points: from 30% by 2020-09-30 to 90% by 2021-03-31"
    hint = "ask for more in the steps before, or give the last one longer"
    assert [("note", message, hint)] == told(folder, "steep-trajectory", fields)


@pytest.mark.parametrize(
    ("fields", "message", "hint"),
    [
        pytest.param(
            PERCENT + "readings: [{date: 2019-06-30, value: 28}, {date: 2019-12-31, value: 0.28}]",
            "M1: the reading of 2019-12-31 is 0.28%, beside 28%: a share of one where percent are counted",
            "write 28 if that many percent are meant",
            id="0.28 beside 28",
        ),
        pytest.param(
            """\
unit: rate
better: lower
baseline: {value: 4.2}
benchmark: {name: England average, value: 30.8}
readings: [{date: 2019-06-30, value: 4.0}]""",
            "M1: the benchmark (England average) is 30.8, at least five times off 4.2 and 4 beside it",
            "mend the value, or give it in the unit of the others",
            id="30.8 beside 4",
        ),
        pytest.param(
            PERCENT + "readings: [{date: 2019-06-30, value: 101}]",
            "M1: the reading of 2019-06-30 is 101%, which is more than all there is",
            "mend the value, or say in its `note` how that can be",
            id="above 100",
        ),
    ],
)
def test_an_implausible_value_says_beside_what(fields: str, message: str, hint: str, folder: Folder) -> None:
    assert [("warning", message, hint)] == told(folder, "implausible-value", fields)


def test_a_projection_in_the_actual_column_says_so(folder: Folder) -> None:
    reading = "{date: 2020-06-30, value: 70, basis: projected}"
    found = told(folder, "mixed-basis", f"{PERCENT}readings: [{{date: 2019-12-31, value: 60}}, {reading}]")
    message = "M1: 70 on 2020-06-30 is projected, among values that were observed"
    assert [("warning", message, "say in its `note` who expects it and why")] == found


def test_an_observed_value_of_a_day_to_come_is_told_to_be_mended_or_called_projected(folder: Folder) -> None:
    found = told(folder, "contradicting-status", f"{PERCENT}readings: [{{date: 2020-06-30, value: 70}}]")
    hint = "mend the date, or write `basis: projected` with a `note`"
    assert [("warning", "M1 has a reading of 2020-06-30, which is yet to come", hint)] == found


def test_an_undeclared_reset_says_from_where_to_where_and_in_which_month(folder: Folder) -> None:
    fields = "unit: days\nbetter: lower\nreadings: [{date: 2019-07-31, value: 54.05}, {date: 2019-11-30, value: 3.7}]"
    fall = "M1 falls from 54.05 on 2019-07-31 to 3.7 on 2019-11-30"
    hint = "write `resets: september` if it is one, or say in the reading's `note` why it fell"
    message = f"{fall}, as a counter does that starts again in September"
    assert [("note", message, hint)] == told(folder, "counter-reset", fields)


@pytest.mark.parametrize(
    ("target", "copied"),
    [("60", ""), ("60.4", "; the target of 60.4 is copied from it")],
)
def test_a_stale_benchmark_says_whether_the_target_is_copied_from_it(target: str, copied: str, folder: Folder) -> None:
    benchmark = "benchmark: {name: England average, value: 60.4, date: 2016}"
    found = told(folder, "stale-benchmark", f"{PERCENT}target: {{value: {target}, by: 2021-03-31}}\n{benchmark}")
    message = f"the benchmark of M1 is of 2016, over two years ago: England average{copied}"
    assert [("note", message, "write the newest value and its `date`")] == found


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        pytest.param(
            "trajectory: [{by: 2019-12-31, value: 55}]",
            "M1 was at 49.5% on 2019-12-31, 5.5 points worse than the 55% that its trajectory asks by then",
            id="the trajectory",
        ),
        pytest.param(
            "target: {value: 90, by: 2019-12}",
            "M1 was at 49.5% on 2019-12-31, 40.5 points worse than the 90% that its target asked for",
            id="the target alone",
        ),
    ],
)
def test_what_is_off_its_trajectory_says_by_how_much(fields: str, message: str, folder: Folder) -> None:
    found = told(folder, "off-trajectory", f"{PERCENT}{fields}\nreadings: [{{date: 2019-12-31, value: 49.5}}]")
    hint = "say in an update what is done about it, and record the next reading: `wsoa record M1 VALUE`"
    assert [("warning", message, hint)] == found


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            "frequency: six_monthly\nreadings: [{date: 2019-04-30, value: 5}]",
            "the six-monthly reading of M1 was due on 2019-10-31, 67 days ago: its last was of 2019-04-30",
        ),
        (
            "frequency: monthly\nbaseline: {value: 5, date: 2019-10}",
            "the monthly reading of M1 was due on 2019-11-30, 37 days ago: it has had none since its baseline",
        ),
    ],
)
def test_a_late_reading_says_since_when(fields: str, message: str, folder: Folder) -> None:
    found = told(folder, "late-reading", PERCENT + fields)
    hint = "record it: `wsoa record M1 VALUE --on DATE`, or write how often there really is one in `frequency`"
    assert [("warning", message, hint)] == found
