"""What is read without pydantic is what pydantic would have read, and what it would refuse is not read so."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from wsoa_cli.model.entity import Entity
from wsoa_cli.model.fields import field_names, kind_at
from wsoa_cli.model.kinds import KINDS
from wsoa_cli.model.plan import Loc
from wsoa_cli.model.plan_head import PlanHead
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.store.read import read
from wsoa_cli.store.sound import sound
from wsoa_cli.store.validate import picked_apart

ROOT = Path(__file__).parents[2]
FILES = sorted(path for folder in ("plans", "examples") for path in (ROOT / folder).rglob("*.yaml"))

EVERYTHING: dict[type[Entity], dict[str, Any]] = {
    PlanHead: {
        "format": "1", "id": "north", "title": "Plan", "kind": "strategy", "areas": ["Northshire"], "stage": "accepted",
        "framework": "none", "continues": "old", "inspection": {"start": "2019-06-10"},
        "organisations": [{"id": "council", "name": "Council", "sector": "education"}],
        "posts": [{"id": "head", "title": "Head of SEN", "publish_name": "false", "email": "a@example.org"}],
        "deadlines": [{"id": "pap", "title": "Send", "due": "2020-Q2", "counts": {"from": "2022-02-22", "working_days": "70"}}],
        "restricted_periods": [
            {"id": "ge", "title": "Election", "start": "2019-11-06", "end": "2019-12-12", "restricts": ["launch"]}
        ],
        "calendar": {"terms": [{"name": "autumn", "year": "2019-20", "start": "2019-09-03", "end": "2019-12-20"}]},
        "settings": {"due_soon_days": "30", "moves_need_approval": "yes"},
        "waivers": [{"rule": "no-trajectory", "on": "M2.1", "reason": "Annual.", "by": "head", "until": "2020-09-30"}],
    },
    Workstream: {
        "id": "WS1", "title": "Plans on time", "accountable": ["head"],
        "actions": [
            {
                "id": "1.10", "title": "Zwölf", "lead": ["head"], "due": "FY2019-20 Q4", "status": "in_progress",
                "due_changes": [{"on": "2020-02-11", "from": "2020-02", "to": "2020-03", "reason": "illness"}],
                "budget": {"total": "1000", "lines": [{"item": "Tea", "each": "2.50", "count": "10"}]},
                "age_bands": ["0-5"], "continues": "old:A3", "updates": [{"date": "2020-02-14", "text": "Said."}],
            },
            {"id": "1.2", "title": "Second", "status": "not_started", "due": "ongoing", "review": "2020-06-30"},
        ],
        "measures": [
            {
                "id": "M1", "title": "Share", "unit": "percent", "better": "higher", "resets": "september",
                "baseline": {"value": "43", "date": "2019-06-30"}, "target": {"value": "90", "by": "2021"},
                "readings": [{"date": "2019-09-30", "value": "-47.5", "basis": "actual"}],
            }
        ],
    },
}  # fmt: skip

VALUES: st.SearchStrategy[Any] = st.sampled_from([
    *("", " ", "x", "x\n", "no", "true", "1", "-1", "0.5", "1e5", "٣", "7" * 31, "1.10", "12 ", "a" * 41, "é"),
    *("2020-02-30", "2020-03-31", "2020-3-1", "2020", "2020-Q5", "ongoing", "AY2019-20", "AY2019-20 autumn", "20-10", "0-5"),
    *("delivered", "public", "percent", "september", "September", "a@b", "a@example.org", "old:A3", ":A3", "-x", "2019-20"),
    *(None, [], {}, [[]], ["x"], [None], [""], ["x", {}], {"x": "y"}, {"id": "x"}, [{"id": "x"}], {"value": "1"}),
])  # fmt: skip

WRITTEN = VALUES.filter(lambda value: value is not None)
"""What a field can hold; one that holds nothing is not in the data at all."""


def ways(data: Any, at: Loc = ()) -> Iterator[Loc]:
    """The way to every value in data."""
    pairs: Any = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield (*at, key)
        yield from ways(value, (*at, key))


def within(data: Any, way: Loc) -> Any:
    for step in way:
        data = data[step]
    return data


def agreed(kind: type[Entity], data: dict[str, Any]) -> Entity | None:
    """What both ways of reading make of data; the sound one nothing where pydantic finds something wrong."""
    by_pydantic = picked_apart(kind, data, {name: within(EVERYTHING[kind], (name,)) for name in _required(kind)})
    found = sound(kind, data)
    assert found == (None if by_pydantic.problems else by_pydantic.entity)
    return found


def _required(kind: type[Entity]) -> tuple[str, ...]:
    return ("format", "id", "title", "kind", "areas", "stage") if kind is PlanHead else ("id", "title", "accountable")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_plan_that_is_right_is_read_as_pydantic_reads_it(path: Path) -> None:
    data = read(path.read_bytes()).data
    assert data is not None
    assert agreed(PlanHead if path.name == "plan.yaml" else Workstream, data) is not None


@pytest.mark.parametrize("kind", EVERYTHING, ids=lambda kind: kind.__name__)
def test_what_is_right_in_every_field_is_read(kind: type[Entity]) -> None:
    assert agreed(kind, EVERYTHING[kind]) is not None


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.__name__)
def test_there_is_a_way_to_read_each_field_of_each_kind(kind: type[Entity]) -> None:
    assert sound(kind, {"there is": "no such field"}) is None


@st.composite
def something_else(draw: st.DrawFn) -> tuple[type[Entity], dict[str, Any]]:
    """The data above with another value somewhere, a field less, or one that belongs there or does not."""
    kind = draw(st.sampled_from(list(EVERYTHING)))
    data = deepcopy(EVERYTHING[kind])
    *parents, last = draw(st.sampled_from(list(ways(data))))
    owner = within(data, tuple(parents))
    what = draw(st.sampled_from(["put", "take", "add"]))
    if what == "put":
        owner[last] = draw(VALUES if isinstance(owner, list) else WRITTEN)
    elif what == "take":
        del owner[last]
    elif isinstance(owner, dict):
        names = field_names(kind_at(kind, tuple(parents)))
        owner[draw(st.sampled_from([*names, "from_", "owner", "x"]))] = draw(WRITTEN)
    return kind, data


@settings(max_examples=1500)
@given(something_else())
@example((Workstream, EVERYTHING[Workstream] | {"id": "WS1\n"}))
@example((PlanHead, EVERYTHING[PlanHead] | {"areas": []}))
def test_whatever_is_wrong_is_left_to_pydantic(case: tuple[type[Entity], dict[str, Any]]) -> None:
    agreed(*case)
