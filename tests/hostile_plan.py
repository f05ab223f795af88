"""A plan with the same text in every field that takes one, and the commands that show it."""


def quoted(text: str) -> str:
    """A text as a double-quoted YAML scalar, everything but letters and digits written as its number."""
    return '"' + "".join(one if one.isascii() and one.isalnum() else f"\\U{ord(one):08x}" for one in text) + '"'


PLAN = """\
format: 1
id: north
title: {t}
kind: improvement_plan
areas: [{t}]
stage: accepted
summary: {t}
organisations: [{{id: council, name: {t}}}]
posts: [{{id: director, title: {t}, organisation: council, holder: {t}}}, {{id: vacant, title: {t}}}]
boards: [{{id: board, name: {t}, meets: {t}}}]
findings: [{{id: F1, text: {t}, source: {t}, outcomes: [{t}], served_by: [1.1]}}]
strengths: [{t}]
principles: [{{id: welcome, text: {t}}}]
conditions: [{{id: R1, text: {t}, source: {t}, response: {t}, actions: [1.1]}}]
deadlines: [{{id: submit, title: {t}, due: 2019}}, {{id: open, title: {t}}}]
decisions: [{{id: D1, board: board, title: {t}}}]
restricted_periods: [{{id: poll, title: {t}, start: 2020-01-01, end: 2020-01-02}}]
implications: {{financial: {t}, legal: {t}, equalities: {t}, rural: {t}}}
legend: {{blue: {t}}}
calendar:
  terms: [{{name: {t}, year: 2019-20, start: 2019-09-03, end: 2019-12-20}}]
  extra_days_off: [{{day: 2019-12-24, title: {t}}}]
waivers: [{{rule: {t}, reason: {t}}}]
"""
FILE = """\
id: WS1
title: {t}
accountable: [director, vacant]
outcomes: [{{id: O1, text: {t}}}]
actions:
  - id: 1.1
    title: {t}
    lead: [director]
    status: in_progress
    due: 2019-12
    due_text: {t}
    due_changes: [{{on: 2019-11-01, to: 2019-12, reason: {t}, note: {t}}}]
    confidence_reason: {t}
    areas: [{t}]
    budget: {{lines: [{{item: {t}, each: 1, count: 1}}], to_be_costed: [{t}]}}
    evidence: [{{title: {t}, link: {t}}}]
    updates: [{{date: 2020-01-01, text: {t}}}]
    rag: red
    rag_reason: {t}
    mitigation: {t}
  - {{id: 1.2, title: {t}, status: not_started, due: 2020-01-20, rag: red, rag_reason: {t}}}
measures:
  - id: M1
    title: {t}
    unit: percent
    unit_note: {t}
    better: higher
    source: {t}
    baseline: {{value: 1, note: {t}}}
    target: {{value: 2, note: {t}}}
    benchmark: {{name: {t}}}
    readings: [{{date: 2019-12-01, value: 2, note: {t}}}]
"""
ITEMS = ["1.1", "M1", "WS1", "F1", "submit", "R1", "D1", "director", "council", "board", "welcome", "O1"]
COMMANDS = [["status"], ["overdue"], ["due"], ["list"], ["measures"], ["deadlines"], ["check"], *(["show", i] for i in ITEMS)]
COMMANDS += [["timeline"], ["next", "--lead", "director"]]
