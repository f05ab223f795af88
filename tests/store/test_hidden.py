"""What nobody sees in a file is found and told by its name, and the file is read all the same."""

import json
from collections.abc import Callable

import pytest

from folders import WORKSTREAM, Folder, Ran

Wsoa = Callable[..., Ran]
Spot = tuple[str, str, int, int]

RAW = ["\u202a", "\u202e", "\u2066", "\u2069", "\ufeff"]
ACTION = "actions:\n  - {id: 1.1, title: TITLE, lead: [director], status: in_progress, due: 2020-03}\n"


def found(folder: Folder, wsoa: Wsoa, content: str) -> list[Spot]:
    folder.plan().workstream(content, head="")
    findings = json.loads(wsoa("check", "--format", "json").out)["findings"]
    return [(one["rule"], one["severity"], one["line"], one["column"]) for one in findings]


@pytest.mark.parametrize("character", RAW, ids=ascii)
@pytest.mark.parametrize(
    ("content", "spot"),
    [
        pytest.param(WORKSTREAM + ACTION.replace("TITLE", "a{}b"), (6, 23), id="in a value"),
        pytest.param(WORKSTREAM + ACTION.replace("TITLE", "'a{}b'"), (6, 24), id="in quotes"),
        pytest.param(WORKSTREAM + "# {}delivered\n" + ACTION, (5, 3), id="in a comment"),
        pytest.param(WORKSTREAM + "x-own: a{}\n" + ACTION, (5, 9), id="in a field of ones own"),
        pytest.param(WORKSTREAM + "x-{}own: a\n" + ACTION, (5, 3), id="in a name"),
    ],
)
def test_what_nobody_sees_is_found_where_it_stands(
    folder: Folder, wsoa: Wsoa, content: str, spot: tuple[int, int], character: str
) -> None:
    raw = content.replace("{}", character)
    assert [("hidden-character", "warning", *spot)] == found(folder, wsoa, raw)


@pytest.mark.parametrize("escape", ["\\u202e", "\\u2066", "\\e", "\\x07", "\\0", "\\N", "\\L"])
def test_what_an_escape_stands_for_is_found_too(folder: Folder, wsoa: Wsoa, escape: str) -> None:
    content = WORKSTREAM + ACTION.replace("TITLE", f'"a{escape}b"')
    assert [("hidden-character", "warning", 6, 22)] == found(folder, wsoa, content)


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param('"\\tone\\ntwo\\\\u202e \\u00e9"', id="escapes that hide nothing"),
        pytest.param(r"C:\u202e\e", id="backslashes without quotes"),
        pytest.param("\u05d3\u05d5\u05d3\u200f \u200d\u200c", id="marks that names in other scripts need"),
        pytest.param("caf\u00e9 \u00a0\u2013 \u00a35", id="what is not ASCII"),
    ],
)
def test_what_can_be_seen_is_not_found(folder: Folder, wsoa: Wsoa, typed: str) -> None:
    assert [] == found(folder, wsoa, "\ufeff" + WORKSTREAM + ACTION.replace("TITLE", typed))


def test_the_file_is_read_and_can_be_changed_all_the_same(folder: Folder, wsoa: Wsoa) -> None:
    folder.plan().workstream(ACTION.replace("TITLE", "a\u202eb"))
    ran = wsoa("list", "--format", "json")
    assert (0, ["1.1"]) == (ran.code, [one["id"] for one in json.loads(ran.out)["actions"]])
    assert "U+202E (right-to-left override)" in wsoa("check").out
    assert 0 == wsoa("update", "1.1", "--text", "Begun.").code
    assert 0 == wsoa("set", "1.1", "title=ab").code
    assert "" == wsoa("check", "--format", "concise").out


def test_it_is_found_again_on_the_next_run(folder: Folder, wsoa: Wsoa) -> None:
    content = WORKSTREAM + ACTION.replace("TITLE", "a\u202eb")
    assert found(folder, wsoa, content) == found(folder, wsoa, content) == [("hidden-character", "warning", 6, 23)]


def test_of_very_many_the_first_are_told_and_how_many_more_there_are(folder: Folder, wsoa: Wsoa) -> None:
    folder.plan().workstream(ACTION + "# " + "\u202e" * 200_000 + "\n")
    findings = json.loads(wsoa("check", "--format", "json").out)["findings"]
    assert 101 == len(findings)
    assert "beside these there are 199900 more hidden characters in the file" in {one["message"] for one in findings}


def test_the_canonical_form_hides_nothing_that_could_be_seen(folder: Folder, wsoa: Wsoa) -> None:
    folder.plan().workstream(ACTION.replace("TITLE", '"caf\u00e9 \\u202e \\e"'))
    assert 0 == wsoa("fmt").code
    text = (folder.root / "north/workstreams/1.yaml").read_text(encoding="utf-8")
    assert '"caf\u00e9 \\u202e \\u001b"' in text
