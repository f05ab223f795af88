"""What differs between two states, step by step, and that nothing is lost between them."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wsoa_cli.derive.steps import ItemKey, Items, Recorded, Step, items_of_head, items_of_workstream, steps
from wsoa_cli.store.read import read

TEXT = st.text("ab1 -", min_size=1, max_size=4)
NAMES = st.sampled_from(["title", "due", "status", "lead", "updates", "budget", "x-own"])
RECORDS = st.lists(st.dictionaries(st.sampled_from(["on", "text"]), TEXT, min_size=1), min_size=1, max_size=3)
FIELDS = st.dictionaries(
    NAMES,
    st.one_of(TEXT, st.lists(TEXT, max_size=3), RECORDS, st.dictionaries(NAMES, TEXT, min_size=1, max_size=2)),
    max_size=4,
)
ITEMS = st.dictionaries(
    st.builds(ItemKey, st.just("north"), st.sampled_from(["action", "measure"]), st.sampled_from(["1", "2", "3"])), FIELDS
).map(lambda found: {key: Recorded(key.id, fields) for key, fields in found.items()})


@given(ITEMS)
def test_nothing_differs_from_itself(items: Items) -> None:
    assert [] == steps(items, deepcopy(items))


@given(ITEMS, ITEMS)
@example(
    {
        ItemKey("north", "action", "1"): Recorded("1", {}),
        ItemKey("north", "action", "2"): Recorded("2", {"title": "1"}),
    },
    {ItemKey("north", "action", "1"): Recorded("1", {"title": "1"})},
)
@example(
    {
        ItemKey("north", "action", "1"): Recorded("1", {"title": "a"}),
        ItemKey("north", "action", "2"): Recorded("2", {"title": "b"}),
    },
    {
        ItemKey("north", "action", "1"): Recorded("1", {"title": "b"}),
        ItemKey("north", "action", "2"): Recorded("2", {"title": "a"}),
    },
)
def test_all_steps_lead_from_the_old_state_to_the_new(old: Items, new: Items) -> None:
    assert as_sets(new) == as_sets(after(old, steps(old, new)))


@given(ITEMS, ITEMS)
def test_the_way_back_has_as_many_steps(old: Items, new: Items) -> None:
    assert len(steps(old, new)) == len(steps(new, old))


@given(ITEMS, st.randoms(use_true_random=False))
def test_the_order_of_items_and_fields_says_nothing(items: Items, random: Any) -> None:
    keys = random.sample(list(items), len(items))
    assert [] == steps(items, {key: Recorded(items[key].id, shuffled(items[key].fields, random)) for key in keys})


@given(ITEMS, ITEMS)
def test_no_step_says_what_stayed(old: Items, new: Items) -> None:
    assert [] == [step for step in steps(old, new) if step.old == step.new]


def shuffled(value: Any, random: Any) -> Any:
    if isinstance(value, dict):
        return {name: shuffled(value[name], random) for name in random.sample(list(value), len(value))}
    return value


def after(items: Items, taken: list[Step]) -> Items:
    """A state once the steps have been taken.

    What is gone goes first, and ids change all at once: an item may take the id of one that is gone, and two may swap theirs.
    """
    gone = {step.key for step in taken if step.field is None and step.manner == "removed"}
    found = renamed({key: deepcopy(item) for key, item in items.items() if key not in gone}, taken)
    for step in taken:
        if step.field is None and step.manner == "added":
            assert isinstance(step.new, dict)
            found[step.key] = Recorded(step.id, deepcopy(step.new))
        elif step.field is not None and step.manner != "renamed":
            take(found[step.key].fields, step.field.split("."), step)
    return found


def renamed(items: Items, taken: list[Step]) -> Items:
    """A state with its items under their new ids."""
    ids = {ItemKey(step.key.plan, step.key.kind, str(step.old).lower()): step for step in taken if step.manner == "renamed"}
    return {
        ids[key].key if key in ids else key: Recorded(ids[key].id, item.fields) if key in ids else item
        for key, item in items.items()
    }


def take(fields: dict[str, Any], way: list[str], step: Step) -> None:
    name, *rest = way
    if rest:
        take(fields[name], rest, step)
    elif step.manner == "changed":
        fields[name] = step.new
    elif step.manner == "removed":
        kept = fields[name] if isinstance(fields[name], list) else [fields[name]]
        kept.remove(step.old)
        fields[name] = kept
    else:
        there = fields.get(name)
        fields[name] = [*(there if isinstance(there, list) else [] if there is None else [there]), step.new]


def as_sets(items: Items) -> Any:
    """A state without the order of records, and without what is empty."""
    return {key: as_set(item.fields) for key, item in items.items()}


def as_set(value: Any) -> Any:
    """A value; a list of one stands for its only entry, as it does where records give way to a text."""
    if isinstance(value, dict):
        return {name: as_set(one) for name, one in value.items() if one not in ("", [], {}, None)}
    if isinstance(value, list) and len(value) == 1:
        return as_set(value[0])
    return sorted(map(repr, value)) if isinstance(value, list) and any(isinstance(one, dict) for one in value) else value


WORKSTREAM = """\
id: WS1
title: Plans on time   # a comment
accountable: [director]
actions:
  - {id: 1.1, title: Go, due: 2020-03, budget: {total: 5}, updates: [{date: 2020-01-01, text: First.}]}
  - {id: 1.2, title: Stop, due: 2020-04}
"""


def typed(text: str, plan: str = "north") -> Items:
    data = read(text.encode()).data
    assert data is not None
    return items_of_workstream(data, plan)


def told(old: str, new: str) -> list[tuple[str, str | None, str, Any, Any]]:
    return [(step.id, step.field, step.manner, step.old, step.new) for step in steps(typed(old), typed(new))]


@pytest.mark.parametrize(
    "new",
    [
        pytest.param(WORKSTREAM.replace("   # a comment", ""), id="a comment"),
        pytest.param(WORKSTREAM.replace("Plans on time", '"Plans on time"'), id="quotes"),
        pytest.param(WORKSTREAM.replace("\n", "\r\n"), id="line ends"),
        pytest.param(WORKSTREAM.replace("[director]", "\n  - director"), id="a list in another style"),
        pytest.param(WORKSTREAM.replace("id: 1.1, title: Go", "title: Go, id: 1.1"), id="the order of fields"),
        pytest.param("\ufeff" + WORKSTREAM, id="a byte-order mark"),
        pytest.param(WORKSTREAM.replace("due: 2020-04", "due: 2020-04, start: ~"), id="a field that says nothing"),
    ],
)
def test_how_it_is_typed_is_no_change(new: str) -> None:
    assert [] == told(WORKSTREAM, new)


@pytest.mark.parametrize(
    ("old", "new", "step"),
    [
        pytest.param("2020-03", "2020-05", ("1.1", "due", "changed", "2020-03", "2020-05"), id="a field"),
        pytest.param("total: 5", "total: 6", ("1.1", "budget.total", "changed", "5", "6"), id="a field in a field"),
        pytest.param("Plans on", "Plan on", ("WS1", "title", "changed", "Plans on time", "Plan on time"), id="the workstream"),
        pytest.param(", due: 2020-04", "", ("1.2", "due", "changed", "2020-04", None), id="a field is taken away"),
        pytest.param("id: 1.2", "id: 1.9", ("1.9", "id", "renamed", "1.2", "1.9"), id="another id under the same title"),
        pytest.param(
            "[{date",
            "[{date: 2020-02-01, text: Second.}, {date",
            ("1.1", "updates", "added", None, {"date": "2020-02-01", "text": "Second."}),
            id="a record in a list",
        ),
        pytest.param(
            "First.", "Last.", ("1.1", "updates", "removed", {"date": "2020-01-01", "text": "First."}, None), id="a record"
        ),
    ],
)
def test_what_was_typed_differs_in(old: str, new: str, step: tuple[str, str | None, str, Any, Any]) -> None:
    assert step == told(WORKSTREAM, WORKSTREAM.replace(old, new))[0]


def test_an_item_that_comes_or_goes_is_one_step_with_all_that_it_says() -> None:
    without = WORKSTREAM.replace("  - {id: 1.2, title: Stop, due: 2020-04}\n", "")
    fields = {"title": "Stop", "due": "2020-04", "workstream": "WS1"}
    assert [("1.2", None, "removed", fields, None)] == told(WORKSTREAM, without)
    assert [("1.2", None, "added", None, fields)] == told(without, WORKSTREAM)


def test_an_id_is_the_same_in_capitals_and_small_letters() -> None:
    assert [] == told(WORKSTREAM.replace("1.2", "1.b"), WORKSTREAM.replace("1.2", "1.B"))


def test_two_items_of_one_title_are_not_taken_for_each_other() -> None:
    old = WORKSTREAM.replace("Stop", "Go")
    new = old.replace("id: 1.1", "id: 2.1").replace("id: 1.2", "id: 2.2")
    assert {"added", "removed"} == {manner for _, _, manner, _, _ in told(old, new)}


def test_a_plan_under_another_name_keeps_its_items() -> None:
    found = steps(typed(WORKSTREAM, "draft"), typed(WORKSTREAM, "north"), {"draft": "north"})
    assert [Step(ItemKey("north", "plan", "north"), "north", "id", "renamed", "draft", "north")] == found


def test_a_head_gives_the_plan_under_the_name_of_its_folder_and_what_it_lists() -> None:
    data = {
        "id": "another",
        "title": "T",
        "findings": [{"id": "F1", "text": "Late."}, {"text": "No id."}, "text"],
        "boards": "B",
    }
    expected = {
        ItemKey("North", "plan", "north"): Recorded("North", {"title": "T"}),
        ItemKey("North", "finding", "f1"): Recorded("F1", {"text": "Late."}),
    }
    assert expected == items_of_head(data, "North")


def test_of_two_items_with_one_id_the_first_counts() -> None:
    twice = WORKSTREAM.replace("id: 1.2", "id: 1.1")
    assert {"title": "Go"} == {"title": typed(twice)[ItemKey("north", "action", "1.1")].fields["title"]}
