"""What does not fit the format: which field, at which line and column, and what to write instead."""

import json

import pytest

from folders import WORKSTREAM, Folder
from wsoa_cli.store.load import load
from wsoa_cli.store.located import Located

HEAD = """\
format: 1
id: north
title: Improvement plan of Northshire
kind: improvement_plan
areas: [Northshire]
stage: accepted
"""
ACTION = "actions:\n  - id: 1.1\n    title: Agree one plan\n    status: in_progress\n"
MEASURE = "measures:\n  - id: M1\n    title: Plans on time\n    unit: percent\n    better: higher\n"
ACTION_LINE = len((WORKSTREAM + ACTION).splitlines()) + 1
MEASURE_LINE = len((WORKSTREAM + MEASURE).splitlines()) + 1
HEAD_LINE = len(HEAD.splitlines()) + 1


def faults_of_workstream(folder: Folder, text: str) -> list[Located]:
    folder.plan().write("north/workstreams/1.yaml", text.encode())
    return list(load(folder.root).faults)


def fault_of_action(folder: Folder, field: str) -> Located:
    """The fault of an action with one more field, which stands in `ACTION_LINE` from column 5 on."""
    (fault,) = faults_of_workstream(folder, f"{WORKSTREAM}{ACTION}    {field}\n")
    return fault


def fault_of_measure(folder: Folder, field: str) -> Located:
    (fault,) = faults_of_workstream(folder, f"{WORKSTREAM}{MEASURE}    {field}\n")
    return fault


def faults_of_head(folder: Folder, text: str) -> list[Located]:
    folder.write("north/plan.yaml", text.encode())
    return list(load(folder.root).faults)


def fault_of_head(folder: Folder, field: str) -> Located:
    (fault,) = faults_of_head(folder, f"{HEAD}{field}\n")
    return fault


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("owner", "lead"),
        ("responsible", "lead"),
        ("deadline", "due"),
        ("end_date", "due"),
        ("start_date", "start"),
        ("name", "title"),
        ("state", "status"),
        ("completed", "finished"),
        ("comments", "updates"),
        ("colour", "rag"),
        ("depends_on", "needs"),
        ("leads", "lead"),
        ("partner", "partners"),
        ("Due", "due"),
        ("audiance", "audience"),
        ("duetext", "due_text"),
    ],
)
def test_an_unknown_field_is_refused_with_the_field_that_was_meant(folder: Folder, typed: str, meant: str) -> None:
    fault = fault_of_action(folder, f"{typed}: value")
    assert (fault.rule, fault.line, fault.column) == ("unknown-field", ACTION_LINE, 5)
    assert (fault.message, fault.hint) == (f"`{typed}` is not a field of an action", f"did you mean `{meant}`?")


@pytest.mark.parametrize(
    ("typed", "meant"), [("owner", "accountable"), ("action", "actions"), ("Measures", "measures"), ("name", "title")]
)
def test_the_suggestion_is_a_field_of_the_thing_it_stands_in(folder: Folder, typed: str, meant: str) -> None:
    (fault,) = faults_of_workstream(folder, f"{WORKSTREAM}{typed}: value\n")
    assert (fault.rule, fault.line, fault.column, fault.hint) == ("unknown-field", 5, 1, f"did you mean `{meant}`?")


def test_an_unknown_field_without_a_likeness_is_answered_with_all_fields(folder: Folder) -> None:
    fault = fault_of_head(folder, "legend: {purple: Nobody knows}")
    assert (fault.line, fault.column) == (HEAD_LINE, 10)
    assert fault.hint == "its fields are blue, green, amber, red, grey; a field of your own begins with x-"


def test_an_unknown_field_deep_inside_is_pointed_at_by_its_name(folder: Folder) -> None:
    fault = fault_of_action(folder, "due_changes: [{on: 2020-01-01, to: 2020-02, reason: staff, frm: 2020-01}]")
    assert (fault.rule, fault.line, fault.column) == ("unknown-field", ACTION_LINE, 64)
    assert (fault.message, fault.hint) == ("`frm` is not a field of a due change", "did you mean `from`?")


def test_an_unknown_field_is_refused_even_while_it_is_empty(folder: Folder) -> None:
    assert fault_of_action(folder, "owner:").hint == "did you mean `lead`?"


@pytest.mark.parametrize("field", ["format", "id", "title", "kind", "areas", "stage"])
def test_a_plan_needs_its_required_fields(folder: Folder, field: str) -> None:
    text = "".join(line for line in HEAD.splitlines(keepends=True) if not line.startswith(f"{field}:"))
    (fault,) = faults_of_head(folder, text)
    assert (fault.rule, fault.line, fault.column) == ("missing-field", 1, 1)
    assert fault.message == f"plan.yaml needs `{field}`"


@pytest.mark.parametrize("field", ["id", "title", "accountable"])
def test_a_workstream_needs_its_required_fields(folder: Folder, field: str) -> None:
    text = "".join(line for line in WORKSTREAM.splitlines(keepends=True) if not line.startswith(f"{field}:"))
    (fault,) = faults_of_workstream(folder, text)
    assert (fault.rule, fault.line, fault.column) == ("missing-field", 1, 1)
    assert fault.message == f"a workstream needs `{field}`"


@pytest.mark.parametrize("field", ["id", "title", "status"])
def test_an_action_needs_its_required_fields(folder: Folder, field: str) -> None:
    fields = {"id": "1.1", "title": "A", "status": "delivered"}
    inside = ", ".join(f"{name}: {value}" for name, value in fields.items() if name != field)
    (fault,) = faults_of_workstream(folder, f"{WORKSTREAM}actions:\n  - {{{inside}}}\n")
    assert (fault.rule, fault.line, fault.column) == ("missing-field", 6, 5)
    assert fault.message == f"an action needs `{field}`"


@pytest.mark.parametrize("field", ["id", "title", "unit", "better"])
def test_a_measure_needs_its_required_fields(folder: Folder, field: str) -> None:
    fields = {"id": "M1", "title": "M", "unit": "count", "better": "lower"}
    inside = ", ".join(f"{name}: {value}" for name, value in fields.items() if name != field)
    (fault,) = faults_of_workstream(folder, f"{WORKSTREAM}measures:\n  - {{{inside}}}\n")
    assert (fault.rule, fault.line, fault.column) == ("missing-field", 6, 5)
    assert fault.message == f"a measure needs `{field}`"


def test_every_missing_field_is_reported_at_once(folder: Folder) -> None:
    found = [fault.message for fault in faults_of_head(folder, "{}\n")]
    assert found == [f"plan.yaml needs `{field}`" for field in ("format", "id", "title", "kind", "areas", "stage")]


def test_a_draft_with_gaps_is_no_fault(folder: Folder) -> None:
    folder.plan().workstream(ACTION + MEASURE)
    assert load(folder.root).faults == ()


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        ("impact", "too early", "too_early"),
        ("impact", "emergent", "emerging"),
        ("confidence", "hi", "high"),
        ("activity", "comissioning", "commissioning"),
        ("rag", "Green", "green"),
        ("rag", "yellow", "amber"),
        ("audience", "Public", "public"),
    ],
)
def test_a_wrong_word_of_an_action_is_answered_with_the_word_that_was_meant(
    folder: Folder, field: str, typed: str, meant: str
) -> None:
    fault = fault_of_action(folder, f"{field}: {typed}")
    assert (fault.rule, fault.line, fault.column) == ("wrong-value", ACTION_LINE, 5 + len(field) + 2)
    assert (fault.message, fault.hint) == (f"{typed} is not a value of `{field}`", f"did you mean {meant}?")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("done", "delivered"),
        ("Complete", "delivered"),
        ("In progress", "in_progress"),
        ("in-progress", "in_progress"),
        ("Not Started", "not_started"),
        ("ongoing", "in_progress"),
        ("cancelled", "withdrawn"),
        ("carried over", "carried_over"),
        ("embeded", "embedded"),
    ],
)
def test_a_wrong_status_is_answered_with_the_status_that_was_meant(folder: Folder, typed: str, meant: str) -> None:
    (fault,) = faults_of_workstream(folder, f"{WORKSTREAM}actions:\n  - {{id: 1.1, title: A, status: {typed}}}\n")
    assert (fault.rule, fault.line, fault.column) == ("wrong-value", 6, 33)
    assert (fault.message, fault.hint) == (f"{typed} is not a value of `status`", f"did you mean {meant}?")


@pytest.mark.parametrize(("field", "typed", "meant"), [("frequency", "yearly", "annual"), ("kind", "outcomes", "outcome")])
def test_a_wrong_word_of_a_measure_is_answered_with_the_word_that_was_meant(
    folder: Folder, field: str, typed: str, meant: str
) -> None:
    fault = fault_of_measure(folder, f"{field}: {typed}")
    assert (fault.line, fault.hint) == (MEASURE_LINE, f"did you mean {meant}?")


def test_a_word_without_a_likeness_is_answered_with_all_words(folder: Folder) -> None:
    assert fault_of_action(folder, "audience: everybody").hint == "write one of: public, board, internal"


@pytest.mark.parametrize("typed", ["[public]", "{a: b}"])
def test_more_than_a_word_where_a_word_is_needed_is_refused(folder: Folder, typed: str) -> None:
    fault = fault_of_action(folder, f"audience: {typed}")
    assert fault.message == "`audience` is one word, and more than that stands here"


@pytest.mark.parametrize(
    ("typed", "message", "cure"),
    [
        ("May 25", "May 25 can be read as May 2025 or as 25 May", "write 2025-05 or 2025-05-25"),
        ("31/03/2020", "31/03/2020 is not how dates are written here", "write 2020-03-31"),
        ("2020-02-30", "2020-02-30 does not exist", "February 2020 has 29 days"),
        ("March 2020", "March 2020 is not how dates are written here", "write 2020-03"),
        ("Ongoing", "ongoing", "`review` date beside it"),
        ("2019-20", "2019-20 does not say which kind of year", "write FY2019-20 (April to March)"),
        ("soon", "soon is not a date", "write 2020-03-31"),
    ],
)
def test_a_wrong_date_is_refused_with_the_cure(folder: Folder, typed: str, message: str, cure: str) -> None:
    fault = fault_of_action(folder, f"due: {typed}")
    assert (fault.rule, fault.line, fault.column) == ("wrong-value", ACTION_LINE, 10)
    assert message in f"{fault.message}: {fault.hint}"
    assert cure in f"{fault.message}: {fault.hint}"


@pytest.mark.parametrize("typed", ["2020-03", "2020", "2020-Q2", "ongoing", "FY2019-20"])
def test_a_day_is_one_day(folder: Folder, typed: str) -> None:
    fault = fault_of_action(folder, f"finished: {typed}")
    assert (fault.line, fault.column, fault.message) == (ACTION_LINE, 15, f"{typed} is not one day")


@pytest.mark.parametrize(
    ("field", "line_and_column", "hint"),
    [
        ("lead: director", (ACTION_LINE, 11), "write `lead: [director]`"),
        ("needs: 2.30", (ACTION_LINE, 12), "write `needs: [2.30]`"),
        ("updates: Done", (ACTION_LINE, 14), "write `updates: [Done]`"),
        ("partners: {a: b}", (ACTION_LINE, 15), "begin each item with a hyphen"),
        ("partners:\n      a: b", (ACTION_LINE, 5), "begin each item with a hyphen"),
    ],
)
def test_a_list_that_is_no_list_is_refused(folder: Folder, field: str, line_and_column: tuple[int, int], hint: str) -> None:
    fault = fault_of_action(folder, field)
    assert (fault.rule, (fault.line, fault.column), fault.hint) == ("wrong-value", line_and_column, hint)


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("due_text: [by March]", "`due_text` needs one text, and a list stands here"),
        ("mitigation: {ask: them}", "`mitigation` needs one text, and a set of fields stands here"),
        ("part_of: [1.0]", "`part_of` needs one text, and a list stands here"),
        ("due: [2020]", "a list or a group of fields stands where one value is needed"),
        ("finished: {on: 2020-01-01}", "a list or a group of fields stands where one value is needed"),
    ],
)
def test_a_single_value_that_is_a_list_is_refused(folder: Folder, field: str, message: str) -> None:
    fault = fault_of_action(folder, field)
    name = field.partition(":")[0]
    assert (fault.rule, fault.line, fault.column) == ("wrong-value", ACTION_LINE, 5 + len(name) + 2)
    assert fault.message == message


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("budget: 1000", "write {total: …, lines: …}"),
        ("updates: [Shared]", "write {date: …, by: …}"),
        ("evidence: [a]", "title"),
    ],
)
def test_fields_that_are_a_text_are_refused_with_the_fields_to_write(folder: Folder, field: str, hint: str) -> None:
    assert hint in fault_of_action(folder, field).hint


@pytest.mark.parametrize(
    ("link", "message", "hint"),
    [
        ("https://sharepoint/board only/x", "has a blank in it, which no address has", "write %20 for each blank"),
        ("mailto:x%0aBcc:y", "is not one address to write to", "write no more than mailto: and the address"),
        ("mailto:a@b.example?bcc=c@d.example", "is not one address to write to", "write no more than mailto: and the address"),
        ("\u200b", "the link is empty", "write where it can be found, or delete the field"),
    ],
)
def test_a_link_that_leads_nowhere_or_to_more_than_it_shows_is_a_fault(
    folder: Folder, link: str, message: str, hint: str
) -> None:
    fault = fault_of_action(folder, f"evidence: [{{title: A, link: {json.dumps(link)}}}]")
    assert ("wrong-value", True, hint) == (fault.rule, message in fault.message, fault.hint)


@pytest.mark.parametrize("link", ["S:/SEND/the minutes.docx", "the red folder", "mailto:a@b.example?subject=Hello"])
def test_a_link_to_anywhere_else_is_none(folder: Folder, link: str) -> None:
    file = f"{WORKSTREAM}actions:\n  - {{id: 1.2, title: B, status: delivered, evidence: [{{title: A, link: '{link}'}}]}}\n"
    assert [] == faults_of_workstream(folder, file)


def test_an_action_that_is_a_text_is_refused_with_the_fields_to_write(folder: Folder) -> None:
    (fault,) = faults_of_workstream(folder, f"{WORKSTREAM}actions:\n  - Agree one plan\n")
    assert (fault.rule, fault.line, fault.column, fault.hint) == ("wrong-value", 6, 5, "write {id: …, title: …}")


@pytest.mark.parametrize(
    ("field", "line", "message"),
    [
        ("lead: [director, ~]", ACTION_LINE, "an item of `lead` is empty"),
        ("lead:\n      - director\n      -\n      - head-of-sen", ACTION_LINE + 2, "an item of `lead` is empty"),
        ("updates: [null]", ACTION_LINE, "an item of `updates` is empty"),
        ("age_bands: [0-5, ~]", ACTION_LINE, "an item of `age_bands` is empty"),
    ],
)
def test_a_null_item_of_a_list_is_refused(folder: Folder, field: str, line: int, message: str) -> None:
    fault = fault_of_action(folder, field)
    assert (fault.rule, fault.line, fault.message) == ("wrong-value", line, message)


def test_a_null_action_is_refused(folder: Folder) -> None:
    (fault,) = faults_of_workstream(folder, f"{WORKSTREAM}actions:\n  -\n  - {{id: 1.2, title: B, status: delivered}}\n")
    assert (fault.rule, fault.line, fault.message) == ("wrong-value", 6, "an item of `actions` is empty")


@pytest.mark.parametrize("typed", ["../north", "/1", "-1", ".1", "_1", "a b", "a/b", "é", "1:2", "a" * 41])
def test_what_is_no_id_is_refused(folder: Folder, typed: str) -> None:
    (fault,) = faults_of_workstream(folder, f"{WORKSTREAM}actions:\n  - {{id: '{typed}', title: A, status: delivered}}\n")
    assert (fault.rule, fault.line, fault.column) == ("wrong-value", 6, 10)


@pytest.mark.parametrize("typed", ["1", "1.10", "A3", "a_b-c.d", "0", "a" * 40])
def test_what_is_an_id_is_read(folder: Folder, typed: str) -> None:
    assert faults_of_workstream(folder, f"{WORKSTREAM}actions:\n  - {{id: {typed}, title: A, status: delivered}}\n") == []


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("90%", "write 90, and say in `unit` what it counts"),
        ("£12.50", "write 12.50, and say in `unit` what it counts"),
        ("ninety", "write digits alone, such as 90 or 47.5"),
        ("1e3", "write digits alone, such as 90 or 47.5"),
        (".inf", "write digits alone, such as 90 or 47.5"),
        ("nan", "write digits alone, such as 90 or 47.5"),
        ("9" * 31, "write at most 30"),
    ],
)
def test_what_is_no_number_is_refused_with_the_cure(folder: Folder, typed: str, hint: str) -> None:
    fault = fault_of_measure(folder, f"target: {{value: {typed}}}")
    assert (fault.rule, fault.line, fault.column, fault.hint) == ("wrong-value", MEASURE_LINE, 21, hint)


@pytest.mark.parametrize(
    ("field", "column", "hint"),
    [
        ("settings: {due_soon_days: 30 days}", 27, "write digits alone, such as 30"),
        ("settings: {due_soon_days: -1}", 27, "write digits alone, such as 30"),
        ("settings: {moves_need_approval: on}", 33, "write true or false"),
        ("calendar: {terms: [{name: autumn, year: 2019, start: 2019-09-03, end: 2019-12-20}]}", 41, "write it as 2019-20"),
        ("restricted_periods: [{id: a, title: b, start: 2020-01-02, end: 2020-01-01}]", 22, "exchange or mend the two days"),
        ('summary: ""', 10, "write some words, or delete the field"),
        ("strengths: {a: b}", 12, "begin each item with a hyphen"),
    ],
)
def test_other_wrong_values_of_a_plan_are_refused_with_the_cure(folder: Folder, field: str, column: int, hint: str) -> None:
    fault = fault_of_head(folder, field)
    assert (fault.rule, fault.line, fault.column, fault.hint) == ("wrong-value", HEAD_LINE, column, hint)


def test_another_version_of_the_format_is_refused_with_the_one_to_write(folder: Folder) -> None:
    (fault,) = faults_of_head(folder, HEAD.replace("format: 1", "format: 2"))
    assert (fault.rule, fault.line, fault.column, fault.hint) == ("wrong-value", 1, 9, "write `format: 1`")


def test_an_empty_list_of_areas_is_refused(folder: Folder) -> None:
    (fault,) = faults_of_head(folder, HEAD.replace("[Northshire]", "[]"))
    assert (fault.rule, fault.line, fault.column) == ("wrong-value", 5, 8)


def test_every_fault_of_a_file_is_reported_at_once_from_top_to_bottom(folder: Folder) -> None:
    found = faults_of_workstream(
        folder,
        "id: WS1\ntitle: T\nowner: a\naccountable: b\n"
        "actions:\n  - {id: 1.1, title: A, status: done}\n  - {id: 1.2, due: soon}\n",
    )
    assert [(fault.rule, fault.line) for fault in found] == [
        ("unknown-field", 3),
        ("wrong-value", 4),
        ("wrong-value", 6),
        ("missing-field", 7),
        ("missing-field", 7),
        ("wrong-value", 7),
    ]


def test_a_fault_carries_the_line_it_is_in(folder: Folder) -> None:
    assert fault_of_action(folder, "due: soon # when?").source == "    due: soon # when?"
