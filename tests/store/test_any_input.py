"""For all bytes and all shapes of data: an answer, in our own words, at a line that exists."""

import json
import re
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from folders import HEAD, WORKSTREAM, Folder
from wsoa_cli.model.fields import field_names
from wsoa_cli.model.measure import Measure
from wsoa_cli.model.plan_head import PlanHead
from wsoa_cli.model.workstream import Action, Workstream
from wsoa_cli.store.guards import DEEPEST_NESTING
from wsoa_cli.store.load import load
from wsoa_cli.store.read import read

OFTEN = settings(max_examples=300, deadline=None, derandomize=True)
ON_FILES = settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)

SNIPPETS = [
    *(
        "a: ",
        "b",
        "- ",
        "? ",
        ": ",
        "\n",
        "\n  ",
        "\n    ",
        "\t",
        "[",
        "]",
        "{",
        "}",
        ",",
        "'",
        '"',
        "|",
        ">",
        "#",
        " #",
        "\r\n",
    ),
    *(
        "&x ",
        "*x",
        "!t ",
        "!!str ",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "<<: ",
        "~",
        "null",
        "\\",
        "\r",
        "\x85",
        "\u2028",
        "\ufeff",
    ),
    *(
        "<<<<<<< a\n",
        "=======\n",
        ">>>>>>> b\n",
        "1.10",
        "2020-03",
        "é",
        "\x07",
        "x-a: 1\n",
        "id: ",
        "actions:\n",
        "@",
        "`",
        "%",
    ),
]
yamlish = st.lists(st.sampled_from(SNIPPETS), max_size=40).map("".join)


def depth(data: Any) -> int:
    if isinstance(data, dict):
        return 1 + max(map(depth, data.values()), default=0)
    if isinstance(data, list):
        return 1 + max(map(depth, data), default=0)
    return 0


def lines_of(source: bytes) -> int:
    return len(re.split("\r\n|[\n\r\x85\u2028\u2029]", source.decode(errors="replace")))


def answer_of(source: bytes) -> None:
    """Reads a file and checks what holds of every answer."""
    reading = read(source)
    assert (reading.data is None) == (len(reading.faults) > 0)
    for fault in reading.faults:
        assert 1 <= fault.line <= lines_of(source)
        assert fault.column >= 1
        assert "" not in {fault.rule, fault.message, fault.hint}
    assert depth(reading.data) <= DEEPEST_NESTING


@OFTEN
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(source: bytes) -> None:
    answer_of(source)


@OFTEN
@given(yamlish)
@example("a: b\n" * 3)
@example("? [a]\n: b")
@example('a: "\\ud800"')
@example('{title: 12:30, a: "\\UFFFFFFFF"}')
@example('{title: 12:30, "\\ud800": a}')
def test_any_text_that_looks_like_yaml_is_read_or_refused(text: str) -> None:
    answer_of(text.encode())


@OFTEN
@given(st.text(max_size=100))
def test_any_text_is_read_or_refused(text: str) -> None:
    answer_of(text.encode("utf-8", errors="surrogatepass"))


@OFTEN
@given(yamlish)
def test_what_is_read_holds_texts_lists_and_fields_only(text: str) -> None:
    def is_plain(data: Any) -> bool:
        if isinstance(data, dict):
            return all(isinstance(key, str) and not key.startswith("x-") and is_plain(value) for key, value in data.items())
        if isinstance(data, list):
            return all(is_plain(item) for item in data)
        return data is None or isinstance(data, str)

    assert is_plain(read(text.encode()).data)


@OFTEN
@given(yamlish)
def test_a_byte_order_mark_changes_nothing(text: str) -> None:
    plain = text.removeprefix("\ufeff").encode()
    assert read(b"\xef\xbb\xbf" + plain) == read(plain)


FIELDS = sorted(
    {name for kind in (PlanHead, Workstream, Action, Measure) for name in field_names(kind)} | {"owner", "zz", "on", "by"}
)
WORDS = [
    *(
        "1",
        "1.10",
        "",
        "~",
        " ",
        "2020-01-01",
        "2020-02-30",
        "2020",
        "May 25",
        "ongoing",
        "public",
        "done",
        "../x",
        "a" * 50,
        "yes",
    ),
    *("monthly", "0-5", "5-0", "AY2019-20 autumn", "£1,000", "9" * 40, "a: b", "-1", "1e5", "nan", "[/x]", "\u202e", "percent"),
]
values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.sampled_from(WORDS)
    | st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4),
    max_leaves=8,
)


def as_json(data: Any) -> bytes:
    """JSON is YAML, but for characters that it writes as two escapes."""
    return json.dumps(data, ensure_ascii=False).encode()


def some_of(kind: type) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(field_names(kind)), values, max_size=8)


actions = st.lists(values | some_of(Action), max_size=3)
measures = st.lists(values | some_of(Measure), max_size=3)
workstreams = st.builds(
    lambda top, acts, meas: {**top, "actions": acts, "measures": meas}, some_of(Workstream), actions, measures
)

NOT_OUR_WORDS = re.compile(
    r"Input should|validation error|[Vv]alue error|Field required|String should|valid (string|list|tuple|dictionary)"
    r"|keyword argument|pydantic|dataclass|tuple|\bdict\b|NoneType|_type\b|Decimal|unicode string"
)


@ON_FILES
@given(head=some_of(PlanHead), workstream=workstreams)
def test_a_malformed_plan_is_loaded_with_faults_in_our_own_words(
    folder: Folder, head: dict[str, Any], workstream: dict[str, Any]
) -> None:
    folder.write("north/plan.yaml", as_json(head))
    folder.write("north/workstreams/1.yaml", as_json(workstream))
    portfolio = load(folder.root)
    assert [plan.id for plan in portfolio.plans] == ["north"]
    for fault in portfolio.faults:
        ours = f"{fault.message} {fault.hint}"
        for typed in [*WORDS, *texts_in(head), *texts_in(workstream)]:
            ours = ours.replace(typed, "") if len(typed) > 1 else ours
        assert NOT_OUR_WORDS.findall(ours) == []
        assert fault.message.strip() != ""
        assert "{}" not in fault.hint


def texts_in(data: Any) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in texts_in(value)]
    if isinstance(data, list):
        return [text for item in data for text in texts_in(item)]
    return [data] if isinstance(data, str) else []


@ON_FILES
@given(bad=values)
def test_no_value_of_one_action_hides_its_neighbour(folder: Folder, bad: Any) -> None:
    good = {"id": "1.2", "title": "B", "status": "in_progress"}
    sound = {"id": "WS1", "title": "T", "accountable": ["director"], "actions": [bad, good]}
    folder.plan().write("north/workstreams/1.yaml", as_json(sound))
    assert load(folder.root).plans[0].actions[-1].item.title == "B"


@ON_FILES
@given(field=st.sampled_from([name for name in field_names(Action) if name not in {"id", "title", "status"}]), bad=values)
def test_no_value_of_an_optional_field_makes_its_action_vanish(folder: Folder, field: str, bad: Any) -> None:
    action = {"id": "1.1", "title": "A", "status": "in_progress", field: bad}
    sound = {"id": "WS1", "title": "T", "accountable": ["director"], "actions": [action]}
    folder.plan().write("north/workstreams/1.yaml", as_json(sound))
    assert [at.item.id for at in load(folder.root).plans[0].actions] == ["1.1"]


@ON_FILES
@given(source=st.binary(max_size=100) | yamlish.map(str.encode))
def test_no_file_hides_another(folder: Folder, source: bytes) -> None:
    folder.write("north/plan.yaml", source)
    folder.write("north/workstreams/1.yaml", source)
    folder.write("north/workstreams/2.yaml", f"{WORKSTREAM}actions: [{{id: 1.1, title: A, status: delivered}}]\n".encode())
    folder.write("south/plan.yaml", HEAD.format(plan_id="south").encode())
    plans = load(folder.root).plans
    assert [plan.id for plan in plans] == ["north", "south"]
    assert "1.1" in [at.item.id for at in plans[0].actions]
