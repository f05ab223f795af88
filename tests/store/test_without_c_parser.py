"""Where the C parser is not installed, the Python one reads the same and refuses the same at the same spot."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from folders import WORKSTREAM, Folder

ROOT = Path(__file__).parent.parent.parent
NO_C = "import sys; sys.modules['_ruamel_yaml'] = sys.modules['ruamel.yaml.cyaml'] = None\n"
COMMAND = "from wsoa_cli.cli.entry import main; main()"
READING = """
import json, sys
from pathlib import Path
from wsoa_cli.store.load import load

def found(root):
    try:
        return [[one.rule, one.line, one.column] for one in load(root).faults]
    except Exception as error:
        return repr(error)

print(json.dumps({root.name: found(root) for root in Path(sys.argv[1]).iterdir()}))
"""


def run(program: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


ON_OUR_PLANS = ("--format", "json", "--today", "2020-01-06", "--plans", "plans")


@pytest.mark.parametrize(
    "words",
    [("list",), ("status",), ("measures",), ("deadlines",), ("check",), ("show", "peterborough-wsoa:F1", "--kind", "finding")],
    ids=" ".join,
)
def test_the_plans_of_this_repository_are_read_to_the_same_result(words: tuple[str, ...]) -> None:
    with_c, without = (run(program, *words, *ON_OUR_PLANS) for program in (COMMAND, NO_C + COMMAND))
    assert with_c.stdout.startswith("{")
    assert (with_c.returncode, with_c.stdout, with_c.stderr) == (without.returncode, without.stdout, without.stderr)


BAD_FILES: dict[str, str | bytes] = {
    "duplicate key": "id: WS1\ntitle: a\nid: b\n",
    "duplicate key in braces": "id: WS1\ntitle: {a: b, a: c}\n",
    "anchor": "id: WS1\ntitle: &one a\n",
    "anchor on a list item": "id: WS1\nactions:\n  - &one a\n",
    "alias": "id: WS1\ntitle: *one\n",
    "anchor and alias": "id: &one WS1\ntitle: *one\n",
    "tag": "id: WS1\ntitle: !mine a\n",
    "tag of YAML": "id: WS1\ntitle: !!str a\n",
    "tag on a mapping": "id: WS1\nx: !mine\n  a: b\n",
    "two documents": "id: WS1\n---\nid: WS2\n",
    "tab before a list": "id: WS1\nactions:\n\t- a\n",
    "tab before a field": "id: WS1\nx:\n\ta: b\n",
    "tab in brackets": "id: WS1\nfindings: [\n\tF1]\n",
    "no UTF-8": b"id: WS1\ntitle: \xe9\n",
    "NUL": b"id: WS1\ntitle: \x00\n",
    "control character": "id: WS1\ntitle: \x07\n",
    "merge conflict": "id: WS1\n<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> theirs\n",
    "deep brackets": "x: " + "[" * 1000,
    "deep fields": "".join(f"{' ' * level}a:\n" for level in range(80)),
    "deep dashes": "- " * 1000,
    "list": "- id: WS1\n",
    "text": "hello\n",
    "empty": "",
    "comment": "# nothing\n",
    "colon in a text": "id: WS1\ntitle: One: two\n",
    "open quotation mark": 'id: WS1\ntitle: "One\nx: y\n',
    "open bracket": "id: WS1\nfindings: [F1\ntitle: a\n",
    "odd indent": "id: WS1\nx:\n    a: b\n  c: d\n",
    "name without a colon": "id: WS1\ntitle\nx: y\n",
    "at sign": "id: WS1\ntitle: @a\n",
    "asterisks": "id: WS1\ntitle: *All* children\n",
    "escape that does not exist": 'id: WS1\ntitle: "\\q"\n',
    "half a surrogate pair": 'id: WS1\ntitle: "\\ud800"\n',
    "half a surrogate pair in a name": 'id: WS1\n"\\ud800": a\n',
    "no character": 'id: WS1\ntitle: "\\UFFFFFFFF"\n',
    "wrong values": f"{WORKSTREAM}actions:\n  - bad\n  -\n  - {{id: 1.1, title: A, status: done, owner: a, due: May 25}}\n",
    "windows line ends": (WORKSTREAM + "owner: a\nactions:\n  - {id: 1.1}\n").replace("\n", "\r\n"),
    "byte-order mark": b"\xef\xbb\xbfowner: a\n",
    "next line": f"{WORKSTREAM}x-a: a\u0085b\nx: y\n",
    "line separator": f"{WORKSTREAM}x-a: a\u2028b\nx: y\n",
}

TOLD_FROM_ELSEWHERE = {
    "asterisks",
    "escape that does not exist",
    "half a surrogate pair",
    "half a surrogate pair in a name",
    "no character",
}
"""Where the two parsers give up at different spots of the same text."""

GOOD_FILES: dict[str, str] = {
    "words that tempt": WORKSTREAM + "x-words:\n- no\n- 12:30\n- 1.10\n- 012\n- 2020-03-31\n- null\n- ~\n-\n- 'null'\n- on\n",
    "carriage returns": f"{WORKSTREAM}actions: []\n".replace("\n", "\r\n"),
    "block texts": WORKSTREAM + "actions:\n  - id: 1.1\n    title: |\n      One.\n      Two.\n    status: delivered\n",
    "folded texts": WORKSTREAM + "actions:\n  - id: 1.1\n    title: >-\n      One.\n      Two.\n    status: delivered\n",
    "a version": "%YAML 1.2\n---\n" + WORKSTREAM,
    "a start and an end": f"---\n{WORKSTREAM}...\n",
}


Found = dict[str, list[tuple[str, int, int]] | str]
"""Rule, line and column of what is found, by the case; in words where the program fell over."""


@pytest.fixture(scope="module")
def found_by_both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Found, Found]:
    root = tmp_path_factory.mktemp("parsers")
    for case, source in {**BAD_FILES, **GOOD_FILES}.items():
        path = Folder(root / case).plan().write("north/workstreams/1.yaml", "")
        path.write_bytes(source if isinstance(source, bytes) else source.encode())
    with_c, without = (run(program, str(root)) for program in (READING, NO_C + READING))
    return json.loads(with_c.stdout), json.loads(without.stdout)


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_bad_file_is_refused_at_the_same_line_and_column(found_by_both: tuple[Found, Found], case: str) -> None:
    with_c, without = (found[case] for found in found_by_both)
    assert len(with_c) > 0
    if case in TOLD_FROM_ELSEWHERE:
        assert [one[0] for one in with_c] == [one[0] for one in without]
    else:
        assert with_c == without


@pytest.mark.parametrize("case", GOOD_FILES)
def test_a_good_file_is_taken_by_both(found_by_both: tuple[Found, Found], case: str) -> None:
    assert [found[case] for found in found_by_both] == [[], []]
