"""Waivers: what a plan sets aside, for one item or as a whole, until a day."""

import json
from collections.abc import Callable

import pytest

from folders import Folder, Ran
from repositories import Repository

TWO_WITHOUT_A_DATE = """\
actions:
  - {id: 1.1, title: Go, status: in_progress, lead: [director]}
  - {id: 1.2, title: Look, status: in_progress, lead: [director]}
"""


CONCERNED = {"no-deadline", "action-without-lead", "expired-waiver", "unused-waiver", "endless-waiver", "unknown-rule"}
"""What waivers are about here; what else is wrong with so small a plan does not matter."""


def waivers(*one: str) -> str:
    return "waivers:\n" + "".join(f"  - {{{fields}, reason: Agreed by the board.}}\n" for fields in one)


@pytest.fixture
def found(folder: Folder, wsoa: Callable[..., Ran]) -> Callable[..., list[tuple[str, str]]]:
    """The rules and items that are found in two actions without a deadline, under some waivers."""

    def ask(*one: str, today: str = "2020-01-06", more: str = "", words: tuple[str, ...] = ()) -> list[tuple[str, str]]:
        folder.plan(more=more + waivers(*one)).workstream(TWO_WITHOUT_A_DATE)
        ran = wsoa("check", "--format", "json", *words, today=today)
        all_found = json.loads(ran.out)["findings"]
        return [(one["rule"], one["item"]) for one in all_found if one["rule"] in CONCERNED]

    return ask


@pytest.mark.parametrize(
    ("waiver", "left"),
    [
        pytest.param("rule: no-deadline, on: 1.1", ["1.2"], id="on one item"),
        pytest.param("rule: no-deadline", [], id="on the whole plan"),
        pytest.param("rule: action-without-lead, on: 1.1", ["1.1", "1.2"], id="of another rule"),
        pytest.param("rule: no-deadline, on: F1", ["1.1", "1.2"], id="on another item"),
        pytest.param("rule: no-deadline, on: 1.1, until: 2020-01-06", ["1.2"], id="on its last day"),
        pytest.param("rule: no-deadline, on: 1.1, until: 2020-01-05", ["1.1", "1.2"], id="the day after its last"),
    ],
)
def test_a_waiver_sets_aside_its_rule_on_its_item_until_its_day(
    found: Callable[..., list[tuple[str, str]]], waiver: str, left: list[str]
) -> None:
    assert [("no-deadline", item) for item in left] == found(waiver)


def test_the_item_of_a_waiver_is_found_whatever_its_capitals(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan(more=waivers("rule: no-deadline, on: SUBMIT") + "deadlines: [{id: submit, title: Submit}]\n").workstream()
    assert Ran(0, "No findings; 1 waived.\n", "") == wsoa("check")


@pytest.mark.parametrize(
    ("head", "actions", "left"),
    [
        pytest.param(
            "deadlines: [{id: X, title: Submit}]\n",
            "actions: [{id: X, title: Go, status: in_progress, lead: [director]}]\n",
            "plan.yaml",
            id="an action goes before a deadline",
        ),
        pytest.param(
            "deadlines: [{id: X, title: Submit}]\n",
            "actions: [{id: X, title: Go, status: embedded, lead: [director]}]\n",
            None,
            id="a deadline, where the rule finds nothing on the action",
        ),
    ],
)
def test_of_two_kinds_with_one_id_a_waiver_is_about_the_one_that_show_would_show(
    folder: Folder, wsoa: Callable[..., Ran], head: str, actions: str, left: str | None
) -> None:
    folder.plan(more=head + waivers("rule: no-deadline, on: x")).workstream(actions)
    paths = [one["path"].rpartition("/")[2] for one in json.loads(wsoa("check", "--format", "json").out)["findings"]]
    assert ([left] if left else []) == paths


def test_what_is_waived_does_not_count(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan(more=waivers("rule: no-deadline")).workstream(TWO_WITHOUT_A_DATE)
    assert Ran(0, "No findings; 2 waived.\n", "") == wsoa("check", "--fail-on", "note")


def test_what_is_waived_is_listed_with_reason_author_and_end(
    folder: Folder, wsoa: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.root.parent)
    folder.plan(more=waivers("rule: no-deadline, on: 1.1, by: director, until: 2020-03-31", "rule: no-deadline, on: 1.2"))
    folder.workstream(TWO_WITHOUT_A_DATE)
    expected = """\
plans/north/workstreams/1.yaml:6:5
waived error no-deadline: 1.1 has no deadline
  because: Agreed by the board.; by director; until 2020-03-31

plans/north/workstreams/1.yaml:7:5
waived error no-deadline: 1.2 has no deadline
  because: Agreed by the board.; no end

No findings; 2 waived.
"""
    assert Ran(0, expected, "") == wsoa("check", "--show-waived", plans=None)


def test_json_always_lists_what_is_waived(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan(more=waivers("rule: no-deadline, on: 1.1, by: director, until: 2020-03-31")).workstream(TWO_WITHOUT_A_DATE)
    document = json.loads(wsoa("check", "--format", "json").out)
    (waived,) = document["waived"]
    assert [("no-deadline", "1.2")] == [(one["rule"], one["item"]) for one in document["findings"]]
    assert ("no-deadline", "1.1", "error", 6) == tuple(waived[name] for name in ("rule", "item", "severity", "line"))
    assert {"reason": "Agreed by the board.", "by": "director", "until": "2020-03-31"} == waived["waiver"]


def test_the_reason_of_a_waiver_reaches_no_terminal_raw(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan(more='waivers: [{rule: no-deadline, reason: "[/x] \\e[31m"}]\n').workstream(TWO_WITHOUT_A_DATE)
    out = wsoa("check", "--show-waived").out
    assert ("[/x]" in out, "\x1b" in out) == (True, False)


@pytest.mark.parametrize("rule", ["bad-syntax", "stray-file", "unknown-field", "duplicate-id"])
def test_what_is_wrong_with_a_file_cannot_be_waived(folder: Folder, wsoa: Callable[..., Ran], rule: str) -> None:
    folder.plan(more=waivers(f"rule: {rule}")).plan("North", more=waivers(f"rule: {rule}"))
    folder.workstream("actions: [{id: 1.1\n", name="bad").workstream("owner: me\n", name="odd").write(
        "north/notes.yaml", "a: b\n"
    )
    rules = {one["rule"] for one in json.loads(wsoa("check", "--format", "json").out)["findings"]}
    assert {"bad-syntax", "stray-file", "unknown-field", "duplicate-id"} <= rules


@pytest.mark.parametrize(
    "broken", ["on: 1.1, until: 31/03/2020", "on: [1.1]"], ids=["a day that cannot be read", "an item that cannot be read"]
)
def test_a_waiver_that_is_not_understood_whole_sets_nothing_aside(
    found: Callable[..., list[tuple[str, str]]], broken: str
) -> None:
    assert {"1.1", "1.2"} == {item for rule, item in found(f"rule: no-deadline, {broken}") if rule == "no-deadline"}


STANDARD = "settings: {check_level: standard}\n"


def test_from_the_day_after_its_last_the_finding_returns_and_the_waiver_is_found(
    found: Callable[..., list[tuple[str, str]]],
) -> None:
    waiver = "rule: no-deadline, on: 1.1, until: 2020-03-31"
    assert [("no-deadline", "1.2")] == found(waiver, more=STANDARD, today="2020-03-31")
    expected = [("expired-waiver", "1.1"), ("no-deadline", "1.1"), ("no-deadline", "1.2")]
    assert expected == found(waiver, more=STANDARD, today="2020-04-01")


UNUSED = "rule: action-without-lead, on: 1.1"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param((), ["unused-waiver"], id="asked"),
        pytest.param(("--ignore", "action-without-lead"), [], id="ignored"),
        pytest.param(("--select", "no-deadline"), [], id="not selected"),
        pytest.param(("--select", "unused-waiver"), ["unused-waiver"], id="asked about waivers alone"),
        pytest.param(("--level", "draft"), [], id="below the level"),
    ],
)
def test_a_waiver_is_called_unused_only_where_its_rule_was_asked(
    found: Callable[..., list[tuple[str, str]]], words: tuple[str, ...], expected: list[str]
) -> None:
    assert expected == [rule for rule, _ in found(UNUSED, more=STANDARD, words=words) if rule != "no-deadline"]


def test_whoever_asks_about_waivers_is_not_shown_what_they_are_about(found: Callable[..., list[tuple[str, str]]]) -> None:
    assert [] == found("rule: no-deadline, on: 1.1", more=STANDARD, words=("--select", "unused-waiver"))


def test_a_waiver_is_not_called_unused_where_a_file_could_not_be_read(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.plan(more=STANDARD + waivers(UNUSED, "rule: no-deadline, on: 1.2")).workstream(TWO_WITHOUT_A_DATE)
    folder.workstream("actions: [{id: 2.1\n", name="2", head="id: WS2\ntitle: Two\naccountable: []\n")
    found = json.loads(wsoa("check", "--format", "json").out)["findings"]
    assert ["no-deadline", "bad-syntax"] == [one["rule"] for one in found]


def test_a_waiver_of_what_dates_did_is_called_unused_only_where_history_is_there(
    folder: Folder, wsoa: Callable[..., Ran]
) -> None:
    folder.plan(more=STANDARD + waivers("rule: repeated-slippage, on: F1")).workstream()
    assert "unused-waiver" not in wsoa("check").out
    Repository.at(folder.root.parent).commit("The plan", on="2020-01-02")
    assert "unused-waiver" in wsoa("check").out
