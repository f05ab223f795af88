"""The JSON Schema: sound itself, passing what is right as an editor types it, failing what is wrong, explaining every field."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from folders import HEAD, Folder, Ran
from wsoa_cli.commands.schema import schemas, write_schemas

ROOT = Path(__file__).parents[2]
PLAN, WORKSTREAM = "plan.schema.json", "workstream.schema.json"


def as_an_editor_types(text: str) -> Any:
    """The data as a YAML 1.2 editor has it: numbers and booleans typed, days as text."""
    return with_days_as_text(YAML(typ="safe", pure=True).load(StringIO(text)))


def with_days_as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: with_days_as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [with_days_as_text(one) for one in value]
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    return value


@cache
def validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator(schemas()[schema])


def complaints(schema: str, text: str) -> list[str]:
    return [error.message for error in validator(schema).iter_errors(as_an_editor_types(text))]


REAL = sorted(ROOT.glob("plans/*/plan.yaml")) + sorted(ROOT.glob("plans/*/workstreams/*.yaml"))


def test_there_are_real_files_to_check() -> None:
    assert len(REAL) == 8


@pytest.mark.parametrize("name", [PLAN, WORKSTREAM])
def test_it_is_a_sound_schema_of_draft_2020_12(name: str) -> None:
    schema = schemas()[name]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.relative_to(ROOT / "plans").as_posix())
def test_the_plans_of_this_repository_pass(path: Path) -> None:
    assert complaints(PLAN if path.name == "plan.yaml" else WORKSTREAM, path.read_text("utf-8")) == []


@pytest.mark.parametrize(("path", "schema"), [("plan.yaml", PLAN), ("workstreams/1-first-workstream.yaml", WORKSTREAM)])
def test_a_first_plan_passes(folder: Folder, wsoa: Callable[..., Ran], path: str, schema: str) -> None:
    wsoa("init", str(folder.root / "first"))
    assert complaints(schema, (folder.root / "first" / path).read_text("utf-8")) == []


SOUND = HEAD.format(plan_id="north")
FULL_HEAD = """\
format: 1
id: north
title: 12:30
kind: written_statement_of_action
framework: area_send_2016
areas: [Northshire]
stage: accepted
summary: no
continues: old-plan
inspection: {start: 2019-06-10, end: 2019-06-14, report_received: 2019-08-12, report_published: 2019-08-13}
organisations: [{id: council, name: Northshire Council, sector: local_authority}]
posts: [{id: dco, title: Designated Clinical Officer, organisation: council, holder: A Name, publish_name: false}]
boards: [{id: board, name: Joint Board, meets: monthly}]
findings:
  - {id: F1, kind: significant_weakness, text: Late., source: Report, outcomes: [In time.], served_by: [2.1, 1.10]}
  - {id: F2, text: Slow., audience: public}
strengths: [Co-production.]
principles: [{id: welcome, text: Welcome everybody, kind: pledge}]
conditions: [{id: R1, text: Say more., source: Letter, due: 2020-01, response: Said., actions: [1.4]}]
deadlines:
  - {id: submit, title: Submit, kind: statutory, due: 2019-11-15, met: 2019-11-15}
  - {id: pap, title: Submit, kind: statutory, counts: {from: 2022-02-22, working_days: 70}}
restricted_periods: [{id: poll, title: Election, start: 2019-11-06, end: 2019-12-12, restricts: [publication, launch]}]
decisions:
  - {id: D1, board: board, title: Agree, status: pending, due: 2020-Q1}
  - {id: D2, title: Go, status: agreed, date: 2020-01-01}
implications: {financial: Some, legal: None, equalities: None, rural: None}
calendar:
  terms: [{name: autumn, year: 2019-20, start: 2019-09-03, end: 2019-12-20}]
  extra_days_off: [{day: 2022-09-19, title: State funeral}]
settings: {due_soon_days: 30, update_every_days: 35, moves_need_approval: true, check_level: strict, one_post_leads_at_most: 12}
legend: {blue: Embedded, green: On track, amber: At risk, red: Late, grey: Not due}
waivers: [{rule: no-trajectory, on: M2.1, reason: Yearly data., by: dco, until: 2020-09-30}]
x-ours: {anything: [at, all]}
"""
FULL_WORKSTREAM = """\
id: 012
title: Joint planning
accountable: [director]
findings: [F1]
outcomes: [{id: O1, text: Agencies plan together.}]
actions:
  - id: 1.10
    title: no
    lead: [head]
    partners: [council]
    start: 2020-01
    due: 2020-03-31
    due_text: end of March 2020
    status: in_progress
    finished: 2020-03-20
    embedded_on: 2020-09-30
    forecast: FY2019-20 Q4
    review: 2020
    due_changes:
      - {on: 2020-02-11, from: 2020-02-28, to: AY2019-20 autumn, reason: recruitment, note: Vacant., approved_by: board}
    confidence: medium
    confidence_reason: A post is vacant.
    impact: too_early
    impact_known_by: 2020-09
    findings: [F1]
    measures: [M1.1]
    needs: [2.3, D1]
    part_of: 1.0
    age_bands: [0-5, 18-25]
    areas: [Northshire]
    activity: publication
    aligns_to: [welcome]
    budget: {total: 1000, lines: [{item: Voucher, each: 25.5, count: 10}], to_be_costed: [printing]}
    evidence: [{title: Minutes, kind: activity, date: 2020-02-03, link: "https://northshire.example/minutes", audience: board}]
    updates: [{date: 2020-02-14, by: head, text: Shared., audience: public}, {date: 2020-02-15, text: 42}]
    rag: amber
    rag_reason: Late.
    mitigation: More people.
    audience: public
    continues: old-plan:A3
    x-note: ours
  - {id: 1.11, title: Nothing more, status: not_started, due: ongoing, review: ~, lead: null}
measures:
  - id: M1.1
    title: Plans in time
    kind: outcome
    unit: percent
    unit_note: per 10,000 pupils
    better: higher
    age_bands: [0-25]
    owner: head
    source: SEN2
    frequency: monthly
    resets: september
    baseline: {value: 43, date: 2019-06-30, note: Low.}
    target: {value: 90, by: 2021-03-31}
    trajectory: [{by: 2020-03-31, value: 60}]
    benchmark: {name: England, value: 60.4, date: 2018-12-31}
    readings: [{date: 2019-09-30, value: 47.5, basis: actual, note: Counted.}]
    audience: public
"""


@pytest.mark.parametrize(("schema", "text"), [(PLAN, FULL_HEAD), (WORKSTREAM, FULL_WORKSTREAM)], ids=["plan", "workstream"])
def test_a_file_with_every_field_of_the_format_passes(schema: str, text: str) -> None:
    assert complaints(schema, text) == []


def test_what_passes_the_schema_loads_in_the_program_too(folder: Folder, wsoa: Callable[..., Ran]) -> None:
    folder.write("north/plan.yaml", FULL_HEAD)
    folder.write("north/workstreams/1.yaml", FULL_WORKSTREAM)
    ran = wsoa("list")
    assert (0, "") == (ran.code, ran.err)


def with_action(fields: str) -> str:
    return f"id: WS1\ntitle: One\naccountable: [director]\nactions: [{{id: 1.1, title: Go, status: in_progress, {fields}}}]\n"


def with_measure(fields: str) -> str:
    measure = f"{{id: M1, title: Share, unit: percent, better: higher, {fields}}}"
    return f"id: WS1\ntitle: One\naccountable: [director]\nmeasures: [{measure}]\n"


WRONG = [
    pytest.param(PLAN, SOUND + "owner: me\n", id="an unknown field of a plan"),
    pytest.param(PLAN, SOUND.replace("format: 1\n", ""), id="no format"),
    pytest.param(PLAN, SOUND.replace("format: 1", "format: 2"), id="another format"),
    pytest.param(PLAN, SOUND.replace("stage: accepted", "stage: done"), id="an unknown stage"),
    pytest.param(PLAN, SOUND.replace("kind: improvement_plan", "kind: wish"), id="an unknown kind"),
    pytest.param(PLAN, SOUND.replace("areas: [Northshire]", "areas: []"), id="no area"),
    pytest.param(PLAN, SOUND.replace("id: north", "id: two words"), id="an id of two words"),
    pytest.param(PLAN, SOUND.replace("id: north", f"id: {'n' * 41}"), id="an id of 41 characters"),
    pytest.param(PLAN, SOUND.replace("id: north", "id: ../north"), id="an id that climbs"),
    pytest.param(PLAN, SOUND + "deadlines: [{id: d, title: Submit, due: 31/03/2020}]\n", id="a date with strokes"),
    pytest.param(PLAN, SOUND + "deadlines: [{id: d, title: Submit, met: 2020-03}]\n", id="a month where a day is needed"),
    pytest.param(PLAN, SOUND + "deadlines: [{id: d}]\n", id="a deadline without a title"),
    pytest.param(PLAN, SOUND.replace("check_level: draft", "due_soon_days: soon"), id="a word for a number"),
    pytest.param(PLAN, SOUND + "strengths: Co-production\n", id="one text for a list"),
    pytest.param(WORKSTREAM, "id: WS1\ntitle: One\n", id="a workstream that nobody answers for"),
    pytest.param(WORKSTREAM, with_action("owner: me"), id="an unknown field of an action"),
    pytest.param(WORKSTREAM, with_action("due: 2020-Q5"), id="a fifth quarter"),
    pytest.param(WORKSTREAM, with_action("due: soon"), id="a word for a date"),
    pytest.param(WORKSTREAM, with_action("due: May 25"), id="a date of two readings"),
    pytest.param(WORKSTREAM, with_action("rag: orange"), id="an unknown colour"),
    pytest.param(WORKSTREAM, with_action("lead: [{id: director}]"), id="a group of fields for an id"),
    pytest.param(WORKSTREAM, with_action("age_bands: [teens]"), id="ages in words"),
    pytest.param(WORKSTREAM, with_action("budget: {total: £1000}"), id="pounds in a number"),
    pytest.param(WORKSTREAM, with_action("updates: [{text: Went well.}]"), id="an update without a day"),
    pytest.param(WORKSTREAM, with_action("evidence: [{title: Minutes, kind: proof}]"), id="an unknown kind of evidence"),
    pytest.param(WORKSTREAM, with_action("audience: everyone"), id="an unknown audience"),
    pytest.param(WORKSTREAM, with_action("status: finished").replace("status: in_progress, ", ""), id="an unknown status"),
    pytest.param(WORKSTREAM, with_measure("readings: [{date: 2020-01-01, value: 47%}]"), id="a number with its unit"),
    pytest.param(WORKSTREAM, with_measure("resets: sept"), id="a month cut short"),
    pytest.param(WORKSTREAM, with_measure("frequency: often"), id="an unknown frequency"),
    pytest.param(WORKSTREAM, with_measure("trajectory: [{by: 2020}]"), id="a milestone without a value"),
]


@pytest.mark.parametrize(("schema", "text"), WRONG)
def test_what_is_wrong_fails(schema: str, text: str) -> None:
    assert complaints(schema, text) != []


@pytest.mark.parametrize(("schema", "text"), WRONG)
def test_what_fails_the_schema_is_a_fault_in_the_program_too(
    folder: Folder, wsoa: Callable[..., Ran], schema: str, text: str
) -> None:
    folder.plan().workstream()
    folder.write("north/plan.yaml" if schema == PLAN else "north/workstreams/1.yaml", text)
    assert wsoa("check").code == 1


def test_the_bases_of_the_wrong_ones_are_right() -> None:
    assert complaints(PLAN, SOUND) == []
    assert complaints(WORKSTREAM, with_action("lead: [director]")) == []
    assert complaints(WORKSTREAM, with_measure("resets: september")) == []


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, part in [("", schema), *schema.get("$defs", {}).items()]:
        for field, shape in part.get("properties", {}).items():
            yield f"{name}.{field}", shape


@pytest.mark.parametrize("name", [PLAN, WORKSTREAM])
def test_every_field_has_a_description(name: str) -> None:
    described = dict(fields(schemas()[name]))
    assert len(described) > 40
    assert [] == [field for field, shape in described.items() if not shape.get("description", "").strip()]


@pytest.mark.parametrize("name", [PLAN, WORKSTREAM])
def test_every_part_has_a_description(name: str) -> None:
    schema = schemas()[name]
    parts = {"": schema, **schema["$defs"]}
    assert [] == [part for part, shape in parts.items() if not shape.get("description")]


def test_out_writes_one_file_each(tmp_path: Path) -> None:
    written = write_schemas(tmp_path / "deep" / "down")
    assert [PLAN, WORKSTREAM] == sorted(path.name for path in written)
    assert schemas() == {path.name: json.loads(path.read_text("utf-8")) for path in written}


def test_the_command_writes_them_where_it_is_told(tmp_path: Path, wsoa: Callable[..., Ran]) -> None:
    ran = wsoa("schema", "--out", str(tmp_path / "out"))
    assert (0, "") == (ran.code, ran.out)
    assert {PLAN, WORKSTREAM} == {path.name for path in (tmp_path / "out").iterdir()}


def test_the_command_prints_both_where_it_is_told_nothing(wsoa: Callable[..., Ran]) -> None:
    assert schemas() == json.loads(wsoa("schema").out)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, wsoa: Callable[..., Ran]) -> None:
    (tmp_path / "file").write_text("ours", "utf-8")
    ran = wsoa("schema", "--out", str(tmp_path / "file"))
    assert ran.code == 3
    assert "file" in ran.err
