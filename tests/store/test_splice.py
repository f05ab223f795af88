"""An edit changes the bytes of its field and no others, in whatever style the file is written."""

from difflib import SequenceMatcher
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wsoa_cli.model.fields import field_order
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.store.read import read
from wsoa_cli.store.splice import Add, Drop, Edit, NotEditableError, Put, Take, apply

STYLES = {
    "as format.md has it": """\
# The first workstream
id: WS1
title: "Joint planning"   # quoted
accountable: [director]

actions:
  # what comes first
  - id: 1.1
    title: Agree one plan
    due: 2020-03-31     # agreed in March
    status: in_progress

    updates:
      - {date: 2020-02-14, text: "Draft: shared"}   # by mail
  - id: 1.2
    title: 'It''s the second'
    due: 2020-06
    status: not_started
x-ours: {keep: this}
""",
    "lists under their key, folded and literal texts": """\
id: WS1
title: >-
  Joint planning
  and commissioning
accountable:
- director
actions:
- id: 1.1
  title: |
    Agree one plan.

    Then keep it.
  due: '2020-03-31'
  status: in_progress
  # nothing yet
  updates:
  - date: 2020-02-14
    text: >
      Draft shared.
- id: 1.2
  title: é – ü
  status: not_started
  due: 2020-06
# the end
""",
    "wide indents": """\
id: WS1
title: Joint planning
accountable: [ director ]
actions:
    -   id: 1.1
        title: Agree one plan
        due: 2020-03-31
        status: in_progress
        updates: []
    -   id: 1.2
        title: The second
        due:
        status: not_started
""",
    "all in braces": """\
id: WS1
title: Joint planning
accountable: []
actions:
  - {id: 1.1, title: Agree one plan, due: 2020-03-31, status: in_progress, updates: [{date: 2020-02-14, text: Draft}]}
  - { id: 1.2, title: The second, due: 2020-06, status: not_started }   # later
""",
}

values = st.one_of(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=60),
    st.sampled_from(
        ["no", "12:30", "null", "~", "- x", "# y", "a: b", "{", "[x]", "'", '"', "&a", "*b", "!c", "é", " x ", "1.10", "@x"]
    ),
)
styles = st.sampled_from(sorted(STYLES))
fields = st.sampled_from(["due", "status", "forecast"])
ends = st.sampled_from(["\n", "\r\n"])


def order(loc: Any) -> list[str]:
    return field_order(Workstream, loc)


def written(style: str, end: str, *, mark: bool, last: bool) -> str:
    text = STYLES[style] if last else STYLES[style].rstrip("\n")
    return ("\ufeff" if mark else "") + text.replace("\n", end)


def data(text: str) -> Any:
    reading = read(text.encode())
    assert () == reading.faults
    return reading.data


def changed_lines(old: str, new: str) -> tuple[int, int]:
    """How many lines went, and how many came, beside those that are the same to the byte."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    blocks = [op for op in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if op[0] != "equal"]
    return sum(op[2] - op[1] for op in blocks), sum(op[4] - op[3] for op in blocks)


MANY = settings(max_examples=300, deadline=None, derandomize=True)


@MANY
@given(
    styles, ends, st.booleans(), st.booleans(), values, st.sampled_from([0, 1]), st.sampled_from(["due", "status", "forecast"])
)
def test_a_field_that_is_put_is_one_line(
    style: str,
    end: str,
    mark: bool,  # noqa: FBT001
    last: bool,  # noqa: FBT001
    value: str,
    number: int,
    field: str,
) -> None:
    old = written(style, end, mark=mark, last=last)
    new = apply(old, [Put(("actions", number, field), value)], order)
    expected = data(old)
    expected["actions"][number][field] = value
    assert expected == data(new)
    gone, came = changed_lines(old, new)
    assert came <= 1 + (not last)
    assert gone <= came
    assert new.endswith(end) == old.endswith(end)
    assert ("\r\n" in new) == ("\r\n" in old)


@MANY
@given(styles, ends, st.booleans(), values, st.sampled_from([0, 1]))
def test_an_item_that_is_added_takes_nothing_away(style: str, end: str, last: bool, value: str, number: int) -> None:  # noqa: FBT001
    old = written(style, end, mark=False, last=last)
    entry = {"date": "2020-03-01", "text": value}
    new = apply(old, [Add(("actions", number, "updates"), entry)], order)
    expected = data(old)
    expected["actions"][number].setdefault("updates", []).append(entry)
    assert expected == data(new)
    gone, _ = changed_lines(old, new)
    assert gone <= 1
    comments = [line.partition("#")[2] for line in old.splitlines() if "#" in line]
    assert [] == [comment for comment in comments if comment not in new]


@MANY
@given(styles, ends, values)
def test_putting_back_what_was_there_gives_the_same_bytes(style: str, end: str, value: str) -> None:
    old = written(style, end, mark=False, last=True)
    before = data(old)["actions"][0]["due"]
    there = apply(old, [Put(("actions", 0, "due"), value)], order)
    assert old == apply(there, [Put(("actions", 0, "due"), before)], order).replace(f"'{before}'", _quoted(old, before))


@pytest.mark.parametrize("style", STYLES)
def test_a_field_that_is_dropped_takes_only_itself(style: str) -> None:
    old = STYLES[style]
    new = apply(old, [Drop(("actions", 0, "status"))], order)
    expected = data(old)
    del expected["actions"][0]["status"]
    assert expected == data(new)
    assert changed_lines(old, new) in {(1, 0), (1, 1)}


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(Put(("actions", 7, "due"), "2020"), id="an item that is not there"),
        pytest.param(Put(("actions", 7, "target", "value"), "2020"), id="a field of a record of one"),
        pytest.param(Take(("accountable",), "nobody"), id="an item that the list does not have"),
        pytest.param(Put(("title", "text"), "x"), id="a field of what is a text"),
    ],
)
def test_what_cannot_be_done_without_touching_more_is_refused(edit: Edit) -> None:
    with pytest.raises((NotEditableError, LookupError)):
        apply(STYLES["as format.md has it"], [edit], order)


def _quoted(text: str, value: str) -> str:
    """The value as the text has it, in its quotes."""
    return next((f"{mark}{value}{mark}" for mark in ("'", '"') if f"{mark}{value}{mark}" in text), value)
