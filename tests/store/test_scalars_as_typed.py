"""The schema gives a value its type, never YAML: what was typed is what arrives."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folders import Folder
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan import Plan
from wsoa_cli.model.workstream import Action
from wsoa_cli.store.load import load
from wsoa_cli.store.read import read

TEMPTING = ["no", "NO", "on", "off", "yes", "y", "true", "True", "12:30", "1:30:59", "0x1F", "0o17", "0b1", "017", "1_000"]
MORE_TEMPTING = ["1e3", ".inf", ".nan", "1.10", "012", "2020-03-31", "2020-03-31T10:00:00Z", "=", "<<", "Null", "NULL", "nULL"]


def only_plan(folder: Folder) -> Plan:
    portfolio = load(folder.root)
    assert portfolio.faults == ()
    return portfolio.plans[0]


def only_action(folder: Folder, fields: str) -> Action:
    folder.plan().workstream(f"actions:\n  - {{{fields}}}\n")
    return only_plan(folder).actions[0].item


def only_measure(folder: Folder, fields: str) -> Measure:
    folder.plan().workstream(f"measures:\n  - {{id: M1, title: Plans on time, unit: percent, better: higher, {fields}}}\n")
    return only_plan(folder).measures[0].item


@pytest.mark.parametrize("typed", ["1.10", "1.1", "012", "007", "1.0", "2020", "1e3", "0x1F", "no", "on", "null-1", "1_000"])
def test_an_id_stays_as_typed(folder: Folder, typed: str) -> None:
    assert only_action(folder, f"id: {typed}, title: A, status: in_progress").id == typed


def test_id_1_10_is_another_than_id_1_1(folder: Folder) -> None:
    folder.plan().workstream("""\
        actions:
          - {id: 1.1, title: First, status: in_progress}
          - {id: 1.10, title: Tenth, status: in_progress}
        """)
    assert [(at.item.id, at.item.title) for at in only_plan(folder).actions] == [("1.1", "First"), ("1.10", "Tenth")]


@pytest.mark.parametrize("typed", [*TEMPTING, *MORE_TEMPTING])
def test_a_title_stays_as_typed(folder: Folder, typed: str) -> None:
    folder.plan().workstream(f"actions:\n  - id: 1.1\n    title: {typed}\n    status: in_progress\n")
    assert only_plan(folder).actions[0].item.title == typed


@pytest.mark.parametrize("typed", ["12:30", "https://north.example/plan", "old-plan:A3"])
def test_a_colon_inside_braces_is_read_as_typed_or_refused_with_the_cure(typed: str) -> None:
    reading = read(f"{{title: {typed}, id: a}}\n".encode())
    assert (reading.data or {}).get("title") == typed or ["quotes" in fault.hint for fault in reading.faults] == [True]


@pytest.mark.parametrize("typed", ["null", "~", ""])
def test_a_quoted_null_is_a_text(typed: str) -> None:
    assert read(f'title: "{typed}"\nsummary: {typed!r}\n'.encode()).data == {"title": typed, "summary": typed}


@pytest.mark.parametrize("form", ["{}", "'{}'", '"{}"'], ids=["plain", "single-quoted", "double-quoted"])
def test_quotes_make_no_difference_to_what_arrives(folder: Folder, form: str) -> None:
    fields = f"id: {form.format('1.10')}, title: A, status: {form.format('delivered')}, finished: {form.format('2020-03-20')}"
    action = only_action(folder, fields)
    assert (action.id, action.status, action.finished) == ("1.10", "delivered", date(2020, 3, 20))


@pytest.mark.parametrize("typed", ["not_started", "in_progress", "delivered", "embedded", "carried_over", "withdrawn"])
def test_every_status_word_is_read(folder: Folder, typed: str) -> None:
    assert only_action(folder, f"id: 1.1, title: A, status: {typed}").status == typed


@pytest.mark.parametrize("typed", ["2020-03-31", "2020-03", "2020", "2020-Q2", "FY2019-20", "FY2019-20 Q4", "ongoing"])
def test_a_when_keeps_the_words_that_were_typed(folder: Folder, typed: str) -> None:
    action = only_action(folder, f"id: 1.1, title: A, status: in_progress, due: {typed}, review: 2020-06")
    assert str(action.due) == typed


@pytest.mark.parametrize(
    "typed", ["0.1", "60.40", "1000000000000000000000.01", "-3", "+3", "047.50", ".5", "5.", "0.30000000000000000004"]
)
def test_a_number_stays_an_exact_decimal(folder: Folder, typed: str) -> None:
    measure = only_measure(folder, f"target: {{value: {typed}, by: 2021}}")
    assert measure.target is not None
    assert measure.target.value is not None
    assert measure.target.value.as_tuple() == Decimal(typed).as_tuple()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12))
def test_no_number_passes_through_binary_floating_point(number: Decimal) -> None:
    data = read(f"value: {number:f}\n".encode()).data
    assert data == {"value": f"{number:f}"}


@pytest.mark.parametrize(
    ("typed", "holds"), [("true", True), ("yes", True), ("Yes", True), ("false", False), ("no", False), ("False", False)]
)
def test_yes_and_no_are_truth_only_where_the_format_asks_for_it(folder: Folder, typed: str, *, holds: bool) -> None:
    folder.plan(more=f"settings: {{moves_need_approval: {typed}}}\nsummary: {typed}\n")
    head = only_plan(folder).head
    assert (head.settings.moves_need_approval, head.summary) == (holds, typed)


def test_a_measure_value_may_be_quoted(folder: Folder) -> None:
    measure = only_measure(folder, 'baseline: {value: "43.50", date: "2019-06-30"}')
    assert measure.baseline is not None
    assert str(measure.baseline.value) == "43.50"


def test_text_in_block_form_keeps_its_lines(folder: Folder) -> None:
    folder.plan(more="summary: |\n  First line.\n  Second line.\n")
    assert only_plan(folder).head.summary == "First line.\nSecond line.\n"


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30))
def test_any_text_in_single_quotes_arrives_as_typed(text: str) -> None:
    typed = text.replace("'", "''")
    assert read(f"title: '{typed}'\n".encode()).data == {"title": text}
