"""What an edit does to the shapes that people write: lists and records in blocks and braces, folded texts, first fields."""

from difflib import unified_diff

import pytest

from wsoa_cli.model.fields import field_order
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.store.splice import Add, Drop, Edit, Put, Take, apply

TEXT = """\
id: WS1   # its id
title: >-  # long
  Joint
  planning

accountable:
  # interim
- director   # d
  # from June
- head

actions:
-   id: 1.1   # one
    # about the title
    title: "Agree
      one plan"  # t
    lead: [a,  # first
           b,
           c]  # last
    due: {}
    status: in_progress
    budget:
        # in pounds
        total: 5   # five
        to_be_costed:
        - x
-   {id: 1.2, title, status: x, }
-   id: 1.3
    title:
      A plain text
      of two lines   # p
    rag: ~   # none
measures:
- id: M1
  title: |+
    T

    U

  readings:
    - date: 2020-01-01
      note: |
        last"""


def difference(edit: Edit) -> list[str]:
    """The lines that go and come."""
    new = apply(TEXT, [edit], lambda loc: field_order(Workstream, loc))
    lines = unified_diff(TEXT.split("\n"), new.split("\n"), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param(Drop(("id",)), ["-id: WS1   # its id"], id="the first field of a file"),
        pytest.param(
            Put(("title",), "New\nline"),
            ["-title: >-  # long", "-  Joint", "-  planning", '+title: "New\\nline"  # long'],
            id="a folded text, and its comment stays",
        ),
        pytest.param(
            Put(("actions", 0, "title"), "x: y"),
            ['-    title: "Agree', '-      one plan"  # t', '+    title: "x: y"  # t'],
            id="a quoted text of two lines",
        ),
        pytest.param(
            Put(("actions", 2, "title"), "x"),
            ["-      A plain text", "-      of two lines   # p", "+      x   # p"],
            id="a plain text of two lines",
        ),
        pytest.param(Put(("actions", 2, "rag"), "red"), ["-    rag: ~   # none", "+    rag: red   # none"], id="no value"),
        pytest.param(Put(("accountable",), ["x", "director", "head", "y"]), ["+- x", "+- y"], id="a list that grows"),
        pytest.param(Take(("accountable",), "director"), ["-- director   # d"], id="an item, and the next one's comment stays"),
        pytest.param(Put(("accountable",), ["z"]), ["-- director   # d", "-- head", "+- z"], id="a list of others"),
        pytest.param(
            Put(("accountable",), []),
            ["-accountable:", "+accountable: []", "-- director   # d", "-- head"],
            id="a list that is empty from now on",
        ),
        pytest.param(Drop(("actions", 0, "id")), ["--   id: 1.1   # one", "+-"], id="the first field, with a comment behind"),
        pytest.param(
            Drop(("actions", 2, "id")),
            ["--   id: 1.3", "-    title:", "+-   title:"],
            id="the first field behind a hyphen",
        ),
        pytest.param(
            Take(("actions", 0, "lead"), "a"), ["-    lead: [a,  # first", "+    lead: [  # first"], id="the first in brackets"
        ),
        pytest.param(Take(("actions", 0, "lead"), "b"), ["-           b,"], id="one in brackets on a line of its own"),
        pytest.param(
            Take(("actions", 0, "lead"), "c"),
            ["-           b,", "-           c]  # last", "+           b]  # last"],
            id="the last in brackets",
        ),
        pytest.param(
            Add(("actions", 0, "lead"), "d"),
            ["-           c]  # last", "+           c, d]  # last"],
            id="one more in brackets",
        ),
        pytest.param(Drop(("actions", 0, "budget", "total")), ["-        total: 5   # five"], id="the first field of a record"),
        pytest.param(
            Put(("actions", 0, "budget"), {"total": "6"}),
            [
                "-        total: 5   # five",
                "-        to_be_costed:",
                "-        - x",
                "+        total: 6   # five",
            ],
            id="a record replaced, field by field",
        ),
        pytest.param(
            Drop(("actions", 0, "budget", "to_be_costed", 0)),
            ["-        to_be_costed:", "-        - x", "+        to_be_costed: []"],
            id="the only item",
        ),
        pytest.param(
            Put(("actions", 1, "title"), "t"),
            ["--   {id: 1.2, title, status: x, }", "+-   {id: 1.2, title: t, status: x, }"],
            id="a name without even a colon",
        ),
        pytest.param(
            Add(("actions", 1, "updates"), {"date": "x", "text": "y"}),
            ["--   {id: 1.2, title, status: x, }", "+-   {id: 1.2, title, status: x, updates: [{date: x, text: y}], }"],
            id="a list in braces",
        ),
        pytest.param(
            Put(("actions", 2, "budget", "total"), "9"), ["+    budget: {total: 9}"], id="a record that was not there"
        ),
        pytest.param(Put(("actions", 0, "due", "x"), "9"), ["-    due: {}", "+    due: {x: 9}"], id="a record that was empty"),
        pytest.param(Put(("measures", 0, "kind"), "output"), ["+  kind: output"], id="behind a text whose blank lines count"),
        pytest.param(
            Add(("measures", 0, "readings"), {"date": "2", "value": "3"}),
            ["-      note: |", "+      note: |-", "+    - date: 2", "+      value: 3"],
            id="behind a text that ends the file without a line break",
        ),
    ],
)
def test_an_edit_changes_these_lines_and_no_others(edit: Edit, expected: list[str]) -> None:
    assert expected == difference(edit)


BRACKETS = """\
id: WS1
accountable: [
  # nobody yet
]
findings: [F1
  # the second came later
  , F2]
actions:
  - id: 1.1
    lead: [
      # the only one
      boss,
    ]
    needs: [ # of the board
      D1 ]
    status: not_started
measures:
  - id: M1
    readings: [   # from spring on
      # first reading comes in May
    ]   # the end
    trajectory: [
      # to be agreed
    ]
    target: {value: 5,  # five
      # by the year after
      by: 2021}
"""


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        pytest.param(Add(("accountable",), "a"), ["-]", "+a]"], id="a first text"),
        pytest.param(Take(("findings",), "F1"), ["-findings: [F1", "+findings: [", "-  , F2]", "+   F2]"], id="a comma below"),
        pytest.param(Take(("actions", 0, "lead"), "boss"), ["-      boss,"], id="the only one, in its line"),
        pytest.param(Take(("actions", 0, "needs"), "D1"), ["-      D1 ]", "+       ]"], id="the only one, in the last line"),
        pytest.param(
            Add(("measures", 0, "readings"), {"date": "2020-05-01", "value": "5"}),
            [
                "-    readings: [   # from spring on",
                "+    readings:   # from spring on",
                "-    ]   # the end",
                "+       # the end",
                "+      - {date: 2020-05-01, value: 5}",
            ],
            id="a first record, and a comment behind each bracket",
        ),
        pytest.param(
            Add(("measures", 0, "trajectory"), {"by": "2020-05", "value": "5"}),
            ["-    trajectory: [", "+    trajectory:", "-    ]", "+      - {by: 2020-05, value: 5}"],
            id="a first record",
        ),
        pytest.param(
            Drop(("measures", 0, "target", "value")),
            ["-    target: {value: 5,  # five", "+    target: {  # five"],
            id="a field in braces",
        ),
    ],
)
def test_no_comment_in_brackets_goes_with_what_stands_beside_it(edit: Edit, expected: list[str]) -> None:
    new = apply(BRACKETS, [edit], lambda loc: field_order(Workstream, loc))
    lines = unified_diff(BRACKETS.split("\n"), new.split("\n"), n=0, lineterm="")
    assert expected == [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    assert BRACKETS.count("#") == new.count("#")
