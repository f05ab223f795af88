"""The canonical form of a file: the same meaning, every comment where it belongs, and nothing left to do a second time."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from styles import any_style
from wsoa_cli.commands.init import init
from wsoa_cli.model.plan_head import PlanHead
from wsoa_cli.model.workstream import Workstream
from wsoa_cli.store.canonical import NotFormattableError, canonical
from wsoa_cli.store.yaml import MappingNode, Node, ScalarNode, compose

ROOT = Path(__file__).parents[2]
MANY = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def formatted(text: str) -> str:
    return canonical(text.encode(), Workstream).decode()


def said(node: Node) -> Any:
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, MappingNode):
        return {name.value: said(value) for name, value in node.value}
    return [said(one) for one in node.value]


def composed(text: str) -> Node:
    node = compose(text.removeprefix("\ufeff"))
    assert node is not None
    return node


@MANY
@given(any_style())
def test_any_file_says_the_same_in_canonical_form(written: tuple[str, list[str]]) -> None:
    text, _ = written
    assert said(composed(text)) == said(composed(formatted(text)))


@MANY
@given(any_style())
def test_formatting_twice_changes_nothing(written: tuple[str, list[str]]) -> None:
    once = formatted(written[0])
    assert once == formatted(once)


def placed(text: str) -> dict[str, str]:
    """Each comment of a file with what is wrong with its place; nothing where it is right."""
    lines = text.removeprefix("\ufeff").splitlines()
    spans = dict(_spans(composed(text), (), 0))
    content = [n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")]
    wrong = {}
    for n, line in enumerate(lines):
        comment = line[line.rindex("# ") :] if "# above" in line or "# behind" in line or "# end" in line else ""
        if not comment:
            continue
        _, place, way, _ = comment.split(" ")
        start, end = spans[way]
        before, after = max((one for one in content if one <= n), default=-1), min(one for one in [*content, 10**6] if one > n)
        if place == "end":
            right = start <= before <= end < after
        elif n in content:
            right = place == "behind" and start <= n <= end
        else:
            goes_on = lines[n - 1].find(f"# behind {way} ") == line.index("#")  # a second one, below the first
            right = after == start or (place == "behind" and goes_on)
        if not right:
            wrong[comment] = f"line {n + 1}; {way} is in lines {start + 1} to {end + 1}"
    return wrong


def _spans(node: Node, way: tuple[str | int, ...], start: int) -> Any:
    """The first and the last line of everything, by its way."""
    ends = [start]
    if not isinstance(node, ScalarNode):
        for n, one in enumerate(node.value):
            name, value = one if isinstance(node, MappingNode) else (None, one)
            inside = list(_spans(value, (*way, n if name is None else name.value), (name or value).start_mark.line))
            ends.append(inside[-1][1][1])
            yield from inside
    elif node.style in {"|", ">"}:
        ends.append(node.end_mark.line - 1)
    else:
        ends.append(node.end_mark.line)
    yield "/".join(map(str, way)), (start, max(ends))


@MANY
@given(any_style())
def test_every_comment_is_kept_and_stands_where_it_belongs(written: tuple[str, list[str]]) -> None:
    text, comments = written
    new = formatted(text)
    found = [line[line.rindex("# ") :] for line in new.splitlines() if any(comment in line for comment in comments)]
    assert sorted(comments) == sorted(found)
    assert {} == placed(new)


def table(name: str, old: str, new: str) -> Any:
    return pytest.param(old, new, id=name)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        table(
            "fields in the order of the format, own ones after them",
            "x-b: 1\nactions:\n- {title: T, x-z: 1, x-a: 2, id: 1.1}\nx-a: 2\ntitle: T\nid: WS1\n",
            "id: WS1\ntitle: T\n\nactions:\n  - {id: 1.1, title: T, x-z: 1, x-a: 2}\n\nx-b: 1\nx-a: 2\n",
        ),
        table(
            "what is on top of the file stays there, and a comment that a blank line sets apart goes with its field",
            "# licence\n\n# what it is called\ntitle: T\nid: WS1\n",
            "# licence\n\nid: WS1\n# what it is called\ntitle: T\n",
        ),
        table(
            "a comment keeps its column where there is room",
            "id: WS1 # one\ntitle: T       # two\nfindings: [ F1,F2 ] # three\n",
            "id: WS1  # one\ntitle: T       # two\nfindings: [F1, F2]  # three\n",
        ),
        table(
            "a comment that goes on in the next line stays under its beginning",
            "actions:\n-   id: 1.1\n    status: delivered    # they say,\n                         # on page 7\n    title: T\n",
            "actions:\n  - id: 1.1\n    title: T\n    status: delivered    # they say,\n                         # on page 7\n",
        ),
        table(
            "a comment at the end of a block stays in it",
            "actions:\n  - id: 1.1\n    title: T\n    # of 1.1\n  # of the actions\n# of the file\n",
            "actions:\n  - id: 1.1\n    title: T\n    # of 1.1\n  # of the actions\n# of the file\n",
        ),
        table(
            "a comment above a field that comes first stands above its item",
            "actions:\n  # of 1.1\n  - title: T\n    # of its id\n    id: 1.1\n",
            "actions:\n  # of 1.1\n  # of its id\n  - id: 1.1\n    title: T\n",
        ),
        table(
            "braces with comments in them are written as a block",
            "actions: [ # all\n  {id: 1.1, # one\n   title: T}, # first\n  # the last\n  {id: 1.2, title: U}\n  ]\n",
            "actions:   # all\n  # first\n  - id: 1.1  # one\n    title: T\n\n  # the last\n  - {id: 1.2, title: U}\n",
        ),
        table(
            "braces over several lines that fit on one, and that do not",
            "findings: [F1,\n  F2]\nactions: [{id: 1.1, title: " + "words " * 20 + "}]\n",
            "findings: [F1, F2]\n\nactions:\n  - id: 1.1\n    title: " + ("words " * 20).strip() + "\n",
        ),
        table(
            "quotes go where every reader of YAML takes the text for a text",
            'id: "1.1"\ntitle: "One, two"\nfindings: [\'a, b\', \'F1\', "no"]\nx-own: "T"\n',
            'id: "1.1"\ntitle: One, two\nfindings: [\'a, b\', F1, "no"]\nx-own: "T"\n',
        ),
        table(
            "prose over several lines is a folded text",
            'title: One\n  two\nactions:\n- id: 1.1\n  title: "three\n     \\"four\\""   # five\n',
            'title: >-\n  One\n  two\n\nactions:\n  - id: 1.1\n    title: >-    # five\n      three\n      "four"\n',
        ),
        table(
            "texts in block form keep their lines and what is set in",
            "title: |2-\n      deep\n    less\n\n\nid: WS1\n",
            "id: WS1\ntitle: |2-\n      deep\n    less\n",
        ),
        table("a text that ends in blank lines", "title: |+\n  T\n\n\nid: 1\n", 'id: 1\ntitle: "T\\n\\n\\n"\n'),
        table(
            "fields without a value",
            "title: ~\nid:   # none yet\nfindings: null\n",
            "id:   # none yet\ntitle: ~\nfindings: null\n",
        ),
        table("blank lines", "\n\nid: WS1\n\n\n\ntitle: T  \n\n\n", "id: WS1\n\ntitle: T\n"),
        table("the marks of a document", "--- # one\nid: WS1\n...\n# two\n", "# one\nid: WS1\n# two\n"),
        table("JSON", '{"title": "T",\n "actions": [{"id": "a"}]}', "title: T\nactions: [{id: a}]\n"),
        table(
            "most line ends are CRLF",
            "\ufeffid: 1\r\ntitle: T\r\nfindings: []\n",
            "\ufeffid: 1\r\ntitle: T\r\nfindings: []\r\n",
        ),
        table("most line ends are LF", "id: 1\r\ntitle: T\nfindings: []", "id: 1\ntitle: T\nfindings: []\n"),
    ],
)
def test_canonical_form(old: str, new: str) -> None:
    assert new == formatted(old)
    assert new == formatted(new)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("id: WS1\nowner: me\n", "`owner` is not a field", id="an unknown field"),
        pytest.param("actions:\n  - {id: 1.1, titel: T}\n", "`titel` is not a field", id="one in an item"),
        pytest.param("id: 'WS1\n", "quotation mark", id="no YAML"),
        pytest.param("id: &a WS1\n", "anchor", id="an anchor"),
        pytest.param("- id\n", "not a set of fields", id="a list"),
    ],
)
def test_what_cannot_be_understood_is_refused(text: str, why: str) -> None:
    with pytest.raises(NotFormattableError, match=why):
        formatted(text)


def _all_of_ours(folder: Path) -> list[Path]:
    """The plans of this repository, and a first plan."""
    first = init(folder / "my-area", "improvement_plan", date(2020, 1, 6))
    return sorted([*(ROOT / "plans").rglob("*.yaml"), *(path for path in first if path.suffix == ".yaml")])


def test_our_own_plans_and_a_first_plan_are_canonical(tmp_path: Path) -> None:
    paths = _all_of_ours(tmp_path)
    kinds = [PlanHead if path.name == "plan.yaml" else Workstream for path in paths]
    assert 10 == len(paths)
    assert [] == [
        path for path, kind in zip(paths, kinds, strict=True) if path.read_bytes() != canonical(path.read_bytes(), kind)
    ]


def test_without_the_c_parser_the_form_is_the_same() -> None:
    texts: list[str] = []

    @settings(MANY, max_examples=30)
    @given(any_style())
    def collect(written: tuple[str, list[str]]) -> None:
        texts.append(written[0])

    collect()
    program = (
        "import sys; sys.modules['_ruamel_yaml'] = sys.modules['ruamel.yaml.cyaml'] = None\n"
        "import json\n"
        "from wsoa_cli.store.canonical import canonical\n"
        "from wsoa_cli.model.workstream import Workstream\n"
        "print(json.dumps([canonical(text.encode(), Workstream).decode() for text in json.load(sys.stdin)]))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], input=json.dumps(texts), capture_output=True, text=True, check=True, timeout=120
    )
    assert [formatted(text) for text in texts] == json.loads(ran.stdout)
