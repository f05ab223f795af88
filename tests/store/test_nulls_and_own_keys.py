"""Absent values, fields of one's own, and the forms of text file that are accepted."""

import pytest

from folders import HEAD, WORKSTREAM, Folder
from wsoa_cli.store.load import load
from wsoa_cli.store.read import read

NULLS = ["", " ~", " null", "   "]
NULL_NAMES = ["nothing", "tilde", "null", "spaces"]
ACTION = "  - {id: 1.1, title: A, status: in_progress}\n"


def with_windows_line_ends(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("null", NULLS, ids=NULL_NAMES)
def test_a_null_text_is_an_absent_text(folder: Folder, null: str) -> None:
    portfolio = load(folder.plan(more=f"summary:{null}\n").root)
    assert (portfolio.faults, portfolio.plans[0].head.summary) == ((), None)


@pytest.mark.parametrize("null", NULLS, ids=NULL_NAMES)
def test_a_null_list_is_an_empty_list(folder: Folder, null: str) -> None:
    portfolio = load(folder.plan(more=f"strengths:{null}\n").root)
    assert (portfolio.faults, portfolio.plans[0].head.strengths) == ((), ())


@pytest.mark.parametrize("null", NULLS, ids=NULL_NAMES)
def test_a_null_part_is_an_absent_part(folder: Folder, null: str) -> None:
    portfolio = load(folder.plan(more=f"settings:{null}\ninspection:{null}\n").root)
    head = portfolio.plans[0].head
    assert (portfolio.faults, head.settings.due_soon_days, head.inspection) == ((), 30, None)


def test_an_absent_list_is_an_empty_list(folder: Folder) -> None:
    folder.plan().workstream(f"actions:\n{ACTION}")
    action = load(folder.root).plans[0].actions[0].item
    assert (action.lead, action.partners, action.updates) == ((), (), ())


@pytest.mark.parametrize("null", NULLS, ids=NULL_NAMES)
def test_a_required_field_that_is_null_is_missing(folder: Folder, null: str) -> None:
    folder.plan().workstream(f"actions:\n  - id: 1.1\n    title:{null}\n    status: in_progress\n")
    assert [(one.rule, one.message) for one in load(folder.root).faults] == [("missing-field", "an action needs `title`")]


@pytest.mark.parametrize("word", ["Null", "NULL", "none", "None", "nil", "N/A", "–"])
def test_no_other_word_is_null(folder: Folder, word: str) -> None:
    assert load(folder.plan(more=f"summary: {word}\n").root).plans[0].head.summary == word


OWN_KEYS = {
    "top of plan.yaml": ("x-note: ours\n", ""),
    "holds anything": ("x-note: {deep: [1, {deeper: ~}], other: no}\n", ""),
    "post": ("decisions:\n  - {id: D1, title: Agree it, x-ref: 12}\n", ""),
    "settings": ("settings: {due_soon_days: 14, x-old: 30}\n", ""),
    "calendar term": (
        "calendar:\n  terms:\n    - {name: autumn, year: 2019-20, start: 2019-09-03, end: 2019-12-20, x-k: v}\n",
        "",
    ),
    "top of a workstream": ("", "x-note: ours\n"),
    "action": ("", "actions:\n  - {id: 1.1, title: A, status: in_progress, lead: [director], due: 2021, x-ticket: 4}\n"),
    "update": (
        "",
        "actions:\n  - {id: 1.1, title: A, status: withdrawn, updates: [{date: 2020-01-01, text: T, x-from: mail}]}\n",
    ),
    "reading": (
        "",
        "measures:\n  - {id: M1, title: M, unit: count, better: lower, readings: [{date: 2020-01-01, value: 3, x-n: 4}]}\n",
    ),
    "bare prefix": ("x-: 1\n", ""),
}


@pytest.mark.parametrize("place", OWN_KEYS)
def test_a_key_of_ones_own_is_allowed_anywhere(folder: Folder, place: str) -> None:
    more, actions = OWN_KEYS[place]
    assert load(folder.plan(more=more).workstream(actions).root).faults == ()


def test_a_key_of_ones_own_may_be_null(folder: Folder) -> None:
    assert load(folder.plan(more="x-note:\n").root).faults == ()


@pytest.mark.parametrize("key", ["x_note", "xnote", "X-note"])
def test_what_only_looks_like_a_key_of_ones_own_is_unknown(folder: Folder, key: str) -> None:
    found = [one.message for one in load(folder.plan(more=f"{key}: 1\n").root).faults]
    assert found == [f"`{key}` is not a field of plan.yaml"]


def test_a_key_of_ones_own_does_not_hide_its_duplicate() -> None:
    assert [(one.rule, one.line) for one in read(b"x-a: 1\nx-a: 2\n").faults] == [("duplicate-key", 2)]


def test_a_byte_order_mark_is_accepted(folder: Folder) -> None:
    folder.write("north/plan.yaml", b"\xef\xbb\xbf" + HEAD.format(plan_id="north").encode())
    portfolio = load(folder.root)
    assert (portfolio.faults, portfolio.plans[0].head.format) == ((), "1")


def test_a_byte_order_mark_does_not_move_the_column(folder: Folder) -> None:
    folder.write("north/plan.yaml", b"\xef\xbb\xbf" + HEAD.format(plan_id="north").replace("format: 1", "formt: 1").encode())
    found = [(one.rule, one.line, one.column, one.source) for one in load(folder.root).faults if one.rule == "unknown-field"]
    assert found == [("unknown-field", 1, 1, "formt: 1")]


def test_windows_line_ends_are_accepted(folder: Folder) -> None:
    folder.write("north/plan.yaml", with_windows_line_ends(HEAD.format(plan_id="north")))
    folder.write("north/workstreams/1.yaml", with_windows_line_ends(f"{WORKSTREAM}actions:\n{ACTION}"))
    portfolio = load(folder.root)
    assert portfolio.faults == ()
    assert [at.item.title for at in portfolio.plans[0].actions] == ["A"]


def test_windows_line_ends_do_not_move_the_line(folder: Folder) -> None:
    actions = "actions:\n  - {id: 1.1, title: A, status: finished}\n"
    folder.plan().write("north/workstreams/1.yaml", with_windows_line_ends(WORKSTREAM + actions))
    (fault,) = load(folder.root).faults
    assert (fault.line, fault.column, fault.source) == (6, 33, "  - {id: 1.1, title: A, status: finished}")


def test_windows_line_ends_stay_out_of_block_texts(folder: Folder) -> None:
    folder.write(
        "north/plan.yaml", (HEAD.format(plan_id="north") + "summary: |\n  One.\n  Two.\n").replace("\n", "\r\n").encode()
    )
    assert load(folder.root).plans[0].head.summary == "One.\nTwo.\n"


@pytest.mark.parametrize("name", ["plan.yaml", "plan.yml", "plan.YAML", "Plan.Yml"])
def test_either_ending_is_read_for_a_plan(folder: Folder, name: str) -> None:
    folder.write(f"north/{name}", HEAD.format(plan_id="north"))
    portfolio = load(folder.root)
    assert (portfolio.faults, [plan.id for plan in portfolio.plans]) == ((), ["north"])


@pytest.mark.parametrize("name", ["one.yaml", "one.yml", "one.YAML", "name with spaces.yml", "été.yaml", "a.b.yaml"])
def test_either_ending_is_read_for_a_workstream(folder: Folder, name: str) -> None:
    folder.plan().write(f"north/workstreams/{name}", f"{WORKSTREAM}actions:\n{ACTION}")
    portfolio = load(folder.root)
    assert (portfolio.faults, [at.item.id for at in portfolio.plans[0].actions]) == ((), ["1.1"])


@pytest.mark.parametrize("name", ["notes.txt", "one.yaml.bak", "one.yaml~", ".hidden.yaml", "yaml", "one.json"])
def test_other_names_are_not_read(folder: Folder, name: str) -> None:
    folder.plan().write(f"north/workstreams/{name}", "{{{ not YAML")
    portfolio = load(folder.root)
    assert (portfolio.faults, portfolio.plans[0].workstreams) == ((), ())


def test_the_id_inside_counts_and_not_the_name_of_the_file(folder: Folder) -> None:
    folder.plan().workstream(f"actions:\n{ACTION}", name="9-other-name")
    assert [at.item.id for at in load(folder.root).plans[0].workstreams] == ["WS1"]
